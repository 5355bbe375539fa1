// Lines of a receipt: exact prices and quantities, and the one rounding of their sum. Pure.
import { type Kopecks, kopecks } from '#primitives/money';
import { refusals } from '../errors.ts';

export interface Line {
  name: string;
  /** Price of one unit. */
  priceKopecks: Kopecks;
  /** Decimal text without trailing zeros, at most six digits after the point: `0.5`. */
  quantity: string;
  /** Price × quantity rounded to kopecks, for showing; only the total counts. */
  sumKopecks: Kopecks;
}

export interface TypedLine {
  name: string;
  priceKopecks: number;
  quantity: string;
}

export const LINES_MAX = 50;
const NAME_MAX = 256;
/** A billion roubles: a thousand years of the lawful limit would not need more. */
export const TOTAL_MAX = kopecks(100_000_000_000);
const MICRO = 1_000_000n;

const QUANTITY = /^(?<whole>\d{1,12})(?:\.(?<part>\d{1,6}))?$/u;

/** Millionths of a unit; null for anything but a plain decimal above zero. */
export function microOf(quantity: string): bigint | null {
  const found = QUANTITY.exec(quantity)?.groups;
  if (found === undefined) return null;
  const micro = BigInt(found.whole!) * MICRO + BigInt((found.part ?? '').padEnd(6, '0'));
  return micro > 0n ? micro : null;
}

/** `2`, `0.5`: the quantity without zeros that say nothing. */
export function plainQuantity(micro: bigint): string {
  const part = String(micro % MICRO).padStart(6, '0');
  return `${micro / MICRO}.${part}`.replace(/\.?0+$/u, '');
}

const half = (value: bigint): bigint => (value + MICRO / 2n) / MICRO;

/**
 * The lines and what they make together: added exactly, rounded to kopecks once.
 * Refuses: `lines_count`, `line_name`, `price_invalid`, `quantity_invalid`, `total_too_small`,
 * `total_too_large`, each with its field.
 */
export function readLines(typed: readonly TypedLine[]): { lines: Line[]; totalKopecks: Kopecks } {
  if (typed.length === 0 || typed.length > LINES_MAX)
    throw refusals.lines_count({ field: 'lines' });
  let exact = 0n;
  const lines = typed.map(({ name, priceKopecks, quantity }, at): Line => {
    const named = name.replace(/\s+/gu, ' ').trim();
    const field = (what: string) => ({ field: `lines.${at}.${what}` });
    if (named === '' || named.length > NAME_MAX || !isPrintable(named))
      throw refusals.line_name(field('name'));
    const isPrice = Number.isSafeInteger(priceKopecks) && priceKopecks > 0;
    if (!isPrice || priceKopecks > TOTAL_MAX) throw refusals.price_invalid(field('priceKopecks'));
    const micro = microOf(quantity);
    if (micro === null) throw refusals.quantity_invalid(field('quantity'));
    const own = BigInt(priceKopecks) * micro;
    exact += own;
    if (half(exact) > BigInt(TOTAL_MAX)) throw tooLarge();
    return {
      name: named,
      priceKopecks: kopecks(priceKopecks),
      quantity: plainQuantity(micro),
      sumKopecks: kopecks(Number(half(own))),
    };
  });
  const totalKopecks = kopecks(Number(half(exact)));
  if (totalKopecks === 0) throw refusals.total_too_small({ field: 'lines' });
  return { lines, totalKopecks };
}

/** No control characters and no halves of letters: they have no place on a paper or in XML. */
export function isPrintable(text: string): boolean {
  return text.isWellFormed() && !/[\p{Cc}\uFFFE\uFFFF]/u.test(text);
}

function tooLarge(): Error {
  return refusals.total_too_large({ field: 'lines', params: { max: '1 000 000 000 ₽' } });
}
