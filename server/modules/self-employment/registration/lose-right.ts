// The right to the regime ends with the receipt that passes the yearly limit, from its day (422-ФЗ
// ст.4 ч.2 п.8), and comes back when a cancelled receipt shows that it was never passed.
import { npdLimit } from '#law/npd/income-limit';
import type { Ctx } from '#platform/context';
import { announce } from '#platform/events';
import { dayOf, yearOf } from '#primitives/days';
import { ZERO } from '#primitives/money';
import { planAccrual } from '../month/accrue-periods.ts';
import { factOf, listIncome } from '../month/income-store.ts';
import { limitOf } from './limit.ts';
import {
  endRegistration,
  listRegistrations,
  reopenRegistration,
  yearIncome,
} from './registration-store.ts';
import { registrationAt } from './registration.ts';

/**
 * Brings the register in line with the receipts of a year: announces `self-employment.left` with
 * the reason `limit` on the loss, `self-employment.regained` when it is undone.
 */
export async function loseRight(ctx: Ctx, year: number): Promise<void> {
  const registrations = await listRegistrations(ctx);
  const lost = registrations.find(
    (one) => one.endReason === 'limit' && yearOf(one.endedOn!) === year,
  );
  if (lost === undefined && (await yearIncome(ctx, year)) <= limitOf(year)) return;
  const receipts = await listIncome(ctx, { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) });
  const { rightLostFrom } = npdLimit({
    taxYear: year,
    incomeBefore: factOf(ctx, ZERO),
    receipts: factOf(ctx, receipts),
  });
  if (lost !== undefined && rightLostFrom === null) {
    await reopenRegistration(ctx, lost.registeredOn);
    const data = { registeredOn: lost.registeredOn };
    await announce(ctx, { type: 'self-employment.regained', data, topics: ['receipts'] });
    await planAccrual(ctx);
    return;
  }
  if (rightLostFrom === null || lost?.endedOn === rightLostFrom) return;
  const ended = lost ?? registrationAt(registrations, rightLostFrom);
  if (ended === undefined) return;
  const { registeredOn } = ended;
  await endRegistration(ctx, { registeredOn, endedOn: rightLostFrom, reason: 'limit' });
  await announce(ctx, {
    type: 'self-employment.left',
    data: { endedOn: rightLostFrom, reason: 'limit' },
    topics: ['receipts', 'profile'],
  });
  await planAccrual(ctx);
}
