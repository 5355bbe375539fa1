// What a reader sees of an account: quote, list, files, the state of any day.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, type Day } from '#primitives/days';
import { kopecks } from '#primitives/money';
import { type Ctx, type TaxpayerId } from '#platform/context';

import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import {
  correctCharge,
  currentHeader,
  module,
  payableCharges,
  postCharges,
  postPayment,
  quoteAllocation,
} from './index.ts';
import { exportCharges } from './export/export-charges.ts';
import { readAccount } from './read-account.ts';
import { listCharges } from './read-charges.ts';
import { settleDue } from './settle-due.ts';
import { newTaxpayer, someCharge, somePayment } from './testing.ts';

const { env, clock } = await testEnv({ modules: [module] });
const actor = { kind: 'job', name: 'test' } as const;
const today = day('2026-11-21');

function on<T>(at: Day, taxpayer: TaxpayerId, call: (ctx: Ctx) => Promise<T>): Promise<T> {
  clock.set(`${at}T09:00:00.000Z`);
  return work(env, { actor, taxpayerId: taxpayer }, call);
}

const refuses = (code: string) => (error: Error) => error.message === code;

test('a quote says what the payment then does', async () => {
  const taxpayer = newTaxpayer();
  const charges = [
    someCharge({ dueOn: day('2025-12-01'), amountKopecks: kopecks(10_000), taxYear: 2024 }),
    someCharge({ amountKopecks: kopecks(20_000), tax: 'land' }),
    someCharge({ amountKopecks: kopecks(10_000), tax: 'transport' }),
  ];
  await on(today, taxpayer, (ctx) => postCharges(ctx, charges));
  const amount = kopecks(25_000);
  const quoted = await on(today, taxpayer, (ctx) => quoteAllocation(ctx, amount));
  const posted = await on(today, taxpayer, (ctx) => postPayment(ctx, somePayment({ amount })));
  assert.deepEqual(quoted.covers, posted.covers);
  assert.deepEqual(quoted.header, await on(today, taxpayer, currentHeader));
  assert.deepEqual(
    charges.map(({ chargeId }) => {
      const cover = posted.covers.find((one) => one.chargeId === chargeId);
      return [cover?.settledKopecks, cover?.reservedKopecks];
    }),
    [
      [10_000, 0],
      [0, 10_000],
      [0, 5_000],
    ],
  );
});

test('the account of a past day is what was true then, by both dates', async () => {
  const taxpayer = newTaxpayer();
  const wrong = someCharge({ amountKopecks: kopecks(50_000) });
  const right = someCharge({ amountKopecks: kopecks(30_000) });
  await on(today, taxpayer, async (ctx) => {
    await postCharges(ctx, [wrong]);
    await postPayment(ctx, somePayment({ amount: 20_000 }));
  });
  const later = day('2026-12-20');
  await on(later, taxpayer, settleDue);
  await on(later, taxpayer, (ctx) =>
    correctCharge(ctx, { chargeId: wrong.chargeId, replacement: right }),
  );
  const seen = (query: { on?: string; knownAt?: string }) =>
    on(later, taxpayer, (ctx) => readAccount(ctx, query));
  assert.deepEqual((await seen({})).header, await on(later, taxpayer, currentHeader));
  const then = await seen({ on: '2026-11-30', knownAt: '2026-11-30T12:00:00Z' });
  assert.deepEqual(
    [then.header.toPayKopecks, then.header.reservedKopecks, then.charges.length],
    [30_000, 20_000, 1],
  );
  // The same day in the light of the correction.
  const known = await seen({ on: '2026-11-30' });
  assert.deepEqual(
    [known.header.toPayKopecks, known.charges[0]?.chargeId],
    [10_000, right.chargeId],
  );
  // Before the notice there was nothing to owe, before the payment nothing to reserve.
  assert.deepEqual((await seen({ on: '2026-08-31' })).charges, []);
  assert.equal((await seen({ on: '2026-11-20' })).header.reservedKopecks, 0);
  await assert.rejects(seen({ on: '2026-12-21' }), refuses('ledger.day_ahead'));
});

test('the list filters, sorts, adds up and exports what it shows', async () => {
  const taxpayer = newTaxpayer();
  const evil = "=cmd|' /C calc'!A0";
  await on(today, taxpayer, (ctx) =>
    postCharges(ctx, [
      someCharge({ amountKopecks: kopecks(10_050), tax: 'land', subjectOfTax: evil }),
      someCharge({ amountKopecks: kopecks(20_000), tax: 'transport' }),
      someCharge({ amountKopecks: kopecks(30_000), dueOn: day('2025-12-01'), taxYear: 2024 }),
    ]),
  );
  const list = (query: object) => on(today, taxpayer, (ctx) => listCharges(ctx, query));
  assert.equal((await list({})).sums.outstandingKopecks, 60_050);
  assert.equal((await list({ tax: 'land,transport', minKopecks: '15000' })).total, 1);
  assert.equal((await list({ status: 'overdue' })).items[0]?.taxYear, 2024);
  assert.equal((await list({ from: '01.01.2026' })).total, 2);
  assert.deepEqual(
    (await list({ sort: '-amount' })).items.map(({ amountKopecks }) => amountKopecks),
    [30_000, 20_000, 10_050],
  );
  for (const query of [
    { status: 'lost' },
    { from: '31.02.2026' },
    { page: 'x' },
    { year: '1;2' },
  ]) {
    await assert.rejects(list(query), refuses('ledger.filter_invalid'));
  }
  const file = await on(today, taxpayer, (ctx) => exportCharges(ctx, { tax: 'land' }, 'csv'));
  const lines = file.bytes.toString('utf8').split('\r\n');
  assert.ok(lines[0]?.startsWith('\ufeffНалог;Объект;Начислено;Срок уплаты;Сумма, ₽;'));
  assert.ok(lines[1]?.includes(`'${evil}`) && lines[1].includes(';01.12.2026;100,50;0,00;'));
  const sheet = await on(today, taxpayer, (ctx) => exportCharges(ctx, {}, 'xlsx'));
  assert.equal(sheet.bytes.subarray(0, 2).toString(), 'PK');
});

test('only the own charges are payable, and what is reserved is not asked for again', async () => {
  const taxpayer = newTaxpayer();
  const charge = someCharge({ amountKopecks: kopecks(10_000) });
  await on(today, taxpayer, async (ctx) => {
    await postCharges(ctx, [charge]);
    await postPayment(ctx, somePayment({ amount: 4_000 }));
  });
  const ids = [charge.chargeId];
  const [payable] = await on(today, taxpayer, (ctx) => payableCharges(ctx, ids));
  assert.equal(payable?.payableKopecks, 6_000);
  await assert.rejects(
    on(today, newTaxpayer(), (ctx) => payableCharges(ctx, ids)),
    refuses('ledger.charge_unknown'),
  );
});
