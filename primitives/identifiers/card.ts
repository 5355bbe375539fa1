// Bank card numbers (ISO/IEC 7812): Luhn. Card numbers never reach the system (PAY-2); this is
// for pages that must recognise one and warn.
import { type Parsed, refused } from '../parsed.ts';
import { type DigitsReason, digitAt, readDigits } from './digits.ts';

export type CardReason = DigitsReason | 'wrong_check_digit';

const LENGTHS = [13, 14, 15, 16, 17, 18, 19];

function isLuhnRight(number: string): boolean {
  let total = 0;
  for (let step = 0; step < number.length; step += 1) {
    const digit = digitAt(number, number.length - 1 - step);
    const weighed = step % 2 === 0 ? digit : digit * 2;
    total += weighed > 9 ? weighed - 9 : weighed;
  }
  return total % 10 === 0;
}

/** Groups of four are how cards are printed, so spaces between them give no hint. */
export function parseCard(text: string): Parsed<string, CardReason> {
  const isPrinted = /^\d{4}(?: \d{4}){2,3}(?: \d{1,3})?$/u.test(text);
  const read = readDigits(isPrinted ? text.replaceAll(' ', '') : text, LENGTHS);
  if (!read.ok) return read;
  return isLuhnRight(read.value) ? read : refused('wrong_check_digit');
}

/** МИР cards begin with 2200 to 2204. */
export function isMir(card: string): boolean {
  return /^220[0-4]/u.test(card);
}

export function formatCard(card: string): string {
  return card.replace(/(\d{4})(?=\d)/gu, '$1 ');
}

/** «•• 4412». */
export function maskCard(card: string): string {
  return `•• ${card.slice(-4)}`;
}
