// Registering, changing and leaving (NPD-1).
import { isRegion } from '#primitives/regions';
import { personOf } from '#modules/taxpayers';
import type { Ctx } from '#platform/context';
import { announce } from '#platform/events';
import { formatDay, yearOf } from '#primitives/days';
import { formatMoney } from '#primitives/money';
import { refusals } from '../errors.ts';
import { isPrintable } from '../receipt/lines.ts';
import { planAccrual } from '../month/accrue-periods.ts';
import { CITIZENSHIP, type Statements, isCitizen, unmetStatement } from './conditions.ts';
import { limitOf } from './limit.ts';
import {
  endRegistration,
  insertRegistration,
  listRegistrations,
  lockBook,
  updateRegistration,
  yearIncome,
} from './registration-store.ts';
import { type Registration, isOpen } from './registration.ts';

export interface Place {
  oktmo: string;
  activity: string;
}

/**
 * Puts the person on the register today. Refuses: `already_registered`, `left_today`,
 * `condition_unmet` with its article, `limit_this_year`, `oktmo_invalid`, `activity_invalid`.
 */
export async function registerPayer(
  ctx: Ctx,
  input: Place & { statements: Statements },
): Promise<Registration> {
  const place = readPlace(input);
  const unmet = unmetStatement(input.statements);
  if (unmet !== null) throw unmetCondition(ctx, unmet);
  await lockBook(ctx);
  const registrations = await listRegistrations(ctx);
  const open = registrations.find(isOpen);
  if (open !== undefined) {
    const day = formatDay(open.registeredOn, 'long', ctx.language);
    throw refusals.already_registered({ params: { day } });
  }
  const [last] = registrations;
  if (last?.endedOn === ctx.today && last.endReason === 'left') throw refusals.left_today();
  if (!isCitizen(await personOf(ctx))) throw unmetCondition(ctx, CITIZENSHIP);
  const limit = limitOf(yearOf(ctx.today));
  const isLost = last?.endReason === 'limit' && yearOf(last.endedOn!) === yearOf(ctx.today);
  if (isLost || (await yearIncome(ctx, yearOf(ctx.today))) > limit) {
    throw refusals.limit_this_year({ params: { limit: formatMoney(limit, { whole: true }) } });
  }
  const statements = { ...input.statements, statedAt: ctx.now };
  const registered = { registeredOn: ctx.today, registeredAt: ctx.now, ...place, statements };
  await insertRegistration(ctx, registered);
  await announce(ctx, {
    type: 'self-employment.registered',
    data: { registeredOn: ctx.today, oktmo: place.oktmo },
    topics: ['receipts', 'profile'],
  });
  await planAccrual(ctx);
  return (await listRegistrations(ctx))[0]!;
}

function unmetCondition(ctx: Ctx, { unmet, article }: typeof CITIZENSHIP): Error {
  return refusals.condition_unmet({ params: { condition: unmet[ctx.language], article } });
}

function readPlace({ oktmo, activity }: Place): Place {
  const plain = activity.replace(/\s+/gu, ' ').trim();
  if (!isRegion(oktmo)) throw refusals.oktmo_invalid({ field: 'oktmo' });
  if (plain === '' || plain.length > 200 || !isPrintable(plain))
    throw refusals.activity_invalid({ field: 'activity' });
  return { oktmo, activity: plain };
}

/** The registration that holds now. Refuses `not_registered`. */
export async function openRegistration(ctx: Ctx): Promise<Registration> {
  const open = (await listRegistrations(ctx)).find(isOpen);
  if (open === undefined) {
    const day = formatDay(ctx.today, 'long', ctx.language);
    throw refusals.not_registered({ params: { day } });
  }
  return open;
}

/** Region and activity from now on. Refuses: `not_registered`, `oktmo_invalid`, … */
export async function changeRegistration(ctx: Ctx, input: Place): Promise<Registration> {
  const place = readPlace(input);
  await openRegistration(ctx);
  await updateRegistration(ctx, place);
  await announce(ctx, {
    type: 'self-employment.changed',
    data: { oktmo: place.oktmo },
    topics: ['receipts'],
  });
  return openRegistration(ctx);
}

/** The last day on the register is today (ст.5 ч.12). Refuses `not_registered`. */
export async function leaveRegister(ctx: Ctx): Promise<Registration> {
  await lockBook(ctx);
  const { registeredOn } = await openRegistration(ctx);
  await endRegistration(ctx, { registeredOn, endedOn: ctx.today, reason: 'left' });
  await announce(ctx, {
    type: 'self-employment.left',
    data: { endedOn: ctx.today, reason: 'left' },
    topics: ['receipts', 'profile'],
  });
  await planAccrual(ctx);
  return (await listRegistrations(ctx))[0]!;
}
