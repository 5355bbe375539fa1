// A guess at a password: counted first, hashed after, outside any transaction (security P03).
import { parseLogin } from '#primitives/login';
import type { Ctx } from '#platform/context';
import type { Env } from '#platform/env';
import { Refusal } from '#platform/errors';
import { work } from '#platform/work';
import type { Scope } from '#platform/work';
import { refusals } from './errors.ts';
import { forgiveGuess, takeGuess } from './guess-store.ts';
import type { TakenGuess } from './guess-store.ts';
import { untilText } from './lock-notice.ts';
import { verifyPassword } from './passwords/hash.ts';
import { findDigest } from './passwords/digest-store.ts';
import { findSubjectByLogin } from './subject-store.ts';

export interface PasswordGuess {
  taken: TakenGuess;
  subjectId: string | null;
  digest: string | null;
  password: string;
  /** Text of the lock's end in the person's language. */
  until: string | null;
}

/** Counts the guess, whoever's account it names; in a transaction of its own that is committed. */
export async function beginPasswordGuess(
  ctx: Ctx,
  typed: { login: string; password: string },
): Promise<PasswordGuess> {
  const login = parseLogin(typed.login);
  const known = login.ok ? login.value : ({ kind: 'phone', value: '' } as const);
  const subjectId = await findSubjectByLogin(ctx, known);
  const taken = await takeGuess(ctx, subjectId, 'password');
  const digest = await findDigest(ctx, subjectId ?? crypto.randomUUID());
  const until = taken.lockedUntil && untilText(ctx, taken.lockedUntil);
  return { taken, subjectId, digest, password: typed.password, until };
}

/**
 * Says whose password it was. Wrong, locked and unknown look alike in words and time.
 * @throws identity.wrong_credentials; identity.locked only after the right password.
 */
export async function judgePasswordGuess(guess: PasswordGuess): Promise<string> {
  const { verdict, lockedUntil } = guess.taken;
  const isRight = await verifyPassword(verdict === 'ignore' ? null : guess.digest, guess.password);
  if (!isRight || guess.subjectId === null) {
    throw refusals.wrong_credentials({ field: 'password' });
  }
  if (verdict === 'explain') throw lockedRefusal(lockedUntil!, guess.until!);
  return guess.subjectId;
}

/**
 * As `judgePasswordGuess`, and takes the guess back when nothing was evaluated: a server that is
 * too busy to hash must not lock anybody out. @throws identity.busy too
 */
export async function settlePasswordGuess(
  env: Env,
  scope: Scope,
  guess: PasswordGuess,
): Promise<string> {
  try {
    return await judgePasswordGuess(guess);
  } catch (error) {
    const isUnjudged = !(error instanceof Refusal) || error.kind === refusals.busy.kind;
    const { subjectId, taken } = guess;
    if (isUnjudged && subjectId !== null && taken.verdict === 'evaluate') {
      await work(env, scope, (ctx) => forgiveGuess(ctx, subjectId, false));
    }
    throw error;
  }
}

export function lockedRefusal(lockedUntil: string, until: string) {
  return refusals.locked({ params: { until, lockedUntil } });
}
