// Money is whole kopecks in a branded number, checked to be a safe integer at every border.
// Nothing here rounds unless it is told how.
import { type Parsed, accepted, refused } from './parsed.ts';

export type Kopecks = number & { readonly brand: 'Kopecks' };

export const ZERO = 0 as Kopecks;

/** `half-up`: half a kopeck away from zero; `down`: towards zero; `up`: away from zero. */
export type Rounding = 'half-up' | 'down' | 'up';

/** Brands a whole number of kopecks; throws on a fraction or beyond the safe integers. */
export function kopecks(value: number): Kopecks {
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`Not a whole, safe number of kopecks: ${value}`);
  }
  // Minus zero would print as a negative sum.
  return (value === 0 ? 0 : value) as Kopecks;
}

export function add(left: Kopecks, right: Kopecks): Kopecks {
  return kopecks(left + right);
}

export function subtract(left: Kopecks, right: Kopecks): Kopecks {
  return kopecks(left - right);
}

export function sum(amounts: Iterable<Kopecks>): Kopecks {
  let total = ZERO;
  for (const amount of amounts) total = add(total, amount);
  return total;
}

function mulDivExactly(amount: number, ratio: readonly [number, number], how: Rounding): Kopecks {
  const product = BigInt(amount) * BigInt(ratio[0]);
  const den = BigInt(ratio[1]);
  const size = product < 0n ? -product : product;
  const by = den < 0n ? -den : den;
  const extra = { 'half-up': by / 2n, down: 0n, up: by - 1n }[how];
  const magnitude = (size + extra) / by;
  return kopecks(Number(product < 0n === den < 0n ? magnitude : -magnitude));
}

/**
 * amount × num / den, rounded once; exact at any size (falls back to bigint where the product
 * leaves the safe integers). Throws on a zero denominator or a result that is not safe.
 */
export function mulDiv(
  amount: Kopecks,
  ratio: readonly [num: number, den: number],
  how: Rounding,
): Kopecks {
  const [num, den] = ratio;
  if (!Number.isSafeInteger(num) || !Number.isSafeInteger(den) || den === 0) {
    throw new RangeError(`Not a ratio of whole numbers: ${num}/${den}`);
  }
  const product = amount * num;
  const isSmall = Number.isSafeInteger(product) && Math.abs(product) < 2 ** 51;
  if (!isSmall || product < 0 || den < 0) return mulDivExactly(amount, [num, den], how);
  const rest = product % den;
  const quotient = (product - rest) / den;
  if (rest === 0 || how === 'down') return kopecks(quotient);
  if (how === 'up') return kopecks(quotient + 1);
  return kopecks(rest >= den - rest ? quotient + 1 : quotient);
}

export type MoneyReason = 'empty' | 'not_a_number' | 'too_many_decimals' | 'too_large';

const MONEY = /^([-−]?)(\d{1,3}(?: \d{3})+|\d+)(?:[.,](\d*))?$/u;

/**
 * Reads roubles as people type them: `1 234,5`, `1234.50`, `1 234,50 ₽`, any kind of space.
 * A thousands comma (`1,234.50`) is refused, because `1,234` could be either.
 */
export function parseMoney(text: string): Parsed<Kopecks, MoneyReason> {
  const plain = text
    .replace(/[\s\u00a0\u2007\u2009\u202f]+/gu, ' ')
    .replace(/ ?(?:₽|руб(?:\.|лей|ля|ль)?|р\.)$/iu, '')
    .trim();
  if (plain === '') return refused('empty');
  const match = MONEY.exec(plain);
  if (match === null) return refused('not_a_number');
  const decimals = match[3] ?? '';
  if (decimals.length > 2) return refused('too_many_decimals');
  const roubles = (match[2] ?? '').replaceAll(' ', '');
  const value = Number(roubles + decimals.padEnd(2, '0'));
  if (!Number.isSafeInteger(value)) return refused('too_large');
  return accepted(kopecks(match[1] === '' ? value : -value));
}

function splitRoubles(amount: Kopecks): { sign: boolean; roubles: string; rest: string } {
  const digits = Math.abs(amount).toString().padStart(3, '0');
  return { sign: amount < 0, roubles: digits.slice(0, -2), rest: digits.slice(-2) };
}

const NBSP = '\u00a0';

/** «1 248,50 ₽» with no-break spaces and a real minus; `whole` leaves out «,00». */
export function formatMoney(amount: Kopecks, options: { whole?: boolean } = {}): string {
  const { sign, roubles, rest } = splitRoubles(amount);
  const groups = roubles.replace(/\B(?=(?:\d{3})+$)/gu, NBSP);
  const decimals = options.whole === true && rest === '00' ? '' : `,${rest}`;
  return `${sign ? '−' : ''}${groups}${decimals}${NBSP}₽`;
}

/** `-1248.50`: roubles with a dot and two digits, for wires and files. */
export function decimalString(amount: Kopecks): string {
  const { sign, roubles, rest } = splitRoubles(amount);
  return `${sign ? '-' : ''}${roubles}.${rest}`;
}
