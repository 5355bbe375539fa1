import assert from 'node:assert/strict';
import { test } from 'node:test';
import { taxpayerId } from '#platform/context';
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import { documentFactsOf, documentOf, keepDocument, module } from './index.ts';

const { env } = await testEnv({ modules: [module] });
const actor = { kind: 'job', name: 'test' } as const;
let taxpayers = 0;
const newTaxpayer = () => taxpayerId((taxpayers += 1));
const as = <T>(id: ReturnType<typeof newTaxpayer>, call: (ctx: Ctx) => Promise<T>) =>
  work(env, { actor, taxpayerId: id }, call);

const paper = (more: object = {}) => ({
  kind: 'payment_receipt',
  number: '2026-000001',
  name: 'Квитанция 2026-000001.pdf',
  mime: 'application/pdf',
  bytes: Buffer.from('%PDF-1.7 квитанция'),
  ...more,
});

test('what was kept is given back byte by byte, and each reading is in the journal', async () => {
  const own = newTaxpayer();
  const kept = await as(own, (ctx) => keepDocument(ctx, paper()));
  const read = await as(own, (ctx) => documentOf(ctx, kept.documentId));
  assert.ok(read.bytes.equals(paper().bytes));
  assert.deepEqual(
    [read.name, read.mime, read.sizeBytes],
    [paper().name, 'application/pdf', paper().bytes.length],
  );
  const facts = await as(own, (ctx) => documentFactsOf(ctx, kept.documentId));
  assert.equal(facts.sha256, kept.sha256);
  const journal = await as(own, (ctx) =>
    ctx.db.rows(sql<{ action: string }>`
      select action from platform.audit_event where object = ${`document:${kept.documentId}`}
      order by audit_id`),
  );
  assert.deepEqual(
    journal.map((row) => row.action),
    ['document.keep', 'document.read'],
  );
});

test('the same document again is the one kept before, also of many at once', async () => {
  const own = newTaxpayer();
  const kept = await Promise.all(
    Array.from({ length: 6 }, () => as(own, (ctx) => keepDocument(ctx, paper()))),
  );
  assert.equal(new Set(kept.map((one) => one.documentId)).size, 1);
});

test('other bytes under a kept number are a bug, not a change', async () => {
  const own = newTaxpayer();
  const kept = await as(own, (ctx) => keepDocument(ctx, paper()));
  const other = paper({ bytes: Buffer.from('another') });
  await assert.rejects(
    as(own, (ctx) => keepDocument(ctx, other)),
    /already kept under this number/,
  );
  const read = await as(own, (ctx) => documentOf(ctx, kept.documentId));
  assert.ok(read.bytes.equals(paper().bytes));
});

test("somebody else's document is unknown", async () => {
  const { documentId } = await as(newTaxpayer(), (ctx) => keepDocument(ctx, paper()));
  const stranger = newTaxpayer();
  await assert.rejects(
    as(stranger, (ctx) => documentOf(ctx, documentId)),
    /documents.unknown/,
  );
  const same = await as(stranger, (ctx) => keepDocument(ctx, paper()));
  assert.notEqual(same.documentId, documentId);
});

test('nobody who serves requests can change or delete a document', async () => {
  const own = newTaxpayer();
  await as(own, (ctx) => keepDocument(ctx, paper()));
  for (const statement of [
    sql`update documents.document set name = 'x'`,
    sql`delete from documents.document`,
    sql`truncate documents.document`,
  ]) {
    await assert.rejects(
      as(own, (ctx) => ctx.db.run(statement)),
      /permission denied/,
    );
  }
});

test('a copy of the table tells nothing of the content', async () => {
  const own = newTaxpayer();
  const secret = Buffer.from('Петрова Анна Сергеевна');
  const { documentId } = await as(own, (ctx) => keepDocument(ctx, paper({ bytes: secret })));
  const { content } = await as(own, (ctx) =>
    ctx.db.one(sql<{ content: Buffer }>`
      select content from documents.document where document_id = ${documentId}`),
  );
  assert.equal(content.includes(secret), false);
  assert.equal(content.includes(Buffer.from(secret.toString('base64'))), false);
});

test('an empty document cannot be kept', async () => {
  const empty = paper({ bytes: Buffer.alloc(0) });
  await assert.rejects(
    as(newTaxpayer(), (ctx) => keepDocument(ctx, empty)),
    /cannot be kept/,
  );
});
