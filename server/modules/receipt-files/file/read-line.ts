// A line of the table becomes what was sold to whom, or what is wrong with it and where. Pure.
import {
  type BuyerKind,
  type PaymentKind,
  microOf,
  plainQuantity,
  refusals as selling,
} from '#modules/self-employment';
import type { RefusalKind } from '#platform/errors';
import { type Day, addDays, day, parseDay } from '#primitives/days';
import { parseInn } from '#primitives/identifiers/inn';
import { type Kopecks, formatMoney, kopecks, parseMoney } from '#primitives/money';
import { refusals } from '../errors.ts';
import type { SheetLine } from './sheet.ts';
import { COLUMNS, type Column, TITLES, type Titles, anyOf } from './titles.ts';

/** One receipt of one line, as the file tells it. */
export interface Sold {
  on: Day;
  name: string;
  /** Decimal text without trailing zeros. */
  quantity: string;
  priceKopecks: Kopecks;
  totalKopecks: Kopecks;
  buyerKind: BuyerKind;
  buyerInn: string | null;
  buyerName: string | null;
  paymentKind: PaymentKind;
}

/** What is wrong: the code of a refusal, and the column as the file calls it. */
export interface Fault {
  code: string;
  /** Null: it is the line as a whole. */
  column: string | null;
  params: Record<string, string | number>;
}

export type ReadLine = { line: number; sold: Sold } | { line: number; fault: Fault; text: string };

class Trouble extends Error {
  readonly kind: RefusalKind;
  readonly column: Column;
  readonly params: Fault['params'];
  constructor(kind: RefusalKind, column: Column, params: Fault['params'] = {}) {
    super(kind.code);
    this.kind = kind;
    this.column = column;
    this.params = params;
  }
}

const TEXT_MAX = 300;

/** Null: the line tells nothing: totals below a table, the examples of the template. */
export function readLine(titles: Titles, given: SheetLine): ReadLine | null {
  const { line, cells } = given;
  const at = (column: Column): string => {
    const place = titles.places.get(column);
    return place === undefined ? '' : (cells[place] ?? '').replace(/[\s\u00a0]+/gu, ' ').trim();
  };
  if (at('day').toLowerCase().startsWith('пример')) return null;
  if (at('day') === '' && /^(итого.*|всего.*|total.*|)$/iu.test(at('name'))) return null;
  try {
    assertPlain(titles, given);
    return { line, sold: soldOf(at) };
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    const filled = cells.filter((cell) => cell !== '');
    const text = filled.join(' · ').slice(0, TEXT_MAX);
    const column = titles.names.get(error.column) ?? TITLES[error.column];
    return { line, text, fault: { code: error.kind.code, column, params: error.params } };
  }
}

function assertPlain({ places }: Titles, { cells, formulas }: SheetLine): void {
  for (const column of COLUMNS) {
    const place = places.get(column);
    if (place === undefined) continue;
    if (formulas.includes(place)) throw new Trouble(refusals.formula.kind, column);
    if ((cells[place] ?? '').includes('\uFFFD')) {
      throw new Trouble(refusals.letters_lost.kind, column);
    }
  }
}

type At = (column: Column) => string;

function soldOf(at: At): Sold {
  const on = dayOf(at('day'));
  return { on, name: at('name'), ...moneyOf(at), ...buyerOf(at), paymentKind: paymentOf(at) };
}

/** The day before the first one of a spreadsheet's count (its year 1900 has a day too many). */
const SERIAL_FROM = day('1899-12-30');
const SERIAL = /^[4-6]\d{4}(\.\d+)?$/u;

function dayOf(text: string): Day {
  if (SERIAL.test(text)) return addDays(SERIAL_FROM, Math.floor(Number(text)));
  // A time of day after the day does not matter.
  const read = parseDay(text.replace(/[ T]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$/u, ''));
  if (!read.ok) throw new Trouble(refusals.day_wrong.kind, 'day');
  return read.value;
}

const MICRO = 1_000_000n;

type Amounts = Pick<Sold, 'quantity' | 'priceKopecks' | 'totalKopecks'>;

/** Price by quantity, or a sum that divides by it; both are compared. */
function moneyOf(at: At): Amounts {
  const typed = at('quantity').replaceAll(' ', '').replace(',', '.');
  const micro = microOf(typed === '' ? '1' : typed);
  if (micro === null) throw new Trouble(selling.quantity_invalid.kind, 'quantity');
  const quantity = plainQuantity(micro);
  const price = sumAt(at, 'price', selling.price_invalid.kind);
  const total = sumAt(at, 'sum', refusals.sum_wrong.kind);
  const madeOf = (one: Kopecks) => (BigInt(one) * micro + MICRO / 2n) / MICRO;
  if (price !== null) {
    const made = madeOf(price);
    if (made > BigInt(Number.MAX_SAFE_INTEGER)) {
      throw new Trouble(selling.price_invalid.kind, 'price');
    }
    const totalKopecks = kopecks(Number(made));
    if (total !== null && total !== totalKopecks) {
      const params = { counted: formatMoney(totalKopecks) };
      throw new Trouble(refusals.sum_differs.kind, 'sum', params);
    }
    return { quantity, priceKopecks: price, totalKopecks };
  }
  if (total === null) throw new Trouble(refusals.sum_missing.kind, 'sum');
  const each = (BigInt(total) * MICRO + micro / 2n) / micro;
  const isWhole = each > 0n && each <= BigInt(Number.MAX_SAFE_INTEGER);
  const priceKopecks = isWhole ? kopecks(Number(each)) : null;
  if (priceKopecks === null || madeOf(priceKopecks) !== BigInt(total)) {
    throw new Trouble(refusals.sum_indivisible.kind, 'sum');
  }
  return { quantity, priceKopecks, totalKopecks: total };
}

function sumAt(at: At, column: 'price' | 'sum', kind: RefusalKind): Kopecks | null {
  const text = at(column);
  if (text === '') return null;
  const read = parseMoney(text);
  if (!read.ok || read.value <= 0) throw new Trouble(kind, column);
  return read.value;
}

const KINDS: readonly [BuyerKind, RegExp][] = [
  ['person', anyOf('физ(ическое|\\.)? ?лицо', 'частное лицо', 'гражданин', 'person', 'individual')],
  [
    'company',
    anyOf(
      'юр(идическое|\\.)? ?лицо',
      'организация( или ип)?',
      'компания',
      'ип',
      'индивидуальный предприниматель',
      'company( or proprietor)?',
      'proprietor',
    ),
  ],
  [
    'foreign',
    anyOf(
      'иностранец',
      'иностранный покупатель',
      'иностранная (организация|компания)',
      'foreign( buyer)?',
    ),
  ],
];
const COMPANY_NAME = /^(ооо|ао|пао|зао|оао|ано|нко|гуп|муп|ип|фгуп|тоо)(?![а-яё])/iu;

type Buyer = Pick<Sold, 'buyerKind' | 'buyerInn' | 'buyerName'>;

/** What is not said is not guessed where the rate depends on it. */
function buyerOf(at: At): Buyer {
  const [said, inn] = [at('buyerKind').toLowerCase(), innOf(at('buyerInn'))];
  const buyerName = at('buyerName') || null;
  const buyer = { buyerInn: inn, buyerName };
  if (said !== '') {
    const kind = KINDS.find(([, words]) => words.test(said))?.[0];
    if (kind === undefined) throw new Trouble(refusals.buyer_unclear.kind, 'buyerKind');
    return { buyerKind: kind, ...buyer };
  }
  if (inn !== null && inn.length === 10) return { buyerKind: 'company', ...buyer };
  if (inn !== null || COMPANY_NAME.test(buyerName ?? '')) {
    throw new Trouble(refusals.buyer_unclear.kind, 'buyerKind');
  }
  return { buyerKind: 'person', ...buyer };
}

/** A spreadsheet that took the ИНН for a number has lost the zero it begins with. */
function innOf(text: string): string | null {
  const plain = text.replaceAll(' ', '');
  if (plain === '') return null;
  const full = /^(\d{9}|\d{11})$/u.test(plain) ? `0${plain}` : plain;
  const read = parseInn(full);
  if (!read.ok) throw new Trouble(selling.buyer_inn.kind, 'buyerInn');
  return read.value;
}

const PAYMENTS: readonly [PaymentKind, RegExp][] = [
  ['cash', anyOf('нал', 'наличные', 'наличными', 'cash')],
  [
    'account',
    anyOf(
      '',
      'без ?нал(ичные|ичными|ичный расч[её]т)?',
      '(на )?сч[её]т',
      'перевод(ом)?',
      'карт(а|ой)',
      'сбп',
      'account',
      'card',
      'transfer',
    ),
  ],
];

function paymentOf(at: At): PaymentKind {
  const said = at('payment').toLowerCase();
  const kind = PAYMENTS.find(([, words]) => words.test(said))?.[0];
  if (kind === undefined) throw new Trouble(refusals.payment_unclear.kind, 'payment');
  return kind;
}
