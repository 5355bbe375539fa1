// What an officer does with a payment that a bank or a document takes back.
import { forPayer } from '#modules/taxpayers';
import type { Ctx } from '#platform/context';
import { route } from '#platform/http/route';
import type { Day } from '#primitives/days';
import {
  payerPayments,
  payerPaymentsBody,
  reversalBody,
  reversalPreviewBody,
  reversed,
  whatIf,
} from './contract.ts';
import { refusals } from './errors.ts';
import { orderReversal, previewReversal } from './order-reversal.ts';
import { showPayerPayments } from './show-payer-payments.ts';

const base = '/api/ops/v1/payment-reversals';
const staff = {
  method: 'POST',
  audience: 'staff',
  permission: 'payment.reverse',
  object: 'role',
} as const;

const payerOf = (ctx: Ctx, inn: string): Promise<Ctx> => forPayer(ctx, inn, refusals);

export const officerRoutes = [
  route({
    ...staff,
    permission: 'payment-reversal.read',
    path: `${base}/search`,
    summary: 'Payments of a person, and those that were taken back',
    audit: 'payment-reversal.search',
    idempotency: 'none',
    body: payerPaymentsBody,
    answer: payerPayments,
    call: async (ctx, { body }) => showPayerPayments(await payerOf(ctx, body.payerInn), body.page),
  }),
  route({
    ...staff,
    path: `${base}/preview`,
    summary: 'What taking a payment back would do to the account; nothing is written',
    audit: 'payment.reversal-preview',
    idempotency: 'none',
    body: reversalPreviewBody,
    answer: whatIf,
    call: async (ctx, { body }) =>
      previewReversal(await payerOf(ctx, body.payerInn), body.paymentId),
  }),
  route({
    ...staff,
    path: base,
    summary: 'Take a payment back by a document, knowing the harm',
    audit: 'payment.reverse',
    idempotency: 'required',
    body: reversalBody,
    answer: reversed,
    call: async (ctx, { body: { payerInn, ...order } }) =>
      orderReversal(await payerOf(ctx, payerInn), {
        ...order,
        documentOn: order.documentOn as Day,
        file: null,
      }),
  }),
];
