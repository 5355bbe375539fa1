// What the stand says to the provider.
import * as z from 'zod/mini';

const address = z.string().check(z.maxLength(2000));
const addresses = z.array(address).check(z.maxLength(20));

/** POST /api/stand/v1/oidc-clients: creates the program or replaces it (design §5). */
export const oidcClient = z.object({
  clientId: z.string().check(z.regex(/^[\w.-]{1,100}$/)),
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  redirectUris: addresses.check(z.minLength(1)),
  postLogoutRedirectUris: z.optional(addresses),
  scopes: z.array(z.string()).check(z.minLength(1), z.maxLength(50)),
  tokenEndpointAuthMethod: z.enum([
    'none',
    'client_secret_basic',
    'client_secret_post',
    'private_key_jwt',
  ]),
  clientSecret: z.optional(z.string().check(z.minLength(8), z.maxLength(500))),
  jwks: z.optional(z.object({ keys: z.array(z.record(z.string(), z.unknown())) })),
});
export type OidcClient = z.infer<typeof oidcClient>;
export const oidcClientStored = z.object({ clientId: z.string() });
