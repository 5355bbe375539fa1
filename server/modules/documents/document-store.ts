// All SQL of the archive. The content is sealed to its own row.
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { Document, DocumentFacts, NewDocument } from './document.ts';

interface FactsRow {
  document_id: string;
  kind: string;
  number: string;
  name: string;
  mime: string;
  sha256: Buffer;
  size_bytes: number;
  kept_at: string;
}

const placeOf = (row: string) => ({ table: 'documents.document', column: 'content', row });

const factsOf = (row: FactsRow): DocumentFacts => ({
  documentId: row.document_id,
  kind: row.kind,
  number: row.number,
  name: row.name,
  mime: row.mime,
  sha256: row.sha256.toString('hex'),
  sizeBytes: row.size_bytes,
  keptAt: row.kept_at,
});

/** False when the taxpayer already has a document of this kind and number. */
export async function insertDocument(
  ctx: Ctx,
  document: NewDocument & { documentId: string; sha256: Buffer },
): Promise<boolean> {
  const { documentId, kind, number, name, mime, bytes, sha256 } = document;
  const content = ctx.env.keys.seal(placeOf(documentId), bytes.toString('base64'));
  const inserted = await ctx.db.run(sql`
    insert into documents.document (taxpayer_id, document_id, kind, number, name, mime, sha256,
      size_bytes, content, kept_at)
    values (platform.current_taxpayer(), ${documentId}, ${kind}, ${number}, ${name}, ${mime},
      ${sha256}, ${bytes.length}, ${content}, ${ctx.now})
    on conflict (taxpayer_id, kind, number) do nothing`);
  return inserted === 1;
}

export async function findByNumber(
  ctx: Ctx,
  { kind, number }: { kind: string; number: string },
): Promise<DocumentFacts | undefined> {
  const row = await ctx.db.find(sql<FactsRow>`
    select document_id, kind, number, name, mime, sha256, size_bytes, kept_at
    from documents.document
    where taxpayer_id = platform.current_taxpayer() and kind = ${kind} and number = ${number}`);
  return row && factsOf(row);
}

export async function findFacts(ctx: Ctx, documentId: string): Promise<DocumentFacts | undefined> {
  const row = await ctx.db.find(sql<FactsRow>`
    select document_id, kind, number, name, mime, sha256, size_bytes, kept_at
    from documents.document
    where taxpayer_id = platform.current_taxpayer() and document_id = ${documentId}`);
  return row && factsOf(row);
}

export async function readDocument(ctx: Ctx, documentId: string): Promise<Document | undefined> {
  const row = await ctx.db.find(sql<FactsRow & { content: Buffer }>`
    select document_id, kind, number, name, mime, sha256, size_bytes, kept_at, content
    from documents.document
    where taxpayer_id = platform.current_taxpayer() and document_id = ${documentId}`);
  if (!row) return undefined;
  const text = ctx.env.keys.open(placeOf(documentId), row.content);
  return { ...factsOf(row), bytes: Buffer.from(text, 'base64') };
}
