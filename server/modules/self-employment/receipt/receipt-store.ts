// All SQL of receipts: the two acts, one receipt, pages of them.
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { Day, Moment } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import { actFacts } from '../act.ts';
import type { BuyerKind, CancellationReason, Receipt, WrittenTime } from './receipt.ts';
import { type ReceiptRow, columns, phonePlace, phoneRow, receiptOf } from './receipt-row.ts';

export interface NewReceipt extends Omit<
  Receipt,
  'number' | 'registeredAt' | 'cancellation' | 'replacedBy'
> {
  /** Six characters; the database puts the sequence before them. */
  hash: string;
}

export interface Issued {
  number: string;
  yearIncomeKopecks: Kopecks;
  /** Its period is charged already. */
  isAccrued: boolean;
}

/** One round trip. Raises KE001 (nobody is registered that day), KE002 (above the limit). */
export async function insertReceipt(
  ctx: Ctx,
  receipt: NewReceipt,
  limit: Kopecks | null,
): Promise<Issued> {
  const [row] = await ctx.db.statement<{ answer: Issued }>(
    'self-employment-issue',
    'select self_employment.issue_receipt($1, $2, $3) as answer',
    [actFacts(ctx, 'receipt.issued'), JSON.stringify(rowOf(ctx, receipt)), limit],
  );
  return row!.answer;
}

/**
 * The same under a number that was reserved. Raises also KE006 (not reserved for it), KE007 (used).
 */
export async function insertReserved(
  ctx: Ctx,
  receipt: NewReceipt,
  { limit, sequence }: { limit: Kopecks | null; sequence: number },
): Promise<Issued> {
  const [row] = await ctx.db.statement<{ answer: Issued }>(
    'self-employment-issue-reserved',
    'select self_employment.issue_reserved($1, $2, $3, $4) as answer',
    [actFacts(ctx, 'receipt.issued'), JSON.stringify(rowOf(ctx, receipt)), limit, sequence],
  );
  return row!.answer;
}

/** As the columns of the table are called; the number is the hash alone. */
export function rowOf(ctx: Ctx, receipt: NewReceipt) {
  const { buyer, operation, request, hash } = receipt;
  const { keys } = ctx.env;
  const phone = buyer.phone && keys.seal(phonePlace(phoneRow(ctx, hash)), buyer.phone);
  return {
    number: hash,
    operation_at: operation.at,
    operation_offset: operation.offset,
    request_at: request.at,
    request_offset: request.offset,
    income_on: receipt.incomeOn,
    lines: receipt.lines,
    total_kopecks: receipt.totalKopecks,
    buyer_kind: buyer.kind,
    buyer_inn: buyer.inn,
    buyer_name: buyer.name,
    buyer_phone: phone && `\\x${phone.toString('hex')}`,
    payment_kind: receipt.paymentKind,
    source: receipt.source,
    device: receipt.device,
    replaces_number: receipt.replacesNumber,
  };
}

export interface CancelRow {
  number: string;
  reason: CancellationReason;
  operation: WrittenTime;
  on: Day;
}

/** Raises KE003 (unknown), KE004 (cancelled before). */
export async function markCancelled(ctx: Ctx, cancel: CancelRow): Promise<{ incomeOn: Day }> {
  const { number, reason, operation, on } = cancel;
  const facts = { number, reason, operationAt: operation.at, offset: operation.offset, on };
  const [row] = await ctx.db.statement<{ answer: { incomeOn: Day } }>(
    'self-employment-cancel',
    'select self_employment.cancel_receipt($1, $2) as answer',
    [actFacts(ctx, 'receipt.cancelled'), JSON.stringify(facts)],
  );
  return row!.answer;
}

export async function markReplaced(ctx: Ctx, number: string, by: string): Promise<void> {
  await ctx.db.run(sql`
    update self_employment.receipt set replaced_by = ${by}
    where taxpayer_id = platform.current_taxpayer() and number = ${number}`);
}

export async function findReceipt(ctx: Ctx, number: string): Promise<Receipt | undefined> {
  const row = await ctx.db.find(sql<ReceiptRow>`
    select ${columns} from self_employment.receipt
    where taxpayer_id = platform.current_taxpayer() and number = ${number}`);
  return row && receiptOf(ctx, row);
}

export type SortBy = 'newest' | 'oldest' | 'largest' | 'smallest';

export interface ReceiptFilter {
  /** Instants of the operation, the later one excluded. */
  from?: Moment | null;
  before?: Moment | null;
  buyerKind?: BuyerKind | null;
  state?: 'registered' | 'cancelled' | null;
  /** Part of a line's name, of the buyer's name or ИНН, or the number. */
  text?: string | null;
}

export interface Range {
  offset: number;
  limit: number;
  sortBy?: SortBy;
}

const orders = {
  newest: sql`operation_at desc, number desc`,
  oldest: sql`operation_at, number`,
  largest: sql`total_kopecks desc, operation_at desc, number desc`,
  smallest: sql`total_kopecks, operation_at desc, number desc`,
} as const;

const like = (text: string) => `%${text.replaceAll(/[\\%_]/gu, '\\$&')}%`;

const matching = (filter: ReceiptFilter) => {
  const { from = null, before = null, buyerKind = null, state = null } = filter;
  const text = filter.text ? like(filter.text) : null;
  return sql`taxpayer_id = platform.current_taxpayer()
    and (${from}::timestamptz is null or operation_at >= ${from})
    and (${before}::timestamptz is null or operation_at < ${before})
    and (${buyerKind}::text is null or buyer_kind = ${buyerKind})
    and (${state}::text is null or (cancelled_at is null) = (${state} = 'registered'))
    and (${text}::text is null or number ilike ${text} or buyer_name ilike ${text}
      or buyer_inn like ${text}
      or exists (select from jsonb_array_elements(lines) l where l ->> 'name' ilike ${text}))`;
};

/** A page of receipts, newest first unless said otherwise. */
export async function selectReceipts(
  ctx: Ctx,
  filter: ReceiptFilter,
  { offset, limit, sortBy = 'newest' }: Range,
): Promise<Receipt[]> {
  const rows = await ctx.db.rows(sql<ReceiptRow>`
    select ${columns} from self_employment.receipt where ${matching(filter)}
    order by ${orders[sortBy]} offset ${offset} limit ${limit}`);
  return rows.map((row) => receiptOf(ctx, row));
}

export interface ReceiptSums {
  total: number;
  cancelled: number;
  /** Of those that stand. */
  incomeKopecks: Kopecks;
}

export function sumReceipts(ctx: Ctx, filter: ReceiptFilter): Promise<ReceiptSums> {
  return ctx.db.one(sql<ReceiptSums>`
    select count(*) as total, count(cancelled_at) as cancelled,
      coalesce(sum(total_kopecks) filter (where cancelled_at is null), 0)::bigint
        as "incomeKopecks"
    from self_employment.receipt where ${matching(filter)}`);
}

/** Standing receipts of these days in their order, for a paper; a thousand at most. */
export async function listMonthReceipts(
  ctx: Ctx,
  days: { from: Day; to: Day },
): Promise<Receipt[]> {
  const rows = await ctx.db.rows(sql<ReceiptRow>`
    select ${columns} from self_employment.receipt
    where taxpayer_id = platform.current_taxpayer() and cancelled_at is null
      and income_on between ${days.from} and ${days.to}
    order by operation_at, number limit 1000`);
  return rows.map((row) => receiptOf(ctx, row));
}
