// Bank accounts: 20 characters, position 9 a key that depends on the БИК (Bank of Russia's
// key procedure). Accounts of the treasury (03…) have no such key and are never judged by it.
import { type Parsed, accepted, refused } from '../parsed.ts';
import { isBankOfRussia } from './bik.ts';
import { digitAt, withoutSpaces } from './digits.ts';
import { toLatinCapitals } from './letters.ts';

export type AccountReason =
  | 'empty'
  | 'wrong_length'
  | 'wrong_format'
  | 'all_zeros'
  | 'wrong_check_digit';

const CLEARING_LETTERS = 'ABCEHKMPTX';
const WEIGHTS = [7, 1, 3];

function isTreasury(account: string): boolean {
  return account.startsWith('0');
}

function isCorrespondent(account: string): boolean {
  // 40102 is the single treasury account (ЕКС), held as a correspondent one.
  return account.startsWith('301') || account.startsWith('40102');
}

/** The three digits of the bank that are weighed before the account. */
function keyPrefix(account: string, bik: string): string {
  if (isCorrespondent(account) || isBankOfRussia(bik)) return `0${bik.slice(4, 6)}`;
  return bik.slice(-3);
}

/** Whether the key of the account fits the bank; treasury accounts always fit. */
export function isAccountKeyRight(account: string, bik: string): boolean {
  if (isTreasury(account)) return true;
  const letter = CLEARING_LETTERS.indexOf(account.charAt(5));
  const plain = letter < 0 ? account : `${account.slice(0, 5)}${letter}${account.slice(6)}`;
  const whole = keyPrefix(account, bik) + plain;
  let total = 0;
  for (let place = 0; place < whole.length; place += 1) {
    total += (digitAt(whole, place) * (WEIGHTS[place % 3] ?? 0)) % 10;
  }
  return total % 10 === 0;
}

/** Reads an account of the bank with this БИК (already read); without one only its form. */
export function parseAccount(text: string, bik: string | null): Parsed<string, AccountReason> {
  const { plain, hint } = withoutSpaces(text);
  if (plain === '') return refused('empty');
  if (plain.length !== 20) return refused('wrong_length');
  const account = toLatinCapitals(plain);
  if (!/^\d{5}[\dABCEHKMPTX]\d{14}$/u.test(account)) return refused('wrong_format');
  if (/^0+$/u.test(account)) return refused('all_zeros');
  if (bik !== null && !isAccountKeyRight(account, bik)) return refused('wrong_check_digit');
  return accepted(account, account === plain ? hint : 'lookalikes_replaced');
}

/** `40702 810 0 0000 0000777`: the parts people compare by eye. */
export function formatAccount(account: string): string {
  return account.replace(/^(.{5})(.{3})(.)(.{4})(.{7})$/u, '$1 $2 $3 $4 $5');
}
