// Headers of generated accounts (BEY-2): the functions that make them for real are called on random
// money and charges, many accounts in a statement, and each header is added up again.
import { type Day, day } from '#primitives/days';
import { sql } from '#platform/db';
import type { Ctx } from '#platform/context';
import type { Header } from '../../contract.ts';

export interface HeaderOfAccount {
  /** What came, and what is owed for it: the order of the law goes between. */
  moneyKopecks: number;
  rows: {
    dueOn: Day;
    owedKopecks: number;
    settledKopecks: number;
    reservedKopecks: number;
    heldKopecks: number;
  }[];
  header: Header;
}

const today = day('2026-11-21');
/** Accounts of one statement: a few megabytes of answer. */
const inStatement = 2000;

/** Random accounts whose header does not add up, of so many; each with all it was made of. */
export async function wrongHeaders(
  ctx: Ctx,
  { accounts, seed }: { accounts: number; seed: number },
): Promise<{ seen: number; wrong: { says: string; account: HeaderOfAccount }[] }> {
  const wrong = [];
  let seen = 0;
  await ctx.db.run(sql`select setseed(${(seed % 1_000_000) / 1_000_000})`);
  while (seen < accounts) {
    const some = await someHeaders(ctx, Math.min(inStatement, accounts - seen));
    seen += some.length;
    for (const account of some) {
      const says = wrongSum(account);
      if (says !== null) wrong.push({ says, account });
    }
  }
  return { seen, wrong };
}

/** The first sum that does not hold; null: the header is honest. */
export function wrongSum({ moneyKopecks, rows, header }: HeaderOfAccount): string | null {
  const sum = (of: (row: (typeof rows)[number]) => number, from = rows) =>
    from.reduce((total, row) => total + of(row), 0);
  const rest = (row: (typeof rows)[number]) => row.owedKopecks - row.settledKopecks;
  const late = rows.filter(({ dueOn }) => dueOn < today);
  const { debtKopecks, toPayKopecks, reservedKopecks, freeKopecks, offsetKopecks } = header;
  const upcoming = (of: (one: Header['upcoming'][number]) => number) =>
    header.upcoming.reduce((total, one) => total + of(one), 0);
  const claims: [says: string, holds: boolean][] = [
    ['no figure is below zero', Math.min(debtKopecks, toPayKopecks, freeKopecks) >= 0],
    [
      'free = came − settled − reserved',
      freeKopecks === moneyKopecks - sum((row) => row.settledKopecks) - reservedKopecks,
    ],
    [
      'free − to pay − debt = came − owed',
      freeKopecks - header.payAllKopecks === moneyKopecks - sum((row) => row.owedKopecks),
    ],
    ['pay all = debt + to pay', header.payAllKopecks === debtKopecks + toPayKopecks],
    ['debt is the unpaid rest of what is late', debtKopecks === sum(rest, late)],
    [
      'balance = free + reserved − debt',
      header.balanceKopecks === freeKopecks + reservedKopecks - debtKopecks,
    ],
    ['due days add up to what is to pay', upcoming((one) => one.toPayKopecks) === toPayKopecks],
    [
      'due days add up to what is reserved',
      upcoming((one) => one.reservedKopecks) === reservedKopecks,
    ],
    ['rows add up to what is reserved', sum((row) => row.reservedKopecks) === reservedKopecks],
    [
      'offsets are a part of what is reserved',
      offsetKopecks === sum((row) => row.heldKopecks) && offsetKopecks <= reservedKopecks,
    ],
    [
      'every open charge is counted',
      header.debtCount + upcoming((one) => one.count) ===
        rows.filter((row) => rest(row) > 0).length,
    ],
    [
      'no money is free or kept while there is debt',
      debtKopecks === 0 || freeKopecks + reservedKopecks === 0,
    ],
    ['no money is free while something is to pay', toPayKopecks === 0 || freeKopecks === 0],
  ];
  return claims.find(([, holds]) => !holds)?.[0] ?? null;
}

/** Small sums and few days, so that shares are split and many fall due together; some huge. */
async function someHeaders(ctx: Ctx, count: number): Promise<HeaderOfAccount[]> {
  const found = await ctx.db.rows(sql<{ account: HeaderOfAccount }>`
    with account as materialized (
      select n, floor(random() * 9)::int as size, floor(case
          when random() < 0.1 then 0 when random() < 0.3 then random() * 20
          when random() < 0.9 then random() * 9000 else random() * 1e15 end)::bigint as money
      from generate_series(1, ${count}::int) n
    ), charge as materialized (
      select n, gen_random_uuid() as id, rank, due_on, owed, case
          when due_on > ${today} and random() < 0.3 then ceil(random() * owed)::bigint else 0
        end as held
      from (
        select a.n, (array[1, 2, 3, 3, 3, 5, 6, 7])[ceil(random() * 8)] as rank,
          ${today}::date
            + (array[-365, -30, -1, 0, 0, 1, 10, 10, 40])[ceil(random() * 9)] as due_on,
          1 + floor(case when random() < 0.3 then random() * 9
            when random() < 0.9 then random() * 3000 else random() * 2e14 end)::bigint as owed
        from account a, generate_series(1, a.size)) one
    ), stands as (
      select n, array_agg(row(id, rank, due_on, owed, 0, held, case when held > 0 then
        ${today}::date - 1 end)::ledger.standing) as rows
      from charge group by n
    ), share as (
      select a.n, d.* from account a join stands s using (n),
        ledger.distribute(a.money, ${today}::date, s.rows) d
    ), after as (
      select c.n, sum(s.settled)::bigint as settled,
        array_agg(row(c.id, c.rank, c.due_on, c.owed - s.settled, s.reserved, s.held,
          case when s.held > 0 then ${today}::date - 1 end)::ledger.standing)
          filter (where s.settled < c.owed) as rows,
        jsonb_agg(jsonb_build_object('dueOn', c.due_on, 'owedKopecks', c.owed,
          'settledKopecks', s.settled, 'reservedKopecks', s.reserved,
          'heldKopecks', s.held)) as told
      from charge c join share s on s.n = c.n and s.charge_id = c.id group by c.n
    )
    select jsonb_build_object('moneyKopecks', a.money, 'rows', coalesce(f.told, '[]'),
      'header', ledger.header(a.money - coalesce(f.settled, 0), ${today}::date,
        coalesce(f.rows, '{}'))) as account
    from account a left join after f using (n)`);
  return found.map(({ account }) => account);
}
