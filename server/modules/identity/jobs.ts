import type { Env } from '#platform/env';
import type { Job } from '#platform/jobs';
import { sql } from '#platform/db';
import { work } from '#platform/work';
import { tellLockedJob } from './lock-notice.ts';

/** The history of sign-ins is shown for a year; codes are of use for a day (their limits). */
async function forgetOld(env: Env): Promise<void> {
  const scope = { actor: { kind: 'job', name: 'identity.forget-old' }, role: 'batch' } as const;
  await work(env, scope, async (ctx) => {
    await ctx.db.run(sql`
      delete from identity.code where created_at < ${ctx.wall}::timestamptz - interval '2 days'`);
    await ctx.db.run(sql`
      delete from identity.guess where at < ${ctx.wall}::timestamptz - interval '1 year'`);
  });
}

export const jobs: readonly Job[] = [
  tellLockedJob,
  { name: 'identity.forget-old', everyS: 3600, call: forgetOld },
];
