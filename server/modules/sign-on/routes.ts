import { oidcClient, oidcClientStored } from './contract.ts';
import { route } from '#platform/http/route';
import type { Route } from '#platform/http/route';
import { endSessionRoute } from './end-session-route.ts';
import { loginRoutes } from './login-routes.ts';
import { registerClient } from './register-client.ts';
import { signinRoutes } from './signin-routes.ts';

const storeClient = route({
  method: 'POST',
  path: '/api/stand/v1/oidc-clients',
  summary: 'Create or replace a program that signs people in (stand only)',
  audience: 'stand',
  permission: 'client.store',
  object: 'none',
  audit: 'client.store',
  idempotency: 'none',
  hidden: true,
  body: oidcClient,
  answer: oidcClientStored,
  call: async (ctx, { body }) => {
    await registerClient(ctx, body);
    return { clientId: body.clientId };
  },
});

export const routes: readonly Route[] = [
  ...loginRoutes,
  ...signinRoutes,
  endSessionRoute,
  storeClient,
];
