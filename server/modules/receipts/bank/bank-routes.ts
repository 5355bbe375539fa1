// Bank statements over HTTP.
import { readBody, viewOf } from '#modules/self-employment';
import * as z from 'zod/mini';
import { done, uuid } from '#platform/contract';
import { route } from '#platform/http/route';
import { receipt, receiptBody } from '#contract/self-employment';
import { bankLines, bankLinesQuery, importAnswer, importBody } from '../contract.ts';
import { dismissLine, issueForLine, showLines } from './decide-line.ts';
import { importStatement } from './import-statement.ts';

const base = '/api/cabinet/v1/npd';
const own = { audience: 'cabinet', object: 'own' } as const;
const lined = z.object({ lineId: uuid });

export const bankRoutes = [
  route({
    ...own,
    method: 'POST',
    path: `${base}/imports`,
    summary: 'Takes a bank statement; its lines propose receipts',
    permission: 'npd-statement.import',
    audit: 'npd-statement.import',
    bodyLimit: 7_100_000,
    body: importBody,
    answer: importAnswer,
    call: (ctx, { body }) => importStatement(ctx, body),
  }),
  route({
    ...own,
    method: 'GET',
    path: `${base}/imports/lines`,
    summary: 'Lines of bank statements and what became of them',
    permission: 'npd-statement.read',
    audit: 'npd-statement.list',
    query: bankLinesQuery,
    answer: bankLines,
    call: (ctx, { query }) => showLines(ctx, query),
  }),
  route({
    ...own,
    method: 'POST',
    path: `${base}/imports/lines/:lineId/receipt`,
    summary: 'Issues the receipt of a line',
    permission: 'npd-receipt.issue',
    audit: 'npd-receipt.issue-line',
    idempotency: 'required',
    params: lined,
    body: receiptBody,
    answer: receipt,
    call: async (ctx, { params, body }) =>
      viewOf(ctx, await issueForLine(ctx, params.lineId, readBody(ctx, body))),
  }),
  route({
    ...own,
    method: 'POST',
    path: `${base}/imports/lines/:lineId/dismissal`,
    summary: 'Says that a line is no income',
    permission: 'npd-statement.decide',
    audit: 'npd-statement.dismiss',
    params: lined,
    answer: done,
    call: async (ctx, { params }) => {
      await dismissLine(ctx, params.lineId);
      return { done: true } as const;
    },
  }),
];
