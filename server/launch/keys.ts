// The secret keys of an installation: files of mode 0600 in one folder of mode 0700.
import { createHmac, generateKeyPairSync, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { firstSealKeys, sealKeysFile } from './seal-keys.ts';
import { StartRefused } from './sentence.ts';

/** Every key with what it guards; 32 random bytes in base64url, one line. */
const randomKeys = {
  'field.key': 'seals columns with personal data',
  'lookup.key': 'finds sealed values by their HMAC',
  'cookie.key': 'signs cookies',
  'database-roles.key': 'the passwords of the database roles are derived from it',
  'bank-secret.key': 'shared with the bank of the stand',
  'stand-secret.key': 'shared by the stand and the server',
} as const;

export type KeyName = keyof typeof randomKeys;

/** Private JSON Web Keys of the identity provider: one ES256, one RS256. */
const signOnKeys = 'sign-on.jwks.json';

/** Names of the keys that are not there yet, each with what it guards. */
export function missingKeys(folder: string): string[] {
  const missing = Object.entries(randomKeys)
    .filter(([name]) => !existsSync(join(folder, name)))
    .map(([name, purpose]) => `${name} (${purpose})`);
  if (!existsSync(join(folder, signOnKeys))) missing.push(`${signOnKeys} (signs tokens)`);
  if (!existsSync(join(folder, sealKeysFile))) missing.push(`${sealKeysFile} (seals receipts)`);
  return missing;
}

/** Makes the keys that are missing; a key that is there is never touched. */
export function makeKeys(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    for (const name of Object.keys(randomKeys)) {
      writeOnce(join(folder, name), () => `${randomBytes(32).toString('base64url')}\n`);
    }
    writeOnce(join(folder, signOnKeys), makeSignOnKeys);
    writeOnce(join(folder, sealKeysFile), () => firstSealKeys(new Date()));
  } catch (cause) {
    throw new StartRefused(`The keys folder ${folder} cannot be written. Set KEYS_DIR.`, cause);
  }
}

export function readKey(folder: string, name: KeyName): string {
  return readFileSync(join(folder, name), 'utf8').trim();
}

/** A secret made from a key for one purpose, such as the password of one database role. */
export function deriveSecret(key: string, purpose: string): string {
  return createHmac('sha256', Buffer.from(key, 'base64url')).update(purpose).digest('base64url');
}

/** Written aside and linked, so that two starts at once end with one whole key. */
function writeOnce(path: string, make: () => string): void {
  if (existsSync(path)) return;
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, make(), { mode: 0o600 });
  try {
    linkSync(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside);
  }
}

function makeSignOnKeys(): string {
  const pairs = [
    { alg: 'ES256', pair: generateKeyPairSync('ec', { namedCurve: 'P-256' }) },
    { alg: 'RS256', pair: generateKeyPairSync('rsa', { modulusLength: 2048 }) },
  ];
  const keys = pairs.map(({ alg, pair }) => ({
    ...pair.privateKey.export({ format: 'jwk' }),
    alg,
    use: 'sig',
    kid: `${alg.toLowerCase()}-${randomBytes(6).toString('hex')}`,
  }));
  return `${JSON.stringify({ keys })}\n`;
}
