// How a receipt stands in its row.
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { Day, Moment } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import type { Line } from './lines.ts';
import type { BuyerKind, CancellationReason, PaymentKind, Receipt, Source } from './receipt.ts';

export interface ReceiptRow {
  number: string;
  operation_at: Moment;
  operation_offset: number;
  request_at: Moment;
  request_offset: number;
  income_on: Day;
  registered_at: Moment;
  lines: Line[];
  total_kopecks: Kopecks;
  buyer_kind: BuyerKind;
  buyer_inn: string | null;
  buyer_name: string | null;
  buyer_phone: Buffer | null;
  payment_kind: PaymentKind;
  source: Source;
  device: string | null;
  replaces_number: string | null;
  replaced_by: string | null;
  cancelled_at: Moment | null;
  cancelled_on: Day | null;
  cancel_reason: CancellationReason | null;
  cancel_operation_at: Moment | null;
  cancel_offset: number | null;
}

export const columns = sql`number, operation_at, operation_offset, request_at, request_offset,
  income_on, registered_at, lines, total_kopecks, buyer_kind, buyer_inn, buyer_name, buyer_phone,
  payment_kind, source, device, replaces_number, replaced_by, cancelled_at, cancelled_on,
  cancel_reason, cancel_operation_at, cancel_offset`;

/** The phone is sealed before the number is known: its place is the request that brought it. */
export const phonePlace = (row: string) => ({
  table: 'self_employment.receipt',
  column: 'buyer_phone',
  row,
});

export function receiptOf(ctx: Ctx, row: ReceiptRow): Receipt {
  const phone = row.buyer_phone;
  return {
    number: row.number,
    operation: { at: row.operation_at, offset: row.operation_offset },
    request: { at: row.request_at, offset: row.request_offset },
    incomeOn: row.income_on,
    registeredAt: row.registered_at,
    lines: row.lines,
    totalKopecks: row.total_kopecks,
    buyer: {
      kind: row.buyer_kind,
      inn: row.buyer_inn,
      name: row.buyer_name,
      phone: phone && ctx.env.keys.open(phonePlace(phoneRow(ctx, row.number)), phone),
    },
    paymentKind: row.payment_kind,
    source: row.source,
    device: row.device,
    replacesNumber: row.replaces_number,
    replacedBy: row.replaced_by,
    cancellation: row.cancelled_at && {
      reason: row.cancel_reason!,
      registeredAt: row.cancelled_at,
      on: row.cancelled_on!,
      operation: { at: row.cancel_operation_at!, offset: row.cancel_offset! },
    },
  };
}

/** The hash part of a number with its taxpayer: known before the sequence is. */
export function phoneRow(ctx: Ctx, numberOrHash: string): string {
  return `${ctx.taxpayerId}|${numberOrHash.slice(-6)}`;
}
