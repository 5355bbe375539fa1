// What an officer does with a payment that a bank or a document takes back.
import { findTaxpayerByInn } from '#modules/taxpayers';
import type { Ctx } from '#platform/context';
import { route } from '#platform/http/route';
import { forTaxpayer } from '#platform/work';
import type { Day } from '#primitives/days';
import { reversalBody, reversalPreviewBody, reversed, whatIf } from './contract.ts';
import { refusals } from './errors.ts';
import { orderReversal, previewReversal } from './order-reversal.ts';

const base = '/api/ops/v1/payment-reversals';
const staff = {
  method: 'POST',
  audience: 'staff',
  permission: 'payment.reverse',
  object: 'role',
} as const;

async function forPayer(ctx: Ctx, inn: string): Promise<Ctx> {
  const payer = await findTaxpayerByInn(ctx, inn);
  if (payer === null) throw refusals.payer_unknown({ field: 'payerInn' });
  return forTaxpayer(ctx, payer);
}

export const officerRoutes = [
  route({
    ...staff,
    path: `${base}/preview`,
    summary: 'What taking a payment back would do to the account; nothing is written',
    audit: 'payment.reversal-preview',
    idempotency: 'none',
    body: reversalPreviewBody,
    answer: whatIf,
    call: async (ctx, { body }) =>
      previewReversal(await forPayer(ctx, body.payerInn), body.paymentId),
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
      orderReversal(await forPayer(ctx, payerInn), {
        ...order,
        documentOn: order.documentOn as Day,
        file: null,
      }),
  }),
];
