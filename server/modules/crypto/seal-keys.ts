// The keys of the seal, read from KEYS_DIR and again whenever the file changes (rotation).
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { importJWK } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import * as z from 'zod/mini';
import type { Env } from '#platform/env';
import type { SealKeySet } from './contract.ts';

/** As the launcher writes it (`server/launch/seal-keys.ts`). A key that is over has no `d`. */
const keyFile = z.object({
  keys: z.array(
    z.object({
      kty: z.literal('EC'),
      crv: z.literal('P-256'),
      x: z.string(),
      y: z.string(),
      d: z.optional(z.string()),
      kid: z.string(),
      alg: z.literal('ES256'),
      use: z.literal('sig'),
      signsFrom: z.string(),
    }),
  ),
});
type KeyFile = z.infer<typeof keyFile>['keys'];

interface Loaded {
  keys: KeyFile;
  imported: Map<string, Promise<CryptoKey>>;
  changedMs: number;
  lookedMs: number;
}

/** How long a rotated file may go unnoticed; a new key is published a day before it signs. */
const lookEveryMs = 60_000;

const loadedOf = new WeakMap<Env, Loaded>();

function loaded(env: Env): Loaded {
  const path = join(env.settings.KEYS_DIR, 'seal.jwks.json');
  const former = loadedOf.get(env);
  const nowMs = Date.parse(env.clock.wall());
  if (former && Math.abs(nowMs - former.lookedMs) < lookEveryMs) return former;
  const changedMs = statSync(path).mtimeMs;
  if (former?.changedMs === changedMs) {
    former.lookedMs = nowMs;
    return former;
  }
  const { keys } = z.parse(keyFile, JSON.parse(readFileSync(path, 'utf8')));
  const made = { keys, imported: new Map(), changedMs, lookedMs: nowMs };
  loadedOf.set(env, made);
  return made;
}

function imported(env: Env, jwk: JWK & { kid: string }): Promise<CryptoKey> {
  const { imported } = loaded(env);
  const name = `${jwk.kid}:${jwk.d === undefined ? 'verify' : 'sign'}`;
  let key = imported.get(name);
  if (!key) {
    key = importJWK(jwk, 'ES256') as Promise<CryptoKey>;
    imported.set(name, key);
  }
  return key;
}

/** The key that signs now: of those whose time has come, the youngest. */
export async function signingKey(env: Env): Promise<{ kid: string; key: CryptoKey }> {
  const wall = env.clock.wall();
  const [youngest] = loaded(env)
    .keys.filter(({ d, signsFrom }) => d !== undefined && signsFrom <= wall)
    .sort((a, b) => (a.signsFrom < b.signsFrom ? 1 : -1));
  // The technical clock of the stand may be set back before the first key was made.
  const chosen = youngest ?? loaded(env).keys.find(({ d }) => d !== undefined);
  assert(chosen, 'seal.jwks.json holds no key that can sign; `kabinet seal rotate` makes one.');
  return { kid: chosen.kid, key: await imported(env, chosen) };
}

/** The public half of a key of ours, however old; undefined for a stranger's. */
export async function verifyingKey(env: Env, kid: string): Promise<CryptoKey | undefined> {
  const found = publicKeys(env).keys.find((key) => key.kid === kid);
  return found && imported(env, found);
}

/** All public halves: also of keys that signed once and of one that will sign soon. */
export function publicKeys(env: Env): SealKeySet {
  return {
    keys: loaded(env).keys.map(({ d: _secret, signsFrom: _from, ...open }) => open),
  };
}
