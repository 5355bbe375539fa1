// Papers of a receipt, its public page, the letters it brings.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import jsqr from 'jsqr';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { verifySealed } from '#modules/crypto';
import { stopPdf } from '#platform/pdf/render';
import { pixelsOf, textOf } from '#platform/pdf/testing';
import { addSeconds } from '#primitives/days';
import { Resvg } from '@resvg/resvg-js';
import { testSellers } from '#testing/self-employment';

import { module } from './index.ts';

interface Letter {
  to: string;
  subject: string;
  text: string;
  attachments: number;
}
const letters: Letter[] = [];
const texts: { to: string; text: string }[] = [];

async function take(stream: AsyncIterable<Buffer>): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const {
    to,
    subject = '',
    text = '',
    attachments,
  } = await PostalMime.parse(Buffer.concat(chunks));
  const [first] = to ?? [];
  letters.push({ to: first?.address ?? '', subject, text, attachments: attachments.length });
}

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, answer) => {
    void take(stream).then(() => answer(), answer);
  },
});
await new Promise<void>((resolve) => void smtp.listen(0, '127.0.0.1', resolve));
const sms = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    texts.push(JSON.parse(Buffer.concat(chunks).toString()) as { to: string; text: string });
    response.writeHead(202).end();
  });
});
await new Promise<void>((resolve) => void sms.listen(0, '127.0.0.1', resolve));
const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;

const program = await testSellers({
  modules: [module],
  settings: {
    SMTP_URL: `smtp://127.0.0.1:${portOf(smtp.server)}`,
    SMS_URL: `http://127.0.0.1:${portOf(sms)}/sms/messages`,
  },
});
const { ask, registered, receipt, issue, env, clock, deliverAll } = program;
after(async () => {
  stopPdf(env);
  sms.close();
  await new Promise<void>((resolve) => smtp.close(resolve));
});

/** A minute later nobody has asked too often. */
const later = () => clock.set(addSeconds(env.clock.now(), 61));

test('the PDF says what was sold, is archival, and lies in the documents', async () => {
  const by = await registered();
  const lines = [{ name: '#read("/x") Ремонт', priceKopecks: 150_050, quantity: '2' }];
  const { number } = await issue(by, receipt(0, { lines }));
  const { bytes, status } = await ask(`GET /receipts/${number}/receipt.pdf`, { by });
  assert.equal(status, 200);
  assert.match(bytes.toString('latin1'), /<pdfaid:part>2<\/pdfaid:part><pdfaid:conformance>A</);
  const again = await ask(`GET /receipts/${number}/receipt.pdf`, { by });
  assert.ok(again.bytes.equals(bytes), 'the same paper');
  const text = textOf(bytes);
  for (const words of [
    number,
    '#read("/x") Ремонт',
    '2 × 1 500,50 ₽',
    '3 001,00 ₽',
    by.inn,
    'НПД',
  ]) {
    assert.ok(text.includes(words), `${words} is not in ${text}`);
  }
});

/** What a phone would read from these pixels; undefined for nothing. */
function codeIn(svg: string, width?: number): string | undefined {
  const fitTo = width === undefined ? undefined : ({ mode: 'width', value: width } as const);
  const drawn = new Resvg(svg, fitTo && { fitTo }).render();
  return jsqr.default(new Uint8ClampedArray(drawn.pixels), drawn.width, drawn.height)?.data;
}

/** The reader gets the very pixels of the picture: drawn again from an SVG around it. */
function codeOfPicture(png: Buffer): string | undefined {
  const data = `data:image/png;base64,${png.toString('base64')}`;
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  return codeIn(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
      `<image href="${data}" width="${width}" height="${height}"/></svg>`,
  );
}

test('the picture is a PNG whose code leads to the picture', async () => {
  const by = await registered();
  const { number, printUrl, qrSvg } = await issue(by, receipt(100));
  const { bytes } = await ask(`GET /receipts/${number}/receipt.png`, { by });
  assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
  assert.equal(codeOfPicture(bytes), printUrl);
  assert.equal(codeIn(qrSvg, 400), printUrl);
});

test('the code of the PDF, drawn by a program of others, leads to the picture', async () => {
  const by = await registered();
  const { number, printUrl } = await issue(by, receipt(100));
  const { bytes } = await ask(`GET /receipts/${number}/receipt.pdf`, { by });
  const { data, width, height } = pixelsOf(bytes);
  assert.equal(jsqr.default(data, width, height)?.data, printUrl);
});

test('the XML and the sealed JSON say the same, and the seal holds', async () => {
  const by = await registered();
  const name = 'Уроки <A & B> "1"';
  const body = receipt(0, { lines: [{ name, priceKopecks: 10_050, quantity: '0.5' }] });
  const { number } = await issue(by, body);
  const sealed = (await ask(`GET /receipts/${number}/receipt.json`, { by })).json;
  assert.equal(await verifySealed(env, sealed), true);
  assert.equal(sealed.payload.totalAmount, '50.25');
  assert.deepEqual(sealed.payload.services, [{ name, amount: '100.50', quantity: '0.5' }]);
  const forged = { ...sealed, payload: { ...sealed.payload, totalAmount: '5.25' } };
  assert.equal(await verifySealed(env, forged), false);
  const xml = (await ask(`GET /receipts/${number}/receipt.xml`, { by })).bytes.toString();
  assert.ok(xml.includes('<name>Уроки &lt;A &amp; B&gt; "1"</name>'), xml);
  assert.ok(xml.includes(`<receiptId>${number}</receiptId>`));
});

test('the public page shows a receipt to who holds its link, without the phone', async () => {
  later();
  const by = await registered();
  const buyer = { kind: 'person', inn: null, name: 'Анна', phone: '+79001234567' };
  const { number } = await issue(by, receipt(100, { buyer }));
  const { json, bytes } = await ask(`GET /r/api/${by.inn}/${number}`);
  assert.equal(json.seller.name, 'Смирнов Борис Ильич');
  assert.equal(json.state, 'registered');
  assert.equal(await verifySealed(env, json.sealed), true);
  assert.ok(!bytes.toString().includes('9001234567'));
  const wrong = await ask(`GET /r/api/${by.inn}/zzzzzzzzzz`);
  assert.equal(wrong.status, 404);
});

test('guesses of an address are counted, also those that found nothing', async () => {
  later();
  const by = await registered();
  const guess = () => ask(`GET /r/api/${by.inn}/0000000000`);
  const most = env.settings.RECEIPT_VIEWS_PER_MINUTE;
  for (let n = 0; n < most; n += 1) assert.equal((await guess()).status, 404);
  const stopped = await guess();
  assert.equal(stopped.status, 429);
  assert.ok(Number(stopped.headers['retry-after']) > 0);
});

test('the status of an ИНН is told twice a minute, and nothing else of the person', async () => {
  later();
  const by = await registered();
  const check = (inn: string, on: string) => ask('POST /npd/check/api', { body: { inn, day: on } });
  const today = env.clock.today();
  const { json } = await check(by.inn, today);
  assert.equal(json.isPayer, true);
  assert.deepEqual(Object.keys(json).toSorted(), ['day', 'inn', 'isPayer', 'text']);
  assert.equal((await check('502711111153', today)).json.isPayer, false);
  assert.equal((await check(by.inn, today)).status, 429);
  later();
  assert.equal((await check('502711111154', today)).json.errors[0].field, 'inn');
  assert.equal((await check(by.inn, '2999-01-01')).json.errors[0].field, 'day');
});

test('who watches a receipt and confirmed hears of its replacement, once', async () => {
  later();
  const by = await registered();
  const { number } = await issue(by, receipt(50_000));
  const asked = `POST /r/api/${by.inn}/${number}/watches`;
  assert.deepEqual((await ask(asked, { body: { email: 'Buyer@Example.test' } })).json, {
    done: true,
  });
  await ask(asked, { body: { email: 'buyer@example.test' } });
  await ask(asked, { body: { email: 'silent@example.test' } });
  await deliverAll();
  const first = letters.filter(({ subject }) => subject.includes('подтвердите'));
  assert.equal(first.length, 2, 'one letter for each address');
  const token = /token=([\w-]+)&act=confirm/.exec(
    first.find(({ to }) => to === 'buyer@example.test')!.text,
  )![1]!;
  const confirmed = await ask('POST /r/api/watches/confirmation', { body: { token } });
  assert.deepEqual(confirmed.json, { inn: by.inn, number });
  const right = await ask(`POST /receipts/${number}/replacement`, { by, body: receipt(5_000) });
  await deliverAll();
  const told = letters.filter(({ subject }) => subject.includes('заменён'));
  assert.deepEqual(
    told.map(({ to }) => to),
    ['buyer@example.test'],
  );
  assert.match(told[0]!.text, /Чек сформирован ошибочно/);
  assert.ok(told[0]!.text.includes(right.json.number));
});

test('who ends a watch hears nothing; a link that is not ours is none', async () => {
  later();
  const by = await registered();
  const { number } = await issue(by, receipt(50_000));
  const body = { email: 'leaver@example.test' };
  await ask(`POST /r/api/${by.inn}/${number}/watches`, { body });
  await deliverAll();
  const token = /token=([\w-]+)&/.exec(letters.at(-1)!.text)![1]!;
  await ask('POST /r/api/watches/confirmation', { body: { token } });
  await ask('POST /r/api/watches/end', { body: { token } });
  const again = await ask('POST /r/api/watches/end', { body: { token } });
  assert.equal(again.json.code, 'self-employment.link_unknown');
  const count = letters.length;
  const cancel = { reason: 'refund' };
  await ask(`POST /receipts/${number}/cancellation`, { by, body: cancel });
  await deliverAll();
  assert.equal(letters.length, count);
});

test('a receipt goes to the buyer by mail with its paper, by SMS with its link', async () => {
  later();
  const by = await registered();
  const { number, pageUrl } = await issue(by, receipt(50_000));
  const send = (channel: string, to: string) =>
    ask(`POST /receipts/${number}/sending`, { by, body: { channel, to } });
  assert.equal((await send('mail', 'nobody')).json.errors[0].field, 'to');
  await send('mail', 'buyer@example.test');
  await send('sms', '8 900 123-45-67');
  await deliverAll();
  assert.equal(letters.at(-1)?.subject, `Чек № ${number}`);
  assert.equal(letters.at(-1)?.attachments, 1);
  assert.equal(texts.at(-1)?.to, '79001234567');
  assert.ok(texts.at(-1)?.text.includes(pageUrl));
  for (let n = 2; n < 10; n += 1) assert.equal((await send('mail', 'a@b.ru')).status, 200);
  assert.equal((await send('mail', 'a@b.ru')).status, 429);
});

test('a cancelled receipt says so on its paper', async () => {
  const by = await registered();
  const { number } = await issue(by, receipt(50_000));
  await ask(`POST /receipts/${number}/cancellation`, { by, body: { reason: 'refund' } });
  const { bytes } = await ask(`GET /receipts/${number}/receipt.pdf`, { by });
  assert.match(textOf(bytes), /Чек аннулирован\s+Возврат средств/);
});

test('«Итоги доходов» is a paper in the documents, sent in one click', async () => {
  const by = await registered();
  await issue(by, receipt(50_000));
  const month = env.clock.today().slice(0, 7);
  const { bytes, status } = await ask(`GET /months/${month}/summary.pdf`, { by });
  assert.equal(status, 200);
  assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
  await ask(`POST /months/${month}/summary`, { by });
  await deliverAll();
  assert.match(letters.at(-1)!.subject, /^Итоги доходов за /);
  assert.equal(letters.at(-1)!.attachments, 1);
});
