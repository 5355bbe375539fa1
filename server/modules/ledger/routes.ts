import * as z from 'zod/mini';
import { uuid } from '#platform/contract';
import { route } from '#platform/http/route';
import { account, accountQuery, chargeDetails, chargePage, chargesQuery } from './contract.ts';
import { exportCharges } from './export-charges.ts';
import { readAccount } from './read-account.ts';
import { getChargeDetails, listCharges } from './read-charges.ts';

const base = '/api/cabinet/v1';
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
  ...(['xlsx', 'csv'] as const).map((format) =>
    route({
      ...reading,
      path: `${base}/charges/export.${format}`,
      summary: `Charges that match as ${format.toUpperCase()}`,
      permission: 'charge.read',
      audit: 'charge.export',
      query: chargesQuery,
      answer: 'file',
      call: (ctx, { query }) => exportCharges(ctx, query, format),
    }),
  ),
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
];
