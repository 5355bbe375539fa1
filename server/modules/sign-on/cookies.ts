// Signed cookies: the provider's own, and the short one in which the cabinet keeps its side of a
// sign-in. The key is a file of the installation, shared by all processes.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '#platform/env';

/** What the provider's cookie library asks of a signer (the shape of `keygrip`). */
export interface Signer {
  sign(data: string): string;
  verify(data: string, digest: string): boolean;
  /** 0: signed by the key in force; -1: by none. */
  index(data: string, digest: string): number;
}

const signers = new WeakMap<Env, Signer>();

export function signerOf(env: Env): Signer {
  let signer = signers.get(env);
  if (!signer) {
    const path = join(env.settings.KEYS_DIR, 'cookie.key');
    signer = makeSigner(Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url'));
    signers.set(env, signer);
  }
  return signer;
}

function makeSigner(key: Buffer): Signer {
  const sign = (data: string) => createHmac('sha256', key).update(data).digest('base64url');
  const verify = (data: string, digest: string) => {
    const expected = Buffer.from(sign(data));
    const given = Buffer.from(digest);
    return expected.length === given.length && timingSafeEqual(expected, given);
  };
  return { sign, verify, index: (data, digest) => (verify(data, digest) ? 0 : -1) };
}

export const cookieNames = {
  session: '_session',
  interaction: '_interaction',
  resume: '_interaction_resume',
};

type Cookies = (name: string) => string | undefined;

/** The interaction that this browser is in; null without its cookie or with a forged one. */
export function interactionOf(env: Env, cookie: Cookies): string | null {
  const name = cookieNames.interaction;
  const uid = cookie(name);
  const digest = cookie(`${name}.sig`);
  if (!uid || !digest || !signerOf(env).verify(`${name}=${uid}`, digest)) return null;
  return uid;
}
