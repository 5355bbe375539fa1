// Code of an inspectorate (ИФНС): 4 digits, the first two the region.
import type { Parsed } from '../parsed.ts';
import { type DigitsReason, readDigits } from './digits.ts';

export function parseTaxOffice(text: string): Parsed<string, DigitsReason> {
  return readDigits(text, [4]);
}

export function taxOfficeRegion(code: string): string {
  return code.slice(0, 2);
}

export function formatTaxOffice(code: string): string {
  return code;
}
