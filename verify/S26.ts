// S26 (security §4.3, money): random lives of an account — accrue, reduce, pay, settle, offset,
// withdraw, correct — each act played on the program and on a model of it that follows the law.
// After every act they are equal, whole and lose no kopeck.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import pg from 'pg';
import { taxpayerId } from '#platform/context';
import { sql } from '#platform/db';
import { closeEnv, makeEnv } from '#platform/env-of';
import { work } from '#platform/work';
import { verifyLedger } from '#modules/ledger';
import { acts, Play } from '#testing/ledger';
import { scratchDatabase } from '../bench/scratch-database.ts';
import { modules } from '../server/modules.ts';
import type { Check, RowOptions } from './row.ts';

/** Runs and acts of a run; a broken program is caught long before. */
const PLAN = { runs: Number(process.env.S26_RUNS ?? 2000), acts: 100 };
const SABOTAGED = { runs: 100, acts: 50 };
const actor = { kind: 'job', name: 'verify' } as const;

export async function run({ sabotage, seed }: RowOptions): Promise<Check[]> {
  const plan = sabotage ? SABOTAGED : PLAN;
  const database = await scratchDatabase(2);
  const env = makeEnv(database.config, { modules, process: 'verify' });
  let lives = 0;
  let played = 0;
  try {
    await env.clock.refresh();
    const { DATABASE_OWNER_URL: ownerUrl } = database.config;
    assert(ownerUrl, 'The scratch database has an owner.');
    if (sabotage) await loseKopecks(ownerUrl);
    const script = fc.array(acts, { maxLength: plan.acts, size: 'max' });
    const details = await fc.check(
      fc.asyncProperty(script, async (life) => {
        lives += 1;
        await work(env, { actor, taxpayerId: taxpayerId(lives) }, async (ctx) => {
          const play = new Play(ctx);
          for (const act of life) {
            await play.act(act);
            played += 1;
          }
          await ctx.db.run(sql`set constraints all immediate`);
        });
      }),
      { numRuns: plan.runs, seed, endOnFailure: true },
    );
    if (details.failed) process.stderr.write(`${fc.defaultReportMessage(details)}\n`);
    const { accounts, broken } = await verifyLedger(env);
    return [
      {
        name: 'lives that leave their model',
        passed: !details.failed,
        figure: details.failed ? 1 : 0,
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
    ];
  } finally {
    await closeEnv(env);
    await database.stop();
  }
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
