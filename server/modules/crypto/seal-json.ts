// The seal on JSON: a detached JWS (RFC 7515, Appendix F) with ES256 over canonical JSON.
import { FlattenedSign, decodeProtectedHeader, flattenedVerify } from 'jose';
import type { Env } from '#platform/env';
import { canonicalJson } from './canonical-json.ts';
import { signingKey, verifyingKey } from './seal-keys.ts';

/** What may be sealed: JSON that says in `kind` what it is, as `receipt` or `receipt-number`. */
export interface Sealable {
  kind: string;
}

/** The payload as ordinary JSON, and its signature as `header..signature`. */
export interface Sealed<P extends Sealable> {
  payload: P;
  signature: string;
}

const type = 'kabinet-seal';
const canonicalBytes = (payload: Sealable) => new TextEncoder().encode(canonicalJson(payload));

/** Seals a payload with the service's present key; anyone can check it by the published keys. */
export async function sealJson<P extends Sealable>(env: Env, payload: P): Promise<Sealed<P>> {
  const { kid, key } = await signingKey(env);
  const signed = await new FlattenedSign(canonicalBytes(payload))
    .setProtectedHeader({ alg: 'ES256', kid, typ: type })
    .sign(key);
  return { payload, signature: `${signed.protected}..${signed.signature}` };
}

/** Whether this payload was sealed by us, whichever of our keys it was, and not changed since. */
export async function verifySealed(
  env: Env,
  sealed: { payload: Sealable; signature: string },
): Promise<boolean> {
  const parts = /^([\w-]{1,1000})\.\.([\w-]{1,200})$/.exec(sealed.signature);
  if (!parts) return false;
  const [, header, signature] = parts as unknown as [string, string, string];
  try {
    const { kid, typ } = decodeProtectedHeader({ protected: header });
    const key = typ === type && kid !== undefined ? await verifyingKey(env, kid) : undefined;
    if (!key) return false;
    const payload = Buffer.from(canonicalBytes(sealed.payload)).toString('base64url');
    const jws = { protected: header, payload, signature };
    await flattenedVerify(jws, key, { algorithms: ['ES256'] });
    return true;
  } catch (error) {
    // Anything that cannot be read as our seal is none; `jose` tells the reasons apart by errors.
    env.log.debug({ err: error }, 'a seal does not hold');
    return false;
  }
}
