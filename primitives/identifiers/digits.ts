// What all identifiers of digits share: reading them out of typed text and weighing digits.
import { type Hint, type Parsed, accepted, refused } from '../parsed.ts';

export type DigitsReason = 'empty' | 'not_digits' | 'wrong_length' | 'all_zeros';

const SPACES = /[\s\u00a0\u2007\u2009\u202f]+/gu;

/** Text without any space, and the hint when one was inside or around. */
export function withoutSpaces(text: string): { plain: string; hint: Hint | undefined } {
  const plain = text.replace(SPACES, '');
  return { plain, hint: plain === text ? undefined : 'spaces_removed' };
}

/** Digits of one of the lengths; spaces are taken out with a hint, all zeros are refused. */
export function readDigits(text: string, lengths: readonly number[]): Parsed<string, DigitsReason> {
  const { plain, hint } = withoutSpaces(text);
  if (plain === '') return refused('empty');
  if (!/^\d+$/u.test(plain)) return refused('not_digits');
  if (!lengths.includes(plain.length)) return refused('wrong_length');
  if (/^0+$/u.test(plain)) return refused('all_zeros');
  return accepted(plain, hint);
}

export function digitAt(text: string, place: number): number {
  return text.charCodeAt(place) - 48;
}

/** Σ digit × weight over as many digits as there are weights. */
export function weigh(text: string, weights: readonly number[]): number {
  return weights.reduce((total, weight, place) => total + digitAt(text, place) * weight, 0);
}

/** Remainder of a long decimal number without leaving the safe integers. */
export function remainder(text: string, by: number): number {
  let rest = 0;
  for (let place = 0; place < text.length; place += 1) {
    rest = (rest * 10 + digitAt(text, place)) % by;
  }
  return rest;
}
