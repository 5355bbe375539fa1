// When the registries are asked: at registration, then every day, sooner after a failure.
import { addSeconds } from '#primitives/days';
import type { Env } from '#platform/env';
import { runChain } from '#platform/chain';
import type { Listener } from '#platform/events';
import type { Job } from '#platform/jobs';
import { work } from '#platform/work';
import { findRound, listWaiting, upsertRound } from './object-store.ts';
import { refreshProperty } from './refresh-property.ts';

/** Taxpayers asked about in one run; the registries allow ten questions at once. */
const batch = 20;
/** Nobody else takes a taxpayer while it is being asked about. */
const takenSeconds = 120;
const actor = { kind: 'job', name: 'property.refresh' } as const;

/** Loads what a new taxpayer owns. */
export const loadProperty: Listener = {
  event: 'taxpayers.registered',
  listener: 'property.load',
  // The chain asks nothing of the event: the taxpayer of the delivery is all it needs.
  chain: refreshProperty as unknown as Listener['chain'],
};

async function refreshWaiting(env: Env): Promise<void> {
  const waiting = await work(env, { actor, role: 'batch' }, (ctx) => listWaiting(ctx, batch));
  for (const taxpayerId of waiting) {
    const scope = { actor, taxpayerId };
    await work(env, scope, async (ctx) => {
      const attempts = (await findRound(ctx))?.attempts ?? 0;
      const nextAt = addSeconds(ctx.now, takenSeconds);
      await upsertRound(ctx, { nextAt, attempts, isLoaded: false });
    });
    await runChain(env, scope, { chain: refreshProperty, input: null });
  }
}

export const refreshJob: Job = { name: 'property.refresh', everyS: 10, call: refreshWaiting };
