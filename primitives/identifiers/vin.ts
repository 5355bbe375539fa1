// VIN (ISO 3779): 17 characters. The check character is obligatory in North America only, so a
// wrong one is a hint here, never a refusal.
import { type Hint, type Parsed, accepted, refused } from '../parsed.ts';
import { withoutSpaces } from './digits.ts';
import { toLatinCapitals } from './letters.ts';

export type VinReason = 'empty' | 'wrong_length' | 'wrong_character';

const VALUES = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ';
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

function isCheckRight(vin: string): boolean {
  // The place of a letter in VALUES modulo ten is its value by the standard.
  const total = WEIGHTS.reduce(
    (sum, weight, place) => sum + (VALUES.indexOf(vin.charAt(place)) % 10) * weight,
    0,
  );
  const check = total % 11;
  return vin.charAt(8) === (check === 10 ? 'X' : String(check));
}

export function parseVin(text: string): Parsed<string, VinReason> {
  const { plain, hint: spaces } = withoutSpaces(text);
  if (plain === '') return refused('empty');
  if (plain.length !== 17) return refused('wrong_length');
  const vin = toLatinCapitals(plain);
  if (!/^[0-9A-HJ-NPR-Z]{17}$/u.test(vin)) return refused('wrong_character');
  let hint: Hint | undefined = spaces;
  if (vin !== plain.toUpperCase()) hint = 'lookalikes_replaced';
  else if (hint === undefined && !isCheckRight(vin)) hint = 'check_digit';
  return accepted(vin, hint);
}

export function formatVin(vin: string): string {
  return vin;
}
