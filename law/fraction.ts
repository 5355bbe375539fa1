// Exact fractions. Nothing is rounded on the way: an article that rounds says so, and `roundTo`
// is the only place where it happens. Numerator and denominator are plain integers while they
// are safe ones, which is three times faster, and bigint beyond; the value is the same.
import { type Kopecks, kopecks } from '#primitives/money';

interface Small {
  readonly num: number;
  readonly den: number;
}

interface Large {
  readonly num: bigint;
  readonly den: bigint;
}

/** The denominator is positive; the fraction need not be in lowest terms. */
export type Fraction = Small | Large;

function isSmall(value: Fraction): value is Small {
  return typeof value.num === 'number';
}

function large(value: Fraction): Large {
  return isSmall(value) ? { num: BigInt(value.num), den: BigInt(value.den) } : value;
}

const MAX = Number.MAX_SAFE_INTEGER;

/** A product or sum of safe integers that is itself within the safe ones is exact. */
function isExact(num: number, den: number): boolean {
  return num <= MAX && num >= -MAX && den <= MAX;
}

export const WHOLE: Fraction = { num: 1, den: 1 };

/** Whole number; throws when it is not safe. */
export function whole(value: number): Fraction {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a whole number: ${value}`);
  return { num: value, den: 1 };
}

/** Throws on a zero denominator. */
function ratio(num: bigint, den: bigint): Fraction {
  if (den === 0n) throw new RangeError('A fraction cannot have a zero denominator');
  const [above, below] = den < 0n ? [-num, -den] : [num, den];
  const small = { num: Number(above), den: Number(below) };
  return isExact(small.num, small.den) ? small : { num: above, den: below };
}

const DECIMAL = /^-?\d{1,18}(?:\.\d{1,12})?$/u;
const DIGITS_PLAIN = 15;

/** Digits and one dot of a short text as one number; NaN when there is anything else. */
function shortDecimal(text: string): Small | null {
  let num = 0;
  let den = 0;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code === 46 && den === 0 && place > 0 && place < text.length - 1) den = 1;
    else if (code >= 48 && code <= 57) {
      num = num * 10 + code - 48;
      den *= 10;
    } else return null;
  }
  return { num, den: den === 0 ? 1 : den };
}

/** `0.001`, `54`, `-3.5`, or null for anything else. */
export function readDecimal(text: string): Fraction | null {
  if (text.length > 0 && text.length <= DIGITS_PLAIN) {
    const short = shortDecimal(text);
    if (short !== null) return short;
  }
  if (!DECIMAL.test(text)) return null;
  const dot = text.indexOf('.');
  if (dot < 0) return ratio(BigInt(text), 1n);
  const digits = text.slice(0, dot) + text.slice(dot + 1);
  return ratio(BigInt(digits), 10n ** BigInt(text.length - dot - 1));
}

/** The same for figures of the program itself; throws on anything else. */
export function decimal(text: string): Fraction {
  const read = readDecimal(text);
  if (read === null) throw new RangeError(`Not a decimal number: ${text}`);
  return read;
}

export function add(left: Fraction, right: Fraction): Fraction {
  if (isSmall(left) && isSmall(right)) {
    const isAlike = left.den === right.den;
    const first = isAlike ? left.num : left.num * right.den;
    const second = isAlike ? right.num : right.num * left.den;
    const den = isAlike ? left.den : left.den * right.den;
    if (isExact(first, den) && isExact(second, den) && isExact(first + second, den)) {
      return { num: first + second, den };
    }
  }
  const [one, two] = [large(left), large(right)];
  return { num: one.num * two.den + two.num * one.den, den: one.den * two.den };
}

export function negate(value: Fraction): Fraction {
  return isSmall(value)
    ? { num: value.num === 0 ? 0 : -value.num, den: value.den }
    : { num: -value.num, den: value.den };
}

export function subtract(left: Fraction, right: Fraction): Fraction {
  return add(left, negate(right));
}

export function multiply(left: Fraction, right: Fraction): Fraction {
  if (isSmall(left) && isSmall(right)) {
    const num = left.num * right.num;
    const den = left.den * right.den;
    if (isExact(num, den)) return { num: num === 0 ? 0 : num, den };
  }
  const [one, two] = [large(left), large(right)];
  return { num: one.num * two.num, den: one.den * two.den };
}

/** Throws when the divisor is zero. */
export function divide(left: Fraction, right: Fraction): Fraction {
  if (isSmall(right) && right.num > 0) {
    return multiply(left, { num: right.den, den: right.num });
  }
  const by = large(right);
  return multiply(left, ratio(by.den, by.num));
}

/** Negative, zero or positive as left is below, equal to or above right. */
export function compare(left: Fraction, right: Fraction): number {
  if (isSmall(left) && isSmall(right)) {
    const one = left.num * right.den;
    const two = right.num * left.den;
    if (isExact(one, 1) && isExact(two, 1)) return one - two;
  }
  return sign(subtract(left, right));
}

/** -1, 0 or 1. */
export function sign(value: Fraction): number {
  if (value.num > 0) return 1;
  return value.num < 0 ? -1 : 0;
}

/** To the nearest multiple of `to`, half of it away from zero. */
export function roundTo(value: Fraction, to: number): Fraction {
  if (isSmall(value) && value.num >= 0) {
    const unit = value.den * to;
    if (isExact(value.num * 2, unit * 2)) {
      const rest = value.num % unit;
      const count = (value.num - rest) / unit + (rest * 2 >= unit ? 1 : 0);
      return { num: count * to, den: 1 };
    }
  }
  const { num, den } = large(value);
  const unit = den * BigInt(to);
  const size = num < 0n ? -num : num;
  const count = ((size * 2n + unit) / (unit * 2n)) * BigInt(to);
  return ratio(num < 0n ? -count : count, 1n);
}

/** The number of a fraction that is whole; throws when it is not, or not safe. */
export function toNumber(value: Fraction): number {
  if (isSmall(value) && value.den === 1) return value.num;
  const { num, den } = large(value);
  if (num % den !== 0n) throw new RangeError(`Not a whole number: ${num}/${den}`);
  return kopecks(Number(num / den));
}

/** Half a kopeck away from zero; for showing an exact intermediate sum. */
export function toKopecks(value: Fraction): Kopecks {
  return kopecks(toNumber(roundTo(value, 1)));
}

const SAFE = BigInt(MAX);

function divisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b > SAFE) [a, b] = [b, a % b];
  if (b === 0n) return a;
  // The rest of Euclid's algorithm runs on plain numbers, which is many times faster.
  return BigInt(smallDivisor(Number(b), Number(a % b)));
}

function smallDivisor(left: number, right: number): number {
  let [a, b] = [left, right];
  while (b > 0) [a, b] = [b, a % b];
  return a;
}

/** `num/den` in lowest terms, or the whole number alone. */
export function fractionText(value: Fraction): string {
  if (isSmall(value)) {
    if (value.den === 1) return String(value.num);
    const common = smallDivisor(Math.abs(value.num), value.den);
    const den = value.den / common;
    return den === 1 ? String(value.num / common) : `${value.num / common}/${den}`;
  }
  const common = divisor(value.num < 0n ? -value.num : value.num, value.den);
  const den = value.den / common;
  const num = value.num / common;
  return den === 1n ? num.toString() : `${num}/${den}`;
}

/** Reads what `fractionText` wrote, and decimal strings. */
export function parseFraction(text: string): Fraction {
  const slash = text.indexOf('/');
  if (slash < 0) return text.includes('.') ? decimal(text) : ratio(BigInt(text), 1n);
  return ratio(BigInt(text.slice(0, slash)), BigInt(text.slice(slash + 1)));
}

const DECIMAL_PLACES = 12;

/** `0.0015`: a fraction as a decimal; throws when twelve digits cannot say it exactly. */
export function decimalText(value: Fraction): string {
  const { num, den } = large(value);
  const scaled = num * 10n ** BigInt(DECIMAL_PLACES);
  if (scaled % den !== 0n) throw new RangeError(`Not a short decimal: ${num}/${den}`);
  const count = scaled / den;
  const digits = (count < 0n ? -count : count).toString().padStart(DECIMAL_PLACES + 1, '0');
  const decimals = digits.slice(-DECIMAL_PLACES).replace(/0+$/u, '');
  const text = `${digits.slice(0, -DECIMAL_PLACES)}${decimals === '' ? '' : `.${decimals}`}`;
  return count < 0n ? `-${text}` : text;
}
