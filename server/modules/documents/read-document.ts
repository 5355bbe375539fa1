import { audit } from '#platform/audit';
import type { Ctx } from '#platform/context';
import { findFacts, readDocument } from './document-store.ts';
import type { Document, DocumentFacts } from './document.ts';
import { refusals } from './errors.ts';

/**
 * The document with its bytes, and the audit row of its reading. Refuses `documents.unknown`, also
 * for a document of somebody else.
 */
export async function documentOf(ctx: Ctx, documentId: string): Promise<Document> {
  const document = await readDocument(ctx, documentId);
  if (!document) throw refusals.unknown();
  await audit(ctx, { action: 'document.read', object: `document:${documentId}` });
  return document;
}

/** What is known of a document; its content stays sealed. Refuses `documents.unknown`. */
export async function documentFactsOf(ctx: Ctx, documentId: string): Promise<DocumentFacts> {
  const facts = await findFacts(ctx, documentId);
  if (!facts) throw refusals.unknown();
  return facts;
}
