// What acts would do, before anybody does them: played for real and taken back.
import type * as z from 'zod/mini';
import { addDays, type Day, isDay } from '#primitives/days';
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import { currentHeader, getCharge, listObligations } from '#modules/ledger';
import type { whatIf, whatIfBody } from './contract.ts';
import { refusals } from './errors.ts';
import { nothing, play, type Played, type Wish } from './play.ts';
import { warningsOf } from './warnings.ts';

/** How far ahead one may look: about three years. */
const daysAhead = 1100;

type Asked = z.infer<typeof whatIfBody>;

/**
 * The account on a day with and without the acts, and the harm they do; nothing is written.
 * Refuses: `forecast.day_wrong`, `forecast.correction_wrong`, and what the acts refuse.
 */
export async function askWhatIf(ctx: Ctx, asked: Asked): Promise<z.infer<typeof whatIf>> {
  const { on, ...wish } = asked;
  for (const { onDay } of wish.payments) checkDay(ctx, onDay, 'onDay');
  const until = on === undefined ? await lastDay(ctx, wish) : checkDay(ctx, on, 'on');
  const ids = [...wish.offsets, ...wish.corrections].map(({ chargeId }) => chargeId);
  const named = [];
  for (const chargeId of new Set(ids)) named.push(await getCharge(ctx, chargeId));
  const open = new Set((await listObligations(ctx)).map(({ chargeId }) => chargeId));
  const now = await currentHeader(ctx);
  const before = await takenBack(ctx, () => play(ctx, nothing, until));
  const after = await takenBack(ctx, () => play(ctx, wish, until));
  const warnings = warningsOf({ wish, before, after, open, named, until });
  return { on: until, now, before: shown(before), after: shown(after), warnings };
}

const shown = ({ shortages: _shortages, ...rest }: Played) => rest;

/** Whatever the call writes never happened. */
async function takenBack<T>(ctx: Ctx, call: () => Promise<T>): Promise<T> {
  await ctx.db.run(sql`savepoint what_if`);
  try {
    return await call();
  } finally {
    await ctx.db.run(sql`rollback to savepoint what_if`);
  }
}

function checkDay(ctx: Ctx, text: string, field: string): Day {
  const isInside = isDay(text) && text >= ctx.today && text <= addDays(ctx.today, daysAhead);
  if (!isInside) throw refusals.day_wrong({ field, params: { field } });
  return text;
}

/** The day after the last due day of the coming year or the last payment. */
async function lastDay(ctx: Ctx, wish: Wish): Promise<Day> {
  const horizon = addDays(ctx.today, 366);
  const due = (await listObligations(ctx)).map(({ dueOn }) => addDays(dueOn as Day, 1));
  const paid = wish.payments.map(({ onDay }) => onDay as Day);
  const within = [ctx.today, ...due.filter((day) => day <= horizon), ...paid];
  return within.sort().at(-1)!;
}
