// Charges as files over the routes: the shown filters, the shape of the XML, what looks like
// markup.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { module as consents } from '#modules/consents';
import { module as identity } from '#modules/identity';
import { module as taxpayers, recordTaxpayer } from '#modules/taxpayers';
import type { TaxpayerId } from '#platform/context';
import { createServer } from '#platform/http/server';
import { newId } from '#platform/ids';
import { stopPdf } from '#platform/pdf/render';
import { textOf } from '#platform/pdf/testing';
import { testEnv } from '#platform/testing';
import { openSession, sessionCookie } from '#platform/web-session';
import { work } from '#platform/work';
import { day } from '#primitives/days';
import { completePersonInn } from '#primitives/identifiers/inn';
import { kopecks } from '#primitives/money';
import { type Charge, module, postCharges, postPayment } from '../index.ts';
import { someCharge, somePayment } from '../testing.ts';
import { chargesPaper, paperRowsMax } from './charges-paper.ts';

const modules = [consents, identity, taxpayers, module];
const { env, atEnd } = await testEnv({ modules, at: '2026-11-21T09:00:00.000Z' });
const { app } = await createServer(env, null);
atEnd(() => Promise.resolve(stopPdf(env)));
const actor = { kind: 'job', name: 'test' } as const;
const nasty = 'Дом <&"> #read("/etc/passwd") \u0001, 7';

const taxpayer = await work(env, { actor }, async (ctx): Promise<TaxpayerId> => {
  const name = { last: 'Петрова', first: 'Анна', middle: 'Сергеевна' };
  const inn = completePersonInn('7702000001');
  const person = { name, birthDate: day('1985-03-27'), sex: 'female', inn } as const;
  return (await recordTaxpayer(ctx, person)).taxpayerId!;
});
const source = { kind: 'decision', number: '17/3', on: day('2026-10-01') } as const;
await work(env, { actor, taxpayerId: taxpayer }, async (ctx) => {
  await postCharges(ctx, [
    someCharge({ tax: 'land', subjectOfTax: nasty, amountKopecks: kopecks(123_456) }),
    someCharge({ tax: 'transport', amountKopecks: kopecks(50_000), dueOn: day('2025-12-01') }),
    someCharge({ tax: 'duty', isApart: true, amountKopecks: kopecks(7), source }),
  ]);
  await postPayment(ctx, somePayment({ amount: 60_000 }));
});

async function ask(path: string) {
  const session = await work(env, { actor, taxpayerId: taxpayer }, (ctx) =>
    openSession(ctx, {
      subjectId: newId(),
      taxpayerId: taxpayer,
      level: 'standard',
      roles: [],
      amr: ['pwd'],
      device: 'test',
    }),
  );
  const headers = { cookie: `${sessionCookie}=${session}` };
  return app.inject({ url: `/api/cabinet/v1/charges/export.${path}`, headers });
}

test('the XML follows its schema, escapes, and adds up', async () => {
  const answer = await ask('xml?sort=-amount');
  assert.equal(answer.statusCode, 200, answer.body);
  assert.match(String(answer.headers['content-type']), /^application\/xml/);
  using document = XmlDocument.fromString(answer.body);
  using shape = XmlDocument.fromBuffer(readFileSync(new URL('charges.xsd', import.meta.url)));
  using validator = XsdValidator.fromDoc(shape);
  validator.validate(document);
  const ns = { c: 'urn:kabinet:charges:1' };
  const all = (path: string) => document.root.find(path, ns).map(({ content }) => content);
  assert.deepEqual(all('c:charge/@tax'), ['land', 'transport', 'duty']);
  assert.deepEqual(all('c:charge/@status'), ['part_paid', 'paid', 'due']);
  assert.equal(all('c:charge/c:subject')[0], nasty.replace('\u0001', ''));
  assert.deepEqual(all('@amountKopecks'), ['173463']);
  assert.deepEqual(all('@settledKopecks'), ['50000']);
  assert.deepEqual(all('c:charge/c:source/@number').at(-1), '17/3');
});

test('a file has the rows of the filters, and a wrong filter is refused', async () => {
  const answer = await ask('xml?tax=transport');
  assert.match(answer.body, /count="1"/);
  assert.doesNotMatch(answer.body, /tax="land"/);
  for (const format of ['xml', 'pdf', 'csv', 'xlsx']) {
    const refused = await ask(`${format}?status=lost`);
    assert.equal(refused.json<{ code: string }>().code, 'ledger.filter_invalid', format);
  }
});

test('the paper is archival and prints markup as typed', async () => {
  const answer = await ask('pdf?status=part_paid,paid&from=01.01.2025&tax=land,transport');
  assert.equal(answer.statusCode, 200, answer.body);
  const { rawPayload: input } = answer;
  assert.match(input.toString('latin1'), /<pdfaid:conformance>A</);
  const text = textOf(input);
  for (const words of [
    'Начисления на 21 ноября 2026',
    'Петрова Анна Сергеевна',
    'статус «Оплачено частично», «Оплачено»; Земельный налог, Транспортный налог',
    'срок с 01.01.2025',
    'Дом <&"> #read("/etc/passwd")',
    '1 234,56 ₽',
    'отложено 100,00 ₽',
    '1 734,56 ₽',
  ]) {
    assert.ok(text.includes(words), `The paper does not say «${words}»:\n${text}`);
  }
  assert.doesNotMatch(text, /Госпошлина/);
});

test('a paper of very many rows says how many more there are, and sums all', () => {
  const row = {
    class: 'tax',
    tax: 'land',
    taxYear: 2025,
    period: '2025',
    status: 'due',
    subjectOfTax: 'Участок',
    noticeNumber: null,
    isApart: false,
    dueOn: '2026-12-01',
    amountKopecks: 100,
    settledKopecks: 0,
    reservedKopecks: 0,
    outstandingKopecks: 100,
  } as Charge;
  const rows = Array.from({ length: paperRowsMax + 3 }, () => row);
  const none = { status: [], tax: [], class: [], year: [], period: [], kbk: [], oktmo: [] };
  const filter = { ...none, from: null, to: null, minKopecks: null, maxKopecks: null };
  const paper = chargesPaper(rows, {
    holder: { fullName: 'Петрова Анна', inn: '' },
    on: day('2026-11-21'),
    filter: { ...filter, sort: 'dueOn', page: 1 },
    isStand: false,
  });
  assert.equal(paper.rows.length, paperRowsMax);
  assert.match(paper.footer, /Ещё 3 строк/);
  assert.equal(paper.totals[0], '2\u00a0003,00\u00a0₽');
});
