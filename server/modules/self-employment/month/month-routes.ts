// Months, their papers and the home page over HTTP.
import * as z from 'zod/mini';
import { route } from '#platform/http/route';
import { month, monthName, months, monthsQuery, overview, suggestions } from '../contract.ts';
import { suggest } from '../receipt/suggest.ts';
import { exportMonths, showMonths } from './list-months.ts';
import { showMonth } from './show-month.ts';
import { showOverview } from './show-overview.ts';

const base = '/api/cabinet/v1/npd';
const own = { audience: 'cabinet', object: 'own' } as const;
const named = z.object({ month: monthName });

const exports = (['xlsx', 'csv'] as const).map((format) =>
  route({
    ...own,
    method: 'GET',
    path: `${base}/months/export.${format}`,
    summary: `Income and tax of a year by month as a file (${format})`,
    permission: 'npd-month.export',
    audit: 'npd-month.export',
    query: monthsQuery,
    answer: 'file',
    call: (ctx, { query }) => exportMonths(ctx, query.year, format),
  }),
);

export const monthRoutes = [
  route({
    ...own,
    method: 'GET',
    path: base,
    summary: 'The home page of the self-employed',
    permission: 'npd-status.read',
    audit: 'npd-overview.read',
    answer: overview,
    call: (ctx) => showOverview(ctx),
  }),
  route({
    ...own,
    method: 'GET',
    path: `${base}/suggestions`,
    summary: 'What was sold lately and to whom',
    permission: 'npd-receipt.read',
    audit: 'npd-receipt.suggest',
    answer: suggestions,
    call: (ctx) => suggest(ctx),
  }),
  route({
    ...own,
    method: 'GET',
    path: `${base}/months`,
    summary: 'Income and tax of a year by month',
    permission: 'npd-month.read',
    audit: 'npd-month.list',
    query: monthsQuery,
    answer: months,
    call: (ctx, { query }) => showMonths(ctx, query.year),
  }),
  ...exports,
  route({
    ...own,
    method: 'GET',
    path: `${base}/months/:month`,
    summary: 'Income of a month and its tax at once, with the trace',
    permission: 'npd-month.read',
    audit: 'npd-month.read',
    params: named,
    answer: month,
    call: (ctx, { params }) => showMonth(ctx, params.month),
  }),
];
