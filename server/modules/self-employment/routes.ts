// The self-employed cabinet over HTTP: the register and receipts.
import * as z from 'zod/mini';
import { Reply, route } from '#platform/http/route';
import {
  cancelBody,
  cancellationEffect,
  conditions,
  receipt,
  receiptBody,
  receiptNumber,
  receiptPage,
  receiptPreview,
  receiptsQuery,
  registration,
  registrationBody,
  registrationChange,
  status,
} from './contract.ts';
import { cancelReceipt, getReceipt, replaceReceipt } from './receipt/cancel-receipt.ts';
import { issueReceipt } from './receipt/issue-receipt.ts';
import { showReceipts } from './receipt/list-receipts.ts';
import { previewCancellation } from './receipt/preview-cancellation.ts';
import { previewReceipt } from './receipt/preview-receipt.ts';
import { nowWritten, readBody } from './receipt/read-body.ts';
import { viewOf } from './receipt/receipt-view.ts';
import { changeRegistration, leaveRegister, registerPayer } from './registration/register-payer.ts';
import { registrationView, showConditions, showStatus } from './registration/show-status.ts';

const base = '/api/cabinet/v1/npd';
const own = { audience: 'cabinet', object: 'own' } as const;
const numbered = z.object({ number: receiptNumber });

const register = [
  route({
    ...own,
    method: 'GET',
    path: `${base}/status`,
    summary: 'On the register of the self-employed or not, its history, how near the limit',
    permission: 'npd-status.read',
    audit: 'npd-status.read',
    answer: status,
    call: (ctx) => showStatus(ctx),
  }),
  route({
    ...own,
    method: 'GET',
    path: `${base}/conditions`,
    summary: 'The conditions of registering, with what is known of them',
    permission: 'npd-status.read',
    audit: 'npd-conditions.read',
    answer: conditions,
    call: (ctx) => showConditions(ctx),
  }),
  route({
    ...own,
    method: 'POST',
    path: `${base}/registration`,
    summary: 'Registers as self-employed from today',
    permission: 'npd-registration.create',
    audit: 'npd-registration.create',
    body: registrationBody,
    answer: registration,
    call: async (ctx, { body }) =>
      new Reply(registrationView(await registerPayer(ctx, body)), { status: 201 }),
  }),
  route({
    ...own,
    method: 'POST',
    path: `${base}/registration/change`,
    summary: 'Changes region and activity',
    permission: 'npd-registration.change',
    audit: 'npd-registration.change',
    body: registrationChange,
    answer: registration,
    call: async (ctx, { body }) => registrationView(await changeRegistration(ctx, body)),
  }),
  route({
    ...own,
    method: 'POST',
    path: `${base}/registration/end`,
    summary: 'Leaves the register; today is the last day on it',
    permission: 'npd-registration.end',
    audit: 'npd-registration.end',
    answer: registration,
    call: async (ctx) => registrationView(await leaveRegister(ctx)),
  }),
];

const receipts = [
  route({
    ...own,
    method: 'POST',
    path: `${base}/receipts/preview`,
    summary: 'What a receipt would come to, and its tax at once; nothing is done',
    permission: 'npd-receipt.preview',
    audit: 'npd-receipt.preview',
    idempotency: 'none',
    body: receiptBody,
    answer: receiptPreview,
    call: (ctx, { body }) => previewReceipt(ctx, readBody(ctx, body)),
  }),
  route({
    ...own,
    method: 'POST',
    path: `${base}/receipts`,
    summary: 'Issues a receipt',
    permission: 'npd-receipt.issue',
    audit: 'npd-receipt.issue',
    idempotency: 'required',
    body: receiptBody,
    answer: receipt,
    call: async (ctx, { body }) => viewOf(ctx, await issueReceipt(ctx, readBody(ctx, body))),
  }),
  route({
    ...own,
    method: 'GET',
    path: `${base}/receipts`,
    summary: 'Receipts, newest first, with filters',
    permission: 'npd-receipt.read',
    audit: 'npd-receipt.list',
    query: receiptsQuery,
    answer: receiptPage,
    call: (ctx, { query }) => showReceipts(ctx, query),
  }),
  route({
    ...own,
    method: 'GET',
    path: `${base}/receipts/:number`,
    summary: 'One receipt',
    permission: 'npd-receipt.read',
    audit: 'npd-receipt.read',
    params: numbered,
    answer: receipt,
    call: async (ctx, { params }) => viewOf(ctx, await getReceipt(ctx, params.number)),
  }),
  route({
    ...own,
    method: 'GET',
    path: `${base}/receipts/:number/cancellation`,
    summary: 'What a cancellation would do to income and tax; nothing is done',
    permission: 'npd-receipt.read',
    audit: 'npd-receipt.preview-cancellation',
    params: numbered,
    answer: cancellationEffect,
    call: (ctx, { params }) => previewCancellation(ctx, params.number),
  }),
  route({
    ...own,
    method: 'POST',
    path: `${base}/receipts/:number/cancellation`,
    summary: 'Cancels a receipt for one of the two lawful reasons',
    permission: 'npd-receipt.cancel',
    audit: 'npd-receipt.cancel',
    idempotency: 'required',
    params: numbered,
    body: cancelBody,
    answer: receipt,
    call: async (ctx, { params, body }) => {
      const input = { ...params, ...body, operation: nowWritten(ctx) };
      return viewOf(ctx, await cancelReceipt(ctx, input));
    },
  }),
  route({
    ...own,
    method: 'POST',
    path: `${base}/receipts/:number/replacement`,
    summary: 'Cancels a wrong receipt and issues the right one, linked to each other',
    permission: 'npd-receipt.replace',
    audit: 'npd-receipt.replace',
    idempotency: 'required',
    params: numbered,
    body: receiptBody,
    answer: receipt,
    call: async (ctx, { params, body }) =>
      viewOf(ctx, await replaceReceipt(ctx, params.number, readBody(ctx, body))),
  }),
];

export const routes = [...register, ...receipts];
