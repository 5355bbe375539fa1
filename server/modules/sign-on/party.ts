// Our own provider as a client of this installation knows it: the cabinet, and modules that sign
// people in for programs of foreign protocols.
import * as oidc from 'openid-client';
import type { Env } from '#platform/env';

export const issuerOf = (env: Env): string => `${env.settings.PUBLIC_URL}/id`;

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
