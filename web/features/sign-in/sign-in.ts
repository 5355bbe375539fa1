// What the sign-in page says to the server, and what its refusals mean.
import type * as z from 'zod/mini';
import type { codeSent, redirect } from '#contract/identity';
import { Refusal, send } from '../../api.ts';

export type CodeSent = z.infer<typeof codeSent>;
type Redirect = z.infer<typeof redirect>;

export interface Typed {
  login: string;
  password: string;
}

export const sendPassword = (uid: string, { login, password }: Typed) =>
  send<CodeSent>('POST', `/id/login/${uid}/password`, { body: { login: login.trim(), password } });
export const sendCode = (uid: string, code: string) =>
  send<Redirect>('POST', `/id/login/${uid}/code`, { body: { code } });
export const resendCode = (uid: string) =>
  send<CodeSent>('POST', `/id/login/${uid}/code/resend`, { body: {} });

const isOf = (error: unknown, ...codes: string[]): error is Refusal =>
  error instanceof Refusal && codes.includes(error.code);

/** A refusal that no retyping can mend: the provider forgot this sign-in. */
export const isStale = (error: unknown) =>
  isOf(error, 'sign-on.interaction_absent', 'request.not_found');

/** Where a closed sign-in is explained; null for any other refusal. */
export function lockedAddress(error: unknown): string | null {
  if (!isOf(error, 'identity.locked')) return null;
  const until = error.params.lockedUntil;
  return typeof until === 'string'
    ? `/id/blocked?until=${encodeURIComponent(until)}`
    : '/id/blocked';
}

/** Says for itself what to do; retyping would not help. */
export const isBeyondMending = (error: unknown) => isStale(error) || lockedAddress(error) !== null;
