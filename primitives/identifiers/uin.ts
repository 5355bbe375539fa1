// УИН, the unique accrual identifier: 20 or 25 characters, the last one a check digit computed
// as for ОКПО. `0` in a payment document means that there is none.
import { type Parsed, accepted, refused } from '../parsed.ts';
import { controlDigit } from './okpo.ts';
import { withoutSpaces } from './digits.ts';

export type UinReason =
  | 'empty'
  | 'none'
  | 'wrong_length'
  | 'not_digits'
  | 'all_zeros'
  | 'wrong_check_digit';

const TAX_SERVICE = '182';

/** Letters are read only in documents of other administrators, without a check digit. */
export function parseUin(text: string): Parsed<string, UinReason> {
  const { plain, hint } = withoutSpaces(text);
  if (plain === '') return refused('empty');
  if (plain === '0') return refused('none');
  if (plain.length !== 20 && plain.length !== 25) return refused('wrong_length');
  if (/^0+$/u.test(plain)) return refused('all_zeros');
  if (!/^\d+$/u.test(plain)) {
    const isForeign = !plain.startsWith(TAX_SERVICE) && /^[0-9A-Za-zА-Яа-я]+$/u.test(plain);
    return isForeign ? accepted(plain, hint) : refused('not_digits');
  }
  const isRight = controlDigit(plain.slice(0, -1)) === Number(plain.at(-1));
  return isRight ? accepted(plain, hint) : refused('wrong_check_digit');
}

/** 19 or 24 digits with their check digit. */
export function completeUin(digits: string): string {
  return `${digits}${controlDigit(digits)}`;
}

/** Groups of five for reading aloud. */
export function formatUin(uin: string): string {
  return uin.replace(/(.{5})(?=.)/gu, '$1 ');
}
