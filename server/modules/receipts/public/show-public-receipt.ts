// The public page of a receipt: what its holder sees, and what is signed of it (BEY-7).
import { findPublicReceipt, itemOf, refusals } from '#modules/self-employment';
import type * as z from 'zod/mini';
import { sealJson } from '#modules/crypto';
import type { Ctx } from '#platform/context';
import { qrSvg } from '#platform/pdf/qr';
import type { publicReceipt } from '../contract.ts';
import { receiptData } from '../paper/receipt-json.ts';

export interface Linked {
  inn: string;
  number: string;
}

/** Refuses `receipt_unknown` for a wrong ИНН as for an unknown number. */
export async function showPublicReceipt(
  ctx: Ctx,
  { inn, number }: Linked,
): Promise<z.output<typeof publicReceipt>> {
  const found = await findPublicReceipt(ctx, inn, number);
  if (found === undefined) throw refusals.receipt_unknown();
  const { receipt, seller } = found;
  const item = itemOf(ctx.env, inn, receipt);
  const { payload, signature } = await sealJson(ctx.env, receiptData(receipt, seller, ctx.now));
  const { kind, inn: buyerInn, name } = item.buyer;
  return {
    number,
    seller,
    operationAt: item.operationAt,
    registeredAt: item.registeredAt,
    lines: item.lines,
    totalKopecks: item.totalKopecks,
    buyer: { kind, inn: buyerInn, name },
    paymentKind: item.paymentKind,
    state: item.state,
    cancellation: item.cancellation,
    replacesNumber: item.replacesNumber,
    replacedBy: item.replacedBy,
    pageUrl: item.pageUrl,
    printUrl: item.printUrl,
    qrSvg: qrSvg(item.printUrl),
    sealed: { payload: { ...payload }, signature },
  };
}
