import type { Job } from '#platform/jobs';
import { work } from '#platform/work';
import { deleteExpired } from './registration/registration-store.ts';

const job = { kind: 'job', name: 'taxpayers.forget-registrations' } as const;

/** What a person typed and did not finish is forgotten when its term is over. */
const forgetRegistrations: Job = {
  name: job.name,
  everyS: 3600,
  call: (env) => work(env, { actor: job, role: 'batch' }, deleteExpired),
};

export const jobs: readonly Job[] = [forgetRegistrations];
