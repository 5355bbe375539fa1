// The account against a model of it: random lives of an account, judged after every act.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { proportion } from '#law/ens/allocation';
import { kopecks } from '#primitives/money';
import { type Ctx, type TaxpayerId } from '#platform/context';
import { sql } from '#platform/db';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import { module } from './index.ts';
import { amounts, lives } from './life/acts/testing.ts';
import { newTaxpayer } from './life/facts/testing.ts';
import { live } from './life/play/testing.ts';

const { env } = await testEnv({ modules: [module], at: '2026-11-21T09:00:00.000Z' });
const actor = { kind: 'job', name: 'test' } as const;

const inAccount = <T>(taxpayer: TaxpayerId, call: (ctx: Ctx) => Promise<T>): Promise<T> =>
  work(env, { actor, taxpayerId: taxpayer }, call);

test('money is divided among equal claims exactly as the law divides it', async () => {
  const size = { minLength: 1, maxLength: 12 };
  const claims = fc.oneof(
    fc.array(fc.integer({ min: 1, max: 2 }), size),
    fc.array(fc.oneof(fc.integer({ min: 1, max: 4 }), amounts), size),
  );
  // Little money among many small claims is where rounding goes astray.
  const money = fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 2 ** 50 }));
  await work(env, { actor }, (ctx) =>
    fc.assert(
      fc.asyncProperty(money, claims, async (given, owed) => {
        const { parts } = await ctx.db.one(sql<{ parts: number[] }>`
          select to_jsonb(ledger.split(${given}, ${owed}::bigint[])) as parts`);
        assert.deepEqual(parts, proportion(kopecks(given), owed.map(kopecks)));
      }),
      { numRuns: 1000 },
    ),
  );
});

/** The release tier plays more and longer lives (`verify -- S26`). */
const numRuns = Number(process.env.LEDGER_RUNS ?? 100);
/** Whoever only asks whether a life strays wants no shorter one. */
const endOnFailure = process.env.LEDGER_RUNS !== undefined;

test('the account follows its model through every kind of act', async () => {
  const counts = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(lives(50), (commands) =>
      inAccount(newTaxpayer(), (ctx) => live(ctx, commands, counts)),
    ),
    { numRuns, endOnFailure },
  );
  if (numRuns >= 100) assert.equal(counts.size, 13, [...counts.keys()].join());
});
