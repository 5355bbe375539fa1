// The signature of a head: compact JWS (RFC 7515) with ES256 by the service's own key.
import { createECDH, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Keyring } from '#platform/sealed';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const form = { dsaEncoding: 'ieee-p1363' } as const;

export interface SignedHead {
  sealNo: number;
  head: string;
  sealedAt: string;
}

/** The key pair of the seal, derived from the keyring: nothing more to keep or to lose. */
export function sealKey(keys: Keyring): { secret: KeyObject; open: KeyObject } {
  const ecdh = createECDH('prime256v1');
  const scalar = keys.derive('audit-seal');
  ecdh.setPrivateKey(scalar);
  const point = ecdh.getPublicKey();
  const secret = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      d: scalar.toString('base64url'),
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
  return { secret, open: createPublicKey(secret) };
}

export function signHead(keys: Keyring, head: SignedHead): string {
  const signed = `${encode({ alg: 'ES256', typ: 'kabinet-audit-head' })}.${encode(head)}`;
  const signature = sign('sha256', Buffer.from(signed), { key: sealKey(keys).secret, ...form });
  return `${signed}.${signature.toString('base64url')}`;
}

/** The head behind a signature, or null when the signature is not ours. */
export function openHead(keys: Keyring, jws: string): SignedHead | null {
  const [header, payload, signature] = jws.split('.');
  if (!header || !payload || !signature) return null;
  const bytes = Buffer.from(signature, 'base64url');
  const key = { key: sealKey(keys).open, ...form };
  if (!verify('sha256', Buffer.from(`${header}.${payload}`), key, bytes)) return null;
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as SignedHead;
}
