// What travels of the seal: the public keys, and the sealed thing itself.
import * as z from 'zod/mini';

/** GET /.well-known/kabinet-keys: a JWK set (RFC 7517) of public keys. */
export const sealKeySet = z.object({
  keys: z.array(
    z.object({
      kty: z.literal('EC'),
      crv: z.literal('P-256'),
      x: z.string(),
      y: z.string(),
      kid: z.string(),
      alg: z.literal('ES256'),
      use: z.literal('sig'),
    }),
  ),
});
export type SealKeySet = z.infer<typeof sealKeySet>;

/** A payload with its detached JWS; the payload says what it is in `kind`. */
export const sealed = z.object({
  payload: z.looseObject({ kind: z.string() }),
  signature: z.string(),
});
