// What the platform itself clears away: answers and sessions past their term.
import { sql } from '../db.ts';
import type { Env } from '../env.ts';
import type { Job } from '../jobs.ts';
import { work } from '../work.ts';

/** security §4.2: keys expire after 30 days; business uniqueness never. */
const keyDays = 30;
/** A session row is kept this long after its end, so that a person can see where it was opened. */
const sessionDays = 90;
const hourS = 3600;

async function clear(env: Env): Promise<void> {
  const scope = { actor: { kind: 'job', name: 'platform.clear' }, role: 'batch' } as const;
  await work(env, scope, async (ctx) => {
    await ctx.db.run(sql`delete from platform.idempotency
      where created_at < ${ctx.wall}::timestamptz - make_interval(days => ${keyDays})`);
    await ctx.db.run(sql`delete from platform.web_session
      where expires_at < ${ctx.wall}::timestamptz - make_interval(days => ${sessionDays})`);
  });
}

export const upkeep: readonly Job[] = [{ name: 'platform.clear', everyS: hourS, call: clear }];
