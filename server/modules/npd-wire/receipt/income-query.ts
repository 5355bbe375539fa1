// The query of a list of incomes (wire §5.1): what is written strangely is understood where it can
// be, and unknown parameters are left out.
import * as z from 'zod/mini';
import type { BuyerKind, Range, ReceiptFilter, SortBy } from '#modules/self-employment';
import { readWrittenTime } from '#modules/self-employment';
import type { Ctx } from '#platform/context';
import type { Moment } from '#primitives/days';
import { addDays, isDay, moment, startOfLegalDay } from '#primitives/days';
import { refusals } from '../errors.ts';

/** A parameter given twice counts once. */
const one = z.optional(z.union([z.string(), z.array(z.string())]));

export const incomeQuery = z.object({
  from: one,
  to: one,
  offset: one,
  limit: one,
  sortBy: one,
  buyerType: one,
  receiptType: one,
});
export type IncomeQuery = z.infer<typeof incomeQuery>;

const limitMax = 100;
const limitUsual = 10;
const offsetMax = 10_000_000;

const sorts: Record<string, SortBy> = {
  'operation_time:desc': 'newest',
  'operation_time:asc': 'oldest',
  'total_amount:desc': 'largest',
  'total_amount:asc': 'smallest',
};
const buyers: Record<string, BuyerKind> = {
  PERSON: 'person',
  COMPANY: 'company',
  FOREIGN_AGENCY: 'foreign',
};
const states: Record<string, 'registered' | 'cancelled'> = {
  REGISTERED: 'registered',
  CANCELLED: 'cancelled',
};

const textOf = (given: z.infer<typeof one>): string =>
  (Array.isArray(given) ? given[0] : given)?.trim() ?? '';

/** The instant a boundary means; a day means its first instant, or the first of the next day. */
export function boundaryOf(ctx: Ctx, given: string, where: 'from' | 'to'): Moment | null {
  if (given === '') return null;
  const zone = ctx.env.settings.LEGAL_TIME_ZONE;
  if (isDay(given)) return startOfLegalDay(addDays(given, where === 'to' ? 1 : 0), zone);
  // A bare plus of a query decodes to a space; some write no offset at all and mean Moscow.
  const plus = given.replace(/ (?=\d\d:?\d\d$)/u, '+').replace(' ', 'T');
  const time = readWrittenTime(plus) ?? readWrittenTime(`${plus}+03:00`);
  if (time === null) throw refusals.time_invalid({ params: { where } });
  // The last millisecond belongs to the span.
  return where === 'to' ? moment(Date.parse(time.at) + 1) : time.at;
}

/** @throws npd-wire.time_invalid */
export function filterOf(ctx: Ctx, query: IncomeQuery): ReceiptFilter {
  return {
    from: boundaryOf(ctx, textOf(query.from), 'from'),
    before: boundaryOf(ctx, textOf(query.to), 'to'),
    buyerKind: buyers[textOf(query.buyerType)] ?? null,
    state: states[textOf(query.receiptType)] ?? null,
  };
}

/** Clamped, never refused. */
export function rangeOf(query: IncomeQuery): Range {
  const whole = (given: string, usual: number) =>
    /^-?\d{1,9}$/u.test(given) ? Number(given) : usual;
  const limit = Math.min(Math.max(whole(textOf(query.limit), limitUsual), 1), limitMax);
  const offset = Math.min(Math.max(whole(textOf(query.offset), 0), 0), offsetMax);
  return { offset, limit, sortBy: sorts[textOf(query.sortBy).toLowerCase()] ?? 'newest' };
}
