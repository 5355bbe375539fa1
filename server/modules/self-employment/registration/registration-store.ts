// All SQL of registrations.
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { Day, Moment } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import type { EndReason, Registration } from './registration.ts';

const columns = sql`registered_on as "registeredOn", registered_at as "registeredAt",
  ended_on as "endedOn", ended_at as "endedAt", end_reason as "endReason", oktmo, activity`;

/** All spans of the transaction's taxpayer, newest first. */
export function listRegistrations(ctx: Ctx): Promise<Registration[]> {
  return ctx.db.rows(sql<Registration>`
    select ${columns} from self_employment.registration
    where taxpayer_id = platform.current_taxpayer() order by registered_on desc`);
}

export function findRegistrationOn(ctx: Ctx, day: Day): Promise<Registration | undefined> {
  return ctx.db.find(sql<Registration>`
    select ${columns} from self_employment.registration
    where taxpayer_id = platform.current_taxpayer() and registered_on <= ${day}
      and (ended_on is null or ${day} < ended_on
        or (${day} = ended_on and end_reason = 'left'))`);
}

/** Opens the book at the first registration; its row is the lock of everything that follows. */
export async function lockBook(ctx: Ctx): Promise<void> {
  await ctx.db.run(sql`
    insert into self_employment.receipt_book (taxpayer_id)
    values (platform.current_taxpayer()) on conflict do nothing`);
  await ctx.db.run(sql`
    select from self_employment.receipt_book
    where taxpayer_id = platform.current_taxpayer() for update`);
}

export interface NewRegistration {
  registeredOn: Day;
  registeredAt: Moment;
  oktmo: string;
  activity: string;
  statements: Record<string, unknown>;
}

export async function insertRegistration(ctx: Ctx, one: NewRegistration): Promise<void> {
  await ctx.db.run(sql`
    insert into self_employment.registration (taxpayer_id, registered_on, registered_at, oktmo,
      activity, statements, changed_at)
    values (platform.current_taxpayer(), ${one.registeredOn}, ${one.registeredAt}, ${one.oktmo},
      ${one.activity}, ${JSON.stringify(one.statements)}, ${ctx.now})`);
}

/** False when nobody is registered now. */
export async function updateRegistration(
  ctx: Ctx,
  change: { oktmo: string; activity: string },
): Promise<boolean> {
  const changed = await ctx.db.run(sql`
    update self_employment.registration set oktmo = ${change.oktmo},
      activity = ${change.activity}, changed_at = ${ctx.now}
    where taxpayer_id = platform.current_taxpayer() and ended_on is null`);
  return changed > 0;
}

export async function endRegistration(
  ctx: Ctx,
  one: { registeredOn: Day; endedOn: Day; reason: EndReason },
): Promise<void> {
  await ctx.db.run(sql`
    update self_employment.registration set ended_on = ${one.endedOn}, ended_at = ${ctx.now},
      end_reason = ${one.reason}, changed_at = ${ctx.now}
    where taxpayer_id = platform.current_taxpayer() and registered_on = ${one.registeredOn}`);
}

/** The limit was not passed after all: a receipt that had passed it is cancelled. */
export async function reopenRegistration(ctx: Ctx, registeredOn: Day): Promise<void> {
  await ctx.db.run(sql`
    update self_employment.registration set ended_on = null, ended_at = null,
      end_reason = null, changed_at = ${ctx.now}
    where taxpayer_id = platform.current_taxpayer() and registered_on = ${registeredOn}`);
}

export async function yearIncome(ctx: Ctx, year: number): Promise<Kopecks> {
  const row = await ctx.db.one(sql<{ income: Kopecks }>`
    select self_employment.year_income(platform.current_taxpayer(), ${year}::int) as income`);
  return row.income;
}
