// The tax of months through the cabinet: worked examples of the law, charges, their corrections.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { currentHeader, postPayment } from '#modules/ledger';
import { newId } from '#platform/ids';
import { day } from '#primitives/days';
import { kopecks } from '#primitives/money';
import { type Seller, statements, testSellers } from './testing.ts';

const program = await testSellers();
const { ask, registered, receipt, issue, goTo, as } = program;

type Payer = 'person' | 'company';

/** Gives a receipt of a day to a person or a company, in whole roubles. */
async function earn(by: Seller, line: string): Promise<{ number: string }> {
  const [on, roubles, payer] = line.split(' ') as [string, string, Payer];
  const company = { kind: 'company', inn: '7708133378', name: 'ООО «Ромашка»', phone: null };
  const one = receipt(Number(roubles) * 100, {
    operationAt: `${on}T12:00:00+03:00`,
    ...(payer === 'company' && { buyer: company }),
  });
  return issue(by, one);
}

/** Somebody on the register since November, so that the first long period is over by January. */
async function seller(...before: string[]): Promise<Seller> {
  await goTo('2025-11-10');
  const by = await registered();
  await goTo('2026-06-30');
  for (const line of before) await earn(by, line);
  return by;
}

const taxOf = async (by: Seller, month: string) =>
  (await ask(`GET /months/${month}`, { by })).json.tax;

const charges = async (by: Seller) =>
  (await ask('GET /api/cabinet/v1/charges', { by })).json.items.map(
    (one: { period: string; tax: string; amountKopecks: number; dueOn: string }) =>
      `${one.tax} ${one.period} ${one.amountKopecks} ${one.dueOn}`,
  );

const roubles = (value: number) => (value / 100).toFixed(2);

// The worked examples of the law: what was used of the deduction before comes from real receipts
// of earlier months, 1 % of what persons paid and 2 % of what companies paid.
const examples = [
  {
    name: 'the first receipt of a company with the whole deduction left',
    before: [],
    receipts: ['2026-01-15 40000 company'],
    month: '2026-01',
    expected: ['2400.00', '800.00', '1600.00', '9200.00'],
  },
  {
    name: 'a person and a company in one month',
    before: ['2026-01-15 40000 company'],
    receipts: ['2026-02-03 50000 person', '2026-02-20 30000 company'],
    month: '2026-02',
    expected: ['3800.00', '1100.00', '2700.00', '8100.00'],
  },
  {
    name: 'the deduction ends in the middle of a receipt',
    before: ['2026-01-15 965000 person'],
    receipts: ['2026-03-11 60000 person'],
    month: '2026-03',
    expected: ['2400.00', '350.00', '2050.00', '0.00'],
  },
  {
    name: 'the deduction ends between a company and a person',
    before: ['2026-01-15 900000 person'],
    receipts: ['2026-04-02 70000 company', '2026-04-29 30000 person'],
    month: '2026-04',
    expected: ['5400.00', '1000.00', '4400.00', '0.00'],
  },
];

for (const { name, before, receipts, month, expected } of examples) {
  test(`example: ${name}`, async () => {
    const by = await seller(...before, ...receipts);
    const { grossKopecks, bonusUsedKopecks, taxKopecks, bonusLeftKopecks } = await taxOf(by, month);
    const found = [grossKopecks, bonusUsedKopecks, taxKopecks, bonusLeftKopecks].map(roubles);
    assert.deepEqual(found, expected);
  });
}

test('example: tax under 100 ₽ is paid with that of the next month', async () => {
  await goTo('2025-11-10');
  const by = await registered();
  await goTo('2026-03-06');
  await earn(by, '2026-01-15 500000 person');
  await earn(by, '2026-03-05 2800 person');
  await goTo('2026-04-12');
  const march = await taxOf(by, '2026-03');
  assert.deepEqual([march.taxKopecks, march.payableKopecks], [8_400, 0]);
  assert.deepEqual([march.carriedOutKopecks, march.dueOn, march.chargeId], [8_400, null, null]);
  await earn(by, '2026-04-07 5000 person');
  await goTo('2026-05-12');
  const april = await taxOf(by, '2026-04');
  assert.deepEqual([april.taxKopecks, april.payableKopecks], [15_000, 23_400]);
  assert.deepEqual([april.carriedInKopecks, april.carriedOutKopecks], [8_400, 0]);
  assert.deepEqual([april.dueOn, april.bonusLeftKopecks], ['2026-05-28', 492_200]);
  assert.ok((await charges(by)).includes('npd 2026-04 23400 2026-05-28'));
  const trace = await ask(`GET /api/cabinet/v1/charges/${april.chargeId}/trace`, { by });
  assert.equal(trace.json.trace.rule, 'npd.min_payment');
  assert.equal(trace.json.amountKopecks, 23_400);
});

test('example: a term on a Saturday moves to the Monday after', async () => {
  const by = await seller('2026-01-20 10000 person');
  assert.equal((await taxOf(by, '2026-01')).dueOn, '2026-03-02');
});

test('example: a refund lowers the month it was earned in and gives the money back', async () => {
  await goTo('2025-11-10');
  const by = await registered();
  await goTo('2026-05-22');
  // The whole deduction is used in April: a million roubles of persons, one per cent of it.
  await earn(by, '2026-04-10 1000000 person');
  await earn(by, '2026-05-10 60000 person');
  const { number } = await earn(by, '2026-05-21 40000 person');
  await goTo('2026-06-18');
  assert.ok((await charges(by)).includes('npd 2026-05 400000 2026-06-29'));
  const pay = { source: 'bank', eventKey: 'may', paymentId: newId(), paidOn: day('2026-06-18') };
  const due = 4_000_000 - 1_000_000 + 400_000;
  await as(by, (ctx) => postPayment(ctx, { ...pay, amountKopecks: kopecks(due) }));
  const free = async () => (await as(by, (ctx) => currentHeader(ctx))).freeKopecks;
  assert.equal(await free(), 0);
  await ask(`POST /receipts/${number}/cancellation`, { by, body: { reason: 'refund' } });
  const may = await taxOf(by, '2026-05');
  assert.equal(may.payableKopecks, 240_000);
  const list = await charges(by);
  assert.ok(list.includes('npd 2026-05 240000 2026-06-29'), list.join());
  assert.ok(!list.includes('npd 2026-05 400000 2026-06-29'), 'the wrong charge is reversed');
  assert.equal(await free(), 160_000);
});

test('example: a receipt that passes the limit is split, the right ends on its day', async () => {
  await goTo('2025-11-10');
  const by = await registered();
  await goTo('2026-10-10');
  await earn(by, '2026-09-01 2350000 person');
  const passing = receipt(8_000_000, { mayPassLimit: true });
  const asked = await ask('POST /receipts/preview', { by, body: passing });
  assert.equal(asked.json.passesLimit, true);
  assert.equal(asked.json.limitKopecks, 240_000_000);
  await issue(by, passing);
  const { json } = await ask('GET /status', { by });
  assert.deepEqual(
    [json.isRegistered, json.history[0].endedOn, json.history[0].endReason],
    [false, '2026-10-10', 'limit'],
  );
  // Of 80 000 ₽ 50 000 stay under the regime; the deduction was used in September.
  const october = await taxOf(by, '2026-10');
  assert.equal(october.grossKopecks, 200_000);
  assert.equal(october.period.to, '2026-10-10');
});

test('example: the term of a receipt depends on the way of paying', async () => {
  await goTo('2025-11-10');
  const by = await registered();
  await goTo('2026-03-01');
  const due = async (on: string, paymentKind: string) => {
    const body = receipt(100, { operationAt: `${on}T12:00:00+03:00`, paymentKind });
    const { giveBy, isLate } = (await ask('POST /receipts/preview', { by, body })).json;
    return [giveBy, isLate];
  };
  assert.deepEqual(await due('2026-02-16', 'account'), ['2026-03-10', false]);
  assert.deepEqual(await due('2026-02-17', 'cash'), ['2026-02-17', true]);
});

test('a month is charged on the 12th, once, and the first period only after its end', async () => {
  await goTo('2026-01-20');
  const by = await registered();
  await earn(by, '2026-01-20 100000 person');
  await goTo('2026-02-12');
  assert.deepEqual(await charges(by), [], 'the first period lasts to the end of February');
  await goTo('2026-03-11');
  assert.deepEqual(await charges(by), []);
  await goTo('2026-03-12');
  assert.deepEqual(await charges(by), ['npd 2026-02 300000 2026-03-30']);
  await goTo('2026-03-20');
  assert.deepEqual(await charges(by), ['npd 2026-02 300000 2026-03-30']);
});

test('a receipt of a charged month changes its charge, and later months with it', async () => {
  await goTo('2025-11-10');
  const by = await registered();
  await goTo('2026-03-31');
  const { number } = await earn(by, '2026-01-15 900000 person');
  await earn(by, '2026-02-15 200000 person');
  await goTo('2026-04-12');
  const first = await charges(by);
  // January 27 000 with 9 000 of the deduction; February 8 000 − the last 1 000.
  assert.deepEqual(first.toSorted(), [
    'npd 2026-01 2700000 2026-03-02',
    'npd 2026-02 700000 2026-03-30',
  ]);
  await ask(`POST /receipts/${number}/cancellation`, { by, body: { reason: 'mistake' } });
  // February takes its own 2 000 of the deduction now.
  assert.deepEqual(await charges(by), ['npd 2026-02 600000 2026-03-30']);
  await earn(by, '2026-01-16 10000 person');
  assert.deepEqual((await charges(by)).toSorted(), [
    'npd 2026-01 30000 2026-03-02',
    'npd 2026-02 600000 2026-03-30',
  ]);
});

test('who leaves pays the rest, however small, and gets the deduction back on return', async () => {
  await goTo('2025-11-10');
  const by = await registered();
  await goTo('2026-01-10');
  await earn(by, '2026-01-10 2000 person');
  await ask('POST /registration/end', { by });
  await goTo('2026-02-12');
  assert.deepEqual(await charges(by), ['npd 2026-01 6000 2026-03-02']);
  const place = { oktmo: '45000000', activity: 'Уроки', statements };
  await ask('POST /registration', { by, body: place });
  await earn(by, '2026-02-12 100000 person');
  const tax = await taxOf(by, '2026-02');
  assert.equal(tax.bonusLeftKopecks, 1_000_000 - 2_000 - 100_000);
  assert.equal(tax.period.to, '2026-03-31');
});

test('the months of a year add up, with zeros, for the chart, its table and the file', async () => {
  await goTo('2025-11-10');
  const by = await registered();
  await goTo('2026-03-15');
  await earn(by, '2026-01-15 100000 person');
  await earn(by, '2026-03-15 50000 company');
  const { json } = await ask('GET /months?year=2026', { by });
  assert.deepEqual(
    json.items.map((one: { month: string; incomeKopecks: number; tax: { state: string } }) => [
      one.month,
      one.incomeKopecks,
      one.tax.state,
    ]),
    [
      ['2026-01', 10_000_000, 'charged'],
      ['2026-02', 0, 'charged'],
      ['2026-03', 5_000_000, 'open'],
    ],
  );
  assert.equal(json.incomeKopecks, 15_000_000);
  assert.equal(json.taxKopecks, 300_000 + 200_000);
  assert.deepEqual(json.years, [2026, 2025]);
  assert.equal((await ask('GET /months?year=1999', { by })).status, 400);
  const csv = (await ask('GET /months/export.csv?year=2026', { by })).bytes.toString();
  assert.match(csv, /100000,00;0,00;100000,00;1;0;3000,00;3000,00;02\.03\.2026/);
});

test('a first period of two months stands where it ends, or where it has come to', async () => {
  await goTo('2025-11-10');
  const by = await registered();
  await earn(by, '2025-11-10 100000 person');
  const shown = async (year: number) => {
    const { json } = await ask(`GET /months?year=${year}`, { by });
    return json.items.slice(-2).map((one: MonthShown) => [one.isJoined, one.tax?.taxKopecks]);
  };
  assert.deepEqual((await shown(2025)).at(-1), [false, 300_000]);
  await goTo('2025-12-05');
  assert.deepEqual(await shown(2025), [
    [true, undefined],
    [false, 300_000],
  ]);
  const { json } = await ask('GET /months', { by });
  assert.equal(json.bonusLeftKopecks, 1_000_000 - 100_000);
});
type MonthShown = { isJoined: boolean; tax: { taxKopecks: number } | null };

test('the home page shows tax now, the rest of the deduction and the last receipts', async () => {
  await goTo('2025-11-10');
  const by = await registered();
  const empty = (await ask('GET /api/cabinet/v1/npd', { by })).json;
  assert.deepEqual([empty.taxKopecks, empty.recent.length], [0, 0]);
  await earn(by, '2025-11-10 1000 person');
  await earn(by, '2025-11-10 1000 company');
  const { json } = await ask('GET /api/cabinet/v1/npd', { by });
  assert.equal(json.taxKopecks, 3_000 + 4_000);
  assert.equal(json.bonusLeftKopecks, 1_000_000 - 1_000 - 2_000);
  assert.equal(json.recent.length, 2);
  const suggested = (await ask('GET /suggestions', { by })).json;
  assert.deepEqual(suggested.services, [{ name: 'Ремонт велосипеда', priceKopecks: 100_000 }]);
  assert.deepEqual(suggested.buyers, [
    { kind: 'company', inn: '7708133378', name: 'ООО «Ромашка»' },
  ]);
});

test('a worker that was away till early in a month charges the last one on its day', async () => {
  await goTo('2025-11-10');
  const by = await registered();
  await goTo('2026-06-01');
  await earn(by, '2026-05-10 60000 person');
  await goTo('2026-06-12');
  assert.ok((await charges(by)).includes('npd 2026-05 180000 2026-06-29'));
});
