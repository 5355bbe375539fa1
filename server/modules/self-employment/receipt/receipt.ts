// A receipt (чек НПД): what was sold to whom, when, and whether it still stands. Pure.
import type { CancellationReason } from '#law/npd/receipts';
import type { Day, Moment } from '#primitives/days';
import { type Kopecks } from '#primitives/money';
import type { Line } from './lines.ts';

export type BuyerKind = 'person' | 'company' | 'foreign';
export type PaymentKind = 'cash' | 'account';
export type Source = 'cabinet' | 'wire' | 'offline' | 'bank' | 'invoice' | 'file' | 'demo';
export type { CancellationReason } from '#law/npd/receipts';

/** A time as a program wrote it: the instant and the offset of its clock. */
export interface WrittenTime {
  at: Moment;
  /** Minutes east of UTC. */
  offset: number;
}

export interface Buyer {
  kind: BuyerKind;
  inn: string | null;
  name: string | null;
  phone: string | null;
}

export interface Cancellation {
  reason: CancellationReason;
  registeredAt: Moment;
  on: Day;
  operation: WrittenTime;
}

export interface Receipt {
  /** Ten characters, unique among the receipts of one ИНН. */
  number: string;
  operation: WrittenTime;
  request: WrittenTime;
  /** The legal day of the income (422-ФЗ ст.7). */
  incomeOn: Day;
  registeredAt: Moment;
  lines: Line[];
  totalKopecks: Kopecks;
  buyer: Buyer;
  paymentKind: PaymentKind;
  source: Source;
  device: string | null;
  replacesNumber: string | null;
  replacedBy: string | null;
  cancellation: Cancellation | null;
}

/** The two reasons the law knows, in the words every program sends (wire/moy-nalog §4.2). */
export const REASON_WORDS: Record<CancellationReason, string> = {
  mistake: 'Чек сформирован ошибочно',
  refund: 'Возврат средств',
};

/** Income from a company, a proprietor or a foreign buyer bears the higher rate (ст.10). */
export function payerOf(kind: BuyerKind): 'individual' | 'business' {
  return kind === 'person' ? 'individual' : 'business';
}

/** `2026-03`, the calendar month of the income. */
export function monthOfDay(day: Day): string {
  return day.slice(0, 7);
}

/** «2026-03-14T12:05:00+03:00» of a written time, as its program meant it. */
export function writtenText({ at, offset }: WrittenTime): string {
  const local = new Date(Date.parse(at) + offset * 60_000).toISOString();
  const fraction = local.slice(19, 23) === '.000' ? '' : local.slice(19, 23);
  const size = Math.abs(offset);
  const two = (value: number) => String(value).padStart(2, '0');
  const sign = offset < 0 ? '-' : '+';
  return `${local.slice(0, 19)}${fraction}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
