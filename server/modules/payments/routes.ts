// Payments over HTTP for the cabinet, and the public check of a receipt.
import * as z from 'zod/mini';
import { documentOf } from '#modules/documents';
import { FileAnswer, chainRoute, route } from '#platform/http/route';
import { uuid } from '#platform/contract';
import {
  payBody,
  payment,
  paymentDetails,
  paymentPage,
  paymentsQuery,
  quote,
  quoteBody,
  receiptCheck,
  requisites,
} from './contract.ts';
import { beginCancel, cancelAtBank, settleCancel } from './cancel-payment.ts';
import { checkReceipt } from './receipt/check-receipt.ts';
import { refusals } from './errors.ts';
import { exportPayments } from './export-payments.ts';
import { quotePayment } from './quote-payment.ts';
import { filterOf, getPayment, showPayment, showPayments } from './show-payments.ts';
import { showRequisites } from './show-requisites.ts';
import { orderPayment, settleOrder, startPayment } from './start-payment.ts';

const base = '/api/cabinet/v1/payments';
const own = { audience: 'cabinet', object: 'own' } as const;
const params = z.object({ paymentId: uuid });

const exports = (['xlsx', 'csv'] as const).map((format) =>
  route({
    ...own,
    method: 'GET',
    path: `${base}/export.${format}`,
    summary: `The history of payments as a file (${format})`,
    permission: 'payment.export',
    audit: 'payment.export',
    query: paymentsQuery,
    answer: 'file',
    call: (ctx, { query }) => exportPayments(ctx, filterOf(ctx, query), format),
  }),
);

export const routes = [
  route({
    ...own,
    method: 'POST',
    path: `${base}/quote`,
    summary: 'What a sum would settle and reserve, its fee and payee; nothing is done',
    permission: 'payment.quote',
    audit: 'payment.quote',
    idempotency: 'none',
    body: quoteBody,
    answer: quote,
    call: (ctx, { body }) => quotePayment(ctx, body),
  }),
  chainRoute({
    ...own,
    method: 'POST',
    path: base,
    summary: 'Begins a payment, or goes on with the same one',
    permission: 'payment.create',
    audit: 'payment.create',
    idempotency: 'required',
    body: payBody,
    answer: payment,
    call: (ctx, { body }) => startPayment(ctx, body),
    outside: orderPayment,
    settle: settleOrder,
  }),
  route({
    ...own,
    method: 'GET',
    path: base,
    summary: 'The history of payments, newest first',
    permission: 'payment.read',
    audit: 'payment.list',
    query: paymentsQuery,
    answer: paymentPage,
    call: (ctx, { query }) => showPayments(ctx, query),
  }),
  ...exports,
  route({
    ...own,
    method: 'GET',
    path: `${base}/requisites`,
    summary: 'Requisites and the payment QR (ГОСТ Р 56042-2014) for a payment in any bank',
    permission: 'requisites.read',
    audit: 'requisites.read',
    query: z.object({ amountKopecks: z.string() }),
    answer: requisites,
    call: (ctx, { query }) => showRequisites(ctx, query.amountKopecks),
  }),
  route({
    ...own,
    method: 'GET',
    path: `${base}/:paymentId`,
    summary: 'One payment: its state, what it settled and reserved, and why so',
    permission: 'payment.read',
    audit: 'payment.read',
    params,
    answer: paymentDetails,
    call: (ctx, input) => showPayment(ctx, input.params.paymentId),
  }),
  chainRoute({
    ...own,
    method: 'POST',
    path: `${base}/:paymentId/cancel`,
    summary: 'Gives up a payment that waits at the bank; answers what became of it',
    permission: 'payment.cancel',
    audit: 'payment.cancel',
    idempotency: 'required',
    params,
    answer: payment,
    call: (ctx, input) => beginCancel(ctx, input.params.paymentId),
    outside: cancelAtBank,
    settle: settleCancel,
  }),
  route({
    ...own,
    method: 'GET',
    path: `${base}/:paymentId/receipt.pdf`,
    summary: 'The receipt of a paid payment (PDF/A-2a)',
    permission: 'receipt.read',
    audit: 'receipt.read',
    params,
    answer: 'file',
    call: async (ctx, input) => {
      const { receiptId } = await getPayment(ctx, input.params.paymentId);
      if (receiptId === null) throw refusals.receipt_not_ready({ retryAfterS: 5 });
      return new FileAnswer(await documentOf(ctx, receiptId));
    },
  }),
  route({
    method: 'GET',
    path: '/check/api',
    summary: 'Whether a payment receipt with this number and code is authentic',
    audience: 'public',
    permission: 'receipt.check',
    object: 'none',
    audit: 'receipt.check',
    query: z.object({
      number: z.string().check(z.maxLength(60)),
      code: z.string().check(z.maxLength(60)),
    }),
    answer: receiptCheck,
    call: (ctx, { query }) => checkReceipt(ctx, query),
  }),
];
