import type { Module } from '#platform/module';
import { sealJournal } from './seal-journal.ts';

export { sealJournal } from './seal-journal.ts';
export { verifyJournal } from './verify-journal.ts';
export type { Finding } from './verify-journal.ts';

export const module: Module = {
  name: 'audit',
  jobs: [
    {
      name: 'audit.seal',
      everyS: 60,
      call: async (env) => {
        await sealJournal(env);
      },
    },
  ],
};
