// All SQL of the history of the account.
import type * as z from 'zod/mini';
import { taxpayerOf, type Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { Window } from '../charge-store.ts';
import type { history } from '../contract.ts';

type Act = z.infer<typeof history>['items'][number];
type Entry = Act['entries'][number];

export type ActRow = Omit<Act, 'actNo' | 'entries'> & { firstNo: number; lastNo: number };

/** Entries shown of one act; a file of charges writes hundreds at once. */
const entriesMax = 50;

/**
 * Acts of these kinds, the latest first. One act is what one event wrote; what stood after it is
 * the sum of all entries up to its last one, whatever the filter hides.
 */
export async function listActs(
  ctx: Ctx,
  kinds: readonly Act['kind'][],
  { limit, offset }: Window,
): Promise<{ rows: ActRow[]; total: number }> {
  const found = await ctx.db.rows(sql<{ act: ActRow; total: number }>`
    with line as (
      select p.event_id, p.posting_no, p.kind, p.effective_on, p.recorded_at, p.payment_id,
        p.source_key, e.account, e.amount_kopecks, c.class, c.apart
      from ledger.posting p join ledger.entry e using (taxpayer_id, posting_no)
      left join ledger.charge c using (taxpayer_id, charge_id)
      where p.taxpayer_id = ${taxpayerOf(ctx)}
    ), act as (
      select min(posting_no) as first_no, max(posting_no) as last_no,
        case when bool_or(kind = 'payment') then 'payment'
          when bool_or(kind = 'payment_reversal') then 'payment_reversal'
          when bool_and(class = 'penalty') filter (where kind in ('charge', 'reversal')
            and account = 'obligation') then 'penalty'
          when bool_or(kind = 'reversal') then 'correction'
          when bool_or(kind = 'charge') then 'charge'
          when bool_or(kind = 'allocation') then 'settlement'
          else 'release' end as kind,
        max(recorded_at) as recorded_at, min(effective_on) as effective_on,
        (max(payment_id::text) filter (where kind in ('payment', 'payment_reversal')))::uuid
          as payment_id,
        -- The key of money that an order of the cabinet brought (payments/settle-payment).
        coalesce(bool_or(source_key like 'bank:order:%') filter (where kind = 'payment'), false)
          as is_order,
        count(*) filter (where account in ('obligation', 'received', 'returned')) as entries,
        coalesce(-sum(amount_kopecks) filter (where account = 'received'), 0) as received,
        coalesce(-sum(amount_kopecks) filter (where account = 'returned'), 0) as returned,
        coalesce(-sum(amount_kopecks) filter (where account = 'obligation'
          and kind in ('charge', 'reversal')), 0) as charged,
        coalesce(abs(sum(amount_kopecks) filter (where account = 'obligation'
          and kind in ('allocation', 'release'))), 0) as moved,
        coalesce(sum(amount_kopecks) filter (where account = 'wallet'), 0) as wallet,
        coalesce(-sum(amount_kopecks) filter (where account = 'obligation' and not apart), 0)
          as owed
      from line group by event_id
    ), told as (
      select act.*, sum(wallet) over since as money_after, sum(owed) over since as owed_after
      from act window since as (order by last_no)
    )
    select count(*) over ()::int as total, jsonb_build_object(
      'firstNo', first_no, 'lastNo', last_no, 'kind', kind,
      'recordedAt', ledger.iso(recorded_at), 'effectiveOn', effective_on,
      'paymentId', payment_id, 'isOrder', is_order, 'entryCount', entries,
      'amountKopecks', case kind when 'payment' then received
        when 'payment_reversal' then returned when 'settlement' then moved
        when 'release' then moved else charged end,
      'moneyAfterKopecks', money_after, 'owedAfterKopecks', owed_after) as act
    from told where kind = any(${[...kinds]})
    order by last_no desc limit ${limit} offset ${offset}`);
  return { rows: found.map(({ act }) => act), total: found[0]?.total ?? 0 };
}

/** Entries of the acts by the first posting of each, in the order they were written. */
export async function listEntries(
  ctx: Ctx,
  acts: readonly ActRow[],
): Promise<ReadonlyMap<number, Entry[]>> {
  const rows = await ctx.db.rows(sql<{ first: number; entry: Entry }>`
    select first, entry from (
      select a.first, p.posting_no, e.line,
        row_number() over (partition by a.first order by p.posting_no, e.line) as place,
        jsonb_build_object('kind', p.kind, 'effectiveOn', p.effective_on,
          'amountKopecks', abs(e.amount_kopecks), 'chargeId', e.charge_id,
          'charge', case when c.charge_id is not null then jsonb_build_object('class', c.class,
            'tax', c.tax, 'taxYear', c.tax_year, 'period', c.period,
            'subjectOfTax', c.subject_of_tax, 'dueOn', c.due_on) end) as entry
      from unnest(${acts.map(({ firstNo }) => firstNo)}::int[],
        ${acts.map(({ lastNo }) => lastNo)}::int[]) as a (first, last)
      join ledger.posting p on p.posting_no between a.first and a.last
      join ledger.entry e using (taxpayer_id, posting_no)
      left join ledger.charge c using (taxpayer_id, charge_id)
      where p.taxpayer_id = ${taxpayerOf(ctx)}
        and e.account in ('obligation', 'received', 'returned')
    ) as shown where place <= ${entriesMax} order by first, place`);
  const found = Map.groupBy(rows, ({ first }) => first);
  return new Map([...found].map(([first, same]) => [first, same.map(({ entry }) => entry)]));
}
