// A receipt as it is typed: from the fields to what the server takes, and back. Pure.
import { type Day, formatDay, parseDay } from '#primitives/days';
import { parseInn } from '#primitives/identifiers/inn';
import { decimalString, kopecks, parseMoney } from '#primitives/money';
import type { Receipt, ReceiptBody } from './npd.ts';

export interface TypedLine {
  /** Only tells lines apart while they are typed. */
  key: number;
  name: string;
  price: string;
  quantity: string;
}
export type BuyerKind = 'person' | 'company' | 'foreign';
export interface TypedReceipt {
  lines: TypedLine[];
  day: string;
  kind: BuyerKind;
  inn: string;
  buyer: string;
  payment: 'cash' | 'account';
}
export interface Mistake {
  field: string;
  code: MistakeCode;
}
export type MistakeCode =
  | 'name'
  | 'priceMissing'
  | 'price'
  | 'quantity'
  | 'day'
  | 'dayAhead'
  | 'inn'
  | 'buyer';

const MICRO = 1_000_000n;
const QUANTITY = /^\d{1,12}(?:[.,]\d{1,6})?$/u;
const NAME_MAX = 256;

export const emptyLine = (key: number): TypedLine => ({ key, name: '', price: '', quantity: '1' });

export function emptyReceipt(today: string): TypedReceipt {
  return {
    lines: [emptyLine(0)],
    day: formatDay(today as Day, 'short'),
    kind: 'person',
    inn: '',
    buyer: '',
    payment: 'cash',
  };
}

const priceText = (amount: number) => decimalString(kopecks(amount)).replace('.', ',');

/** The same receipt again, of today. */
export function repeated(receipt: Pick<Receipt, 'lines' | 'buyer' | 'paymentKind'>, today: string) {
  const { lines, buyer, paymentKind } = receipt;
  return {
    ...emptyReceipt(today),
    lines: lines.map(({ name, priceKopecks, quantity }, key) => ({
      key,
      name,
      price: priceText(priceKopecks),
      quantity: quantity.replace('.', ','),
    })),
    kind: buyer.kind,
    inn: buyer.inn ?? '',
    buyer: buyer.name ?? '',
    payment: paymentKind,
  } satisfies TypedReceipt;
}

/** Millionths of a unit; null for anything but a plain decimal above zero. */
function microOf(text: string): bigint | null {
  const plain = text.replaceAll(/\s/gu, '');
  if (!QUANTITY.test(plain)) return null;
  const [whole = '0', part = ''] = plain.split(/[.,]/u);
  const micro = BigInt(whole) * MICRO + BigInt(part.padEnd(6, '0'));
  return micro > 0n ? micro : null;
}

function priceOf(text: string): number | null {
  const read = parseMoney(text);
  return read.ok && read.value > 0 ? read.value : null;
}

/** What the lines make: added exactly, rounded to kopecks once; null while a line is unfinished. */
export function totalOf(lines: readonly TypedLine[]): number | null {
  let exact = 0n;
  for (const { price, quantity } of lines) {
    const [each, micro] = [priceOf(price), microOf(quantity)];
    if (each === null || micro === null) return null;
    exact += BigInt(each) * micro;
  }
  const total = Number((exact + MICRO / 2n) / MICRO);
  return total > 0 && Number.isSafeInteger(total) ? total : null;
}

function mistakesOfLine({ name, price, quantity }: TypedLine, at: number): Mistake[] {
  const field = (what: string) => `lines.${at}.${what}`;
  const found: Mistake[] = [];
  const length = name.trim().length;
  if (length === 0 || length > NAME_MAX) found.push({ field: field('name'), code: 'name' });
  if (price.trim() === '') found.push({ field: field('priceKopecks'), code: 'priceMissing' });
  else if (priceOf(price) === null) found.push({ field: field('priceKopecks'), code: 'price' });
  if (microOf(quantity) === null) found.push({ field: field('quantity'), code: 'quantity' });
  return found;
}

/** What must be mended before the receipt is sent, in the order of the form. */
export function mistakesOf(typed: TypedReceipt, today: string): Mistake[] {
  const found = typed.lines.flatMap(mistakesOfLine);
  const day = parseDay(typed.day);
  if (!day.ok) found.push({ field: 'operationAt', code: 'day' });
  else if (day.value > today) found.push({ field: 'operationAt', code: 'dayAhead' });
  if (typed.kind === 'company' && !parseInn(typed.inn).ok) {
    found.push({ field: 'buyer.inn', code: 'inn' });
  }
  if (typed.kind !== 'person' && typed.buyer.trim() === '') {
    found.push({ field: 'buyer.name', code: 'buyer' });
  }
  return found;
}

/** The settlement of another day is written at its noon: the law asks for the day's month. */
function operationOf(typed: TypedReceipt, today: string): string | null {
  const day = parseDay(typed.day);
  return day.ok && day.value !== today ? `${day.value}T12:00:00+03:00` : null;
}

function plainQuantity(text: string): string {
  return text.replaceAll(/\s/gu, '').replace(',', '.');
}

/** What is sent; called when nothing is to be mended. `now`: the moment written for today. */
export function bodyOf(
  typed: TypedReceipt,
  { today, now = null, mayPassLimit = false }: Sending,
): ReceiptBody {
  const inn = parseInn(typed.inn);
  return {
    operationAt: operationOf(typed, today) ?? now,
    lines: typed.lines.map(({ name, price, quantity }) => ({
      name: name.trim(),
      priceKopecks: priceOf(price) ?? 0,
      quantity: plainQuantity(quantity),
    })),
    totalKopecks: totalOf(typed.lines),
    buyer: {
      kind: typed.kind,
      inn: typed.kind === 'company' && inn.ok ? inn.value : null,
      name: typed.kind === 'person' ? null : typed.buyer.trim(),
      phone: null,
    },
    paymentKind: typed.payment,
    mayPassLimit,
  };
}
interface Sending {
  today: string;
  now?: string | null;
  mayPassLimit?: boolean;
}
