// Papers of a receipt over HTTP: PDF, picture, XML, signed JSON.
import { getReceipt } from '#modules/self-employment';
import * as z from 'zod/mini';
import { sealJson } from '#modules/crypto';
import type { Ctx } from '#platform/context';
import { done } from '#platform/contract';
import { FileAnswer, chainRoute, route } from '#platform/http/route';
import { monthName, receiptNumber, receiptsQuery } from '#contract/self-employment';
import { sendingBody } from '../contract.ts';
import { askSummary, keepSummary, printSummary, summaryToPrint } from './month-summary.ts';
import { exportReceipts } from './export-receipts.ts';
import { askSending } from './send-receipt.ts';
import { type ReceiptData, receiptData, receiptXml } from './receipt-json.ts';
import { keepPrinted, printPdf, printPicture, receiptToPrint, sellerOf } from './print-receipt.ts';

const base = '/api/cabinet/v1/npd';
const own = { audience: 'cabinet', object: 'own' } as const;
const numbered = z.object({ number: receiptNumber });
const named = z.object({ month: monthName });

const facts = (ending: string, summary: string) =>
  ({
    audience: 'cabinet',
    object: 'own',
    method: 'GET',
    path: `/api/cabinet/v1/npd/receipts/:number/receipt.${ending}`,
    summary,
    permission: 'npd-receipt.read',
    audit: 'npd-receipt.print',
    params: z.object({ number: receiptNumber }),
    answer: 'file',
  }) as const;

async function dataOf(ctx: Ctx, number: string): Promise<ReceiptData> {
  return receiptData(await getReceipt(ctx, number), await sellerOf(ctx), ctx.now);
}

const exports = (['xlsx', 'csv'] as const).map((format) =>
  route({
    ...own,
    method: 'GET',
    path: `${base}/receipts/export.${format}`,
    summary: `The history of receipts as a file (${format})`,
    permission: 'npd-receipt.export',
    audit: 'npd-receipt.export',
    query: receiptsQuery,
    answer: 'file',
    call: (ctx, { query }) => exportReceipts(ctx, query, format),
  }),
);

export const paperRoutes = [
  ...exports,
  chainRoute({
    ...facts('pdf', 'The receipt as PDF/A-2a; kept in «Мои документы»'),
    call: (ctx, { params }) => receiptToPrint(ctx, params.number),
    outside: (print, env) => printPdf(env, print),
    settle: keepPrinted,
  }),
  chainRoute({
    ...facts('png', 'The receipt as a picture'),
    call: (ctx, { params }) => receiptToPrint(ctx, params.number),
    outside: (print, env) => printPicture(env, print),
    settle: (_ctx, { number }, bytes) =>
      Promise.resolve(
        new FileAnswer({ name: `Чек ${number}.png`, mime: 'image/png', bytes, inline: true }),
      ),
  }),
  route({
    ...facts('xml', 'The receipt as XML'),
    call: async (ctx, { params: { number } }) => {
      const bytes = Buffer.from(receiptXml(await dataOf(ctx, number)));
      return new FileAnswer({ name: `Чек ${number}.xml`, mime: 'application/xml', bytes });
    },
  }),
  route({
    ...facts('json', 'The receipt as JSON under the seal of the service'),
    call: async (ctx, { params: { number } }) => {
      const sealed = await sealJson(ctx.env, await dataOf(ctx, number));
      const bytes = Buffer.from(JSON.stringify(sealed, null, 2));
      return new FileAnswer({ name: `Чек ${number}.json`, mime: 'application/json', bytes });
    },
  }),

  route({
    ...own,
    method: 'POST',
    path: `${base}/receipts/:number/sending`,
    summary: 'Sends a receipt to the buyer by mail or SMS',
    permission: 'npd-receipt.send',
    audit: 'npd-receipt.send',
    params: numbered,
    body: sendingBody,
    answer: done,
    call: async (ctx, { params, body }) => {
      await askSending(ctx, params.number, body);
      return { done: true } as const;
    },
  }),
  chainRoute({
    ...own,
    method: 'GET',
    path: `${base}/months/:month/summary.pdf`,
    summary: '«Итоги доходов» of a month as PDF; kept in «Мои документы»',
    permission: 'npd-month.read',
    audit: 'npd-month.print',
    params: named,
    answer: 'file',
    call: (ctx, { params }) => summaryToPrint(ctx, params.month),
    outside: (print, env) => printSummary(env, print),
    settle: keepSummary,
  }),
  route({
    ...own,
    method: 'POST',
    path: `${base}/months/:month/summary`,
    summary: 'Mails «Итоги доходов» to the person',
    permission: 'npd-month.send',
    audit: 'npd-month.send',
    params: named,
    answer: done,
    call: async (ctx, { params }) => {
      await askSummary(ctx, params.month);
      return { done: true } as const;
    },
  }),
];
