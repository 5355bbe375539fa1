// Saved details of payment and invoices on this wire (wire §7).
import { taxpayerInn } from '#modules/taxpayers';
import type { Ctx } from '#platform/context';
import { route } from '#platform/http/route';
import type { Route } from '#platform/http/route';
import * as z from 'zod/mini';
import { loose, readTimeOrNow, textOf } from '../receipt/income-body.ts';
import { deviceOfActor } from '../session/signed-in.ts';
import {
  approveInvoice,
  cancelInvoice,
  changeDetails,
  drawInvoice,
  receiptInvoice,
} from './draw-invoice.ts';
import {
  detailsTable,
  drawnInvoice,
  drawnOf,
  invoiceAnswer,
  invoiceOf,
  invoicePage,
  savedOf,
} from './invoice-answer.ts';
import { detailsOfBody, invoiceBody, paymentInfoBody, readDetailsKind } from './invoice-body.ts';
import { filterOf, rangeOf, tableBody } from './invoice-query.ts';
import { listInvoices } from './invoice-store.ts';
import type { Invoice } from './invoice.ts';
import { listDetails } from '#modules/payment-details';
import { invoicePrintRoutes } from './print-routes.ts';

const own = { audience: 'cabinet', object: 'own', hidden: true } as const;
const act = { ...own, method: 'POST', answer: invoiceAnswer } as const;

const answer = async (ctx: Ctx, invoice: Invoice) =>
  invoiceOf(ctx.env, invoice, await taxpayerInn(ctx));

const params = z.object({ id: z.string().check(z.maxLength(40)) });
/** Null for what is no number of an invoice: nothing is found by it. */
const idOf = (given: string | null): number | null =>
  given !== null && /^[1-9]\d{0,8}$/u.test(given) ? Number(given) : null;

const saved = route({
  ...own,
  method: 'GET',
  path: '/api/v1/payment-type/table',
  summary: 'Details of payment the person has saved',
  permission: 'npd-wire.payment-details',
  audit: 'npd-wire.payment-details',
  query: z.object({ type: z.optional(z.union([z.string(), z.array(z.string())])) }),
  answer: detailsTable,
  call: async (ctx, { query: { type } }) => {
    const asked = textOf(Array.isArray(type) ? type[0] : type);
    const kind = asked === null ? null : readDetailsKind(asked.toUpperCase());
    return { items: (await listDetails(ctx, kind)).map(savedOf) };
  },
});

const draw = route({
  ...own,
  method: 'POST',
  path: '/api/v1/invoice',
  summary: 'Draw up an invoice, by its full form or by the body of a receipt',
  permission: 'npd-wire.invoice',
  audit: 'npd-wire.invoice',
  body: invoiceBody,
  answer: drawnInvoice,
  call: async (ctx, { body }) => {
    const invoice = await drawInvoice(ctx, body, deviceOfActor(ctx));
    return drawnOf(ctx.env, invoice, await taxpayerInn(ctx));
  },
});

const table = route({
  ...own,
  method: 'POST',
  path: '/api/v1/invoice/table',
  summary: 'A page of invoices',
  permission: 'npd-wire.invoices',
  audit: 'npd-wire.invoices',
  idempotency: 'none',
  body: tableBody,
  answer: invoicePage,
  call: async (ctx, { body }) => {
    const range = rangeOf(body);
    const filter = filterOf(ctx, body);
    const { invoices, hasMore } =
      filter === null ? { invoices: [], hasMore: false } : await listInvoices(ctx, filter, range);
    const inn = await taxpayerInn(ctx);
    return {
      items: invoices.map((one) => invoiceOf(ctx.env, one, inn)),
      hasMore,
      currentOffset: range.offset,
      currentLimit: range.limit,
    };
  },
});

const cancel = route({
  ...act,
  path: '/api/v1/invoice/:id/cancel',
  summary: 'Cancel an invoice that nobody has paid',
  permission: 'npd-wire.invoice-cancel',
  audit: 'npd-wire.invoice-cancel',
  params,
  call: async (ctx, { params: { id } }) => answer(ctx, await cancelInvoice(ctx, idOf(id))),
});

const approve = route({
  ...act,
  path: '/api/v1/invoice/:id/approve',
  summary: 'Say that an invoice is paid',
  permission: 'npd-wire.invoice-approve',
  audit: 'npd-wire.invoice-approve',
  params,
  call: async (ctx, { params: { id } }) => answer(ctx, await approveInvoice(ctx, idOf(id))),
});

const receipt = route({
  ...act,
  path: '/api/v1/invoice/:id/receipt',
  summary: 'Issue the receipt of an invoice',
  permission: 'npd-wire.invoice-receipt',
  audit: 'npd-wire.invoice-receipt',
  params,
  body: z.object({ operationTime: loose, requestTime: loose }),
  call: async (ctx, { params: { id }, body }) => {
    const asked = {
      operation: readTimeOrNow(ctx, body.operationTime, 'operationTime'),
      request: readTimeOrNow(ctx, body.requestTime, 'requestTime'),
      device: deviceOfActor(ctx),
    };
    return answer(ctx, await receiptInvoice(ctx, idOf(id), asked));
  },
});

const update = route({
  ...act,
  path: '/api/v1/invoice/update-payment-info',
  summary: 'Say anew where an invoice is to be paid',
  permission: 'npd-wire.invoice-payment-info',
  audit: 'npd-wire.invoice-payment-info',
  auditObject: (input) => `invoice:${String((input.body as { invoiceId: unknown }).invoiceId)}`,
  body: paymentInfoBody,
  call: async (ctx, { body }) => {
    const details = await detailsOfBody(ctx, body);
    return answer(ctx, await changeDetails(ctx, idOf(textOf(body.invoiceId)), details));
  },
});

export const invoiceRoutes: readonly Route[] = [
  saved,
  draw,
  table,
  cancel,
  approve,
  receipt,
  update,
  ...invoicePrintRoutes,
];
