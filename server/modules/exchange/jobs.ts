// Loads are checked and taken by the worker, one after another.
import type { Job } from '#platform/jobs';
import { work } from '#platform/work';
import { listWaiting } from './load-store.ts';
import { workOnLoad } from './take-load.ts';

const actor = { kind: 'job', name: 'exchange.load' } as const;

export const jobs: Job[] = [
  {
    name: 'exchange.load',
    everyS: 2,
    call: async (env) => {
      for (const loadId of await work(env, { actor, role: 'batch' }, listWaiting)) {
        await workOnLoad(env, loadId);
      }
    },
  },
];
