// What anybody may ask without signing in. Each question is counted before it is answered, in a
// transaction of its own, so that a wrong guess counts too.
import * as z from 'zod/mini';
import { done } from '#platform/contract';
import type { Ctx } from '#platform/context';
import { chainRoute } from '#platform/http/route';
import { receiptNumber } from '#contract/self-employment';
import {
  checkAnswer,
  checkBody,
  publicReceipt,
  watchBody,
  watchToken,
  watched,
} from '../contract.ts';
import { checkStatus } from './check-status.ts';
import { countQuestion } from './count-question.ts';
import { showPublicReceipt } from './show-public-receipt.ts';
import { askWatch, followLink } from './watch-receipt.ts';

const anybody = { audience: 'public', object: 'none', idempotency: 'none' } as const;
const linked = z.object({ inn: z.string().check(z.regex(/^\d{12}$/)), number: receiptNumber });

/** Nothing outside is called: the chain only parts the counting from the answer. */
const nothing = () => Promise.resolve();

const WATCH_PER_MINUTE = 5;

const views = (ctx: Ctx) =>
  countQuestion(ctx, { purpose: 'receipt', perMinute: ctx.env.settings.RECEIPT_VIEWS_PER_MINUTE });
const watches = (ctx: Ctx) => countQuestion(ctx, { purpose: 'watch', perMinute: WATCH_PER_MINUTE });

const links = (['confirmation', 'end'] as const).map((act) =>
  chainRoute({
    ...anybody,
    method: 'POST',
    path: `/r/api/watches/${act}`,
    summary: act === 'end' ? 'Ends a watch of a receipt' : 'Confirms the address of a watch',
    permission: 'receipt-watch.follow',
    audit: `receipt-watch.${act}`,
    body: watchToken,
    answer: watched,
    call: async (ctx, { body }) => {
      await watches(ctx);
      return body.token;
    },
    outside: nothing,
    settle: (ctx, token) => followLink(ctx, token, act === 'end' ? 'ended' : 'confirmed'),
  }),
);

export const publicRoutes = [
  ...links,
  chainRoute({
    ...anybody,
    method: 'GET',
    path: '/r/api/:inn/:number',
    summary: 'A receipt by the ИНН of its seller and its number, with our seal',
    permission: 'receipt.view',
    audit: 'receipt.view',
    auditObject: () => 'receipt',
    params: linked,
    answer: publicReceipt,
    call: async (ctx, { params }) => {
      await views(ctx);
      return params;
    },
    outside: nothing,
    settle: showPublicReceipt,
  }),
  chainRoute({
    ...anybody,
    method: 'POST',
    path: '/r/api/:inn/:number/watches',
    summary: 'Asks for a letter when the receipt is cancelled or replaced',
    permission: 'receipt-watch.ask',
    audit: 'receipt-watch.ask',
    auditObject: () => 'receipt',
    params: linked,
    body: watchBody,
    answer: done,
    call: async (ctx, { params, body }) => {
      await watches(ctx);
      return { params, email: body.email };
    },
    outside: nothing,
    settle: async (ctx, { params, email }) => {
      await askWatch(ctx, params, email);
      return { done: true } as const;
    },
  }),
  chainRoute({
    ...anybody,
    method: 'POST',
    path: '/npd/check/api',
    summary: 'Whether the holder of an ИНН is self-employed on a day',
    permission: 'npd-status.check',
    audit: 'npd-status.check',
    body: checkBody,
    answer: checkAnswer,
    call: async (ctx, { body }) => {
      const perMinute = ctx.env.settings.STATUS_CHECKS_PER_MINUTE;
      await countQuestion(ctx, { purpose: 'status', perMinute });
      return body;
    },
    outside: nothing,
    settle: checkStatus,
  }),
];
