// ИНН: 10 digits of an organisation, 12 of a person or sole proprietor.
import { type Parsed, refused } from '../parsed.ts';
import { type DigitsReason, digitAt, readDigits, weigh } from './digits.ts';

export type InnReason = DigitsReason | 'wrong_region' | 'wrong_check_digit';

const TENTH = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const ELEVENTH = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const TWELFTH = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

function isKeyRight(inn: string, weights: readonly number[]): boolean {
  return (weigh(inn, weights) % 11) % 10 === digitAt(inn, weights.length);
}

function parse(text: string, lengths: readonly number[]): Parsed<string, InnReason> {
  const read = readDigits(text, lengths);
  if (!read.ok) return read;
  const inn = read.value;
  if (inn.startsWith('00')) return refused('wrong_region');
  const keys = inn.length === 10 ? [TENTH] : [ELEVENTH, TWELFTH];
  return keys.every((weights) => isKeyRight(inn, weights)) ? read : refused('wrong_check_digit');
}

export function parseInn(text: string): Parsed<string, InnReason> {
  return parse(text, [10, 12]);
}

/** Only the ИНН of a person. */
export function parsePersonInn(text: string): Parsed<string, InnReason> {
  return parse(text, [12]);
}

/** Only the ИНН of an organisation. */
export function parseOrganisationInn(text: string): Parsed<string, InnReason> {
  return parse(text, [10]);
}

export function formatInn(inn: string): string {
  return inn;
}

/** The first 10 digits of a person's ИНН with their two check digits. */
export function completePersonInn(ten: string): string {
  const eleven = ten + String((weigh(ten, ELEVENTH) % 11) % 10);
  return eleven + String((weigh(eleven, TWELFTH) % 11) % 10);
}
