// Acts that tell their harm themselves (BEY-4): a statement of offset, a payment taken back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, day } from '#primitives/days';
import { completePersonInn } from '#primitives/identifiers/inn';
import { kopecks } from '#primitives/money';
import { type Ctx, type TaxpayerId } from '#platform/context';
import { createServer } from '#platform/http/server';
import { newId } from '#platform/ids';
import { testEnv } from '#platform/testing';
import { csrfToken, hashSession, openSession, sessionCookie } from '#platform/web-session';
import { work } from '#platform/work';
import { module as assessments } from '#modules/assessments';
import { module as consents } from '#modules/consents';
import { module as identity } from '#modules/identity';
import {
  currentHeader,
  listOffsets,
  module as ledger,
  postCharges,
  postPayment,
} from '#modules/ledger';
import { module as payments } from '#modules/payments';
import { module as property } from '#modules/property';
import { module as registries } from '#modules/registries';
import { module as taxRules } from '#modules/tax-rules';
import { module as taxpayers } from '#modules/taxpayers';
import { someCharge, somePayment } from '#testing/ledger';
import { recordPerson } from '#testing/taxpayers';
import type { PayerPayments } from './contract.ts';
import { module } from './index.ts';

const modules = [
  registries,
  taxRules,
  consents,
  identity,
  taxpayers,
  property,
  ledger,
  payments,
  assessments,
  module,
];
const { env, clock, atEnd } = await testEnv({ modules, at: '2026-03-01T09:00:00.000Z' });
const { app } = await createServer(env, null);
atEnd(() => app.close());
const actor = { kind: 'job', name: 'test' } as const;
const today = day('2026-03-01');
let people = 0;

function newPerson(): ReturnType<typeof recordPerson> {
  people += 1;
  return recordPerson(env, people);
}

const on = <T>(taxpayer: TaxpayerId, call: (ctx: Ctx) => Promise<T>): Promise<T> =>
  work(env, { actor, taxpayerId: taxpayer }, call);

/** Two taxes of 100, money for one. */
async function twoTaxes(dueIn: number) {
  const { id, inn } = await newPerson();
  const facts = { chargedOn: today, amountKopecks: kopecks(10_000) };
  const soon = someCharge({ ...facts, dueOn: addDays(today, dueIn) });
  const late = someCharge({ ...facts, dueOn: addDays(today, 40) });
  const payment = somePayment({ amount: 10_000, paidOn: today });
  await on(id, async (ctx) => {
    await postCharges(ctx, [soon, late]);
    await postPayment(ctx, payment);
  });
  return { id, inn, late, payment };
}

async function posting(of: { roles: string[]; taxpayer: TaxpayerId | null }) {
  const cookie = await work(env, { actor: { kind: 'anonymous' } }, (ctx) =>
    openSession(ctx, {
      subjectId: newId(),
      taxpayerId: of.taxpayer,
      level: 'standard',
      roles: of.roles,
      amr: ['pwd', 'passkey'],
      device: 'test',
    }),
  );
  const headers = {
    cookie: `${sessionCookie}=${cookie}`,
    'x-csrf-token': csrfToken(env, hashSession(cookie)),
  };
  return async (url: string, payload: object, key: string = newId()) => {
    const sent = { method: 'POST', url, payload } as const;
    const answer = await app.inject({ ...sent, headers: { ...headers, 'idempotency-key': key } });
    type Body = { code?: string; warnings?: { code: string }[] } & Record<string, unknown>;
    return { status: answer.statusCode, body: answer.json<Body>() };
  };
}

const codes = (body: { warnings?: { code: string }[] }) => body.warnings?.map(({ code }) => code);

test('a statement of offset answers its harm, once, and is made all the same', async () => {
  const { id, late } = await twoTaxes(10);
  const post = await posting({ roles: [], taxpayer: id });
  const url = '/api/cabinet/v1/offsets';
  const wish = { offsetId: newId(), chargeId: late.chargeId, amountKopecks: 10_000 };
  const key = newId();
  const [first, again] = await Promise.all([post(url, wish, key), post(url, wish, key)]);
  for (const { status, body } of [first, again]) {
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual(codes(body), ['shortage', 'penalty']);
  }
  const other = await post(url, { ...wish, amountKopecks: 1 }, key);
  assert.equal(other.body.code, 'idempotency.key_reused');
  // The same statement under another key is no new one and harms nothing more.
  assert.deepEqual(codes((await post(url, wish)).body), []);
  assert.equal((await on(id, listOffsets)).length, 1);
  assert.equal((await post(url, { ...wish, offsetId: newId(), amountKopecks: 0 })).status, 400);
  const unknown = { ...wish, offsetId: newId(), chargeId: newId() };
  assert.equal((await post(url, unknown)).body.code, 'ledger.charge_unknown');
});

test('an officer takes a payment back only when the harm was seen; nobody else may', async () => {
  const { id, inn: payerInn, payment } = await twoTaxes(0);
  clock.set(`${addDays(today, 5)}T09:00:00.000Z`);
  const url = '/api/ops/v1/payment-reversals';
  const { paymentId } = payment;
  const paper = { documentNumber: '5', documentOn: '2026-03-05', note: '', source: 'bank' };
  const order = { payerInn, paymentId, ...paper, isHarmSeen: false };
  for (const who of [
    { roles: [], taxpayer: id },
    { roles: ['support'], taxpayer: null },
  ]) {
    const post = await posting(who);
    assert.equal((await post(url, order)).status, 403);
    assert.equal((await post(`${url}/preview`, { payerInn, paymentId })).status, 403);
  }
  const post = await posting({ roles: ['officer'], taxpayer: null });
  const preview = await post(`${url}/preview`, { payerInn, paymentId });
  assert.deepEqual(codes(preview.body), ['penalty', 'debt_grows']);
  const unseen = await post(url, order);
  assert.equal(unseen.body.code, 'forecast.harm_unseen');
  assert.match(String(unseen.body.detail), /долг на 11\sапреля\s2026 больше на 102,09/u);
  assert.equal((await on(id, currentHeader)).debtKopecks, 0);
  const seen = { ...order, isHarmSeen: true };
  const key = newId();
  for (const _ of [1, 2]) {
    const { status, body } = await post(url, seen, key);
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual([body.isDuplicate, body.reopenedKopecks], [false, 10_000]);
  }
  assert.equal((await post(url, seen)).body.isDuplicate, true);
  assert.equal((await on(id, currentHeader)).debtKopecks, 10_000);
  const other = await post(url, { ...seen, note: 'иное' }, key);
  assert.equal(other.body.code, 'idempotency.key_reused');
  const nobody = { ...seen, payerInn: completePersonInn('9900000001') };
  assert.equal((await post(url, nobody)).body.code, 'forecast.payer_unknown');
  const nothing = await post(url, { ...seen, paymentId: newId() });
  assert.equal(nothing.body.code, 'ledger.payment_unknown');
});

test('an officer finds the payments of a person by pages, and those taken back', async () => {
  clock.set(`${today}T09:00:00.000Z`);
  const { id, inn: payerInn, payment } = await twoTaxes(10);
  const later = addDays(today, 1);
  clock.set(`${later}T09:00:00.000Z`);
  const others = Array.from({ length: 20 }, () => somePayment({ amount: 100, paidOn: later }));
  await on(id, async (ctx) => {
    for (const one of others) await postPayment(ctx, one);
  });
  const url = '/api/ops/v1/payment-reversals';
  const stranger = await posting({ roles: ['support'], taxpayer: null });
  assert.equal((await stranger(`${url}/search`, { payerInn })).status, 403);
  const post = await posting({ roles: ['officer'], taxpayer: null });
  const search = async (page?: number) => {
    const { status, body } = await post(`${url}/search`, { payerInn, page });
    assert.equal(status, 200, JSON.stringify(body));
    return body as unknown as PayerPayments;
  };
  const first = await search();
  assert.deepEqual([first.total, first.pageSize, first.payments.length], [21, 20, 20]);
  assert.ok(first.payments.every(({ paidOn }) => paidOn === later));
  const second = await search(2);
  assert.deepEqual(
    second.payments.map((one) => [one.paymentId, one.amountKopecks, one.paidOn, one.number]),
    [[payment.paymentId, 10_000, today, null]],
  );
  const order = { payerInn, paymentId: payment.paymentId, source: 'officer', isHarmSeen: true };
  const paper = { documentNumber: '9', documentOn: later, note: 'Двойной' };
  assert.equal((await post(url, { ...order, ...paper })).status, 200);
  const after = await search();
  assert.equal(after.total, 20);
  assert.deepEqual(
    after.reversals.map((one) => [one.paymentId, one.documentNumber, one.note, 'trace' in one]),
    [[payment.paymentId, '9', 'Двойной', false]],
  );
});
