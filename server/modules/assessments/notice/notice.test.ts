// Notices over the routes: figures, their traces, and the files that carry them away.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readXlsx } from 'hucre/xlsx';
import * as z from 'zod/mini';
import { propertyTax } from '#law/property/tax';
import { module as consents } from '#modules/consents';
import { module as identity } from '#modules/identity';
import { correctCharge, module as ledger, postCharges } from '#modules/ledger';
import { module as taxpayers, recordTaxpayer } from '#modules/taxpayers';
import type { Ctx, TaxpayerId } from '#platform/context';
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
import { someCharge } from '#testing/ledger';
import { insertAssessments, insertNotice } from '../assessment-store.ts';
import { notice, notices } from '../contract.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { module } from '../index.ts';

const modules = [consents, identity, taxpayers, ledger, module];
const { env, atEnd } = await testEnv({ modules, at: '2026-11-21T09:00:00.000Z' });
const { app } = await createServer(env, null);
atEnd(() => Promise.resolve(stopPdf(env)));
const actor = { kind: 'job', name: 'test' } as const;

const inAccount = <T>(taxpayer: TaxpayerId, call: (ctx: Ctx) => Promise<T>): Promise<T> =>
  work(env, { actor, taxpayerId: taxpayer }, call);

const newPerson = (ordinal: number): Promise<TaxpayerId> =>
  work(env, { actor }, async (ctx) => {
    const own = await recordTaxpayer(ctx, {
      name: { last: 'Петрова', first: 'Анна', middle: 'Сергеевна' },
      birthDate: day('1985-03-27'),
      sex: 'female',
      inn: completePersonInn(String(7_702_000_000 + ordinal)),
    });
    return own.taxpayerId!;
  });

const registry = { source: 'ЕГРН', on: day('2026-01-14'), kind: 'registry' } as const;
const { amountKopecks, trace } = propertyTax({
  taxYear: 2025,
  kind: 'flat',
  region: '77',
  cadastralValue: { value: kopecks(972_000_000), ...registry },
  area: { value: '54', ...registry },
  months: { value: 12, ...registry },
});

const NUMBER = '10000017';
const owner = await newPerson(1);
const stranger = await newPerson(2);
const charge = someCharge({ amountKopecks, noticeNumber: NUMBER });
await inAccount(owner, async (ctx) => {
  await postCharges(ctx, [charge]);
  const facts = { taxYear: 2025, tax: 'property', objectId: newId(), version: 1 } as const;
  const chargeId = charge.chargeId;
  const fingerprint = fingerprintOf(trace);
  const made = { ...facts, amountKopecks, unverified: false, fingerprint, trace, chargeId };
  await insertAssessments(ctx, [made]);
  const [madeOn, dueOn] = [day('2026-09-01'), day('2026-12-01')];
  const chargeIds = [chargeId];
  const total = { totalKopecks: amountKopecks, chargeIds };
  await insertNotice(ctx, { number: NUMBER, taxYear: 2025, madeOn, dueOn, ...total });
});

async function ask(path: string, by = owner) {
  const session = await inAccount(by, (ctx) =>
    openSession(ctx, {
      subjectId: '00000000-0000-7000-8000-00000000000a',
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

test('a notice tells every charge with its trace; the lines add up to its total', async () => {
  const list = z.parse(z.strictObject(notices.shape), (await ask('/notices')).json());
  assert.deepEqual(
    list.items.map((one) => [one.number, one.totalKopecks, one.payableKopecks, one.lineCount]),
    [[NUMBER, amountKopecks, amountKopecks, 1]],
  );
  const read = z.parse(z.strictObject(notice.shape), (await ask(`/notices/${NUMBER}`)).json());
  const sum = read.lines.reduce((all, line) => all + line.amountKopecks, 0);
  assert.equal(sum, read.totalKopecks);
  assert.equal(read.lines[0]?.trace.amountKopecks, read.lines[0]?.amountKopecks);
});

test('nobody else has it', async () => {
  assert.deepEqual((await ask('/notices', stranger)).json<{ items: [] }>().items, []);
  for (const file of ['', '/notice.pdf', '/notice.xlsx', '/notice.json']) {
    const answer = await ask(`/notices/${NUMBER}${file}`, stranger);
    assert.equal(answer.json<{ code: string }>().code, 'assessments.notice_unknown');
  }
});

const paths = [`/notices/${NUMBER}/notice`, `/charges/${charge.chargeId}/trace`];

test('the paper is PDF/A-2a and says the sum, its steps, articles and sources', async () => {
  for (const path of paths) {
    const answer = await ask(`${path}.pdf`);
    assert.equal(answer.statusCode, 200, answer.body);
    const pdf = answer.rawPayload;
    const raw = pdf.toString('latin1');
    assert.match(raw, /<pdfaid:part>2<\/pdfaid:part><pdfaid:conformance>A</u);
    assert.match(raw, /\/StructTreeRoot/u);
    assert.match(raw, /\/Lang \(ru\)/u);
    const text = textOf(pdf);
    for (const words of [
      'Петрова Анна Сергеевна',
      'Налог на имущество за 2025 год',
      'Квартира, Москва, ул. Лесная, 7',
      'НК РФ, ст. 403, п. 3',
      'ЕГРН · на 14 января 2026',
      '9 720 000,00 ₽',
      'Итого',
      '1 из ',
    ]) {
      assert.ok(text.includes(words), `${path} does not say «${words}»:\n${text}`);
    }
  }
});

test('the table has every node of the tree with its value and its ground', async () => {
  const count = (node: (typeof trace)['root']): number =>
    1 + (node.kind === 'step' ? node.inputs.reduce((sum, one) => sum + count(one), 0) : 0);
  for (const path of paths) {
    const [sheet] = (await readXlsx((await ask(`${path}.xlsx`)).rawPayload)).sheets;
    const [head, first, ...rest] = sheet!.rows;
    assert.equal(head?.[0], 'Начисление');
    assert.equal(first?.[6], amountKopecks / 100);
    assert.equal(rest.length + 1, count(trace.root));
    for (const row of rest) assert.ok(String(row[9]).length > 3, JSON.stringify(row));
  }
});

test('a correction is said, and the notice keeps the figure it was made with', async () => {
  const { chargeId } = charge;
  const replacement = someCharge({ amountKopecks: kopecks(1_000) });
  await inAccount(owner, (ctx) => correctCharge(ctx, { chargeId, replacement }));
  const read = (await ask(`/notices/${NUMBER}`)).json<z.infer<typeof notice>>();
  assert.equal(read.isCorrected, true);
  assert.equal(read.payableKopecks, 0);
  assert.deepEqual(
    read.lines.map((line) => [line.amountKopecks, line.correctedOn]),
    [[amountKopecks, '2026-11-21']],
  );
});
