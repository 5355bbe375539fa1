// The functions that say what money settles and reserves, each with sums that a reader can redo by
// hand.
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

/** A claim of one letter, `a` to `f`. */
interface Claim {
  id: string;
  due: string;
  of: number;
  /** 1 НДФЛ, 2 НДФЛ of an agent, 3 other taxes, 5 penalty, 6 interest, 7 fine. */
  rank?: number;
  reserved?: number;
  held?: number;
  heldOn?: string;
}

const uuidOf = (id: string): string => `00000000-0000-4000-8000-00000000000${id}`;
const standings = (claims: readonly Claim[]): string =>
  JSON.stringify(
    claims.map(({ id, due, of, rank = 3, reserved = 0, held = 0, heldOn = null }) => ({
      charge_id: uuidOf(id),
      rank,
      due_on: due,
      outstanding: of,
      reserved,
      held,
      held_on: heldOn,
    })),
  );

/** What each claim gets, in the order of their letters: settled, reserved, held, place. */
async function distributed(money: number, on: string, claims: readonly Claim[]) {
  const rows = await answer<Record<string, number>[]>(sql`
    select jsonb_agg(d order by d.charge_id) as answer from ledger.distribute(${money}, ${on},
      array(select s from jsonb_populate_recordset(null::ledger.standing,
        ${standings(claims)}::jsonb) s)) d`);
  return rows.map(({ settled, reserved, held, place }) => [settled, reserved, held, place]);
}

test('money is split by size, half a kopeck up, and no claim gets more than it is', async () => {
  for (const [money, claims, parts] of [
    [10, [3, 3, 4], [3, 3, 4]],
    [11, [3, 3, 4], [3, 3, 4]],
    [0, [0, 0], [0, 0]],
    [1, [1, 1], [1, 0]],
    [1, [1, 3], [0, 1]],
    [2, [1, 1, 1], [1, 1, 0]],
    [5, [3, 3, 3], [2, 2, 1]],
    [11, [3, 3, 3, 3, 1], [3, 3, 3, 2, 0]],
    // What the last one cannot take goes back to those before it.
    [10, [3, 3, 3, 3, 1], [2, 2, 2, 3, 1]],
    [15, [3, 3, 3, 3, 3, 3, 1], [2, 2, 2, 2, 3, 3, 1]],
    [4, [2, 2, 1], [2, 2, 0]],
  ]) {
    const done = await answer(sql`
      select to_jsonb(ledger.split(${money}, ${claims}::bigint[])) as answer`);
    assert.deepEqual(done, parts, `${String(money)} among ${String(claims)}`);
  }
});

test('the day and the kind of a claim say its place', async () => {
  const places = async (on: string, claims: readonly [rank: number, due: string][]) => {
    const rows = claims.map(([rank, due], at) => ({ id: 'abcdef'[at]!, rank, due, of: 1 }));
    return (await distributed(0, on, rows)).map((row) => row[3]);
  };
  const late = '2026-11-30';
  const today = '2026-12-01';
  assert.deepEqual(
    await places(today, [
      [1, late],
      [2, late],
      [2, today],
      [3, late],
      [3, today],
      [1, today],
    ]),
    [1, 1, 2, 3, 4, 4],
  );
  assert.deepEqual(
    await places(today, [
      [5, late],
      [6, late],
      [7, today],
    ]),
    [5, 6, 7],
  );
  // Before 30.05.2023 (196-ФЗ) НДФЛ stood among the others.
  assert.deepEqual(
    await places('2023-05-29', [
      [1, '2023-05-28'],
      [2, '2023-05-29'],
      [2, '2023-05-30'],
      [2, '2023-06-05'],
    ]),
    [3, 4, 2, 2],
  );
  assert.deepEqual(
    await places('2023-05-30', [
      [1, '2023-05-29'],
      [2, '2023-05-30'],
    ]),
    [1, 2],
  );
});

test('what is due goes by place and then by day, what comes later by day', async () => {
  const on = '2026-12-01';
  const two = async (money: number, one: Omit<Claim, 'id'>, other: Omit<Claim, 'id'>) =>
    (
      await distributed(money, on, [
        { id: 'a', ...one },
        { id: 'b', ...other },
      ])
    ).map(([settled, reserved]) => [settled, reserved]);
  const late = '2026-11-30';
  const fine = { due: '2026-01-01', of: 100, rank: 7 };
  assert.deepEqual(await two(150, fine, { due: late, of: 100 }), [
    [50, 0],
    [100, 0],
  ]);
  const older = { due: '2026-10-01', of: 100 };
  assert.deepEqual(await two(101, { due: late, of: 100 }, older), [
    [1, 0],
    [100, 0],
  ]);
  const today = { due: on, of: 100 };
  assert.deepEqual(await two(101, today, { due: late, of: 100 }), [
    [1, 0],
    [100, 0],
  ]);
  assert.deepEqual(await two(101, { due: late, of: 100, rank: 5 }, today), [
    [1, 0],
    [100, 0],
  ]);
  const soon = { due: '2026-12-10', of: 100, rank: 7 };
  assert.deepEqual(await two(101, { due: '2026-12-20', of: 100, rank: 1 }, soon), [
    [0, 1],
    [0, 100],
  ]);
  assert.deepEqual(await two(101, { ...soon, rank: 3 }, { ...soon, rank: 2 }), [
    [0, 1],
    [0, 100],
  ]);
  assert.deepEqual(await two(200, soon, today), [
    [0, 100],
    [100, 0],
  ]);
  assert.deepEqual(await two(1, soon, today), [
    [0, 0],
    [1, 0],
  ]);
  assert.deepEqual(await two(0, { ...soon, reserved: 7 }, today), [
    [0, 0],
    [0, 0],
  ]);
});

const soon: Claim = { id: 'a', due: '2026-12-10', of: 100 };
const held: Claim = { id: 'b', due: '2027-01-10', of: 100, held: 70, heldOn: '2026-12-01' };
const heldLater: Claim = { ...held, id: 'c', due: '2027-01-20', held: 50 };

test('held money waits for its charge, on its due day it settles it first', async () => {
  const sums = async (money: number, on: string, claims: readonly Claim[]) =>
    (await distributed(money, on, claims)).map((row) => row.slice(0, 3));
  for (const [money, on, claims, expected] of [
    [
      100,
      '2026-12-01',
      [soon, held],
      [
        [0, 30, 0],
        [0, 70, 70],
      ],
    ],
    // On the due day of the other charge the hold stands, on the day after it gives way.
    [
      100,
      '2026-12-10',
      [soon, held],
      [
        [30, 0, 0],
        [0, 70, 70],
      ],
    ],
    [
      100,
      '2026-12-11',
      [soon, held],
      [
        [100, 0, 0],
        [0, 0, 0],
      ],
    ],
    [
      100,
      '2026-12-11',
      [{ ...soon, of: 40 }, held],
      [
        [40, 0, 0],
        [0, 60, 60],
      ],
    ],
    [
      101,
      '2026-12-11',
      [{ ...soon, of: 20 }, held],
      [
        [20, 0, 0],
        [0, 81, 70],
      ],
    ],
    [
      71,
      '2026-12-11',
      [{ ...soon, of: 2 }, held],
      [
        [2, 0, 0],
        [0, 69, 69],
      ],
    ],
    [90, '2027-01-10', [held], [[90, 0, 0]]],
    [
      120,
      '2027-01-10',
      [held, heldLater],
      [
        [70, 0, 0],
        [0, 50, 50],
      ],
    ],
    // No more is held than there is money; what is due last gives way first.
    [50, '2026-12-01', [held], [[0, 50, 50]]],
    [
      100,
      '2026-12-01',
      [held, heldLater],
      [
        [0, 70, 70],
        [0, 30, 30],
      ],
    ],
    [
      60,
      '2026-12-01',
      [held, heldLater],
      [
        [0, 60, 60],
        [0, 0, 0],
      ],
    ],
    [
      71,
      '2026-12-01',
      [
        { ...held, held: 1 },
        { ...heldLater, held: 1 },
      ],
      [
        [0, 70, 1],
        [0, 1, 1],
      ],
    ],
    // No more is held than the charge still needs.
    [
      100,
      '2026-12-01',
      [
        { ...held, of: 40 },
        { ...heldLater, held: 0 },
      ],
      [
        [0, 40, 40],
        [0, 60, 0],
      ],
    ],
    // Before its day a statement holds nothing, and stands on.
    [
      100,
      '2026-11-30',
      [soon, held],
      [
        [0, 100, 0],
        [0, 70, 70],
      ],
    ],
    [
      100,
      '2026-11-30',
      [soon, { ...held, of: 60 }],
      [
        [0, 100, 0],
        [0, 60, 70],
      ],
    ],
    // The rest of a charge with held money stands beside the others of its day.
    [
      100,
      '2026-12-01',
      [held, { ...held, id: 'c', held: 0 }],
      [
        [0, 77, 70],
        [0, 23, 0],
      ],
    ],
    [
      100,
      '2027-01-10',
      [held, { ...held, id: 'c', held: 0 }],
      [
        [77, 0, 0],
        [23, 0, 0],
      ],
    ],
    [0, '2026-12-01', [held], [[0, 0, 0]]],
  ] as const) {
    assert.deepEqual(await sums(money, on, claims), expected, `${money} on ${on}`);
  }
  // A penalty comes after what is due this day: the hold used there is not there for it.
  const penalty: Claim = { id: 'd', due: '2026-12-31', of: 60, rank: 5 };
  assert.deepEqual(await sums(150, '2027-01-10', [held, heldLater, penalty]), [
    [100, 0, 0],
    [0, 0, 0],
    [50, 0, 0],
  ]);
  for (const [holds, amount, left] of [
    [[70, 50], 20, [70, 30]],
    [[70, 50], 60, [60, 0]],
    [[70, 50], 1, [70, 49]],
    [[70, 50], 200, [0, 0]],
    [[70, 50], 0, [70, 50]],
  ]) {
    const cut = await answer(sql`
      select to_jsonb(ledger.cut_holds(${holds}::bigint[], ${amount})) as answer`);
    assert.deepEqual(cut, left);
  }
  assert.equal(await answer(sql`select ledger.sum_of('{1,2}') as answer`), 3);
  assert.equal(await answer(sql`select ledger.sum_of(null) as answer`), 0);
});
