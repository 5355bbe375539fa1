// What the worker does by and by, done at once: announced facts told, what is due handled.
import { sql } from '../db.ts';
import type { Env } from '../env.ts';
import { work } from '../work.ts';
import { deliver } from './deliver.ts';
import { sweepDue } from './sweep.ts';

/** Open pages are told by another process. */
const allButLive = '^(?!live$)';

/** Tells every announced fact to its listeners, in order; answers how many were told. */
export async function deliverAll(env: Env, listeners = allButLive): Promise<number> {
  for (let told = 0; ;) {
    const waiting = await work(
      env,
      { actor: { kind: 'job', name: 'test' }, role: 'batch' },
      (ctx) =>
        ctx.db.rows(sql<{ taxpayerId: number; eventId: string; listener: string }>`
        select taxpayer_id as "taxpayerId", event_id as "eventId", listener
        from platform.delivery where done_at is null and listener ~ ${listeners}
        order by event_id, listener`),
    );
    if (waiting.length === 0) return told;
    for (const one of waiting) await deliver(env, one);
    told += waiting.length;
  }
}

/** The same until nothing waits and nothing is due. */
export async function settleDown(env: Env, listeners = allButLive): Promise<void> {
  for (;;) {
    await deliverAll(env, listeners);
    if ((await sweepDue(env)) === 0) return;
  }
}
