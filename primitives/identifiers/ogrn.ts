// ОГРН of an organisation (13 digits) and ОГРНИП of a sole proprietor (15 digits).
import { type Parsed, refused } from '../parsed.ts';
import { type DigitsReason, digitAt, readDigits, remainder } from './digits.ts';

export type OgrnReason = DigitsReason | 'wrong_kind' | 'wrong_check_digit';

interface Kind {
  readonly length: number;
  readonly by: number;
  readonly firstDigits: string;
}

function parse(text: string, kind: Kind): Parsed<string, OgrnReason> {
  const read = readDigits(text, [kind.length]);
  if (!read.ok) return read;
  const number = read.value;
  // Other first digits mark records of the register (ГРН), not a person or an organisation.
  if (!kind.firstDigits.includes(number.charAt(0))) return refused('wrong_kind');
  const check = remainder(number.slice(0, -1), kind.by) % 10;
  return check === digitAt(number, kind.length - 1) ? read : refused('wrong_check_digit');
}

export function parseOgrn(text: string): Parsed<string, OgrnReason> {
  return parse(text, { length: 13, by: 11, firstDigits: '15' });
}

export function parseOgrnip(text: string): Parsed<string, OgrnReason> {
  return parse(text, { length: 15, by: 13, firstDigits: '3' });
}

export function formatOgrn(ogrn: string): string {
  return ogrn;
}
