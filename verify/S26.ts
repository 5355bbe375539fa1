// S26 (security §4.3, money): random lives of an account — accrue, reduce, pay, settle, offset,
// withdraw, correct — each act played on the program and on a model of it that follows the law.
// After every act they are equal, whole and lose no kopeck. And headers of a hundred thousand
// generated accounts add up (BEY-2).
import assert from 'node:assert/strict';
import fc from 'fast-check';
import pg from 'pg';
import { taxpayerId } from '#platform/context';
import { sql } from '#platform/db';
import type { Env } from '#platform/env';
import { closeEnv, makeEnv } from '#platform/env-of';
import { work } from '#platform/work';
import { verifyLedger } from '#modules/ledger';
import { acts, Play, wrongHeaders } from '#testing/ledger';
import { scratchDatabase } from '../bench/scratch-database.ts';
import { modules } from '../server/modules.ts';
import type { Check, RowOptions } from './row.ts';

/** Runs and acts of a run, headers made; a broken program is caught long before. */
const PLAN = { runs: Number(process.env.S26_RUNS ?? 2000), acts: 100, headers: 100_000 };
const SABOTAGED = { runs: 100, acts: 50, headers: 2000 };
/** Lives played at the same time, each on a connection of its own. */
const HANDS = 2;
const actor = { kind: 'job', name: 'verify' } as const;

export async function run({ sabotage, seed }: RowOptions): Promise<Check[]> {
  const plan = sabotage ? SABOTAGED : PLAN;
  const database = await scratchDatabase(HANDS);
  const env = makeEnv(database.config, { modules, process: 'verify' });
  try {
    await env.clock.refresh();
    const { DATABASE_OWNER_URL: ownerUrl } = database.config;
    assert(ownerUrl, 'The scratch database has an owner.');
    if (sabotage) await loseKopecks(ownerUrl);
    const { lives, played, broken: strayed } = await playLives(env, plan, seed);
    const { accounts, broken } = await verifyLedger(env);
    const { seen, wrong } = await work(env, { actor }, (ctx) =>
      wrongHeaders(ctx, { accounts: plan.headers, seed }),
    );
    if (wrong[0] !== undefined) process.stderr.write(`${JSON.stringify(wrong[0])}\n`);
    return [
      {
        name: 'lives that leave their model',
        passed: strayed === 0,
        figure: strayed,
        limit: 0,
      },
      { name: 'lives played', passed: lives >= plan.runs, figure: lives, limit: plan.runs },
      { name: 'acts played', passed: played > plan.runs, figure: played },
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

/** Each hand plays its part of the lives, from a seed of its own. */
async function playLives(env: Env, plan: typeof PLAN, seed: number) {
  let lives = 0;
  let played = 0;
  const script = fc.array(acts, { maxLength: plan.acts, size: 'max' });
  const life = fc.asyncProperty(script, async (given) => {
    lives += 1;
    await work(env, { actor, taxpayerId: taxpayerId(lives) }, async (ctx) => {
      const play = new Play(ctx);
      for (const act of given) {
        await play.act(act);
        played += 1;
      }
      await ctx.db.run(sql`set constraints all immediate`);
    });
  });
  const numRuns = Math.ceil(plan.runs / HANDS);
  const hands = Array.from({ length: HANDS }, (_, n) =>
    fc.check(life, { numRuns, seed: seed + n, endOnFailure: true }),
  );
  const failed = (await Promise.all(hands)).filter((details) => details.failed);
  for (const one of failed) {
    const { stack } = one.errorInstance as Error;
    process.stderr.write(`${fc.defaultReportMessage(one)}\n${stack}\n`);
  }
  return { lives, played, broken: failed.length };
}

/** The broken variant: shares are rounded down and the last claim does not take the rest. */
async function loseKopecks(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`
      create or replace function ledger.split(p_money bigint, p_claims bigint[]) returns bigint[]
      language sql immutable strict parallel safe as $$
        select case when p_money >= total then p_claims
          else (select array_agg(div(p_money::numeric * c, total)::bigint order by n)
            from unnest(p_claims) with ordinality as one (c, n)) end
        from (select sum(c) as total from unnest(p_claims) c) all_claims
      $$`);
  } finally {
    await client.end();
  }
}
