// S26 (security §4.3, money): random lives of an account — accrue, reduce, correct, cancel, pay,
// reverse a payment, allocate, penalty, offset, withdraw, close a period — each act played on the
// program and on a model of it that follows the law. After every act they are equal, whole and lose
// no kopeck; a closed period reads at the end as it read then. A life that strays is told as the
// shortest found. And headers of a hundred thousand generated accounts add up (BEY-2).
import assert from 'node:assert/strict';
import fc from 'fast-check';
import pg from 'pg';
import { taxpayerId } from '#platform/context';
import type { Env } from '#platform/env';
import { closeEnv, makeEnv } from '#platform/env-of';
import { work } from '#platform/work';
import { verifyLedger } from '#modules/ledger';
import { live, lives, wrongHeaders } from '#testing/ledger';
import { scratchDatabase } from '../bench/scratch-database.ts';
import { modules } from '../server/modules.ts';
import type { Check, RowOptions } from './row.ts';

/** Runs and acts of a run, headers made; a broken program is caught long before. */
const PLAN = { runs: Number(process.env.S26_RUNS ?? 2000), acts: 100, headers: 100_000 };
const SABOTAGED = { runs: 100, acts: 50, headers: 2000 };
/** Lives played at the same time, each on a connection of its own. */
const HANDS = 2;
/** A life that strays is made shorter for so long at the most. */
const SHRINK_MS = 120_000;
/** Each of them is played, or the lives prove less than they say. */
const KINDS = 13;
const actor = { kind: 'job', name: 'verify' } as const;

export async function run({ sabotage, seed }: RowOptions): Promise<Check[]> {
  const plan = sabotage ? SABOTAGED : PLAN;
  const database = await scratchDatabase(HANDS);
  const env = makeEnv(database.config, { modules, process: 'verify' });
  try {
    await env.clock.refresh();
    const { DATABASE_OWNER_URL: ownerUrl } = database.config;
    assert(ownerUrl, 'The scratch database has an owner.');
    if (sabotage) await spoil(ownerUrl);
    const { played, counts, strayed } = await playLives(env, plan, seed);
    for (const told of strayed) process.stderr.write(told);
    const often = [...counts].map(([kind, times]) => `${kind} ${times}`).join(', ');
    const { accounts, broken } = await verifyLedger(env);
    const { seen, wrong } = await work(env, { actor }, (ctx) =>
      wrongHeaders(ctx, { accounts: plan.headers, seed }),
    );
    if (wrong[0] !== undefined) process.stderr.write(`${JSON.stringify(wrong[0])}\n`);
    return [
      {
        name: 'lives that leave their model',
        passed: strayed.length === 0,
        figure: strayed.length,
        limit: 0,
      },
      { name: 'lives played', passed: played >= plan.runs, figure: played, limit: plan.runs },
      { name: 'acts played', passed: counts.size === KINDS, figure: often },
      {
        name: 'accounts with a broken invariant',
        passed: broken.length === 0 && accounts > 0,
        figure: broken.length,
        limit: 0,
      },
      { name: 'headers that do not add up', passed: wrong.length === 0, figure: wrong.length },
      { name: 'headers made', passed: seen === plan.headers, figure: seen, limit: plan.headers },
    ];
  } finally {
    await closeEnv(env);
    await database.stop();
  }
}

interface Lives {
  played: number;
  /** How often each act was played. */
  counts: ReadonlyMap<string, number>;
  /** The shortest lives found that leave their model, told act by act. */
  strayed: string[];
}

/** Each hand plays its part of the lives, from a seed of its own. */
async function playLives(env: Env, plan: typeof PLAN, seed: number): Promise<Lives> {
  const counts = new Map<string, number>();
  let played = 0;
  const life = fc.asyncProperty(lives(plan.acts), async (commands) => {
    played += 1;
    if (played % 100 === 0) process.stdout.write(`${played} lives\n`);
    await work(env, { actor, taxpayerId: taxpayerId(played) }, (ctx) =>
      live(ctx, commands, counts),
    );
  });
  const numRuns = Math.ceil(plan.runs / HANDS);
  const hands = Array.from({ length: HANDS }, (_, n) => playSome(life, numRuns, seed + n));
  const strayed = (await Promise.all(hands)).filter((told) => told !== null);
  return { played, counts, strayed };
}

/** Null where every life followed its model; else the shortest found that did not. */
async function playSome(
  life: fc.IAsyncProperty<[Iterable<unknown>]>,
  numRuns: number,
  seed: number,
): Promise<string | null> {
  const first = await fc.check(life, { numRuns, seed, endOnFailure: true });
  if (!first.failed) return null;
  const shorter = await fc.check(life, {
    seed,
    path: first.counterexamplePath!,
    interruptAfterTimeLimit: SHRINK_MS,
    markInterruptAsFailure: true,
  });
  const shortest = shorter.failed && shorter.counterexample !== null ? shorter : first;
  const { stack } = shortest.errorInstance as Error;
  return `${fc.defaultReportMessage(shortest)}\n${stack}\n`;
}

/** The broken variants, one at a time: `SPOIL=knowledge` takes the second. */
const variants = {
  /** Shares are rounded down and the last claim does not take the rest. */
  shares: () => `
    create or replace function ledger.split(p_money bigint, p_claims bigint[]) returns bigint[]
    language sql immutable strict parallel safe as $$
      select case when p_money >= total then p_claims
        else (select array_agg(div(p_money::numeric * c, total)::bigint order by n)
          from unnest(p_claims) with ordinality as one (c, n)) end
      from (select sum(c) as total from unnest(p_claims) c) all_claims
    $$`,
  /** Whoever asks what was known then is told what is known now. */
  knowledge: (definition: string) => definition.replaceAll('<= p_known_at', 'is not null'),
} as const;

async function spoil(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ definition: string }>(
      `select pg_get_functiondef('ledger.account_as_of'::regproc) as definition`,
    );
    const variant = process.env.SPOIL === 'knowledge' ? variants.knowledge : variants.shares;
    const spoilt = variant(rows[0]!.definition);
    assert.notEqual(spoilt, rows[0]!.definition, 'The variant is spoilt.');
    await client.query(spoilt);
  } finally {
    await client.end();
  }
}
