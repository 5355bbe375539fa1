// Receipts of this wire: issue, cancel, list, and the links that programs build themselves.
import * as z from 'zod/mini';
import {
  REASON_WORDS,
  cancelReceipt,
  findPublicReceipt,
  getReceipt,
  issueNumbered,
  listReceipts,
  refusals as receiptRefusals,
  sellAtOnce,
} from '#modules/self-employment';
import type { CancellationReason } from '#modules/self-employment';
import { taxpayerInn } from '#modules/taxpayers';
import type { Ctx } from '#platform/context';
import { chainRoute, route } from '#platform/http/route';
import type { Route } from '#platform/http/route';
import { forTaxpayer } from '#platform/work';
import { refusals } from '../errors.ts';
import { invoicesOfReceipts } from '../invoice/invoice-store.ts';
import { bearerOf } from '../session/bearer.ts';
import { findByAccess } from '../session/session-store.ts';
import { deviceOfActor } from '../session/signed-in.ts';
import { refuseWait, takeTurn } from '../turn.ts';
import { incomeBody, readTimeOrNow, receiptOfBody } from './income-body.ts';
import { filterOf, incomeQuery, rangeOf } from './income-query.ts';
import { reportRoutes } from './report-routes.ts';
import { missesPerAddress, printRoutes, receiptParams } from './print-routes.ts';
import {
  cancelled,
  cancelledOf,
  incomeOf,
  incomePage,
  receiptJson,
  receiptJsonOf,
} from './receipt-answer.ts';

const own = { audience: 'cabinet', object: 'own', hidden: true } as const;

const issue = route({
  ...own,
  method: 'POST',
  path: '/api/v1/income',
  summary: 'Issue a receipt; equal calls are separate receipts unless an Idempotency-Key says else',
  permission: 'npd-wire.income',
  audit: 'npd-wire.income',
  body: incomeBody,
  answer: z.object({ approvedReceiptUuid: z.string() }),
  quick: (ctx, { body }, claim) =>
    sellAtOnce(ctx, receiptOfBody(ctx, body, deviceOfActor(ctx)), {
      action: 'npd-wire.income',
      claim,
      answer: 'approvedReceiptUuid',
    }),
  call: async (ctx, { body }) => {
    const { number } = await issueNumbered(ctx, receiptOfBody(ctx, body, deviceOfActor(ctx)));
    return { approvedReceiptUuid: number };
  },
});

const said = z.optional(z.nullable(z.string().check(z.maxLength(200))));

const reasonOf = (comment: string): CancellationReason => {
  const found = Object.entries(REASON_WORDS).find(([, words]) => words === comment.trim());
  if (!found) throw refusals.comment_invalid();
  return found[0] as CancellationReason;
};

const cancel = route({
  ...own,
  method: 'POST',
  path: '/api/v1/cancel',
  summary: 'Cancel a receipt for one of the two lawful reasons',
  permission: 'npd-wire.cancel',
  audit: 'npd-wire.cancel',
  auditObject: (input) => `receipt:${(input.body as { receiptUuid: string }).receiptUuid}`,
  body: z.object({ operationTime: said, requestTime: said, comment: said, receiptUuid: said }),
  answer: cancelled,
  call: async (ctx, { body }) => {
    const receipt = await cancelReceipt(ctx, {
      number: body.receiptUuid ?? '',
      reason: reasonOf(body.comment ?? ''),
      operation: readTimeOrNow(ctx, body.operationTime ?? body.requestTime, 'operationTime'),
    });
    return cancelledOf(receipt, await taxpayerInn(ctx));
  },
});

/** One program asks for `invoices` and means the same list. */
const lists = ['/api/v1/incomes', '/api/v1/invoices'].map((path) =>
  route({
    ...own,
    method: 'GET',
    path,
    summary: 'A page of receipts',
    permission: 'npd-wire.incomes',
    audit: 'npd-wire.incomes',
    query: incomeQuery,
    answer: incomePage,
    call: async (ctx, { query }) => {
      const range = rangeOf(query);
      const { receipts, total } = await listReceipts(ctx, filterOf(ctx, query), range);
      const inn = await taxpayerInn(ctx);
      const ofInvoices = receipts.filter(({ source }) => source === 'invoice');
      const invoices = await invoicesOfReceipts(
        ctx,
        ofInvoices.map(({ number }) => number),
      );
      return {
        content: receipts.map((one) => incomeOf(one, inn, invoices.get(one.number))),
        hasMore: range.offset + receipts.length < total,
        currentOffset: range.offset,
        currentLimit: range.limit,
      };
    },
  }),
);

const json = ['/api/v1/receipt', '/api/receipt'].map((base) =>
  chainRoute({
    method: 'GET',
    path: `${base}/:inn/:number/json`,
    summary: 'A receipt by the ИНН of its seller and its number',
    audience: 'public',
    permission: 'npd-wire.receipt',
    object: 'none',
    audit: 'npd-wire.receipt',
    hidden: true,
    params: receiptParams,
    answer: receiptJson,
    call: async (ctx, { params, request }) => {
      const token = bearerOf(request.header('authorization'));
      const found = await findShown(ctx, { ...params, token });
      const wait = found === null ? await takeTurn(ctx, missesPerAddress, ctx.address ?? '') : 0;
      return { found, wait };
    },
    // Refused after the count of the miss is kept.
    outside: ({ found, wait }) => {
      refuseWait(wait);
      if (found === null) throw receiptRefusals.receipt_unknown();
      return Promise.resolve();
    },
    settle: (_ctx, { found }) => Promise.resolve(found!),
  }),
);

/**
 * The receipt for whoever asks; its seller's own program sees the buyer's phone too. The setting
 * RECEIPT_JSON may demand a token, as the national service came to do.
 */
async function findShown(
  ctx: Ctx,
  { inn, number, token }: { inn: string; number: string; token: string | null },
): Promise<ReturnType<typeof receiptJsonOf> | null> {
  const session = token === null ? null : await findByAccess(ctx.env, token);
  if (session === null && ctx.env.settings.RECEIPT_JSON === 'token') {
    throw refusals.not_authenticated();
  }
  const found = await findPublicReceipt(ctx, inn, number);
  if (!found) return null;
  if (session === null) return receiptJsonOf(found.receipt, inn);
  const own = await forTaxpayer(ctx, session.taxpayerId);
  const isSeller = (await taxpayerInn(own)) === inn;
  const receipt = isSeller ? await getReceipt(own, number) : found.receipt;
  const isOfInvoice = isSeller && receipt.source === 'invoice';
  const invoices = await invoicesOfReceipts(own, isOfInvoice ? [number] : []);
  await forTaxpayer(ctx, null);
  return receiptJsonOf(receipt, inn, invoices.get(number));
}

export const receiptRoutes: readonly Route[] = [
  issue,
  cancel,
  ...lists,
  ...json,
  ...printRoutes,
  ...reportRoutes,
];
