// The history of an account: each act with its entries, and what stood after it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ctx, TaxpayerId } from '#platform/context';
import { taxpayerId } from '#platform/context';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import { newId } from '#platform/ids';
import { day } from '#primitives/days';
import { kopecks } from '#primitives/money';
import {
  accruePenalty,
  correctCharge,
  currentHeader,
  module,
  postCharges,
  reversePayment,
} from '../index.ts';
import { postPayment } from '../post-payment.ts';
import { someCharge, somePayment } from '../testing.ts';
import { readHistory } from './read-history.ts';

const { env } = await testEnv({ modules: [module], at: '2026-11-21T09:00:00.000Z' });
const actor = { kind: 'job', name: 'test' } as const;
let people = 0;
const newTaxpayer = (): TaxpayerId => taxpayerId((people += 1));
const on = <T>(taxpayer: TaxpayerId, call: (ctx: Ctx) => Promise<T>): Promise<T> =>
  work(env, { actor, taxpayerId: taxpayer }, call);

test('every act tells what it did and what stood after it', async () => {
  const taxpayer = newTaxpayer();
  const late = someCharge({ amountKopecks: kopecks(100_000), dueOn: day('2025-12-01') });
  const coming = someCharge({ amountKopecks: kopecks(50_000), tax: 'land' });
  await on(taxpayer, (ctx) => postCharges(ctx, [late, coming]));
  const payment = somePayment({ amount: 120_000 });
  await on(taxpayer, (ctx) => postPayment(ctx, payment));
  const less = { ...late, chargeId: newId(), amountKopecks: kopecks(70_000) };
  await on(taxpayer, (ctx) => correctCharge(ctx, { chargeId: late.chargeId, replacement: less }));

  const { items, total } = await on(taxpayer, (ctx) => readHistory(ctx, {}));
  assert.equal(total, 3);
  assert.deepEqual(
    items.map((act) => [act.kind, act.amountKopecks, act.moneyAfterKopecks, act.owedAfterKopecks]),
    [
      ['correction', -30_000, 50_000, 50_000],
      ['payment', 120_000, 20_000, 50_000],
      ['charge', 150_000, 0, 150_000],
    ],
  );
  const [correction, paid] = items;
  assert.equal(paid?.paymentId, payment.paymentId);
  assert.deepEqual(
    paid?.entries.map((one) => [one.kind, one.amountKopecks, one.chargeId]),
    [
      ['payment', 120_000, null],
      ['allocation', 100_000, late.chargeId],
    ],
  );
  assert.deepEqual(
    correction?.entries.map((one) => [one.kind, one.amountKopecks, one.chargeId]),
    [
      ['release', 100_000, late.chargeId],
      ['reversal', 100_000, late.chargeId],
      ['charge', 70_000, less.chargeId],
      ['allocation', 70_000, less.chargeId],
    ],
  );
  const header = await on(taxpayer, currentHeader);
  assert.equal(header.freeKopecks + header.reservedKopecks, items[0]?.moneyAfterKopecks);
});

test('only money that an order of the cabinet brought has a page of its own', async () => {
  const taxpayer = newTaxpayer();
  for (const eventKey of [`order:${taxpayer}:paid`, `load:${taxpayer}`]) {
    await on(taxpayer, (ctx) => postPayment(ctx, somePayment({ amount: 100, eventKey })));
  }
  const { items } = await on(taxpayer, (ctx) => readHistory(ctx, {}));
  assert.deepEqual(
    items.map(({ isOrder }) => isOrder),
    [false, true],
  );
});

test('daily penalties stand apart and are counted all the same', async () => {
  const taxpayer = newTaxpayer();
  const late = someCharge({ amountKopecks: kopecks(100_000), dueOn: day('2025-12-01') });
  await on(taxpayer, (ctx) => postCharges(ctx, [late]));
  const penalty = { principalId: late.chargeId, chargeId: newId(), unverified: false };
  for (const [amount, through] of [
    [100, '2026-11-19'],
    [170, '2026-11-20'],
  ] as const) {
    const facts = { amountKopecks: kopecks(amount), through: day(through) };
    await on(taxpayer, (ctx) => accruePenalty(ctx, { ...penalty, ...facts }));
  }
  const read = (what?: 'penalties' | 'all' | 'money') =>
    on(taxpayer, (ctx) => readHistory(ctx, what === undefined ? {} : { what }));
  assert.deepEqual(
    (await read()).items.map(({ kind }) => kind),
    ['charge'],
  );
  assert.equal((await read('all')).total, 3);
  assert.equal((await read('money')).total, 0);
  const { items } = await read('penalties');
  assert.deepEqual(
    items.map((act) => [act.amountKopecks, act.owedAfterKopecks]),
    [
      [70, 100_170],
      [100, 100_100],
    ],
  );
});

test('pages follow each other, a long act is cut, a wrong page is refused', async () => {
  const taxpayer = newTaxpayer();
  const many = Array.from({ length: 60 }, () => someCharge({ amountKopecks: kopecks(100) }));
  await on(taxpayer, (ctx) => postCharges(ctx, many));
  for (let count = 0; count < 24; count += 1) {
    await on(taxpayer, (ctx) => postCharges(ctx, [someCharge({ amountKopecks: kopecks(1) })]));
  }
  const read = (page: string) => on(taxpayer, (ctx) => readHistory(ctx, { page }));
  const [one, two] = [await read('1'), await read('2')];
  assert.deepEqual([one.total, one.items.length, two.items.length], [25, 20, 5]);
  assert.ok(one.items.at(-1)!.actNo > two.items[0]!.actNo);
  const first = two.items.at(-1)!;
  assert.deepEqual([first.entryCount, first.entries.length], [60, 50]);
  assert.equal(first.owedAfterKopecks, 6_000);
  await assert.rejects(read('0'), { message: 'ledger.filter_invalid' });
  assert.deepEqual((await on(newTaxpayer(), (ctx) => readHistory(ctx, {}))).items, []);
});

test('a payment taken back is an act, with what it freed and what was settled anew', async () => {
  const taxpayer = newTaxpayer();
  const due = someCharge({ amountKopecks: kopecks(10_000), dueOn: day('2025-12-01') });
  const [first, second] = [somePayment({ amount: 10_000 }), somePayment({ amount: 4_000 })];
  await on(taxpayer, async (ctx) => {
    await postCharges(ctx, [due]);
    await postPayment(ctx, first);
    await postPayment(ctx, second);
  });
  await on(taxpayer, (ctx) =>
    reversePayment(ctx, {
      paymentId: first.paymentId,
      source: 'bank',
      documentNumber: '1',
      documentOn: ctx.today,
      note: '',
      file: null,
    }),
  );
  const { items } = await on(taxpayer, (ctx) => readHistory(ctx, { what: 'money' }));
  const [reversal] = items;
  assert.deepEqual(
    [reversal?.kind, reversal?.amountKopecks, reversal?.paymentId],
    ['payment_reversal', -10_000, first.paymentId],
  );
  assert.deepEqual([reversal?.moneyAfterKopecks, reversal?.owedAfterKopecks], [0, 6_000]);
  assert.deepEqual(
    reversal?.entries.map((one) => [one.kind, one.amountKopecks, one.chargeId]),
    [
      ['release', 10_000, due.chargeId],
      ['payment_reversal', 10_000, null],
      ['allocation', 4_000, due.chargeId],
    ],
  );
});
