// The door of sign-on: routes, the provider, who a token stands for; and for modules that sign
// people in for programs of foreign protocols, the provider as its client knows it.
import type { Module } from '#platform/module';
import { bearerActor } from './bearer.ts';
import { refusals } from './errors.ts';
import { jobs } from './jobs.ts';
import { mountProvider } from './mount.ts';
import { routes } from './routes.ts';
import { apiScopes } from './scopes.ts';

export { issuerOf, partyOf } from './cabinet-client.ts';
export { registerClient } from './register-client.ts';

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
