// Which charges money settled, as it is recorded.
import { taxpayerOf, type Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { SettlementShare } from '../contract.ts';
import { explain, type RecordedShare } from './settlement.ts';

/** Shares of one answer: a payment meets some dozens of charges. */
const most = 1000;

/** What a payment settled when it came, and why in that order. */
export async function settlementOf(ctx: Ctx, paymentId: string): Promise<SettlementShare[]> {
  return explain(await listShares(ctx, sql`p.payment_id = ${paymentId}`));
}

/** What was settled by postings after the one named. */
export async function settlementsAfter(ctx: Ctx, postingNo: number): Promise<SettlementShare[]> {
  return explain(await listShares(ctx, sql`p.posting_no > ${postingNo}`));
}

/** The number of the last posting; 0 while there is none. */
export async function lastPostingNo(ctx: Ctx): Promise<number> {
  const row = await ctx.db.find(sql<{ last: number }>`
    select last_posting_no as last from ledger.account where taxpayer_id = ${taxpayerOf(ctx)}`);
  return row?.last ?? 0;
}

function listShares(ctx: Ctx, wanted: ReturnType<typeof sql>): Promise<RecordedShare[]> {
  return ctx.db.rows(sql<RecordedShare>`
    select p.posting_no as "postingNo", p.effective_on as on, c.charge_id as "chargeId",
      c.due_on as "dueOn", c.class, c.tax, c.tax_year as "taxYear", c.period,
      c.subject_of_tax as "subjectOfTax", e.amount_kopecks as "amountKopecks",
      (select -sum(b.amount_kopecks)::bigint from ledger.entry b
        where b.taxpayer_id = e.taxpayer_id and b.charge_id = e.charge_id
          and b.posting_no < e.posting_no) as "outstandingKopecks"
    from ledger.posting p
    join ledger.entry e using (taxpayer_id, posting_no)
    join ledger.charge c using (taxpayer_id, charge_id)
    where p.taxpayer_id = ${taxpayerOf(ctx)} and p.kind in ('allocation', 'payment') and ${wanted}
    order by p.posting_no, e.line limit ${most}`);
}
