// The second factor of a sign-in: a code by text message, bound to the attempt whose password was
// right.
import assert from 'node:assert/strict';
import { maskPhone } from '#primitives/identifiers/phone';
import type { Chain } from '#platform/chain';
import { runChain } from '#platform/chain';
import type { Ctx } from '#platform/context';
import type { Env } from '#platform/env';
import { work } from '#platform/work';
import type { Scope } from '#platform/work';
import { codeLength } from './code.ts';
import { findLatestCode, spendCode } from './code-store.ts';
import type { TakenCode } from './code-store.ts';
import { refusals } from './errors.ts';
import { lockedRefusal } from './guess-password.ts';
import { forgiveGuess, takeGuess } from './guess-store.ts';
import { untilText } from './lock-notice.ts';
import { sendCode } from './send-code.ts';
import type { CodeRequest } from './send-code.ts';
import { contactsOf } from './subject-store.ts';

export interface SignInAttempt {
  /** The provider's interaction. */
  uid: string;
  subjectId: string;
}

export interface SignInCodeSent {
  next: 'code';
  phoneMasked: string;
  codeLength: number;
  expiresAt: string;
  resendAfterS: number;
}

const boundTo = (uid: string) => ({ purpose: 'sign-in', boundTo: uid }) as const;

async function requestOf(ctx: Ctx, { uid, subjectId }: SignInAttempt): Promise<CodeRequest> {
  const { phone } = await contactsOf(ctx, subjectId);
  assert(phone, 'Every account has a confirmed phone.');
  const text = (code: string) =>
    `Код для входа в кабинет: ${code}. Никому его не сообщайте, даже сотруднику инспекции.`;
  return {
    ...boundTo(uid),
    subjectId,
    contact: { kind: 'phone', value: phone },
    message: (code) => ({ subject: 'Код для входа', text: text(code) }),
    anonymous: false,
  };
}

type Sending = { phone: string; intent: Awaited<ReturnType<typeof sendCode.call>> };

/** Sends the code of an attempt; refuses as `sendCode` does. */
export const signInCode: Chain<SignInAttempt, Sending, void, SignInCodeSent> = {
  call: async (ctx, attempt) => {
    const request = await requestOf(ctx, attempt);
    return { phone: request.contact.value, intent: await sendCode.call(ctx, request) };
  },
  outside: ({ intent }, env) => sendCode.outside(intent, env),
  settle: async (ctx, { phone, intent }) => ({
    next: 'code',
    phoneMasked: maskPhone(phone),
    codeLength,
    ...(await sendCode.settle(ctx, intent)),
  }),
};

/**
 * The password was right: takes the guess back and sends the code. Three steps of their own,
 * because the guess must stay forgiven when the gateway fails.
 */
export async function passToCode(
  env: Env,
  scope: Scope,
  attempt: SignInAttempt,
): Promise<SignInCodeSent> {
  await work(env, scope, (ctx) => forgiveGuess(ctx, attempt.subjectId, false));
  return runChain(env, scope, { chain: signInCode, input: attempt });
}

/** The subject whose password was right in this attempt. @throws identity.code_gone without one. */
export async function subjectOfAttempt(ctx: Ctx, uid: string): Promise<string> {
  const latest = await findLatestCode(ctx, boundTo(uid));
  if (!latest?.subject_id || latest.used_at) throw refusals.code_gone({ field: 'code' });
  return latest.subject_id;
}

export type CodeGuess = { subjectId: string } & (
  | { outcome: TakenCode }
  | { outcome: 'locked'; lockedUntil: string; until: string }
);

/**
 * Tries a code of an attempt; the count is committed whatever the outcome, so nothing is thrown.
 */
export async function guessSignInCode(ctx: Ctx, uid: string, code: string): Promise<CodeGuess> {
  const subjectId = await subjectOfAttempt(ctx, uid);
  const { verdict, lockedUntil } = await takeGuess(ctx, subjectId, 'code');
  if (verdict !== 'evaluate') {
    const until = lockedUntil ?? ctx.wall;
    return { subjectId, outcome: 'locked', lockedUntil: until, until: untilText(ctx, until) };
  }
  const outcome = await spendCode(ctx, boundTo(uid), code);
  if (outcome === 'right') await forgiveGuess(ctx, subjectId, true);
  // An expired code is no guess at one.
  if (outcome === 'gone') await forgiveGuess(ctx, subjectId, false);
  return { subjectId, outcome };
}

/** Turns a failed guess into its refusal; the right one passes. */
export function refuseWrongCode(guess: CodeGuess): void {
  if (guess.outcome === 'locked') throw lockedRefusal(guess.lockedUntil, guess.until);
  refuseCode(guess.outcome);
}

/** @throws identity.code_wrong, identity.code_gone */
export function refuseCode(outcome: TakenCode): void {
  if (outcome === 'wrong') throw refusals.code_wrong({ field: 'code' });
  if (outcome === 'gone') throw refusals.code_gone({ field: 'code' });
}
