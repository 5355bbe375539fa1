// Passport of a Russian citizen: series of 4 digits, number of 6, department code `NNN-NNN`.
// Digits 3 and 4 of the series are only roughly the year of the blank, so they are not checked.
import { type Hint, type Parsed, accepted, refused } from '../parsed.ts';
import { type DigitsReason, readDigits } from './digits.ts';

/** Takes `4510 123456`, `45 10 123456`, `45 10 № 123456`, `4510123456`; stores ten digits. */
export function parsePassport(text: string): Parsed<string, DigitsReason> {
  const trimmed = text.replace(/[\s\u00a0]+/gu, ' ').trim();
  const isWritten = /^\d{2} ?\d{2}(?: ?№ ?| )\d{6}$/u.test(trimmed);
  const read = readDigits(isWritten ? trimmed.replace(/\D/gu, '') : trimmed, [10]);
  if (!read.ok) return read;
  if (/^0000|000000$/u.test(read.value)) return refused('all_zeros');
  const hint: Hint | undefined = trimmed === text ? read.hint : 'spaces_removed';
  return accepted(read.value, hint);
}

/** `45 10 № 123456`. */
export function formatPassport(passport: string): string {
  return passport.replace(/^(\d{2})(\d{2})(\d{6})$/u, '$1 $2 № $3');
}

/** Department code with or without its dash; stored with it. */
export function parseDepartmentCode(text: string): Parsed<string, DigitsReason> {
  const trimmed = text.trim();
  const isWritten = /^\d{3}[-–‑]\d{3}$/u.test(trimmed);
  const read = readDigits(isWritten ? trimmed.replace(/\D/gu, '') : trimmed, [6]);
  if (!read.ok) return read;
  const hint: Hint | undefined = trimmed === text ? read.hint : 'spaces_removed';
  return accepted(`${read.value.slice(0, 3)}-${read.value.slice(3)}`, hint);
}
