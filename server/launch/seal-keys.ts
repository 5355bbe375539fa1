// The key file of the service's seal: made at the first start, rotated by a command. What it
// means is told in server/modules/crypto/README.md.
import { createHash, generateKeyPairSync } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const sealKeysFile = 'seal.jwks.json';

/** A new key is published this long before it signs, so that kept key sets are fresh by then. */
export const overlapHours = 24;

interface SealKey {
  kty: string;
  crv: string;
  x: string;
  y: string;
  /** Gone when the key has signed for the last time. */
  d?: string;
  kid: string;
  alg: 'ES256';
  use: 'sig';
  signsFrom: string;
}

function makeKey(signsFrom: Date): SealKey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = privateKey.export({ format: 'jwk' }) as Pick<
    SealKey,
    'kty' | 'crv' | 'x' | 'y' | 'd'
  >;
  const { kty, crv, x, y, d } = jwk;
  // RFC 7638 §3: the thumbprint is taken of the required members in this order.
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
  return {
    kty,
    crv,
    x,
    y,
    d: d!,
    kid,
    alg: 'ES256',
    use: 'sig',
    signsFrom: signsFrom.toISOString(),
  };
}

/** The text of the first key file: one key that signs at once. */
export function firstSealKeys(now: Date): string {
  return `${JSON.stringify({ keys: [makeKey(now)] }, null, 2)}\n`;
}

/**
 * Adds a key that signs after the overlap; the private halves of keys that a younger one has
 * replaced are dropped, their public halves stay for what they signed.
 */
export function rotateSealKeys(folder: string, now: Date): { kid: string; signsFrom: string } {
  const path = join(folder, sealKeysFile);
  const { keys } = JSON.parse(readFileSync(path, 'utf8')) as { keys: SealKey[] };
  const present = now.toISOString();
  const [signing] = keys
    .filter((key) => key.d !== undefined && key.signsFrom <= present)
    .sort((a, b) => (a.signsFrom < b.signsFrom ? 1 : -1));
  const kept = keys.map(({ d, ...open }) => {
    const isOver = open.signsFrom <= present && open.kid !== signing?.kid;
    return isOver || d === undefined ? open : { ...open, d };
  });
  const made = makeKey(new Date(now.getTime() + overlapHours * 3_600_000));
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, `${JSON.stringify({ keys: [...kept, made] }, null, 2)}\n`, { mode: 0o600 });
  renameSync(aside, path);
  return { kid: made.kid, signsFrom: made.signsFrom };
}
