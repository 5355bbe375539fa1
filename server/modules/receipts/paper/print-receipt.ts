// Prints a receipt: PDF/A for «Мои документы», a picture for pages and programs. Outside any
// transaction: the printer is another process.
import { type PublicReceipt, getReceipt, printUrl } from '#modules/self-employment';
import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';
import { keepDocument } from '#modules/documents';
import { personOf } from '#modules/taxpayers';
import type { Ctx } from '#platform/context';
import type { Env } from '#platform/env';
import { FileAnswer } from '#platform/http/route';
import { QUICK_MASK, qrSvg } from '#platform/pdf/qr';
import { renderPdf, renderPng } from '#platform/pdf/render';
import type { Moment } from '#primitives/days';
import { fullName } from '#primitives/names';
import { type ReceiptPaper, type Seller, paperOf } from './receipt-paper.ts';

const template = fileURLToPath(new URL('receipt.typ', import.meta.url));

/** Everything the printer needs, taken while the transaction was open. */
export interface ToPrint {
  number: string;
  paper: ReceiptPaper & { qr: string };
  createdAt: Moment;
}

/** One receipt of the transaction's taxpayer, to print. Refuses `receipt_unknown`. */
export async function receiptToPrint(ctx: Ctx, number: string): Promise<ToPrint> {
  const receipt = await getReceipt(ctx, number);
  return toPrint(ctx.env, { receipt, seller: await sellerOf(ctx) });
}

/** ИНН and full name of the transaction's taxpayer. */
export async function sellerOf(ctx: Ctx): Promise<Seller> {
  const { name, inn } = await personOf(ctx);
  const { last: lastName, first: firstName, middle: middleName } = name;
  return { inn, name: fullName({ lastName, firstName, middleName }) };
}

/** The same for a receipt found by whoever holds its link. */
export function toPrint(env: Env, { receipt, seller }: PublicReceipt): ToPrint {
  const { number } = receipt;
  const paper = paperOf(receipt, seller, env.settings.STAND === 'on');
  const qr = qrSvg(printUrl(env, seller.inn, number), QUICK_MASK);
  const createdAt = receipt.cancellation?.registeredAt ?? receipt.registeredAt;
  return { number, paper: { ...paper, qr }, createdAt };
}

/** @throws Outage `pdf` when the printer is overloaded. */
export function printPdf(env: Env, { paper, createdAt }: ToPrint): Promise<Buffer> {
  return renderPdf(env, { template, data: paper, createdAt });
}

/** A PNG picture of the paper. @throws Outage `pdf`. */
export function printPicture(env: Env, { paper, createdAt }: ToPrint): Promise<Buffer> {
  return renderPng(env, { template, data: paper, createdAt });
}

/** Keeps the printed receipt in «Мои документы»; the same paper again is the one kept before. */
export async function keepPrinted(ctx: Ctx, print: ToPrint, bytes: Buffer): Promise<FileAnswer> {
  const print8 = createHash('sha256').update(JSON.stringify(print.paper)).digest('hex').slice(0, 8);
  const { name, mime } = await keepDocument(ctx, {
    kind: 'npd_receipt',
    number: `${print.number}-${print8}`,
    name: `Чек ${print.number}.pdf`,
    mime: 'application/pdf',
    bytes,
  });
  return new FileAnswer({ name, mime, bytes });
}
