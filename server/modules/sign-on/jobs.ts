import { sql } from '#platform/db';
import type { Job } from '#platform/jobs';
import { work } from '#platform/work';

const actor = { kind: 'job', name: 'sign-on.forget-expired' } as const;

/**
 * Expired records are dead already; they are kept an hour so that reuse of a code is still known.
 */
const forgetExpired: Job = {
  name: actor.name,
  everyS: 600,
  call: (env) =>
    work(env, { actor, role: 'batch' }, async (ctx) => {
      await ctx.db.run(sql`
        delete from sign_on.record
        where expires_at < ${ctx.wall}::timestamptz - interval '1 hour'`);
    }),
};

export const jobs: readonly Job[] = [forgetExpired];
