// Exact fractions of bigint. Nothing is rounded on the way: an article that rounds says so, and
// `roundTo` is the only place where it happens.
import { type Kopecks, kopecks } from '#primitives/money';

/** The denominator is positive; the fraction need not be in lowest terms. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

export const NOTHING: Fraction = { num: 0n, den: 1n };
export const WHOLE: Fraction = { num: 1n, den: 1n };

/** Whole number. */
export function whole(value: number | bigint): Fraction {
  return { num: BigInt(value), den: 1n };
}

/** Throws on a zero denominator. */
export function ratio(num: bigint, den: bigint): Fraction {
  if (den === 0n) throw new RangeError('A fraction cannot have a zero denominator');
  return den < 0n ? { num: -num, den: -den } : { num, den };
}

const DECIMAL = /^-?\d{1,18}(?:\.\d{1,12})?$/u;
const POWERS = Array.from({ length: 13 }, (_, power) => 10n ** BigInt(power));

export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** `0.001`, `54`, `-3.5`; throws on anything else. */
export function decimal(text: string): Fraction {
  if (!DECIMAL.test(text)) throw new RangeError(`Not a decimal number: ${text}`);
  const dot = text.indexOf('.');
  if (dot < 0) return { num: BigInt(text), den: 1n };
  const power = POWERS[text.length - dot - 1] ?? 1n;
  return { num: BigInt(text.slice(0, dot) + text.slice(dot + 1)), den: power };
}

export function add(left: Fraction, right: Fraction): Fraction {
  if (left.den === right.den) return { num: left.num + right.num, den: left.den };
  return { num: left.num * right.den + right.num * left.den, den: left.den * right.den };
}

export function subtract(left: Fraction, right: Fraction): Fraction {
  if (left.den === right.den) return { num: left.num - right.num, den: left.den };
  return { num: left.num * right.den - right.num * left.den, den: left.den * right.den };
}

export function multiply(left: Fraction, right: Fraction): Fraction {
  return { num: left.num * right.num, den: left.den * right.den };
}

/** Throws when the divisor is zero. */
export function divide(left: Fraction, right: Fraction): Fraction {
  return ratio(left.num * right.den, left.den * right.num);
}

/** Negative, zero or positive as left is below, equal to or above right. */
export function compare(left: Fraction, right: Fraction): number {
  const difference =
    left.den === right.den ? left.num - right.num : left.num * right.den - right.num * left.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** To the nearest multiple of `to`, half of it away from zero. */
export function roundTo(value: Fraction, to: bigint): Fraction {
  const size = value.num < 0n ? -value.num : value.num;
  const unit = value.den * to;
  const count = (size * 2n + unit) / (unit * 2n);
  return { num: (value.num < 0n ? -count : count) * to, den: 1n };
}

/** Half a kopeck away from zero; for showing an exact intermediate sum. */
export function toKopecks(value: Fraction): Kopecks {
  return kopecks(Number(roundTo(value, 1n).num));
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

function divisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b > SAFE) [a, b] = [b, a % b];
  if (b === 0n) return a;
  // The rest of Euclid's algorithm runs on plain numbers, which is many times faster.
  let [x, y] = [Number(b), Number(a % b)];
  while (y > 0) [x, y] = [y, x % y];
  return BigInt(x);
}

/** `num/den` in lowest terms, or the whole number alone. */
export function fractionText(value: Fraction): string {
  if (value.den === 1n) return value.num.toString();
  const common = divisor(value.num < 0n ? -value.num : value.num, value.den);
  const den = value.den / common;
  const num = value.num / common;
  return den === 1n ? num.toString() : `${num}/${den}`;
}

/** Reads what `fractionText` wrote, and decimal strings. */
export function parseFraction(text: string): Fraction {
  const slash = text.indexOf('/');
  if (slash < 0) return decimal(text);
  return ratio(BigInt(text.slice(0, slash)), BigInt(text.slice(slash + 1)));
}
