import type { ClientMetadata } from 'oidc-provider';
import type { OidcClient } from './contract.ts';
import type { Ctx } from '#platform/context';
import { cabinetClientId } from './cabinet-client.ts';
import { storeClient } from './client-store.ts';
import { refusals } from './errors.ts';
import { apiScopes, identityScopes } from './scopes.ts';

/** Creates a program that may sign people in, or replaces it. @throws sign-on.client_invalid */
export async function registerClient(ctx: Ctx, asked: OidcClient): Promise<void> {
  const reason = flawOf(asked);
  if (reason) throw refusals.client_invalid({ params: { reason } });
  await storeClient(ctx, metadataOf(asked));
}

function flawOf(asked: OidcClient): string | null {
  const method = asked.tokenEndpointAuthMethod;
  if (asked.clientId === cabinetClientId) return 'этот clientId занят самим кабинетом';
  if (method.startsWith('client_secret') && !asked.clientSecret) return 'нужен clientSecret';
  if (method === 'private_key_jwt' && !asked.jwks?.keys.length) return 'нужен jwks с ключами';
  const known = ['openid', ...Object.keys(identityScopes), ...Object.keys(apiScopes)];
  const unknown = asked.scopes.find((scope) => !known.includes(scope));
  if (unknown) return `неизвестное разрешение ${unknown}`;
  const all = [...asked.redirectUris, ...(asked.postLogoutRedirectUris ?? [])];
  const wrong = all.find((uri) => !isAddress(uri));
  return wrong === undefined
    ? null
    : `адрес ${wrong} не подходит: нужен https или http на loopback`;
}

/** Exact addresses only: https, or http to this very machine; a fragment never (RFC 9700 §2.1). */
function isAddress(uri: string): boolean {
  const url = URL.parse(uri);
  if (!url || url.hash || url.username) return false;
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback);
}

function metadataOf(asked: OidcClient): ClientMetadata {
  const withRefresh = asked.scopes.includes('offline_access');
  return {
    client_id: asked.clientId,
    client_name: asked.name,
    redirect_uris: asked.redirectUris,
    post_logout_redirect_uris: asked.postLogoutRedirectUris ?? [],
    scope: ['openid', ...asked.scopes.filter((scope) => scope !== 'openid')].join(' '),
    token_endpoint_auth_method: asked.tokenEndpointAuthMethod,
    grant_types: ['authorization_code', ...(withRefresh ? ['refresh_token'] : [])],
    response_types: ['code'],
    ...(asked.clientSecret && { client_secret: asked.clientSecret }),
    ...(asked.jwks && { jwks: asked.jwks as ClientMetadata['jwks'] }),
  };
}
