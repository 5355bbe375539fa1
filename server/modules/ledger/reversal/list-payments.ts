// Money on the account that could be taken back, for whoever has to find one payment of it.
import { taxpayerOf, type Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { Window } from '../charge-store.ts';
import type { AccountPayment } from '../contract.ts';

/** Payments that count, of the latest day first; those taken back are told by `listReversals`. */
export async function listPayments(
  ctx: Ctx,
  { limit, offset }: Window,
): Promise<{ payments: AccountPayment[]; total: number }> {
  const own = sql`p.taxpayer_id = ${taxpayerOf(ctx)} and p.kind = 'payment' and not exists (
    select from ledger.payment_reversal r
    where r.taxpayer_id = p.taxpayer_id and r.payment_id = p.payment_id)`;
  const { total } = await ctx.db.one(sql<{ total: number }>`
    select count(*)::int as total from ledger.posting p where ${own}`);
  const rows = await ctx.db.rows(sql<{ one: AccountPayment }>`
    select jsonb_build_object('paymentId', p.payment_id, 'amountKopecks', -e.amount_kopecks,
      'paidOn', p.effective_on, 'recordedAt', ledger.iso(p.recorded_at),
      -- The source and the key of its event (payments/settle-payment, exchange/take-payment).
      'origin', case when p.source_key like 'bank:order:%' then 'cabinet'
        when p.source_key like 'bank:%' then 'bank'
        when p.source_key like 'gisgmp:%' then 'gisgmp' else 'treasury' end) as one
    from ledger.posting p join ledger.entry e using (taxpayer_id, posting_no)
    where ${own} and e.account = 'received'
    order by p.effective_on desc, p.posting_no desc limit ${limit} offset ${offset}`);
  return { payments: rows.map(({ one }) => one), total };
}
