// A file that an officer uploads: read at once, checked by the worker, taken when confirmed.
import { createHash } from 'node:crypto';
import type { Ctx } from '#platform/context';
import type { LoadView } from './contract.ts';
import { refusals } from './errors.ts';
import { NAME_LENGTH_MAX, UPLOAD_BYTES_MAX } from './load.ts';
import { insertLoad, lockLoad } from './load-store.ts';
import { readLoad } from './read-load.ts';
import { getLoad } from './show-load.ts';

/**
 * The same upload again is the same load.
 * Refuses: `exchange.file_unreadable`, `exchange.file_too_large`, `exchange.load_differs`.
 */
export async function uploadLoad(
  ctx: Ctx,
  file: { loadId: string; name: string; base64: string },
): Promise<LoadView> {
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/u.test(file.base64) && file.base64.length % 4 === 0;
  if (!isBase64) throw refusals.file_unreadable({ field: 'base64' });
  const bytes = Buffer.from(file.base64, 'base64');
  if (bytes.length > UPLOAD_BYTES_MAX) {
    const megabytes = UPLOAD_BYTES_MAX / 1024 / 1024;
    throw refusals.file_too_large({ field: 'base64', params: { megabytes } });
  }
  const { loadId } = file;
  const sha256 = createHash('sha256').update(bytes).digest();
  const known = await lockLoad(ctx, loadId);
  if (known !== undefined) {
    if (!known.sha256.equals(sha256)) throw refusals.load_differs();
    return getLoad(ctx, loadId);
  }
  await insertLoad(ctx, { loadId, sha256, name: nameOf(file.name), sizeBytes: bytes.length });
  const zone = ctx.env.settings.LEGAL_TIME_ZONE;
  await readLoad((call) => call(ctx), { loadId, bytes: [bytes], zone, next: 'checking' });
  return getLoad(ctx, loadId);
}

/** The last part of a path, without signs that no name has. */
export function nameOf(text: string): string {
  const plain = text.replaceAll(/\p{Cc}/gu, ' ').trim();
  return plain.slice(0, NAME_LENGTH_MAX) || 'file';
}
