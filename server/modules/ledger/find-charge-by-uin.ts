// A charge by the number the tax service knows it by.
import { taxpayerOf, type Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { Charge } from './charge.ts';

/** The charge of the transaction's taxpayer that stands under the УИН; a corrected one does not. */
export async function findChargeByUin(ctx: Ctx, uin: string): Promise<Charge | undefined> {
  const row = await ctx.db.find(sql<{ charge: Charge }>`
    select ledger.charge_json(c, ${ctx.today}) as charge from ledger.charge c
    where c.taxpayer_id = ${taxpayerOf(ctx)} and c.uin = ${uin} and c.corrected_on is null
    order by c.updated_at desc limit 1`);
  return row?.charge;
}

/** Which of the УИН charges of the transaction's taxpayer stand under. */
export async function listChargeUins(ctx: Ctx, uins: readonly string[]): Promise<string[]> {
  const rows = await ctx.db.rows(sql<{ uin: string }>`
    select distinct c.uin from ledger.charge c
    where c.taxpayer_id = ${taxpayerOf(ctx)} and c.uin = any(${uins}) and c.corrected_on is null`);
  return rows.map(({ uin }) => uin);
}
