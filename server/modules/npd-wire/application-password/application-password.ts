// A password for one program: made by us, shown once, long enough that nobody guesses it.
import { randomInt } from 'node:crypto';

/** Without letters that look like digits. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 6;
export const selectorLength = 4;
/** Enough for the programs of one person; each more is one more thing to lose. */
export const passwordsMax = 20;

/** Six groups of four: the first finds the digest, the other twenty characters are 99 bits. */
export function makeApplicationPassword(): string {
  const letters = (count: number) =>
    Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: groups }, () => letters(4)).join('-');
}

/** As it is compared: without hyphens and spaces, in small letters. */
export const plainPassword = (typed: string): string =>
  typed.replaceAll(/[\s\u00a0-]/gu, '').toLowerCase();

/** The part by which the digest is found; null for what cannot be an application password. */
export function selectorOf(typed: string): string | null {
  const plain = plainPassword(typed);
  return /^[a-z0-9]{20,64}$/u.test(plain) ? plain.slice(0, selectorLength) : null;
}
