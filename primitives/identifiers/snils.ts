// СНИЛС: nine digits and two of control, stored as 11 digits, shown with dashes and a space.
import { type Hint, type Parsed, accepted, refused } from '../parsed.ts';
import { type DigitsReason, readDigits, weigh } from './digits.ts';

export type SnilsReason = DigitsReason | 'wrong_check_digit';

const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, 1];
// Numbers up to this one were given out before the control digits were introduced.
const LAST_UNCHECKED = '001001998';

/** The two control digits of nine digits. */
export function snilsControl(nine: string): string {
  const rest = weigh(nine, WEIGHTS) % 101;
  return rest === 100 ? '00' : String(rest).padStart(2, '0');
}

/** Takes 11 digits with or without `NNN-NNN-NNN CC`; other spaces are removed with a hint. */
export function parseSnils(text: string): Parsed<string, SnilsReason> {
  const trimmed = text.trim().replace(/[‐‑–—−]/gu, '-');
  const isWritten = /^\d{3}-\d{3}-\d{3}[- \u00a0]\d{2}$/u.test(trimmed);
  const read = readDigits(isWritten ? trimmed.replace(/\D/gu, '') : trimmed, [11]);
  if (!read.ok) return read;
  const nine = read.value.slice(0, 9);
  if (nine > LAST_UNCHECKED && snilsControl(nine) !== read.value.slice(9)) {
    return refused('wrong_check_digit');
  }
  const hint: Hint | undefined = text === text.trim() ? read.hint : 'spaces_removed';
  return accepted(read.value, hint);
}

/** `112-233-445 95`. */
export function formatSnils(snils: string): string {
  return snils.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/u, '$1-$2-$3 $4');
}
