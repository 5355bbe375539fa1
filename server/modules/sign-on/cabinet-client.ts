// The cabinet is an ordinary relying party of our own provider (ID-12): code and PKCE, with a
// secret that both sides derive from the installation's keys.
import type { ClientMetadata } from 'oidc-provider';
import type * as oidc from 'openid-client';
import type { Env } from '#platform/env';
import { issuerOf, partyOf } from './party.ts';

export { issuerOf };

export const cabinetClientId = 'cabinet';
export const cabinetScope = 'openid profile';

export const callbackOf = (env: Env): string => `${env.settings.PUBLIC_URL}/signin/callback`;

const secretOf = (env: Env): string => env.keys.derive('sign-on:cabinet').toString('base64url');

/** How the provider knows the cabinet. */
export function cabinetMetadata(env: Env): ClientMetadata {
  return {
    client_id: cabinetClientId,
    client_name: 'Кабинет налогоплательщика',
    client_secret: secretOf(env),
    redirect_uris: [callbackOf(env)],
    grant_types: ['authorization_code'],
    response_types: ['code'],
    scope: cabinetScope,
  };
}

/** How the cabinet knows the provider. */
export const relyingParty = (env: Env): oidc.Configuration =>
  partyOf(env, { clientId: cabinetClientId, secret: secretOf(env) });
