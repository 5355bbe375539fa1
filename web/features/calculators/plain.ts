// What people type into the plain forms the law reads: sums, per cent, shares.
import { decimalString, formatMoney, kopecks, parseMoney } from '#primitives/money';

/** A sum as the law reads it; what is no sum goes on as it was typed, for the law to refuse. */
export function sumOf(text: string | undefined): string {
  const read = parseMoney(text ?? '');
  return read.ok ? decimalString(read.value) : (text ?? '');
}

/** The field with the sum, unless nothing was typed. */
export function sumIn<Name extends string>(
  name: Name,
  text: string | undefined,
): { readonly [Key in Name]?: string } {
  return (text ?? '').trim() === '' ? {} : ({ [name]: sumOf(text) } as { [Key in Name]: string });
}

/** «0,15» per cent → `0.0015`, exactly: the point is moved, nothing is multiplied. */
export function fractionOfPercent(text: string): string {
  const [whole = '', decimals = ''] = text.trim().replace(',', '.').split('.');
  if (!/^\d+$/u.test(whole) || !/^\d*$/u.test(decimals)) return text;
  const digits = whole.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}${decimals}`;
}

export function numberOf(text: string): string {
  return text.trim().replace(',', '.').replaceAll(/\s/gu, '');
}

/** A sum of the law (`1234.50`) for people. */
export function money(decimal: unknown): string {
  const read = parseMoney(String(decimal));
  return formatMoney(read.ok ? read.value : kopecks(0));
}

export function isSome(decimal: unknown): boolean {
  const read = parseMoney(String(decimal));
  return read.ok && read.value !== 0;
}
