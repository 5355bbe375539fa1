// What the books say after the storm, read past the program by plain SQL.
import pg from 'pg';
import type { Arrival } from './clients.ts';

export interface Books {
  /** Acknowledged, and not in the ledger as it was told. */
  lost: number;
  /** In the ledger more than once. */
  doubled: number;
  /** In the ledger, and never told of. */
  unasked: number;
  /** Postings whose entries do not come to zero. */
  unbalanced: number;
  /** Accounts whose money is not what came in. */
  wrongBalances: number;
  postings: number;
  /** Payments posted without their event, audit row or news for the open pages. */
  withoutNews: number;
  eventsMore: number;
}

interface Posted {
  event_id: string;
  payment_id: string;
  amount: number;
}

/** Reads everything as the role of the mass jobs, which sees all accounts. */
export async function readBooks(
  url: string,
  told: { sent: ReadonlyMap<string, Arrival>; acknowledged: ReadonlySet<string> },
): Promise<Books> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Posted>(`
      select substr(p.source_key, length('treasury:') + 1) as event_id, p.payment_id,
        e.amount_kopecks::float8 as amount
      from ledger.posting p join ledger.entry e
        on e.taxpayer_id = p.taxpayer_id and e.posting_no = p.posting_no and e.account = 'wallet'
      where p.kind = 'payment' and p.source_key like 'treasury:%'
        -- What the stand gave a demo person at the first start is no part of the storm.
        and p.source_key not like 'treasury:stand-advance:%'`);
    const count = async (text: string): Promise<number> =>
      (await client.query<{ count: number }>(`select count(*)::int as count from ${text}`)).rows[0]!
        .count;
    const byEvent = new Map<string, Posted[]>();
    for (const row of rows) byEvent.set(row.event_id, [...(byEvent.get(row.event_id) ?? []), row]);
    const isThere = (id: string): boolean => {
      const arrival = told.sent.get(id)!;
      return (byEvent.get(id) ?? []).some(
        (one) => one.payment_id === arrival.paymentId && one.amount === arrival.amountKopecks,
      );
    };
    return {
      lost: [...told.acknowledged].filter((id) => !isThere(id)).length,
      doubled: [...byEvent.values()].filter((some) => some.length > 1).length,
      unasked: [...byEvent.keys()].filter((id) => !told.sent.has(id)).length,
      postings: rows.length,
      unbalanced: await count(unbalanced),
      wrongBalances: await count(wrongBalances),
      withoutNews: await count(withoutNews),
      eventsMore: await count(eventsMore),
    };
  } finally {
    await client.end();
  }
}

const unbalanced = `(
  select from ledger.entry group by taxpayer_id, posting_no having sum(amount_kopecks) <> 0) x`;

// Money that came in is in the wallet or has settled charges: nowhere else, and not a kopeck less.
const wrongBalances = `(
  select from ledger.account a
  where a.wallet_kopecks + (
      select coalesce(sum(settled_kopecks), 0) from ledger.charge c
      where c.taxpayer_id = a.taxpayer_id)
    <> (select coalesce(-sum(amount_kopecks), 0) from ledger.entry e
      where e.taxpayer_id = a.taxpayer_id and e.account = 'received')
    or a.wallet_kopecks <> (select coalesce(sum(amount_kopecks), 0) from ledger.entry e
      where e.taxpayer_id = a.taxpayer_id and e.account = 'wallet')) x`;

const withoutNews = `ledger.posting p
  where p.kind = 'payment' and not (
    exists (select from platform.event e
      where e.taxpayer_id = p.taxpayer_id and e.event_id = p.event_id
        and e.data ->> 'paymentId' = p.payment_id::text)
    and exists (select from platform.audit_event a
      where a.taxpayer_id = p.taxpayer_id and a.audit_id = p.audit_id)
    and exists (select from platform.delivery d
      where d.taxpayer_id = p.taxpayer_id and d.event_id = p.event_id and d.listener = 'live'))`;

const eventsMore = `platform.event e
  where e.type = 'payment.posted' and not exists (
    select from ledger.posting p
    where p.taxpayer_id = e.taxpayer_id and p.event_id = e.event_id and p.kind = 'payment')`;
