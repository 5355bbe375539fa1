// ОКТМО: 8 digits of a municipality or 11 of a settlement; no check digit in use.
import { type Parsed, refused } from '../parsed.ts';
import { type DigitsReason, readDigits } from './digits.ts';

/** `none`: a single `0`, which only a single tax payment may carry. */
export function parseOktmo(text: string): Parsed<string, DigitsReason | 'none'> {
  return text.trim() === '0' ? refused('none') : readDigits(text, [8, 11]);
}

export function formatOktmo(oktmo: string): string {
  return oktmo.replace(/(\d{3})(?=\d)/gu, (part, _group, at: number) =>
    at < 6 ? `${part} ` : part,
  );
}
