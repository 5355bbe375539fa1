// The tax account: its header now, and the whole of it as of any day (ux /taxes).
import type * as z from 'zod/mini';
import { parseDay } from '#primitives/days';
import { taxpayerOf, type Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { account, accountQuery, Charge, Header } from './contract.ts';
import { refusals } from './errors.ts';
import { listReversals } from './reversal/reverse-payment.ts';

/** Debt, what comes, reserved and free money of this moment. */
export async function currentHeader(ctx: Ctx): Promise<Header> {
  const row = await ctx.db.one(sql<{ header: Header }>`
    select ledger.page_home(${taxpayerOf(ctx)}, ${ctx.today}) as header`);
  return row.header;
}

/**
 * The account as it counts on a day, as far as it was known at a moment; rebuilt from the entries.
 * Refuses: `ledger.day_ahead`, `ledger.filter_invalid`.
 */
export async function readAccount(
  ctx: Ctx,
  query: z.infer<typeof accountQuery>,
): Promise<z.infer<typeof account>> {
  const on = query.on ? parseDay(query.on) : { ok: true as const, value: ctx.today };
  if (!on.ok) throw refusals.filter_invalid({ field: 'on', params: { field: 'on' } });
  if (on.value > ctx.today) throw refusals.day_ahead({ field: 'on' });
  const known = query.knownAt ? Date.parse(query.knownAt) : Date.parse(ctx.now);
  if (!Number.isFinite(known)) {
    throw refusals.filter_invalid({ field: 'knownAt', params: { field: 'knownAt' } });
  }
  const knownAt = new Date(known).toISOString();
  const row = await ctx.db.one(sql<{
    account: { header: Header; charges: Charge[]; apart: Charge[] };
  }>`
    select ledger.account_as_of(${taxpayerOf(ctx)}, ${on.value}, ${knownAt}) as account`);
  const reversed = await listReversals(ctx, { on: on.value, knownAt });
  return { on: on.value, knownAt, ...row.account, reversed };
}
