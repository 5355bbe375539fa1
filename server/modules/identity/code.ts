// One-time codes: 6 digits, five tries, one use, bound to one purpose and one attempt (security
// P05).
import { randomInt } from 'node:crypto';
import type { Moment } from '#primitives/days';
import { addSeconds } from '#primitives/days';

export type CodePurpose = 'sign-in' | 'registration-phone' | 'registration-email' | 'confirmation';

export const codeLength = 6;
export const triesMax = 5;
export const resendAfterS = 60;
/** A code whose sending nobody has confirmed blocks the next one only this long. */
export const sendingMaxS = 15;
/** Sent and not typed in, per contact (security P06); a code that was used is no burden. */
export const unusedMax = { hour: 5, day: 10 };

// A letter travels and is read more slowly than a text message; it is no factor of a sign-in.
const lifetimeS: Record<CodePurpose, number> = {
  'sign-in': 300,
  'registration-phone': 300,
  'registration-email': 1800,
  confirmation: 300,
};

export function expiresAt(purpose: CodePurpose, now: Moment): Moment {
  return addSeconds(now, lifetimeS[purpose]);
}

export function makeCode(): string {
  return String(randomInt(0, 10 ** codeLength)).padStart(codeLength, '0');
}
