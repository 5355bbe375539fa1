// Debts as files over the routes: figures, shape of the XML, what looks like markup.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readXlsx } from 'hucre/xlsx';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { module as consents } from '#modules/consents';
import { module as identity } from '#modules/identity';
import { module as taxpayers, recordTaxpayer } from '#modules/taxpayers';
import type { TaxpayerId } from '#platform/context';
import { sql } from '#platform/db';
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
import { module, postCharges } from '../index.ts';
import { someCharge } from '../testing.ts';

const modules = [consents, identity, taxpayers, module];
const { env, atEnd } = await testEnv({ modules, at: '2026-11-21T09:00:00.000Z' });
const { app } = await createServer(env, null);
atEnd(() => Promise.resolve(stopPdf(env)));
const actor = { kind: 'job', name: 'test' } as const;
const nasty = '<Анна & "Co" #read("/etc/passwd")>';

const newPerson = (ordinal: number, first: string): Promise<TaxpayerId> =>
  work(env, { actor }, async (ctx) => {
    const own = await recordTaxpayer(ctx, {
      name: { last: 'Петрова', first, middle: 'Сергеевна' },
      birthDate: day('1985-03-27'),
      sex: 'female',
      inn: completePersonInn(String(7_702_000_000 + ordinal)),
    });
    return own.taxpayerId!;
  });

async function ask(by: TaxpayerId, path: string) {
  const session = await work(env, { actor, taxpayerId: by }, (ctx) =>
    openSession(ctx, {
      subjectId: newId(),
      taxpayerId: by,
      level: 'standard',
      roles: [],
      amr: ['pwd'],
      device: 'test',
    }),
  );
  const headers = { cookie: `${sessionCookie}=${session}` };
  return app.inject({ url: `/api/cabinet/v1${path}`, headers });
}

const debtor = await newPerson(1, nasty);
const clear = await newPerson(2, 'Ольга');
const dueOn = day('2026-11-11');
const late = (kind: 'tax' | 'fine', amount: number) =>
  someCharge({ class: kind, tax: 'usn', dueOn, amountKopecks: kopecks(amount) });
await work(env, { actor, taxpayerId: debtor }, (ctx) =>
  postCharges(ctx, [
    late('tax', 1_234_56),
    late('fine', 500_00),
    someCharge({ tax: 'land', dueOn: day('2025-12-01'), amountKopecks: kopecks(11) }),
    someCharge({ amountKopecks: kopecks(7_777) }),
  ]),
);

test('the paper names the debtor and tells principal and fine of each tax apart', async () => {
  const answer = await ask(debtor, '/debts.pdf');
  assert.equal(answer.statusCode, 200, answer.body);
  assert.match(String(answer.headers['content-type']), /^application\/pdf/);
  assert.match(answer.rawPayload.toString('latin1'), /<pdfaid:conformance>A</);
});

test('markup in a name is printed as typed (A13)', async () => {
  const { rawPayload: input } = await ask(debtor, '/debts.pdf');
  const text = textOf(input);
  for (const words of [
    'Задолженности на 21 ноября 2026',
    `Петрова ${nasty} Сергеевна`,
    '1 734,67 ₽',
    'УСН за 2025 год',
    'с 12 ноября 2026, дней просрочки: 10',
    'налог 1 234,56 ₽, штрафы 500,00 ₽',
    'Земельный налог за 2025 год',
  ]) {
    assert.ok(text.includes(words), `The paper does not say «${words}»:\n${text}`);
  }
});

test('a person without debts gets a paper that says so', async () => {
  const { rawPayload: input } = await ask(clear, '/debts.pdf');
  const text = textOf(input);
  assert.match(text, /Долгов нет/);
  assert.doesNotMatch(text, /УСН/);
});

test('the table has a row per tax with typed sums', async () => {
  const answer = await ask(debtor, '/debts.xlsx');
  assert.equal(answer.statusCode, 200, answer.body);
  const { rows } = (await readXlsx(answer.rawPayload)).sheets[0]!;
  assert.deepEqual(
    rows.slice(1).map((row) => [row[0], row[1], row[3], row[4], row[7], row[8]]),
    [
      ['Земельный налог за 2025 год', '2025', 355, 0.11, 0, 0.11],
      ['УСН за 2025 год', '2025', 10, 1_234.56, 500, 1_734.56],
    ],
  );
});

test('the XML follows its schema, escapes, and adds up', async () => {
  const answer = await ask(debtor, '/debts.xml');
  assert.equal(answer.statusCode, 200, answer.body);
  assert.match(String(answer.headers['content-type']), /^application\/xml/);
  using document = XmlDocument.fromString(answer.body);
  using shape = XmlDocument.fromBuffer(readFileSync(new URL('debts.xsd', import.meta.url)));
  using validator = XsdValidator.fromDoc(shape);
  validator.validate(document);
  const ns = { d: 'urn:kabinet:debts:1' };
  const all = (path: string) => document.root.find(path, ns).map(({ content }) => content);
  assert.deepEqual(all('d:taxpayer/@name'), [`Петрова ${nasty} Сергеевна`]);
  assert.deepEqual(all('d:debt/@totalKopecks'), ['11', '173456']);
  assert.deepEqual(all('@totalKopecks'), ['173467']);
  assert.equal(all('d:debt/d:charge').length, 3);
});

test('taking debts away needs a session and leaves its own row in the journal', async () => {
  const bare = await app.inject({ url: '/api/cabinet/v1/debts.xml' });
  assert.equal(bare.statusCode, 401);
  const rows = await work(env, { actor, role: 'batch' }, (ctx) =>
    ctx.db.rows<{ action: string }>(sql`
      select distinct action from platform.audit_event where action like 'debt.%'`),
  );
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['debt.export'],
  );
});
