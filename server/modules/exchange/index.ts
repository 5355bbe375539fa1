// The door of loads: the command loads files and reads their reports.
import type { Module } from '#platform/module';
import { refusals } from './errors.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.ts';

export type { LoadRowView, LoadView } from './contract.ts';
export { loadFile } from './load-file.ts';
export { outcomeWords } from './row-words.ts';
export { type RowsWanted, showRows } from './show-load.ts';

export const module: Module = {
  name: 'exchange',
  routes,
  jobs,
  refusals,
  grants: {
    officer: ['load.read', 'load.take'],
    security: ['load.read'],
    admin: ['load.read'],
  },
};
