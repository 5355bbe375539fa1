// «Зачесть»: free money set aside for a coming charge by the person's statement (КНД 1150057, НК РФ
// ст.78), and the statement that takes it back (КНД 1165171).
import type { Kopecks } from '#primitives/money';
import { taxpayerOf, type Ctx } from '#platform/context';
import { sql } from '#platform/db';
import { act } from '../act.ts';
import type { Offset } from '../contract.ts';

export interface OffsetWish {
  /** Made by the author: the same statement again changes nothing. */
  offsetId: string;
  /** A charge whose due day is still to come. */
  chargeId: string;
  amountKopecks: Kopecks;
}

/**
 * Sets money aside for a charge, before charges that fall due earlier; only debts outrank it.
 * Announces `offset.made`.
 * Refuses: `ledger.offset_amount` with the most that can be set aside, `ledger.offset_late`,
 * `ledger.offset_stands`, `ledger.charge_unknown`, `ledger.charge_corrected`,
 * `ledger.account_frozen`.
 */
export function makeOffset(ctx: Ctx, wish: OffsetWish): Promise<Offset> {
  return act(ctx, 'offset.made', {
    name: 'ledger-make-offset',
    text: 'select ledger.make_offset($1, $2, $3, $4) as answer',
    values: [wish.offsetId, wish.chargeId, wish.amountKopecks],
  });
}

/**
 * Frees what a statement still holds; again, it changes nothing. Announces `offset.withdrawn`.
 * Refuses: `ledger.offset_unknown`, `ledger.offset_over` (used or outranked), `account_frozen`.
 */
export function withdrawOffset(ctx: Ctx, offsetId: string): Promise<Offset> {
  return act(ctx, 'offset.withdrawn', {
    name: 'ledger-withdraw-offset',
    text: 'select ledger.withdraw_offset($1, $2) as answer',
    values: [offsetId],
  });
}

/** Rows of one answer: more statements than a person makes in years. */
const most = 500;

/** Statements, the newest first. */
export async function listOffsets(ctx: Ctx): Promise<Offset[]> {
  const rows = await ctx.db.rows(sql<{ one: Offset }>`
    select ledger.offset_json(o) as one from ledger.charge_offset o
    where o.taxpayer_id = ${taxpayerOf(ctx)}
    order by o.recorded_at desc, o.offset_id limit ${most}`);
  return rows.map(({ one }) => one);
}
