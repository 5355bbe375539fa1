// A person adds a file to a thing of hers, opens it, removes it. Whose the thing is, is asked by
// whoever calls: this module knows no things.
import { audit } from '#platform/audit';
import type { Ctx } from '#platform/context';
import { newId } from '#platform/ids';
import {
  type Attachment,
  BYTES_MAX,
  COUNT_MAX,
  MEGABYTE,
  type Thing,
  plainName,
} from './attachment.ts';
import {
  deleteAttachment,
  findSame,
  insertAttachment,
  listOf,
  lockThing,
  readContent,
} from './attachment-store.ts';
import { refusals } from './errors.ts';
import { MEGAPIXELS_MAX, MIME, kindOfFile } from './kind-of-file.ts';

export interface GivenFile {
  name: string;
  contentBase64: string;
}

/**
 * Keeps a file beside a thing; the very same file again is the one kept before.
 * Refuses: `unreadable`, `too_large`, `kind_wrong`, `picture_huge`, `paper_acts`, `too_many`.
 */
export async function attachFile(ctx: Ctx, thing: Thing, file: GivenFile): Promise<Attachment> {
  const bytes = bytesOf(file);
  const found = kindOfFile(bytes);
  const field = 'contentBase64';
  if ('fault' in found) {
    throw refusals[found.fault]({ field, params: { megapixels: MEGAPIXELS_MAX } });
  }
  await lockThing(ctx, thing);
  const same = await findSame(ctx, thing, bytes);
  if (same !== undefined) return same;
  if ((await listOf(ctx, thing)).length >= COUNT_MAX) {
    throw refusals.too_many({ params: { most: COUNT_MAX } });
  }
  const { kind } = found;
  const attachment: Attachment = {
    attachmentId: newId(),
    name: plainName(file.name, kind),
    mime: MIME[kind],
    sizeBytes: bytes.length,
    keptAt: ctx.now,
  };
  await insertAttachment(ctx, thing, { ...attachment, bytes });
  await audit(ctx, { action: 'attachment.keep', object: objectOf(attachment) });
  return attachment;
}

/** Refuses `attachments.unknown`, also for one of another thing or person. */
export async function openAttachment(
  ctx: Ctx,
  thing: Thing,
  attachmentId: string,
): Promise<Attachment & { bytes: Buffer }> {
  const found = await readContent(ctx, thing, attachmentId);
  if (found === undefined) throw refusals.unknown();
  await audit(ctx, { action: 'attachment.read', object: objectOf(found) });
  return found;
}

/** Its bytes are gone for good; the journal keeps that there was one. Refuses `unknown`. */
export async function removeAttachment(
  ctx: Ctx,
  thing: Thing,
  attachmentId: string,
): Promise<void> {
  if (!(await deleteAttachment(ctx, thing, attachmentId))) throw refusals.unknown();
  await audit(ctx, { action: 'attachment.remove', object: objectOf({ attachmentId }) });
}

const objectOf = ({ attachmentId }: Pick<Attachment, 'attachmentId'>): string =>
  `attachment:${attachmentId}`;

function bytesOf({ contentBase64 }: GivenFile): Buffer {
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/u.test(contentBase64) && contentBase64.length % 4 === 0;
  if (!isBase64) throw refusals.unreadable({ field: 'contentBase64' });
  const bytes = Buffer.from(contentBase64, 'base64');
  if (bytes.length > BYTES_MAX) {
    throw refusals.too_large({
      field: 'contentBase64',
      params: { megabytes: BYTES_MAX / MEGABYTE },
    });
  }
  return bytes;
}
