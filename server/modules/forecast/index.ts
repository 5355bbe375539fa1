import type { Module } from '#platform/module';
import { refusals } from './errors.ts';
import { routes } from './routes.ts';

export { askWhatIf } from './what-if.ts';

export const module: Module = { name: 'forecast', routes, refusals };
