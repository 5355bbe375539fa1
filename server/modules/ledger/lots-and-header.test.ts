// The functions behind every act that know only sums and days, each with sums that a reader can
// redo by hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#platform/db';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import { module } from './index.ts';

const { env } = await testEnv({ modules: [module] });

const answer = <T>(query: ReturnType<typeof sql<{ answer: T }>>): Promise<T> =>
  work(
    env,
    { actor: { kind: 'job', name: 'test' } },
    async (ctx) => (await ctx.db.one<{ answer: T }>(query)).answer,
  );

test('money keeps the day it came; the youngest of it is spent first', async () => {
  const day = (n: number): string => `2026-12-0${n}`;
  type Lots = readonly (readonly [day: number, kopecks: number])[];
  const lotsOf = (lots: Lots) => sql`array(select l from jsonb_populate_recordset(
    null::ledger.lot, ${JSON.stringify(
      lots.map(([at, sum]) => ({ day: day(at), kopecks: sum })),
    )}::jsonb) l)`;
  const shown = (lots: Lots) => lots.map(([at, sum]) => ({ day: day(at), kopecks: sum }));
  const three: Lots = [
    [1, 10],
    [2, 20],
    [3, 30],
  ];
  for (const [on, amount, left] of [
    [
      2,
      25,
      [
        [1, 5],
        [3, 30],
      ],
    ],
    [
      2,
      5,
      [
        [1, 10],
        [2, 15],
        [3, 30],
      ],
    ],
    [
      2,
      20,
      [
        [1, 10],
        [3, 30],
      ],
    ],
    [3, 51, [[1, 9]]],
    [
      1,
      10,
      [
        [2, 20],
        [3, 30],
      ],
    ],
    [3, 60, []],
  ] as const) {
    const spent = await answer(sql`
      select to_jsonb(ledger.spend(${lotsOf(three)}, ${day(on)}, ${amount})) as answer`);
    assert.deepEqual(spent, shown(left), `${amount} on ${on}`);
  }
  for (const [on, sum] of [
    [1, 10],
    [2, 30],
    [3, 60],
  ] as const) {
    const there = await answer(sql`
      select ledger.money_on(${lotsOf(three)}, ${day(on)}) as answer`);
    assert.equal(there, sum);
  }
  assert.equal(await answer(sql`select ledger.money_on('{}', ${day(1)}) as answer`), 0);
  for (const [at, more, after] of [
    [
      2,
      5,
      [
        [1, 10],
        [2, 25],
        [3, 30],
      ],
    ],
    [
      4,
      5,
      [
        [1, 10],
        [2, 20],
        [3, 30],
        [4, 5],
      ],
    ],
  ] as const) {
    const added = await answer(sql`
      select to_jsonb(ledger.add_lot(${lotsOf(three)}, ${day(at)}, ${more})) as answer`);
    assert.deepEqual(added, shown(after));
  }
  const earlier = await answer(sql`
    select to_jsonb(ledger.add_lot(${lotsOf([[2, 20]])}, ${day(1)}, 1)) as answer`);
  assert.deepEqual(
    earlier,
    shown([
      [1, 1],
      [2, 20],
    ]),
  );
});

test('the header keeps apart debt, what comes by day, reserved and free', async () => {
  const header = (wallet: number, claims: readonly object[]) =>
    answer(sql`select ledger.header(${wallet}, '2026-12-01',
      array(select s from jsonb_populate_recordset(null::ledger.standing,
        ${JSON.stringify(claims)}::jsonb) s)) as answer`);
  const nothing = {
    debtKopecks: 0,
    debtCount: 0,
    upcoming: [],
    toPayKopecks: 0,
    reservedKopecks: 0,
    offsetKopecks: 0,
    freeKopecks: 5,
    balanceKopecks: 5,
    payAllKopecks: 0,
  };
  assert.deepEqual(await header(5, []), nothing);
  assert.deepEqual(
    await header(90, [
      { due_on: '2026-11-30', outstanding: 1, reserved: 0, held: 0 },
      { due_on: '2026-11-30', outstanding: 20, reserved: 20, held: 0 },
      { due_on: '2026-12-20', outstanding: 100, reserved: 30, held: 7 },
      { due_on: '2026-12-20', outstanding: 50, reserved: 0, held: 0 },
      { due_on: '2026-12-01', outstanding: 40, reserved: 10, held: 0 },
    ]),
    {
      debtKopecks: 1,
      debtCount: 1,
      upcoming: [
        { dueOn: '2026-12-01', toPayKopecks: 30, reservedKopecks: 10, count: 1 },
        { dueOn: '2026-12-20', toPayKopecks: 120, reservedKopecks: 30, count: 2 },
      ],
      toPayKopecks: 150,
      reservedKopecks: 60,
      offsetKopecks: 7,
      freeKopecks: 30,
      balanceKopecks: 69,
      payAllKopecks: 151,
    },
  );
});

test('a day short of money says what each statement lacks, what is due last first', async () => {
  const claims = [
    // Due on the day itself: nothing of it is held again.
    { id: 'a', due: 10, of: 30, held: 30, since: 1 },
    { id: 'b', due: 20, of: 100, held: 1, since: 10 },
    { id: 'c', due: 31, of: 40, held: 50, since: 1 },
    // Made later than the day, late on it, without a statement: they hold nothing on it.
    { id: 'd', due: 31, of: 90, held: 20, since: 11 },
    { id: 'e', due: 9, of: 90, held: 9, since: 1 },
    { id: 'f', due: 31, of: 90, held: 0, since: null },
  ];
  const uuidOf = (id: string): string => `00000000-0000-4000-8000-00000000000${id}`;
  const rows = claims.map(({ id, due, of, held, since }) => ({
    charge_id: uuidOf(id),
    rank: 3,
    due_on: `2026-12-${due}`,
    outstanding: of,
    reserved: 0,
    held,
    held_on: since === null ? null : `2026-12-${since}`,
  }));
  for (const [money, expected] of [
    [71, {}],
    [70, { c: 1 }],
    [31, { c: 40 }],
    [30, { b: 1, c: 40 }],
    [20, { b: 1, c: 40 }],
    [0, { b: 1, c: 40 }],
  ] as const) {
    const short = await answer(sql`
      select coalesce(jsonb_object_agg(right(charge_id::text, 1), short), '{}') as answer
      from ledger.short_holds(${money}, '2026-12-10',
        array(select s from jsonb_populate_recordset(null::ledger.standing,
          ${JSON.stringify(rows)}::jsonb) s))`);
    assert.deepEqual(short, expected, `${money}`);
  }
});
