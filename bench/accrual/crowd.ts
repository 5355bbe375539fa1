// People on the register with receipts of two months, made by plain SQL past the program; and what
// they were charged.
import type { Client } from '../../server/launch/database-client.ts';

/** Numbers of taxpayers that follow each other without gaps. */
export interface People {
  first: number;
  last: number;
  count: number;
}

/** The day the tax of January and February, the first period, is told (422-ФЗ ст.9, 11). */
export const TOLD_AT = '2026-03-12T09:00:00.000Z';
/** 2 × 50 000 ₽ from persons: 4 % less the deduction of 1 %. */
const TAX_KOPECKS = 300_000;

export async function sellLastMonths(client: Client, { first, last }: People): Promise<void> {
  const people = `generate_series(${first}::bigint, ${last}) as t`;
  await client.query(`
    begin;
    insert into self_employment.receipt_book (taxpayer_id, last_sequence)
      select t, 2 from ${people};
    insert into self_employment.registration (taxpayer_id, registered_on, registered_at, oktmo,
        activity, statements, changed_at)
      select t, '2026-01-01', '2026-01-01T09:00Z', '45000000', 'Уроки', '{}', '2026-01-01T09:00Z'
      from ${people};
    insert into self_employment.receipt (taxpayer_id, number, operation_at, operation_offset,
        request_at, request_offset, income_on, registered_at, lines, total_kopecks, buyer_kind,
        payment_kind, source)
      select t, '000' || m || left(md5(t::text), 6), day + interval '9 hours', 180,
        day + interval '9 hours', 180, day, day + interval '9 hours',
        '[{"name": "Урок", "priceKopecks": 5000000, "quantity": "1", "sumKopecks": 5000000}]',
        5000000, 'person', 'account', 'wire'
      from ${people}, (values (1, date '2026-01-15'), (2, date '2026-02-15')) as sold (m, day);
    insert into self_employment.income_month (taxpayer_id, month, person_kopecks, receipts)
      select t, month, 5000000, 1 from ${people}, unnest(array['2026-01', '2026-02']) as month;
    insert into platform.due (taxpayer_id, kind, due_key, due_at)
      select t, 'self-employment.accrual', '2026-03-12', '2026-03-11T21:00Z' from ${people};
    commit;`);
  await client.query(`analyze self_employment.receipt_book, self_employment.registration,
    self_employment.receipt, self_employment.income_month, platform.due`);
}

export interface Charged {
  /** People charged once and rightly. */
  right: number;
  lost: number;
  doubled: number;
}

export async function chargedOf(client: Client, people: People): Promise<Charged> {
  const { rows } = await client.query<{ right: number; doubled: number }>(
    `select (count(*) filter (where charges = 1 and kopecks = $3))::int as right,
       (count(*) filter (where charges > 1 or versions > 1))::int as doubled
     from (select taxpayer_id, count(*) as charges, sum(amount_kopecks) as kopecks
       from ledger.charge where tax = 'npd' and taxpayer_id between $1 and $2 group by 1) c
     join (select taxpayer_id, count(*) as versions
       from assessments.npd_month where taxpayer_id between $1 and $2 group by 1) m
       using (taxpayer_id)`,
    [people.first, people.last, TAX_KOPECKS],
  );
  const { right, doubled } = rows[0]!;
  return { right, lost: people.count - right - doubled, doubled };
}
