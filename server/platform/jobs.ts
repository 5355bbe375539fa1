// What runs later: periodic jobs, one at a time across all processes.
import type { Env } from './env.ts';

export interface Job {
  /** `payments.sweep` */
  name: string;
  everyS: number;
  call: (env: Env) => Promise<void>;
}

/**
 * Runs one job if nobody else runs it now: an advisory lock on a connection of its own, so that two
 * workers take turns and a killed one frees it at once.
 */
export async function runJob(env: Env, job: Job): Promise<boolean> {
  const client = await env.pools.batch.acquire();
  try {
    const { rows } = await client.query<{ mine: boolean }>({
      name: 'platform-lock-job',
      text: 'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine',
      values: [`kabinet.job.${job.name}`],
    });
    if (!rows[0]?.mine) return false;
    try {
      await job.call(env);
    } finally {
      await client.query({
        name: 'platform-unlock-job',
        text: 'select pg_advisory_unlock(hashtextextended($1, 0))',
        values: [`kabinet.job.${job.name}`],
      });
    }
    return true;
  } finally {
    client.release();
  }
}
