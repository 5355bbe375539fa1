// The history of receipts as a file.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jpegFile, pdfFile } from '#testing/attachments';
import { testSellers } from '#testing/self-employment';
import { module } from './index.ts';

const program = await testSellers({ modules: [module], at: '2026-03-20T09:00:00.000Z' });
const { ask, registered, receipt, issue } = program;

test('receipts as a file are those of the filter, and no formula runs in it', async () => {
  const by = await registered();
  await issue(by, receipt(0, { lines: [{ name: '=1+1', priceKopecks: 500, quantity: '1' }] }));
  await issue(by, receipt(700));
  const csv = (await ask('GET /receipts/export.csv?text=%3D1', { by })).bytes.toString();
  const rows = csv.trim().split('\r\n');
  assert.equal(rows.length, 2, csv);
  assert.match(rows[1]!, /'=1\+1"?;5,00;Физическое лицо/);
  const xlsx = await ask('GET /receipts/export.xlsx', { by });
  assert.equal(xlsx.bytes.subarray(0, 2).toString(), 'PK');
});

test('the file of a month names what is kept beside each receipt', async () => {
  const by = await registered();
  const { number } = await issue(by, receipt(100));
  await issue(by, receipt(200));
  for (const [name, bytes] of [
    ['Акт.pdf', pdfFile('(1)')],
    ['Фото.jpg', jpegFile()],
  ] as const) {
    const body = { name, contentBase64: bytes.toString('base64') };
    await ask(`POST /receipts/${number}/attachments`, { by, body });
  }
  const { bytes } = await ask('GET /receipts/export.csv?from=2026-03-01&to=2026-03-31', { by });
  const [head, ...lines] = bytes.toString('utf8').trim().split(/\r?\n/u);
  assert.match(head!, /;Вложения$/u);
  assert.deepEqual(lines.map((line) => line.endsWith(';"Акт.pdf; Фото.jpg"')).toSorted(), [
    false,
    true,
  ]);
});
