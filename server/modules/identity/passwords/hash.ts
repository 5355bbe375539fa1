// argon2id with bounded parallelism (security P02): memory is 64 MiB a hash, so a flood of sign-ins
// waits in a short queue and is then refused, never swallowed.
import { hash, verify } from '@node-rs/argon2';
import { refusals } from '../errors.ts';

/** m = 64 MiB, t = 3, p = 1; the algorithm of the package is argon2id unless said otherwise. */
const parameters = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };
const atOnce = 4;
const queueMax = 50;
const retryAfterS = 5;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs one hash when a place is free. @throws identity.busy when the queue is full. */
async function inTurn<T>(act: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= queueMax) throw refusals.busy({ retryAfterS });
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await act();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** The digest of a password: parameters, salt and hash in one text. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFC'), parameters));
}

/**
 * Costs the same whether there is a digest or not: an unknown account is hashed against nothing.
 */
export async function verifyPassword(digest: string | null, password: string): Promise<boolean> {
  const against = digest ?? (await nobody());
  const isRight = await inTurn(() => verify(against, password.normalize('NFC')));
  return digest !== null && isRight;
}

let nobodysDigest: Promise<string> | null = null;
/** Made once per process; its password is random and forgotten. */
function nobody(): Promise<string> {
  nobodysDigest ??= hash(crypto.getRandomValues(new Uint8Array(32)), parameters);
  return nobodysDigest;
}
