import assert from 'node:assert/strict';
import { audit } from '#platform/audit';
import type { Ctx } from '#platform/context';
import { newId } from '#platform/ids';
import { assertKeepable, sha256Of } from './document.ts';
import type { DocumentFacts, NewDocument } from './document.ts';
import { findByNumber, insertDocument } from './document-store.ts';

/**
 * Keeps a document of the transaction's taxpayer for ever. The same bytes under the same kind and
 * number again are the document kept before; other bytes there are a bug.
 */
export async function keepDocument(ctx: Ctx, document: NewDocument): Promise<DocumentFacts> {
  assertKeepable(document);
  const sha256 = sha256Of(document.bytes);
  const documentId = newId();
  const isNew = await insertDocument(ctx, { ...document, documentId, sha256 });
  const kept = await findByNumber(ctx, document);
  assert(kept, 'A document just kept is not in the archive.');
  assert(
    kept.sha256 === sha256.toString('hex'),
    `Another ${document.kind} is already kept under this number.`,
  );
  if (isNew) await audit(ctx, { action: 'document.keep', object: `document:${documentId}` });
  return kept;
}
