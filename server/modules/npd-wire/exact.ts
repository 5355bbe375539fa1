// Numbers and times exactly as programs of this wire parse them: money with two digits after the
// point and no exponent, seconds with the fraction that each field has.
import * as z from 'zod/mini';
import type { Moment } from '#primitives/days';

/** A number that is written into JSON as its text says. */
export interface RawNumber {
  readonly rawJSON: string;
}

const raw = (JSON as unknown as { rawJSON(text: string): RawNumber }).rawJSON;
const isRaw = (JSON as unknown as { isRawJSON(value: unknown): boolean }).isRawJSON;

/** `300100` → `3001.00`, a JSON number. */
export function rubles(kopecks: number): RawNumber {
  const digits = String(Math.abs(kopecks)).padStart(3, '0');
  const sign = kopecks < 0 ? '-' : '';
  return raw(`${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`);
}

/** A decimal text of ours as a JSON number in plain digits: `0.000001`, never `1e-6`. */
export function decimal(text: string): RawNumber {
  const [whole = '0', fraction = ''] = text.split('.');
  const rest = fraction.replace(/0+$/u, '');
  return raw(rest === '' ? whole : `${whole}.${rest}`);
}

/** Money of an answer; a kept answer that is given again has it as a plain number. */
export const money = z.pipe(
  z.union([z.number(), z.custom<RawNumber>(isRaw)]),
  z.transform((value: number | RawNumber) =>
    typeof value === 'number' ? rubles(Math.round(value * 100)) : value,
  ),
);

/** A quantity of an answer. */
export const quantity = z.union([z.number(), z.custom<RawNumber>(isRaw)]);

/** The moment with so many digits after the point of the second, in UTC with `Z`. */
export function instant(at: Moment | string, digits: 0 | 3 | 6): string {
  const [seconds = '', fraction = ''] = new Date(at).toISOString().slice(0, -1).split('.');
  return digits === 0 ? `${seconds}Z` : `${seconds}.${fraction.padEnd(digits, '0')}Z`;
}

/** The moment on the clock of an offset in minutes, whole seconds: `2026-03-14T12:05:00+03:00`. */
export function clockTime(at: Moment | string, offsetMinutes: number): string {
  const shifted = new Date(Date.parse(at) + offsetMinutes * 60_000).toISOString().slice(0, 19);
  const ahead = Math.abs(offsetMinutes);
  const hours = String(Math.floor(ahead / 60)).padStart(2, '0');
  const minutes = String(ahead % 60).padStart(2, '0');
  return `${shifted}${offsetMinutes < 0 ? '-' : '+'}${hours}:${minutes}`;
}
