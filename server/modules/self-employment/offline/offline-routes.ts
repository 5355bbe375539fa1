// Receipts given without a connection, over HTTP.
import { route } from '#platform/http/route';
import { subjectOf } from '#platform/context';
import { offlineBody, queueKey, receipt, reservationBody, reservations } from '../contract.ts';
import { viewOf } from '../receipt/receipt-view.ts';
import { queueKeyOf } from './queue-key.ts';
import { issueReserved } from './issue-reserved.ts';
import { reserveNumbers } from './reserve-numbers.ts';

const base = '/api/cabinet/v1/npd';
const own = { audience: 'cabinet', object: 'own' } as const;

export const offlineRoutes = [
  route({
    ...own,
    method: 'GET',
    path: `${base}/queue-key`,
    summary: 'The key of what this person keeps on a device',
    permission: 'npd-queue-key.read',
    audit: 'npd-queue-key.read',
    answer: queueKey,
    call: (ctx) =>
      Promise.resolve({ key: queueKeyOf(ctx.env, subjectOf(ctx).subjectId).toString('base64') }),
  }),
  route({
    ...own,
    method: 'POST',
    path: `${base}/reservations`,
    summary: 'Puts numbers aside for receipts without a connection',
    permission: 'npd-number.reserve',
    audit: 'npd-number.reserve',
    idempotency: 'required',
    body: reservationBody,
    answer: reservations,
    call: (ctx, { body }) => reserveNumbers(ctx, body),
  }),
  route({
    ...own,
    method: 'POST',
    path: `${base}/receipts/offline`,
    summary: 'Takes a receipt that was given without a connection, exactly once',
    permission: 'npd-receipt.issue',
    audit: 'npd-receipt.issue-offline',
    // The number is the key: the queue may send the same receipt from a restarted device.
    idempotency: 'none',
    body: offlineBody,
    answer: receipt,
    call: async (ctx, { body }) => viewOf(ctx, await issueReserved(ctx, body)),
  }),
];
