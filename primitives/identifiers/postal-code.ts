// Postal code: 6 digits.
import type { Parsed } from '../parsed.ts';
import { type DigitsReason, readDigits } from './digits.ts';

export function parsePostalCode(text: string): Parsed<string, DigitsReason> {
  return readDigits(text, [6]);
}

export function formatPostalCode(code: string): string {
  return code;
}
