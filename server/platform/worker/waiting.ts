// What waits at this moment, for the operator's figures.
import { sql } from '../db.ts';
import type { Env } from '../env.ts';
import { work } from '../work.ts';

interface Waiting {
  /** Deliveries the ticker has not taken yet. */
  unsent: number;
  /** Deliveries whose listener has not heard them yet. */
  open: number;
  /** Items that are due by business time and not done. */
  due: number;
}

/** Sets the gauge of what waits; leaves it out when the database is away. */
export async function countWaiting(env: Env): Promise<void> {
  const { waiting } = env.metrics;
  waiting.reset();
  const scope = { actor: { kind: 'job', name: 'platform.count-waiting' }, role: 'batch' } as const;
  const found = await work(
    env,
    scope,
    (ctx) =>
      ctx.db.one(sql<Waiting>`
      select
        (select count(*) from platform.delivery where queued_at is null)::int as unsent,
        (select count(*) from platform.delivery where done_at is null)::int as open,
        (select count(*) from platform.due where done_at is null and due_at <= ${ctx.now})::int
          as due`),
    // The other figures are of use just then.
  ).catch(() => null);
  for (const [queue, size] of Object.entries(found ?? {})) waiting.set({ queue }, size);
}
