// Draws up an invoice, and takes it through its life: approved, cancelled, receipted.
import { randomUUID } from 'node:crypto';
import { npdMonthTax } from '#law/npd/month-tax';
import {
  type Buyer,
  type WrittenTime,
  issueNumbered,
  readReceipt,
  refusals as receiptRefusals,
  registrationOf,
} from '#modules/self-employment';
import type { Ctx } from '#platform/context';
import { formatDay, moment, yearOf } from '#primitives/days';
import { type Kopecks, ZERO, kopecks } from '#primitives/money';
import { refusals } from '../errors.ts';
import { type Invoice, type Step, mustAllow } from './invoice.ts';
import { type InvoiceBody, buyerOfBody, detailsOfBody, receiptOfInvoice } from './invoice-body.ts';
import { insertInvoice, lockInvoice, takeInvoiceId, updateInvoice } from './invoice-store.ts';
import type { PaymentDetails } from '#modules/payment-details';

/** Tax by the rate of the buyer alone (422-ФЗ ст.10), as the law would reckon one receipt. */
function taxOf(ctx: Ctx, totalKopecks: Kopecks, kind: Buyer['kind']): Kopecks {
  const fact = { source: 'счёт самозанятого', on: ctx.today, kind: 'declared' } as const;
  const payer = kind === 'person' ? ('individual' as const) : ('business' as const);
  const receipt = { id: 'invoice', on: ctx.today, amountKopecks: totalKopecks, payer };
  const reckoned = npdMonthTax({
    taxYear: yearOf(ctx.today),
    receipts: { ...fact, value: [receipt] },
    bonusLeft: { ...fact, value: ZERO },
    rounding: 'kopeck',
  });
  return kopecks(reckoned.receipts[0]!.grossKopecks);
}

/**
 * Draws up an invoice; it is data and moves no money.
 * @throws self-employment.not_registered, what a receipt of the same body would be refused for, and
 * what `detailsOfBody` refuses
 */
export async function drawInvoice(ctx: Ctx, body: InvoiceBody, device: string): Promise<Invoice> {
  const registration = await registrationOf(ctx);
  if (registration === null || registration.endedOn !== null) {
    const params = { day: formatDay(ctx.today, 'long', ctx.language) };
    throw receiptRefusals.not_registered({ params });
  }
  const receipt = readReceipt(ctx, receiptOfInvoice(ctx, body, device));
  const details = await detailsOfBody(ctx, body);
  const invoice: Invoice = {
    invoiceId: await takeInvoiceId(ctx),
    // Of no time and no order: whoever has one link must not guess another.
    linkId: randomUUID(),
    state: 'created',
    lines: receipt.lines,
    totalKopecks: receipt.totalKopecks,
    taxKopecks: taxOf(ctx, receipt.totalKopecks, receipt.buyer.kind),
    buyer: { ...receipt.buyer, email: buyerOfBody(body).email },
    details,
    receiptNumber: null,
    createdAt: moment(ctx.now),
    paidAt: null,
    cancelledAt: null,
  };
  await insertInvoice(ctx, invoice);
  return invoice;
}

/** @throws npd-wire.invoice_not_found, npd-wire.invoice_state */
async function lockFor(ctx: Ctx, invoiceId: number | null, step: Step): Promise<Invoice> {
  const invoice = invoiceId === null ? undefined : await lockInvoice(ctx, invoiceId);
  if (!invoice) throw refusals.invoice_not_found();
  mustAllow(invoice, step);
  return invoice;
}

async function keep(ctx: Ctx, invoice: Invoice): Promise<Invoice> {
  await updateInvoice(ctx, invoice);
  return invoice;
}

/** Nobody is to pay it any more. @throws npd-wire.invoice_not_found, invoice_state */
export async function cancelInvoice(ctx: Ctx, invoiceId: number | null): Promise<Invoice> {
  const invoice = await lockFor(ctx, invoiceId, 'cancel');
  return keep(ctx, { ...invoice, state: 'cancelled', cancelledAt: moment(ctx.now) });
}

/** The seller says that the money came. @throws npd-wire.invoice_not_found, invoice_state */
export async function approveInvoice(ctx: Ctx, invoiceId: number | null): Promise<Invoice> {
  const invoice = await lockFor(ctx, invoiceId, 'approve');
  return keep(ctx, { ...invoice, state: 'paid', paidAt: moment(ctx.now) });
}

/**
 * Issues the receipt of an invoice, once.
 * @throws npd-wire.invoice_not_found, invoice_state, and what a receipt is refused for
 */
export async function receiptInvoice(
  ctx: Ctx,
  invoiceId: number | null,
  asked: { operation: WrittenTime; request: WrittenTime; device: string },
): Promise<Invoice> {
  const invoice = await lockFor(ctx, invoiceId, 'receipt');
  const { email: _email, ...buyer } = invoice.buyer;
  const { number } = await issueNumbered(ctx, {
    ...asked,
    lines: invoice.lines,
    totalKopecks: invoice.totalKopecks,
    buyer,
    paymentKind: 'account',
    source: 'invoice',
    mayPassLimit: false,
  });
  const paidAt = invoice.paidAt ?? moment(ctx.now);
  return keep(ctx, { ...invoice, state: 'receipted', receiptNumber: number, paidAt });
}

/** Says anew where to pay. @throws npd-wire.invoice_not_found, invoice_state */
export async function changeDetails(
  ctx: Ctx,
  invoiceId: number | null,
  details: PaymentDetails,
): Promise<Invoice> {
  const invoice = await lockFor(ctx, invoiceId, 'details');
  return keep(ctx, { ...invoice, details });
}
