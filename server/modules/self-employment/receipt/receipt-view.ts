// A receipt as the cabinet shows it.
import type * as z from 'zod/mini';
import type { Ctx } from '#platform/context';
import type { Env } from '#platform/env';
import { qrSvg } from '#platform/pdf/qr';
import type { receipt as receiptSchema } from '../contract.ts';
import { sellerInn } from '../seller.ts';
import { type Receipt, monthOfDay, writtenText } from './receipt.ts';

export type ReceiptView = z.output<typeof receiptSchema>;
export type ReceiptItem = Omit<ReceiptView, 'qrSvg'>;

/** The link of the QR and of every program: the picture of the receipt (wire/moy-nalog §4.3). */
export function printUrl(env: Env, inn: string, number: string): string {
  return `${env.settings.PUBLIC_URL}/api/v1/receipt/${inn}/${number}/print`;
}

/** The page a buyer opens. */
export function pageUrl(env: Env, inn: string, number: string): string {
  return `${env.settings.PUBLIC_URL}/r/${inn}/${number}`;
}

/** Without the code: lists are long. */
export function itemOf(env: Env, inn: string, receipt: Receipt): ReceiptItem {
  const { cancellation, operation, request, number } = receipt;
  return {
    number,
    operationAt: writtenText(operation),
    requestAt: writtenText(request),
    registeredAt: receipt.registeredAt,
    incomeOn: receipt.incomeOn,
    month: monthOfDay(receipt.incomeOn),
    lines: receipt.lines,
    totalKopecks: receipt.totalKopecks,
    buyer: receipt.buyer,
    paymentKind: receipt.paymentKind,
    source: receipt.source,
    state: cancellation === null ? 'registered' : 'cancelled',
    cancellation: cancellation && {
      reason: cancellation.reason,
      operationAt: writtenText(cancellation.operation),
      registeredAt: cancellation.registeredAt,
      on: cancellation.on,
    },
    replacesNumber: receipt.replacesNumber,
    replacedBy: receipt.replacedBy,
    pageUrl: pageUrl(env, inn, number),
    printUrl: printUrl(env, inn, number),
  };
}

export async function viewOf(ctx: Ctx, receipt: Receipt): Promise<ReceiptView> {
  const inn = await sellerInn(ctx);
  const item = itemOf(ctx.env, inn, receipt);
  return { ...item, qrSvg: qrSvg(item.printUrl) };
}
