// Papers of a receipt over HTTP: PDF, picture, XML, signed JSON.
import * as z from 'zod/mini';
import { sealJson } from '#modules/crypto';
import type { Ctx } from '#platform/context';
import { FileAnswer, chainRoute, route } from '#platform/http/route';
import { receiptNumber } from '../contract.ts';
import { getReceipt } from '../receipt/cancel-receipt.ts';
import { type ReceiptData, receiptData, receiptXml } from './receipt-json.ts';
import { keepPrinted, printPdf, printPicture, receiptToPrint, sellerOf } from './print-receipt.ts';

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

export const paperRoutes = [
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
];
