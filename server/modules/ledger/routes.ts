import * as z from 'zod/mini';
import { uuid } from '#platform/contract';
import { route } from '#platform/http/route';
import {
  account,
  accountQuery,
  chargeDetails,
  chargePage,
  chargesQuery,
  offset,
  offsets,
} from './contract.ts';
import { debtRoutes } from './debt/routes.ts';
import { exportRoutes } from './export/routes.ts';
import { historyRoutes } from './history/routes.ts';
import { listOffsets, withdrawOffset } from './offset/make-offset.ts';
import { readAccount } from './read-account.ts';
import { getChargeDetails, listCharges } from './read-charges.ts';

const base = '/api/cabinet/v1';
const writing = {
  method: 'POST',
  audience: 'cabinet',
  object: 'own',
  idempotency: 'required',
} as const;
const reading = { method: 'GET', audience: 'cabinet', object: 'own' } as const;

export const routes = [
  route({
    ...reading,
    path: `${base}/charges`,
    summary: 'Charges with filters, a page at a time, and the sums of all that match',
    permission: 'charge.read',
    audit: 'charge.list',
    query: chargesQuery,
    answer: chargePage,
    call: (ctx, { query }) => listCharges(ctx, query),
  }),
  ...exportRoutes,
  route({
    ...reading,
    path: `${base}/charges/:chargeId`,
    summary: 'One charge, what happened to it, its penalties and corrections',
    permission: 'charge.read',
    audit: 'charge.read',
    params: z.object({ chargeId: uuid }),
    answer: chargeDetails,
    call: (ctx, { params }) => getChargeDetails(ctx, params.chargeId),
  }),
  route({
    ...reading,
    path: `${base}/account`,
    summary: 'The tax account as of a day, as known at a moment',
    permission: 'account.read',
    audit: 'account.read',
    query: accountQuery,
    answer: account,
    call: (ctx, { query }) => readAccount(ctx, query),
  }),
  ...debtRoutes,
  ...historyRoutes,
  route({
    ...reading,
    path: `${base}/offsets`,
    summary: 'Statements of offset and what became of each',
    permission: 'offset.read',
    audit: 'offset.list',
    answer: offsets,
    call: async (ctx) => ({ items: await listOffsets(ctx) }),
  }),
  route({
    ...writing,
    path: `${base}/offsets/:offsetId/withdrawal`,
    summary: 'Take a statement of offset back while the money is held',
    permission: 'offset.withdraw',
    audit: 'offset.withdraw',
    params: z.object({ offsetId: uuid }),
    answer: offset,
    call: (ctx, { params }) => withdrawOffset(ctx, params.offsetId),
  }),
];
