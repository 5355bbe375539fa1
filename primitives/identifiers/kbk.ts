// КБК, the budget classification code: 20 digits, the first three the administrator.
import type { Parsed } from '../parsed.ts';
import { type DigitsReason, readDigits } from './digits.ts';

export function parseKbk(text: string): Parsed<string, DigitsReason> {
  return readDigits(text, [20]);
}

export function kbkAdministrator(kbk: string): string {
  return kbk.slice(0, 3);
}

export function isTaxServiceKbk(kbk: string): boolean {
  return kbkAdministrator(kbk) === '182';
}

/** `182 0 10 61201 01 0000 510`: administrator, group, subgroup, article, budget, program. */
export function formatKbk(kbk: string): string {
  return kbk.replace(/^(\d{3})(\d)(\d{2})(\d{5})(\d{2})(\d{4})(\d{3})$/u, '$1 $2 $3 $4 $5 $6 $7');
}
