// What the self-employed keeps beside an income: the files of a receipt, for herself alone (NPD-2).
import {
  type Attachment,
  attachFile,
  listAttachments,
  openAttachment,
  removeAttachment,
} from '#modules/attachments';
import { getReceipt, thingOf } from '#modules/self-employment';
import * as z from 'zod/mini';
import type { Ctx } from '#platform/context';
import { done, uuid } from '#platform/contract';
import { FileAnswer, Reply, route } from '#platform/http/route';
import { receiptNumber } from '#contract/self-employment';
import { attachment, attachments, newAttachment } from '../contract.ts';

const base = '/api/cabinet/v1/npd/receipts/:number/attachments';
const own = { audience: 'cabinet', object: 'own' } as const;
const numbered = z.object({ number: receiptNumber });
const named = z.object({ number: receiptNumber, attachmentId: uuid });

/** Refuses `self-employment.receipt_unknown`, also for a receipt of somebody else. */
async function ownThing(ctx: Ctx, number: string): Promise<string> {
  return thingOf(await getReceipt(ctx, number));
}

const viewOf = ({ attachmentId, name, mime, sizeBytes, keptAt }: Attachment) => ({
  attachmentId,
  name,
  mime,
  sizeBytes,
  keptAt,
});

export const attachmentRoutes = [
  route({
    ...own,
    method: 'GET',
    path: base,
    summary: 'Files kept beside a receipt',
    permission: 'npd-attachment.read',
    audit: 'npd-attachment.list',
    params: numbered,
    answer: attachments,
    call: async (ctx, { params }) => ({
      items: (await listAttachments(ctx, await ownThing(ctx, params.number))).map(viewOf),
    }),
  }),
  route({
    ...own,
    method: 'POST',
    path: base,
    summary: 'Keeps a file beside a receipt: PDF, PNG or JPEG',
    permission: 'npd-attachment.add',
    audit: 'npd-attachment.add',
    idempotency: 'required',
    bodyLimit: 14_100_000,
    params: numbered,
    body: newAttachment,
    answer: attachment,
    call: async (ctx, { params, body }) => {
      const kept = await attachFile(ctx, await ownThing(ctx, params.number), body);
      return new Reply(viewOf(kept), { status: 201 });
    },
  }),
  route({
    ...own,
    method: 'GET',
    path: `${base}/:attachmentId`,
    summary: 'A file kept beside a receipt',
    permission: 'npd-attachment.read',
    audit: 'npd-attachment.read',
    params: named,
    answer: 'file',
    call: async (ctx, { params }) => {
      const thing = await ownThing(ctx, params.number);
      const { name, mime, bytes } = await openAttachment(ctx, thing, params.attachmentId);
      return new FileAnswer({ name, mime, bytes, isForeign: true });
    },
  }),
  route({
    ...own,
    method: 'DELETE',
    path: `${base}/:attachmentId`,
    summary: 'Removes a file kept beside a receipt',
    permission: 'npd-attachment.remove',
    audit: 'npd-attachment.remove',
    params: named,
    answer: done,
    call: async (ctx, { params }) => {
      await removeAttachment(ctx, await ownThing(ctx, params.number), params.attachmentId);
      return { done: true } as const;
    },
  }),
];
