// A line as a receipt: what is issued for it, which line it is, and what its refusal says.
import {
  type ReceiptInput,
  type Registration,
  type WrittenTime,
  refusals as selling,
  nowWritten,
  readReceipt,
  standsOn,
} from '#modules/self-employment';
import type { Ctx } from '#platform/context';
import { Refusal, type RefusalKind } from '#platform/errors';
import { type Day, addSeconds, formatDay, startOfLegalDay } from '#primitives/days';
import { refusals } from './errors.ts';
import type { Fault, Sold } from './file/read-line.ts';
import { type Column, TITLES, type Titles } from './file/titles.ts';

/** Makes receipts of lines; what a file has in common is reckoned once (measured: half of it). */
export function receiptMaker(ctx: Ctx): (sold: Sold, mayPassLimit: boolean) => ReceiptInput {
  const request = nowWritten(ctx);
  const times = new Map<Day, WrittenTime>();
  const operationOn = (on: Day): WrittenTime => {
    const known = times.get(on);
    if (known !== undefined) return known;
    const time = noonOrNow(ctx, on, request);
    times.set(on, time);
    return time;
  };
  return (sold, mayPassLimit) => {
    const { name, quantity, priceKopecks, totalKopecks, paymentKind } = sold;
    return {
      operation: operationOn(sold.on),
      request,
      lines: [{ name, priceKopecks, quantity }],
      totalKopecks,
      buyer: { kind: sold.buyerKind, inn: sold.buyerInn, name: sold.buyerName, phone: null },
      paymentKind,
      source: 'file',
      device: null,
      mayPassLimit,
    };
  };
}

/** A file tells the day alone: its noon, or now while that is still ahead. */
function noonOrNow(ctx: Ctx, on: Day, now: WrittenTime): WrittenTime {
  const at = addSeconds(startOfLegalDay(on, ctx.env.settings.LEGAL_TIME_ZONE), 12 * 3600);
  if (on === ctx.today && at > ctx.now) return now;
  return { at, offset: (Date.parse(`${on}T12:00:00Z`) - Date.parse(at)) / 60_000 };
}

/** The same for the same words, in any file. Keyed: buyers cannot be guessed from it. */
export function contentOf(ctx: Ctx, sold: Sold): Buffer {
  const { on, name, quantity, priceKopecks, totalKopecks } = sold;
  const { buyerKind, buyerInn, buyerName, paymentKind } = sold;
  const said = [on, name, quantity, priceKopecks, totalKopecks];
  const all = [...said, buyerKind, buyerInn, buyerName, paymentKind];
  return ctx.env.keys.lookup('receipt-files.line', JSON.stringify(all));
}

/** Why a receipt of this line would be refused today; null: nothing speaks against it. */
export function faultOf(
  ctx: Ctx,
  sold: Sold,
  of: {
    titles: Titles;
    registrations: readonly Registration[];
    receiptOf: ReturnType<typeof receiptMaker>;
  },
): Fault | null {
  try {
    readReceipt(ctx, of.receiptOf(sold, false));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return toFault(error, sold, of.titles);
  }
  if (of.registrations.some((one) => standsOn(one, sold.on))) return null;
  return toFault(selling.not_registered({ field: 'operationAt' }), sold, of.titles);
}

const COLUMN_OF: Record<string, Column> = {
  operationAt: 'day',
  'lines.0.name': 'name',
  'lines.0.priceKopecks': 'price',
  'lines.0.quantity': 'quantity',
  lines: 'sum',
  totalKopecks: 'sum',
  'buyer.name': 'buyerName',
  'buyer.inn': 'buyerInn',
};

/** A refusal as the fault of a line. The day is written alike in both languages. */
export function toFault({ kind, details }: Refusal, sold: Sold, titles: Titles | null): Fault {
  const column = COLUMN_OF[details.field ?? ''];
  const isOfDay = kind.code === selling.not_registered.kind.code;
  return {
    code: kind.code,
    column: column === undefined ? null : (titles?.names.get(column) ?? TITLES[column]),
    params: isOfDay ? { day: formatDay(sold.on, 'short') } : (details.params ?? {}),
  };
}

const KINDS = new Map<string, RefusalKind>(
  [...Object.values(refusals), ...Object.values(selling)].map(({ kind }) => [kind.code, kind]),
);

/** The sentence of a fault, in both languages. */
export function faultText({ code, params }: Fault): { ru: string; en: string } {
  const kind = KINDS.get(code);
  if (kind === undefined) throw new RangeError(`No refusal is called ${code}.`);
  const refusal = new Refusal(kind, { params });
  return { ru: refusal.sentence('ru'), en: refusal.sentence('en') };
}
