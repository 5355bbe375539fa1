// Files the seller keeps beside a receipt: hers alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#platform/db';
import { jpegFile, pdfFile, pngFile } from '#testing/attachments';
import { type Seller, testSellers } from '#testing/self-employment';
import { module } from './index.ts';

const program = await testSellers({ modules: [module], at: '2026-03-20T09:00:00.000Z' });
const { ask, registered, receipt, issue } = program;

async function sold(): Promise<{ by: Seller; number: string; path: string }> {
  const by = await registered();
  const { number } = await issue(by, receipt(100));
  return { by, number, path: `/receipts/${number}/attachments` };
}

const add = (by: Seller, path: string, [name, bytes]: [string, Buffer]) =>
  ask(`POST ${path}`, { by, body: { name, contentBase64: bytes.toString('base64') } });

test('a file is kept beside a receipt, opened as it was, and removed for good', async () => {
  const { by, number, path } = await sold();
  const bytes = pdfFile('(Акт)');
  const { status, json } = await add(by, path, ['Акт № 5.pdf', bytes]);
  assert.equal(status, 201, JSON.stringify(json));
  assert.deepEqual([json.name, json.mime], ['Акт № 5.pdf', 'application/pdf']);
  assert.equal(json.sizeBytes, bytes.length);
  const opened = await ask(`GET ${path}/${json.attachmentId}`, { by });
  assert.deepEqual(opened.bytes, bytes);
  const { headers } = opened;
  assert.match(String(headers['content-disposition']), /^attachment; filename\*=UTF-8''/u);
  assert.equal(headers['content-security-policy'], "sandbox; default-src 'none'");
  assert.equal(headers['x-content-type-options'], 'nosniff');
  const list = (await ask('GET /receipts', { by })).json.items;
  assert.equal(list[0].attachments, 1);
  const removed = await ask(`DELETE ${path}/${json.attachmentId}`, { by });
  assert.deepEqual(removed.json, { done: true });
  const again = await ask(`GET ${path}/${json.attachmentId}`, { by });
  assert.equal(again.json.code, 'attachments.unknown');
  assert.deepEqual((await ask(`GET ${path}`, { by })).json.items, []);
  const acts = await program.as(by, (ctx) =>
    ctx.db.rows<{ action: string }>(sql`
      select action from platform.audit_event
      where taxpayer_id = platform.current_taxpayer() and action like 'attachment.%'
      order by recorded_at, audit_id`),
  );
  assert.deepEqual(acts.map(({ action }) => action).toSorted(), [
    'attachment.keep',
    'attachment.read',
    'attachment.remove',
  ]);
  assert.equal((await ask(`GET /receipts/${number}`, { by })).status, 200);
});

test('the same file is kept once, ten of a receipt, however many come at once', async () => {
  const { by, path } = await sold();
  const [first, second] = await Promise.all([
    add(by, path, ['a.png', pngFile()]),
    add(by, path, ['b.png', pngFile()]),
  ]);
  assert.equal(first.json.attachmentId, second.json.attachmentId);
  const sizes = Array.from({ length: 14 }, (_, n) => n + 3);
  const answers = await Promise.all(
    sizes.map((width) => add(by, path, [`${width}.jpg`, jpegFile({ width, height: 2 })])),
  );
  assert.equal(answers.filter(({ status }) => status === 201).length, 9);
  const refused = answers.filter(({ json }) => json.code === 'attachments.too_many');
  assert.equal(refused.length, 5);
  assert.equal((await ask(`GET ${path}`, { by })).json.items.length, 10);
});

test('what is no paper and no picture is refused', async () => {
  const { by, path } = await sold();
  const code = async (name: string, bytes: Buffer) =>
    (await add(by, path, [name, bytes])).json.code;
  assert.equal(await code('a.pdf', Buffer.from('<script>')), 'attachments.kind_wrong');
  assert.equal(await code('a.pdf', pdfFile('<< /S /JavaScript >>')), 'attachments.paper_acts');
  const huge = pngFile({ width: 90_000, height: 90_000 });
  assert.equal(await code('a.png', huge), 'attachments.picture_huge');
  const long = Buffer.concat([pdfFile(), Buffer.alloc(10 * 1024 * 1024)]);
  assert.equal(await code('a.pdf', long), 'attachments.too_large');
  const body = { name: 'a.pdf', contentBase64: '%%%' };
  const broken = await ask(`POST ${path}`, { by, body });
  assert.equal(broken.json.code, 'attachments.unreadable');
  assert.deepEqual((await ask(`GET ${path}`, { by })).json.items, []);
});

test('no other seller, no buyer and no reader of the table sees that there is a file', async () => {
  const [one, other] = [await sold(), await sold()];
  const { json } = await add(one.by, one.path, ['Тайный договор.pdf', pdfFile('(secret-words)')]);
  for (const path of [one.path, other.path]) {
    const answer = await ask(`GET ${path}/${json.attachmentId}`, { by: other.by });
    assert.equal(answer.status, 404);
  }
  const removed = await ask(`DELETE ${other.path}/${json.attachmentId}`, { by: other.by });
  assert.equal(removed.json.code, 'attachments.unknown');
  const strange = await add(other.by, one.path, ['x.pdf', pdfFile('(y)')]);
  assert.equal(strange.json.code, 'self-employment.receipt_unknown');
  const shown = await ask(`GET /r/api/${one.by.inn}/${one.number}`);
  assert.equal(shown.status, 200);
  assert.doesNotMatch(JSON.stringify(shown.json), /attachment|договор/iu);
  const [row] = await program.as(one.by, (ctx) =>
    ctx.db.rows<{ text: string }>(sql`select a::text as text from attachments.attachment a
      where taxpayer_id = platform.current_taxpayer()`),
  );
  const hex = (text: string) => Buffer.from(text).toString('hex');
  for (const secret of ['договор', hex('договор'), 'secret-words', hex('secret-words')]) {
    assert.ok(!row!.text.includes(secret), secret);
  }
});
