// What the books say after the storm, read past the program by plain SQL.
import pg from 'pg';
import type { Sold } from './sellers.ts';

export interface Books {
  receipts: number;
  /** Acknowledged and not there under the number of the answer. */
  lost: number;
  /** Sold once, there more than once. */
  doubled: number;
  /** There, and never sent. */
  unasked: number;
  /** Sequence numbers given twice to receipts of one ИНН. */
  repeatedNumbers: number;
  /** Receipts without their event, audit row or delivery. */
  withoutNews: number;
  /** Months whose sum is not what their receipts make. */
  wrongMonths: number;
}

/** Reads everything as the role of the mass jobs, which sees all accounts. */
export async function readBooks(url: string, sold: Sold): Promise<Books> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; number: string }>(
      `select lines -> 0 ->> 'name' as name, number from self_employment.receipt
       where source = 'wire'`,
    );
    const count = async (text: string): Promise<number> =>
      (await client.query<{ count: number }>(`select count(*)::int as count from ${text}`)).rows[0]!
        .count;
    const byKey = Map.groupBy(rows, ({ name }) => name);
    const isThere = (key: string, number: string): boolean =>
      byKey.get(key)?.some((one) => one.number === number) ?? false;
    return {
      receipts: rows.length,
      lost: sold.acknowledged.filter(({ key, number }) => !isThere(key, number)).length,
      doubled: [...sold.sent].filter((key) => (byKey.get(key)?.length ?? 0) > 1).length,
      unasked: [...byKey.keys()].filter((key) => !sold.sent.has(key)).length,
      repeatedNumbers: await count(repeatedNumbers),
      withoutNews: await count(withoutNews),
      wrongMonths: await count(wrongMonths),
    };
  } finally {
    await client.end();
  }
}

const repeatedNumbers = `(
  select from self_employment.receipt
  group by taxpayer_id, left(number, 4) having count(*) > 1) x`;

const withoutNews = `self_employment.receipt r
  where r.source = 'wire' and not (
    exists (select from platform.event e join platform.delivery d using (taxpayer_id, event_id)
      where e.taxpayer_id = r.taxpayer_id and e.type = 'receipt.issued'
        and e.data ->> 'number' = r.number and d.listener = 'live')
    and exists (select from platform.audit_event a
      where a.taxpayer_id = r.taxpayer_id and a.action = 'receipt.issued'
        and a.object = 'receipt:' || r.number))`;

const wrongMonths = `(
  select taxpayer_id, to_char(income_on, 'YYYY-MM') as month, count(*) as receipts,
    sum(total_kopecks) as kopecks
  from self_employment.receipt where cancelled_at is null group by 1, 2) r
  full join self_employment.income_month m using (taxpayer_id, month)
  where coalesce(r.receipts, 0) <> coalesce(m.receipts, 0)
    or coalesce(r.kopecks, 0) <> coalesce(m.person_kopecks + m.business_kopecks, 0)`;
