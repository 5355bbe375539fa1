// The tax of ended periods becomes charges on the day the tax office tells it: the 12th of the next
// month (422-ФЗ ст.11 ч.2), once per period, and is corrected when a receipt of it changes.
import { firstOfMonth } from '#law/npd/periods';
import type { Receipt as LawReceipt } from '#law/npd/receipts';
import { NPD_VALUES } from '#law/npd/values';
import { assessNpdMonth } from '#modules/assessments';
import type { Ctx } from '#platform/context';
import { planDue } from '#platform/due';
import { announce } from '#platform/events';
import { type Day, addDays, addMonths, yearOf } from '#primitives/days';
import { ZERO } from '#primitives/money';
import { listRegistrations, lockBook } from '../registration/registration-store.ts';
import type { Registration } from '../registration/registration.ts';
import { factOf, listStanding } from './income-store.ts';
import { type ChargedPeriod, deletePeriod, listCharged, upsertPeriod } from './period-store.ts';
import {
  type OwnPeriod,
  type PeriodTax,
  beginning,
  lifePeriods,
  reckonLife,
} from './reckon-life.ts';

export const ACCRUAL = 'self-employment.accrual';

/** The day a period is charged on. */
export function toldOn(period: Pick<OwnPeriod, 'to'>): Day {
  const month = addMonths(firstOfMonth(period.to), 1);
  return addDays(month, Number(NPD_VALUES.on(period.to).get('npd.notice_day').value) - 1);
}

/**
 * Plans the next charge: of the first period whose day is ahead, which early in a month is the one
 * that has just ended; of the last one where none is.
 */
export async function planAccrual(ctx: Ctx): Promise<void> {
  const periods = lifePeriods(await listRegistrations(ctx), ctx.today);
  const period = periods.find((one) => toldOn(one) > ctx.today) ?? periods.at(-1);
  if (period === undefined) return;
  const dueOn = toldOn(period);
  await planDue(ctx, { kind: ACCRUAL, key: dueOn, dueOn });
}

/**
 * Charges every period that ended and whose day has come, and plans the next one. Again on the
 * same day it changes nothing.
 */
export async function accruePeriods(ctx: Ctx): Promise<void> {
  await lockBook(ctx);
  const registrations = await listRegistrations(ctx);
  const charged = await listCharged(ctx);
  const periods = lifePeriods(registrations, ctx.today).filter(
    (one) => one.to < ctx.today && toldOn(one) <= ctx.today,
  );
  const known = new Set(charged.map(({ startsOn }) => startsOn));
  const first = periods.find(({ from }) => !known.has(from));
  if (first !== undefined) {
    await chargeFrom(ctx, { registrations, charged, periods, from: first.from });
  }
  await planAccrual(ctx);
}

/** A receipt of a charged day came or went: what follows from it is charged anew. */
export async function recharge(ctx: Ctx, incomeOn: Day): Promise<void> {
  const charged = await listCharged(ctx);
  const from = charged.find(({ endsOn }) => incomeOn <= endsOn)?.startsOn;
  if (from === undefined) return;
  const registrations = await listRegistrations(ctx);
  const last = charged.at(-1)!;
  const periods = lifePeriods(registrations, last.endsOn);
  await chargeFrom(ctx, { registrations, charged, periods, from });
}

interface Charging {
  registrations: readonly Registration[];
  charged: readonly ChargedPeriod[];
  periods: readonly OwnPeriod[];
  from: Day;
}

async function chargeFrom(ctx: Ctx, charging: Charging): Promise<void> {
  await chargeGone(ctx, charging);
  const { registrations, charged, periods, from } = charging;
  for (const tax of await reckonFrom(ctx, { charged, periods, from })) {
    const { period, payableKopecks } = tax;
    const told = toldOn(period);
    const before = charged.find(({ startsOn }) => startsOn === period.from);
    const { oktmo } = registrations.find(
      ({ registeredOn }) => registeredOn === period.registeredOn,
    )!;
    const { chargeId, isChanged } = await assessNpdMonth(ctx, {
      startsOn: period.from,
      period: period.name,
      oktmo,
      toldOn: told,
      dueOn: tax.dueOn ?? told,
      amountKopecks: payableKopecks,
      trace: tax.trace,
    });
    await upsertPeriod(ctx, tax, { toldOn: told, chargeId });
    if (before === undefined && payableKopecks > 0) {
      const data = { period: period.name, payableKopecks, dueOn: tax.dueOn, chargeId };
      await announce(ctx, { type: 'npd.accrued', data, topics: ['account', 'receipts'] });
    } else if (before !== undefined && isChanged) {
      const { payableKopecks: wasKopecks } = before;
      const data = { period: period.name, wasKopecks, payableKopecks, chargeId };
      await announce(ctx, { type: 'npd.recharged', data, topics: ['account', 'receipts'] });
    }
  }
}

/** Periods that are no more, because the right was lost before them: nothing is owed for them. */
async function chargeGone(ctx: Ctx, { registrations, charged, periods, from }: Charging) {
  const standing = new Set(periods.map((one) => one.from));
  for (const gone of charged) {
    if (gone.startsOn < from || standing.has(gone.startsOn)) continue;
    const { startsOn, endsOn, registeredOn, name } = gone;
    const period = { name, from: startsOn, to: endsOn, isLast: true, registeredOn };
    const start = { bonusLeftKopecks: gone.bonusLeftKopecks, carriedKopecks: ZERO };
    const [nothing] = reckonLife({ periods: [period], receipts: factOf(ctx, []), start });
    await assessNpdMonth(ctx, {
      startsOn,
      period: name,
      oktmo: registrations.find((one) => one.registeredOn === registeredOn)!.oktmo,
      toldOn: gone.toldOn,
      dueOn: gone.dueOn ?? gone.toldOn,
      amountKopecks: ZERO,
      trace: nothing!.trace,
    });
    await deletePeriod(ctx, startsOn);
  }
}

/** What might be: a receipt cancelled, others issued. */
export interface Change {
  without?: string;
  more?: readonly LawReceipt[];
}

/**
 * Periods from a day on, reckoned from where the last settled one left off: the run that led into
 * them is reckoned too, because the sum of its small taxes is paid with a later one.
 */
export async function reckonFrom(
  ctx: Ctx,
  { charged, periods, from, change = {} }: Omit<Charging, 'registrations'> & { change?: Change },
): Promise<PeriodTax[]> {
  const before = charged.findLast((one) => one.endsOn < from && one.carriedKopecks === 0);
  const run = periods.filter((one) => before === undefined || one.from > before.endsOn);
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { without, more = [] } = change;
  const standing = await listStanding(ctx, { from: first.from, to: last.to, without });
  const receipts = more.length === 0 ? standing : [...standing, ...more];
  const start = before ?? beginning(yearOf(first.to));
  return reckonLife({ periods: run, receipts: factOf(ctx, receipts), start });
}
