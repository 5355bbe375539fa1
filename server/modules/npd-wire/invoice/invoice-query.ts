// The question of `POST invoice/table` (wire §7): pairs of a name and a value, each optional.
import type { Ctx } from '#platform/context';
import * as z from 'zod/mini';
import { boundaryOf } from '../receipt/income-query.ts';
import { loose, textOf } from '../receipt/income-body.ts';
import { stateOfStatus } from './invoice-answer.ts';
import type { InvoiceFilter, InvoiceRange } from './invoice-store.ts';

const pairsMax = 20;
const pair = z.object({ id: loose, value: loose, desc: loose });
const pairs = z.optional(z.nullable(z.array(pair).check(z.maxLength(pairsMax))));

export const tableBody = z.object({ offset: loose, limit: loose, sorted: pairs, filtered: pairs });
type TableBody = z.infer<typeof tableBody>;

const limitMax = 100;
const limitUsual = 10;
const offsetMax = 1_000_000;
const textMax = 256;

/** Null: a status that no invoice of ours ever has, so nothing is found. */
export function filterOf(ctx: Ctx, { filtered }: TableBody): InvoiceFilter | null {
  const valueOf = (id: string) =>
    textOf(filtered?.find((one) => textOf(one.id) === id)?.value) ?? '';
  const status = valueOf('status').toUpperCase();
  const isAny = status === '' || status === 'ALL';
  const state = isAny ? null : stateOfStatus(status);
  if (state === undefined) return null;
  return {
    state,
    text: valueOf('context').slice(0, textMax),
    from: boundaryOf(ctx, valueOf('from'), 'from'),
    before: boundaryOf(ctx, valueOf('to'), 'to'),
  };
}

/** Clamped, never refused; the newest first unless it says else. */
export function rangeOf({ offset, limit, sorted }: TableBody): InvoiceRange {
  const whole = (given: string | null, usual: number) =>
    given !== null && /^-?\d{1,9}$/u.test(given) ? Number(given) : usual;
  const [first] = sorted ?? [];
  const isAscending = first?.desc === false || textOf(first?.desc) === 'false';
  return {
    offset: Math.min(Math.max(whole(textOf(offset), 0), 0), offsetMax),
    limit: Math.min(Math.max(whole(textOf(limit), limitUsual), 1), limitMax),
    sortBy: textOf(first?.id) === 'totalAmount' ? 'totalAmount' : 'createdAt',
    isDescending: !isAscending,
  };
}
