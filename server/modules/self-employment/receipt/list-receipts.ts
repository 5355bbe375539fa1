// The history of receipts with its filters (NPD-3).
import { countAttachments } from '#modules/attachments';
import type * as z from 'zod/mini';
import type { Ctx } from '#platform/context';
import { type Moment, addDays, isDay, startOfLegalDay } from '#primitives/days';
import { buyerKind, type receiptPage, type receiptsQuery } from '../contract.ts';
import { refusals } from '../errors.ts';
import { sellerInn } from '../seller.ts';
import type { Receipt } from './receipt.ts';
import {
  type Range,
  type ReceiptFilter,
  type ReceiptSums,
  type SortBy,
  selectReceipts,
  sumReceipts,
} from './receipt-store.ts';
import { itemOf } from './receipt-view.ts';

type Query = z.output<typeof receiptsQuery>;

const PAGE_SIZE = 25;
const PAGES_MAX = 10_000;
const LIMIT_MAX = 100;
const sorts: readonly SortBy[] = ['newest', 'oldest', 'largest', 'smallest'];
const states = ['registered', 'cancelled'] as const;

export interface Listed extends ReceiptSums {
  receipts: Receipt[];
}

/** A page of receipts and the sums of all the filter matches; at most 100 at once. */
export async function listReceipts(ctx: Ctx, filter: ReceiptFilter, range: Range): Promise<Listed> {
  const limit = Math.min(Math.max(range.limit, 1), LIMIT_MAX);
  const receipts = await selectReceipts(ctx, filter, { ...range, limit });
  return { ...(await sumReceipts(ctx, filter)), receipts };
}

/** A page as the cabinet shows it. Refuses `filter_invalid` with the field. */
export async function showReceipts(ctx: Ctx, query: Query): Promise<z.output<typeof receiptPage>> {
  const page = pageOf(query.page);
  const range = { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE, sortBy: sortOf(query.sort) };
  const { receipts, ...sums } = await listReceipts(ctx, readFilter(ctx, query), range);
  const inn = await sellerInn(ctx);
  const counts = await countAttachments(ctx, receipts.map(thingOf));
  const items = receipts.map((one) => ({
    ...itemOf(ctx.env, inn, one),
    attachments: counts.get(thingOf(one)) ?? 0,
  }));
  return { items, ...sums, page, pageSize: PAGE_SIZE };
}

/** What files are kept beside. */
export function thingOf({ number }: Pick<Receipt, 'number'>): string {
  return `receipt:${number}`;
}

/** Days are legal days, both included. Refuses `filter_invalid` with the field. */
export function readFilter(ctx: Ctx, query: Query): ReceiptFilter {
  const startOf = (field: 'from' | 'to', days: number): Moment | null => {
    const text = query[field] ?? '';
    if (text === '') return null;
    if (!isDay(text)) throw refusals.filter_invalid({ field });
    return startOfLegalDay(addDays(text, days), ctx.env.settings.LEGAL_TIME_ZONE);
  };
  return {
    from: startOf('from', 0),
    before: startOf('to', 1),
    buyerKind: chosen('buyer', query.buyer, buyerKind.def.entries),
    state: chosen('state', query.state, Object.fromEntries(states.map((one) => [one, one]))),
    text: query.text?.trim() || null,
  };
}

export function sortOf(given: string | undefined): SortBy {
  if (given === undefined || given === '') return 'newest';
  const found = sorts.find((one) => one === given);
  if (found === undefined) throw refusals.filter_invalid({ field: 'sort' });
  return found;
}

function chosen<T extends string>(
  field: string,
  given: string | undefined,
  list: Record<string, T>,
): T | null {
  if (given === undefined || given === '') return null;
  const found = Object.values(list).find((one) => one === given);
  if (found === undefined) throw refusals.filter_invalid({ field });
  return found;
}

/** Pages count from one. Refuses `filter_invalid`. */
export function pageOf(given: string | undefined): number {
  const page = Number(given ?? 1);
  if (!Number.isInteger(page) || page < 1 || page > PAGES_MAX) {
    throw refusals.filter_invalid({ field: 'page' });
  }
  return page;
}
