// The register, receipts and the tax of a month over HTTP.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#platform/ids';
import { findPublicReceipt, statusOn } from './index.ts';
import { statements, testSellers } from './testing.ts';
import { day } from '#primitives/days';

const program = await testSellers();
const { ask, newSeller, registered, receipt, issue, clock, as } = program;
const place = { oktmo: '45000000', activity: 'Ремонт велосипедов' };

test('a person registers, sells, and sees the tax of the month with its trace', async () => {
  clock.set('2026-01-02T09:00:00.000Z');
  const by = await newSeller();
  const refused = await ask('POST /receipts', { by, body: receipt(150_050) });
  assert.equal(refused.json.code, 'self-employment.not_registered');
  const { status } = await ask('POST /registration', { by, body: { ...place, statements } });
  assert.equal(status, 201);
  const lines = [{ name: ' Ремонт  колеса ', priceKopecks: 150_050, quantity: '2.00' }];
  const body = receipt(0, { lines, totalKopecks: 300_100 });
  const issued = await issue(by, body);
  assert.match(issued.number, /^0001[0-9a-z]{6}$/);
  assert.deepEqual(issued.lines, [
    { name: 'Ремонт колеса', priceKopecks: 150_050, quantity: '2', sumKopecks: 300_100 },
  ]);
  assert.equal(issued.operationAt, '2026-01-02T09:00:00+00:00');
  const { json } = await ask('GET /months/2026-01', { by });
  assert.equal(json.incomeKopecks, 300_100);
  // 3 001,00 × (4 % − 1 %) = 90,03; the first period lasts to the end of the next month (ст.9).
  assert.equal(json.tax.previewKopecks, 9_003);
  assert.equal(json.tax.taxKopecks, 9_000);
  assert.equal(json.tax.period.to, '2026-02-28');
  assert.equal(json.tax.bonusLeftKopecks, 1_000_000 - 3_001);
  assert.equal(json.tax.payableKopecks, 0);
  assert.equal(json.tax.carriedOutKopecks, 9_000);
  assert.equal(json.tax.trace.schema, 'kabinet-trace/1');
});

test('registering asks for every condition and says which article is not met', async () => {
  const by = await newSeller();
  const body = { ...place, statements: { ...statements, noEmployees: false } };
  const { status, json } = await ask('POST /registration', { by, body });
  assert.equal(status, 409);
  assert.equal(json.code, 'self-employment.condition_unmet');
  assert.match(json.detail, /наёмные работники \(422-ФЗ ст\.4 ч\.2 п\.4\)/);
  const stateless = await newSeller({ hasPassport: false });
  const unknown = await ask('POST /registration', {
    by: stateless,
    body: { ...place, statements },
  });
  assert.match(unknown.json.detail, /не гражданин России/);
  const shown = await ask('GET /conditions', { by: stateless });
  const isMet = Object.fromEntries(
    shown.json.items.map((one: { code: string; isMet: boolean | null }) => [one.code, one.isMet]),
  );
  assert.deepEqual([isMet.citizenship, isMet.limit, isMet.noResale], [false, true, null]);
  const stranger = await newSeller({ hasPassport: false, citizenship: '840' });
  const foreign = await ask('POST /registration', {
    by: stranger,
    body: { ...place, statements },
  });
  assert.match(foreign.json.detail, /государства ЕАЭС \(422-ФЗ ст\.5\)/);
  const nowhere = { ...place, oktmo: '06000000', statements };
  const wrong = await ask('POST /registration', { by, body: nowhere });
  assert.equal(wrong.json.errors[0].field, 'oktmo');
});

test('a citizen of a neighbour in the union registers and sells', async () => {
  for (const citizenship of ['051', '112', '398', '417']) {
    const by = await newSeller({ hasPassport: false, citizenship });
    const { status, json } = await ask('POST /registration', {
      by,
      body: { ...place, statements },
    });
    assert.equal(status, 201, JSON.stringify(json));
    await issue(by, receipt(10_000));
  }
});

test('equal calls are separate receipts; a repeated key is one', async () => {
  const by = await registered();
  const body = receipt(10_000);
  const [one, other] = [await issue(by, body), await issue(by, body)];
  assert.notEqual(one.number, other.number);
  const headers = { 'idempotency-key': newId() };
  const twice = await Promise.all(
    [1, 2, 3].map(() => ask('POST /receipts', { by, body, headers })),
  );
  assert.equal(new Set(twice.map(({ json }) => json.number)).size, 1);
  const { json } = await ask('GET /receipts', { by });
  assert.deepEqual([json.total, json.incomeKopecks], [3, 30_000]);
});

test('of fifty at once every receipt has its own number and all are counted', async () => {
  const by = await registered();
  const all = await Promise.all(Array.from({ length: 50 }, () => issue(by, receipt(100))));
  assert.equal(new Set(all.map(({ number }) => number)).size, 50);
  assert.deepEqual(
    all.map(({ number }) => parseInt(number.slice(0, 4), 36)).toSorted((a, b) => a - b),
    Array.from({ length: 50 }, (_, n) => n + 1),
  );
  const { json } = await ask('GET /status', { by });
  assert.equal(json.limit.incomeKopecks, 5_000);
});

test('a cancelled receipt leaves its month, once, for one of two reasons', async () => {
  const by = await registered();
  const { number } = await issue(by, receipt(1_000_000));
  await issue(by, receipt(500_000));
  const cancel = (body: object) => ask(`POST /receipts/${number}/cancellation`, { by, body });
  assert.equal((await cancel({ reason: 'whim' })).status, 400);
  const { json } = await cancel({ reason: 'refund' });
  assert.equal(json.state, 'cancelled');
  assert.equal(json.cancellation.reason, 'refund');
  const again = await cancel({ reason: 'refund' });
  assert.equal(again.json.code, 'self-employment.receipt_cancelled');
  const month = await ask('GET /months/2026-01', { by });
  assert.equal(month.json.incomeKopecks, 500_000);
  assert.equal(month.json.cancelled, 1);
  assert.equal(month.json.tax.bonusLeftKopecks, 1_000_000 - 5_000);
});

test('what a cancellation would do is told in sums, and then that is what it does', async () => {
  const by = await registered();
  const company = { kind: 'company', inn: '7708133378', name: 'ООО «Ромашка»', phone: null };
  await issue(by, receipt(500_000));
  const { number } = await issue(by, receipt(1_000_000, { buyer: company }));
  const effect = () => ask(`GET /receipts/${number}/cancellation`, { by });
  const { json } = await effect();
  assert.deepEqual([json.incomeBeforeKopecks, json.incomeAfterKopecks], [1_500_000, 500_000]);
  // 3 % of a person, 4 % of a company while the deduction lasts: 2 % of the company comes back.
  const { from, to, ...tax } = json.tax;
  assert.ok(from <= to && to.startsWith('20'), 'the days of the period');
  assert.deepEqual(tax, {
    beforeKopecks: 15_000 + 40_000,
    afterKopecks: 15_000,
    bonusBackKopecks: 20_000,
    isCharged: false,
  });
  const taxNow = async () => (await ask(`GET /months/${json.month}`, { by })).json.tax;
  assert.equal((await taxNow()).previewKopecks, json.tax.beforeKopecks, 'nothing was done');
  await ask(`POST /receipts/${number}/cancellation`, { by, body: { reason: 'mistake' } });
  assert.equal((await taxNow()).previewKopecks, json.tax.afterKopecks);
  assert.equal((await effect()).json.code, 'self-employment.receipt_cancelled');
  const other = await registered();
  const strange = await ask(`GET /receipts/${number}/cancellation`, { by: other });
  assert.equal(strange.json.code, 'self-employment.receipt_unknown');
});

test('the key of what waits on a device is always the same, and nobody else has it', async () => {
  const [by, other] = [await registered(), await registered()];
  const keyOf = async (one: typeof by) => (await ask('GET /queue-key', { by: one })).json.key;
  const key = await keyOf(by);
  assert.equal(Buffer.from(key, 'base64').length, 32);
  assert.equal(await keyOf({ ...by, session: null }), key, 'also after another sign-in');
  assert.notEqual(await keyOf(other), key);
  assert.equal((await ask('GET /queue-key')).status, 401);
});

test('a wrong receipt is replaced by the right one, and they name each other', async () => {
  const by = await registered();
  const wrong = await issue(by, receipt(700_000));
  const right = await ask(`POST /receipts/${wrong.number}/replacement`, {
    by,
    body: receipt(70_000),
  });
  assert.equal(right.json.replacesNumber, wrong.number);
  const { json } = await ask(`GET /receipts/${wrong.number}`, { by });
  assert.equal(json.replacedBy, right.json.number);
  assert.equal(json.cancellation.reason, 'mistake');
  const bad = await ask(`POST /receipts/${right.json.number}/replacement`, {
    by,
    body: receipt(0),
  });
  assert.equal(bad.status, 422);
  const kept = await ask(`GET /receipts/${right.json.number}`, { by });
  assert.equal(kept.json.state, 'registered', 'neither act is done when one is refused');
});

test('what cannot be a receipt is refused with its field', async () => {
  const by = await registered();
  const line = (change: object) => ({
    name: 'Услуга',
    priceKopecks: 100,
    quantity: '1',
    ...change,
  });
  const company = (inn: string | null, name: string | null) => ({
    buyer: { kind: 'company', inn, name, phone: null },
  });
  const cases: [change: object, code: string, field: string][] = [
    [{ lines: [] }, 'lines_count', 'lines'],
    [{ lines: Array.from({ length: 51 }, () => line({})) }, 'lines_count', 'lines'],
    [{ lines: [line({ name: '  ' })] }, 'line_name', 'lines.0.name'],
    [{ lines: [line({}), line({ priceKopecks: -1 })] }, 'price_invalid', 'lines.1.priceKopecks'],
    [{ lines: [line({ quantity: '1e3' })] }, 'quantity_invalid', 'lines.0.quantity'],
    [{ lines: [line({ quantity: '0.0000001' })] }, 'quantity_invalid', 'lines.0.quantity'],
    [{ lines: [line({ quantity: '0' })] }, 'quantity_invalid', 'lines.0.quantity'],
    [{ lines: [line({ priceKopecks: 1, quantity: '0.001' })] }, 'total_too_small', 'lines'],
    [{ lines: [line({ priceKopecks: 1e10, quantity: '11' })] }, 'total_too_large', 'lines'],
    [{ totalKopecks: 99 }, 'total_differs', 'totalKopecks'],
    [company('7708133377', 'ООО «Ромашка»'), 'buyer_inn', 'buyer.inn'],
    [company('7708133378', null), 'buyer_name', 'buyer.name'],
    [company(null, 'ООО «Ромашка»'), 'buyer_inn', 'buyer.inn'],
    [{ operationAt: '2026-01-02T12:06:00+00:00' }, 'time_ahead', 'operationAt'],
    [{ operationAt: '2018-12-31T12:00:00+03:00' }, 'time_before_regime', 'operationAt'],
    [{ operationAt: '2026-02-30T12:00:00+03:00' }, 'time_invalid', 'operationAt'],
    [{ operationAt: '2026-01-01T12:00:00+03:00' }, 'not_registered', 'operationAt'],
  ];
  for (const [change, code, field] of cases) {
    const { json } = await ask('POST /receipts', { by, body: receipt(100, change) });
    assert.equal(json.code, `self-employment.${code}`, JSON.stringify(change));
    assert.equal(json.errors[0].field, field, JSON.stringify(change));
  }
});

test('a third of a thing and a tenth of a rouble add up exactly', async () => {
  const by = await registered();
  const thirds = { name: 'Треть', priceKopecks: 10, quantity: '0.333333' };
  const body = receipt(0, { lines: [thirds, thirds, thirds], totalKopecks: 10 });
  assert.equal((await issue(by, body)).totalKopecks, 10);
});

test('another seller’s receipt is not there; the public door knows ИНН and number', async () => {
  const [by, other] = [await registered(), await registered()];
  const phone = '+7 900 123-45-67';
  const buyer = { kind: 'person', inn: null, name: 'Анна', phone };
  const { number, buyer: shown } = await issue(by, receipt(100, { buyer }));
  assert.equal(shown.phone, '79001234567');
  assert.equal((await ask(`GET /receipts/${number}`, { by: other })).status, 404);
  const found = await as(null, (ctx) => findPublicReceipt(ctx, by.inn, number));
  assert.equal(found?.seller.name, 'Смирнов Борис Ильич');
  assert.equal(found?.receipt.buyer.phone, null);
  assert.equal(await as(null, (ctx) => findPublicReceipt(ctx, other.inn, number)), undefined);
});

test('who leaves is a payer to the end of that day and may come back on the next', async () => {
  const by = await registered();
  const left = await ask('POST /registration/end', { by });
  assert.equal(left.json.endedOn, '2026-01-02');
  const again = () => ask('POST /registration', { by, body: { ...place, statements } });
  assert.equal((await again()).json.code, 'self-employment.left_today');
  const on = (text: string) => as(null, (ctx) => statusOn(ctx, by.inn, day(text)));
  assert.equal((await on('2026-01-01')).isPayer, false);
  assert.equal((await on('2026-01-02')).isPayer, true);
  assert.equal((await on('2026-01-03')).isPayer, false);
  clock.set('2026-01-03T09:00:00.000Z');
  assert.equal((await again()).status, 201);
  assert.equal((await on('2026-01-03')).isPayer, true);
  const { json } = await ask('GET /status', { by });
  assert.equal(json.history.length, 2);
});

test('the limit warns, asks, ends the right, gives it back if it was never passed', async () => {
  const by = await registered();
  await issue(by, receipt(195_000_000));
  const state = async () => (await ask('GET /status', { by })).json;
  assert.equal((await state()).limit.state, 'near');
  await issue(by, receipt(45_000_000));
  assert.equal((await state()).limit.state, 'reached');
  const passing = receipt(5_000_000);
  const preview = await ask('POST /receipts/preview', { by, body: passing });
  assert.equal(preview.json.passesLimit, true);
  const asked = await ask('POST /receipts', { by, body: passing });
  assert.equal(asked.json.code, 'self-employment.income_limit');
  const passed = await issue(by, { ...passing, mayPassLimit: true });
  const lost = await state();
  assert.deepEqual([lost.isRegistered, lost.limit.state], [false, 'passed']);
  assert.equal(lost.history[0].endReason, 'limit');
  const today = day('2026-01-03');
  assert.equal((await as(null, (ctx) => statusOn(ctx, by.inn, today))).isPayer, false);
  const after = await ask('POST /receipts', { by, body: receipt(100) });
  assert.equal(after.json.code, 'self-employment.not_registered');
  const register = await ask('POST /registration', { by, body: { ...place, statements } });
  assert.equal(register.json.code, 'self-employment.limit_this_year');
  const body = { reason: 'mistake' };
  await ask(`POST /receipts/${passed.number}/cancellation`, { by, body });
  assert.equal((await state()).isRegistered, true);
});

test('a receipt without a time is of this moment; the register says which day it is', async () => {
  clock.set('2026-01-02T21:30:00.000Z');
  const by = await registered();
  const { json } = await ask('GET /status', { by });
  // Half past midnight in Moscow.
  assert.equal(json.today, '2026-01-03');
  const issued = await issue(by, receipt(10_000, { operationAt: null }));
  assert.equal(issued.operationAt, '2026-01-03T00:30:00+03:00');
  assert.equal(issued.incomeOn, '2026-01-03');
});
