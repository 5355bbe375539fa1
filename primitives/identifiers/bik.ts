// БИК of a bank, a unit of the Bank of Russia or the treasury.
import { type Parsed, refused } from '../parsed.ts';
import { type DigitsReason, readDigits } from './digits.ts';

export type BikReason = DigitsReason | 'wrong_country' | 'wrong_number';

/** Form only; whether the bank exists is asked of the directory. */
export function parseBik(text: string): Parsed<string, BikReason> {
  const read = readDigits(text, [9]);
  if (!read.ok) return read;
  if (!/^0[014]/u.test(read.value)) return refused('wrong_country');
  const last = Number(read.value.slice(-3));
  return last <= 2 || last >= 50 ? read : refused('wrong_number');
}

/** Units of the Bank of Russia end in 000, 001 or 002. */
export function isBankOfRussia(bik: string): boolean {
  return /00[012]$/u.test(bik);
}

export function formatBik(bik: string): string {
  return bik;
}
