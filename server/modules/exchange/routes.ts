import * as z from 'zod/mini';
import { uuid } from '#platform/contract';
import { route } from '#platform/http/route';
import { confirmation, load, loadPage, newLoad, rowPage, rowsQuery } from './contract.ts';
import { confirmLoad, dropLoad } from './decide-load.ts';
import { UPLOAD_BYTES_MAX } from './load.ts';
import { exportRows, getLoad, readWanted, showLoads, showRows } from './show-load.ts';
import { uploadLoad } from './upload-load.ts';

const base = '/api/ops/v1/loads';
const staff = { audience: 'staff', object: 'role', role: 'batch' } as const;
const reading = { ...staff, method: 'GET', permission: 'load.read' } as const;
// Each act is safe to repeat by itself: a load has an id of the page's own, a decision is a state.
// A program that sends a key is held to it.
const deciding = {
  ...staff,
  method: 'POST',
  permission: 'load.take',
  idempotency: 'optional',
} as const;
const params = z.object({ loadId: uuid });

const table = (format: 'xlsx' | 'csv') =>
  route({
    ...reading,
    path: `${base}/:loadId/report.${format}`,
    summary: 'The report of a load as a table',
    audit: 'load.export',
    params,
    query: rowsQuery,
    answer: 'file',
    call: (ctx, { params: { loadId }, query }) =>
      exportRows(ctx, { format, wanted: readWanted(loadId, query) }),
  });

export const routes = [
  route({
    ...deciding,
    path: base,
    summary: 'Upload a file of charges or payments; it is checked, nothing is taken yet',
    audit: 'load.upload',
    // Base64 takes four characters for three bytes; the rest is the name and the braces.
    bodyLimit: Math.ceil((UPLOAD_BYTES_MAX / 3) * 4) + 4096,
    body: newLoad,
    answer: load,
    call: (ctx, { body }) => uploadLoad(ctx, body),
  }),
  route({
    ...reading,
    path: base,
    summary: 'Loads, newest first',
    audit: 'load.list',
    query: z.object({ page: z.optional(z.string().check(z.regex(/^[1-9]\d{0,3}$/))) }),
    answer: loadPage,
    call: (ctx, { query }) => showLoads(ctx, Number(query.page ?? 1)),
  }),
  route({
    ...reading,
    path: `${base}/:loadId`,
    summary: 'A load: its state, totals and what it would do',
    audit: 'load.show',
    params,
    answer: load,
    call: (ctx, { params: { loadId } }) => getLoad(ctx, loadId),
  }),
  route({
    ...reading,
    path: `${base}/:loadId/rows`,
    summary: 'Rows of a load with what became of each',
    audit: 'load.rows',
    params,
    query: rowsQuery,
    answer: rowPage,
    call: (ctx, { params: { loadId }, query }) => showRows(ctx, readWanted(loadId, query)),
  }),
  table('csv'),
  table('xlsx'),
  route({
    ...deciding,
    path: `${base}/:loadId/confirmation`,
    summary: 'Let a checked load be taken',
    audit: 'load.take',
    params,
    body: confirmation,
    answer: load,
    call: (ctx, { params: { loadId }, body }) =>
      confirmLoad(ctx, { loadId, despiteTotals: body.despiteTotals ?? false }),
  }),
  route({
    ...deciding,
    path: `${base}/:loadId/withdrawal`,
    summary: 'Drop a checked load: nothing of it is taken',
    audit: 'load.drop',
    params,
    answer: load,
    call: (ctx, { params: { loadId } }) => dropLoad(ctx, loadId),
  }),
];
