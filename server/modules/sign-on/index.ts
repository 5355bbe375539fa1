// The door of sign-on. Nobody calls it: it registers routes, the provider and who a token stands
// for.
import type { Module } from '#platform/module';
import { bearerActor } from './bearer.ts';
import { refusals } from './errors.ts';
import { jobs } from './jobs.ts';
import { mountProvider } from './mount.ts';
import { routes } from './routes.ts';
import { apiScopes } from './scopes.ts';

export const module: Module = {
  name: 'sign-on',
  routes,
  jobs,
  refusals,
  scopes: Object.fromEntries(
    Object.entries(apiScopes).map(([scope, { permissions }]) => [scope, permissions]),
  ),
  bearer: bearerActor,
  mount: mountProvider,
};
