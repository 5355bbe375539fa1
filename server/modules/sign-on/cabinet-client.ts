// The cabinet is an ordinary relying party of our own provider (ID-12): code and PKCE, with a
// secret that both sides derive from the installation's keys.
import type { ClientMetadata } from 'oidc-provider';
import * as oidc from 'openid-client';
import type { Env } from '#platform/env';

export const cabinetClientId = 'cabinet';
export const cabinetScope = 'openid profile';

export const issuerOf = (env: Env): string => `${env.settings.PUBLIC_URL}/id`;
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

const configurations = new WeakMap<Env, Map<string, oidc.Configuration>>();

/**
 * The provider for one client. The browser goes to the public address; we ask for tokens by the
 * internal one, because a proxy's public name may not resolve on this machine.
 */
export function partyOf(
  env: Env,
  { clientId, secret }: { clientId: string; secret: string },
): oidc.Configuration {
  const known = configurations.get(env) ?? new Map<string, oidc.Configuration>();
  configurations.set(env, known);
  let configuration = known.get(clientId);
  if (!configuration) {
    const internal = `${env.settings.INTERNAL_URL}/id`;
    const server: oidc.ServerMetadata = {
      issuer: issuerOf(env),
      authorization_endpoint: `${issuerOf(env)}/auth`,
      token_endpoint: `${internal}/token`,
      jwks_uri: `${internal}/jwks`,
      authorization_response_iss_parameter_supported: true,
    };
    const clientSecret = { client_secret: secret };
    const basic = oidc.ClientSecretBasic(secret);
    configuration = new oidc.Configuration(server, clientId, clientSecret, basic);
    // Both ends are this installation; TLS, if any, ends at the proxy in front of it.
    oidc.allowInsecureRequests(configuration);
    known.set(clientId, configuration);
  }
  return configuration;
}
