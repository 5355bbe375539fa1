// Files of receipts over HTTP.
import * as z from 'zod/mini';
import { uuid } from '#platform/contract';
import { Reply, route } from '#platform/http/route';
import {
  choice,
  fileLoad,
  fileRead,
  fileRows,
  fileRowsQuery,
  issuance,
  newFile,
} from './contract.ts';
import { chooseRow, dropFile } from './decide-file.ts';
import { templateFile } from './file/template.ts';
import { issueFile } from './issue-file.ts';
import { getFile, showRows } from './show-file.ts';
import { uploadFile } from './upload-file.ts';

const base = '/api/cabinet/v1/npd/receipt-files';
const own = { audience: 'cabinet', object: 'own' } as const;
const params = z.object({ loadId: uuid });
const rowParams = z.object({ loadId: uuid, rowNo: z.string().check(z.regex(/^[1-9]\d{0,4}$/)) });

const templates = (['xlsx', 'csv'] as const).map((format) =>
  route({
    ...own,
    method: 'GET',
    path: `${base}/template.${format}`,
    summary: `The file of receipts to fill in (${format})`,
    permission: 'npd-file.read',
    audit: 'npd-file.template',
    answer: 'file',
    call: (ctx) => templateFile(ctx, format),
  }),
);

export const routes = [
  ...templates,
  route({
    ...own,
    method: 'POST',
    path: base,
    summary: 'Reads a file of receipts and tells it line by line; nothing is issued',
    permission: 'npd-file.load',
    audit: 'npd-file.load',
    bodyLimit: 14_100_000,
    body: newFile,
    answer: fileRead,
    call: async (ctx, { body }) => {
      const read = await uploadFile(ctx, body);
      return new Reply(read, { status: read.isStatement ? 200 : 201 });
    },
  }),
  route({
    ...own,
    method: 'GET',
    path: `${base}/:loadId`,
    summary: 'A file of receipts: what is chosen and what it comes to',
    permission: 'npd-file.read',
    audit: 'npd-file.read',
    params,
    answer: fileLoad,
    call: (ctx, { params: { loadId } }) => getFile(ctx, loadId),
  }),
  route({
    ...own,
    method: 'GET',
    path: `${base}/:loadId/rows`,
    summary: 'Lines of a file of receipts with what became of each',
    permission: 'npd-file.read',
    audit: 'npd-file.rows',
    params,
    query: fileRowsQuery,
    answer: fileRows,
    call: (ctx, { params: { loadId }, query }) => showRows(ctx, loadId, query),
  }),
  route({
    ...own,
    method: 'PUT',
    path: `${base}/:loadId/rows/:rowNo/choice`,
    summary: 'Ticks a line, or takes the tick off',
    permission: 'npd-file.decide',
    audit: 'npd-file.choose',
    params: rowParams,
    body: choice,
    answer: fileLoad,
    call: (ctx, { params: { loadId, rowNo }, body }) =>
      chooseRow(ctx, { loadId, rowNo: Number(rowNo), ...body }),
  }),
  route({
    ...own,
    method: 'POST',
    path: `${base}/:loadId/issuance`,
    summary: 'Issues the next part of the chosen lines; asked again until all are issued',
    permission: 'npd-receipt.issue',
    audit: 'npd-receipt.issue-file',
    idempotency: 'required',
    params,
    body: issuance,
    answer: fileLoad,
    call: (ctx, { params: { loadId }, body }) => issueFile(ctx, loadId, body),
  }),
  route({
    ...own,
    method: 'POST',
    path: `${base}/:loadId/withdrawal`,
    summary: 'Gives a file up: nothing of it becomes a receipt',
    permission: 'npd-file.decide',
    audit: 'npd-file.drop',
    params,
    answer: fileLoad,
    call: (ctx, { params: { loadId } }) => dropFile(ctx, loadId),
  }),
];
