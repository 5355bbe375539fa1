// What the bank calls.
import * as z from 'zod/mini';
import { chainRoute } from '#platform/http/route';
import { askAfterCallback, settleCallback, takeCallback } from './callback/take-callback.ts';

/** A callback is some hundred bytes. */
const BODY_MAX = 10_000;

export const partnerRoutes = [
  chainRoute({
    method: 'POST',
    path: '/api/bank/v1/callbacks',
    summary: 'News of an order from the bank, signed with HMAC-SHA-256',
    audience: 'partner',
    permission: 'bank.callback',
    object: 'signature',
    audit: 'payment.callback',
    idempotency: 'none',
    bodyLimit: BODY_MAX,
    answer: z.object({ accepted: z.boolean(), code: z.nullable(z.string()) }),
    call: (ctx, { request }) =>
      takeCallback(ctx, {
        rawBody: request.rawBody,
        timestamp: request.header('x-bank-timestamp'),
        signature: request.header('x-bank-signature'),
      }),
    outside: askAfterCallback,
    settle: settleCallback,
  }),
];
