// ОКПО: 8 digits of an organisation, 10 of a sole proprietor.
import { type Parsed, refused } from '../parsed.ts';
import { type DigitsReason, digitAt, readDigits } from './digits.ts';

export type OkpoReason = DigitsReason | 'wrong_check_digit';

function weighFrom(digits: string, first: number): number {
  let total = 0;
  for (let place = 0; place < digits.length; place += 1) {
    total += digitAt(digits, place) * (((place + first - 1) % 10) + 1);
  }
  return total % 11;
}

/** Weights 1…10 repeated; on remainder 10 weights 3…10, 1, 2 repeated; on 10 again 0. */
export function controlDigit(digits: string): number {
  const first = weighFrom(digits, 1);
  if (first < 10) return first;
  const second = weighFrom(digits, 3);
  return second < 10 ? second : 0;
}

export function parseOkpo(text: string): Parsed<string, OkpoReason> {
  const read = readDigits(text, [8, 10]);
  if (!read.ok) return read;
  const isRight = controlDigit(read.value.slice(0, -1)) === Number(read.value.at(-1));
  return isRight ? read : refused('wrong_check_digit');
}

export function formatOkpo(okpo: string): string {
  return okpo;
}
