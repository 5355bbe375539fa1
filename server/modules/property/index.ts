import type { Module } from '#platform/module';
import { refusals } from './errors.ts';
import { loadProperty, refreshJob } from './jobs.ts';
import { routes } from './routes.ts';

export type { Circumstances, OwnedObject } from './owned-object.ts';
export { sourceOf } from './owned-object.ts';
export { circumstancesOf, listProperty, livesOf, objectsOf } from './read-property.ts';

export const module: Module = {
  name: 'property',
  routes,
  refusals,
  listeners: [loadProperty],
  jobs: [refreshJob],
};
