// A payment taken back: the account is as if it had never come, and says why.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import pg from 'pg';
import { addDays } from '#primitives/days';
import { kopecks } from '#primitives/money';
import { sql } from '#platform/db';
import { newId } from '#platform/ids';
import {
  correctCharge,
  currentHeader,
  getChargeDetails,
  listOutstanding,
  makeOffset,
  postApartPayment,
  postCharges,
  postPayment,
  reversePayment,
  verifyLedger,
} from '../index.ts';
import { readAccount } from '../read-account.ts';
import { settleDue } from '../settle-due.ts';
import { someCharge, somePayment } from '../testing.ts';
import { chargesOf, lives, orderFor, refuses, testReversals, today } from './testing.ts';

const { env, database, on, newTaxpayer, live, standing } = await testReversals();

test('a payment reversed leaves what there would be had it never come', async () => {
  await fc.assert(
    fc.asyncProperty(lives, async (life) => {
      const charges = chargesOf(life);
      const last = addDays(today, life.until);
      const with_ = await live(life, charges, new Set());
      const gone = new Set(life.reversed.filter((place) => with_.ids.has(place)));
      for (const place of gone) {
        const order = orderFor(with_.ids.get(place)!);
        await on(last, with_.taxpayer, (ctx) => reversePayment(ctx, order));
      }
      const without = await live(life, charges, gone);
      assert.deepEqual(
        await on(last, with_.taxpayer, (ctx) => standing(ctx, charges)),
        await on(last, without.taxpayer, (ctx) => standing(ctx, charges)),
      );
      assert.deepEqual((await verifyLedger(env, with_.taxpayer)).broken, []);
    }),
    { numRuns: Number(process.env.REVERSAL_RUNS ?? 25), endOnFailure: true },
  );
});

/** A tax due in ten days paid by two payments, and one due in twenty: 100 each. */
async function twoPayments() {
  const taxpayer = newTaxpayer();
  const soon = someCharge({ dueOn: addDays(today, 10), amountKopecks: kopecks(10_000) });
  const late = someCharge({ dueOn: addDays(today, 20), amountKopecks: kopecks(10_000) });
  const first = somePayment({ amount: 10_000, paidOn: today });
  const second = somePayment({ amount: 10_000, paidOn: addDays(today, 12) });
  await on(today, taxpayer, async (ctx) => {
    await postCharges(ctx, [soon, late]);
    await postPayment(ctx, first);
  });
  await on(addDays(today, 10), taxpayer, settleDue);
  await on(addDays(today, 12), taxpayer, (ctx) => postPayment(ctx, second));
  await on(addDays(today, 20), taxpayer, settleDue);
  return { taxpayer, soon, late, first, second };
}

test('the older debt takes the money that is left, from the day that came', async () => {
  const { taxpayer, soon, late, first } = await twoPayments();
  const now = addDays(today, 25);
  const before = await on(addDays(today, 24), taxpayer, (ctx) => readAccount(ctx, {}));
  const reversed = await on(now, taxpayer, (ctx) => reversePayment(ctx, orderFor(first.paymentId)));
  assert.deepEqual(reversed, {
    isDuplicate: false,
    amountKopecks: 10_000,
    paidOn: today,
    reopenedKopecks: 10_000,
  });
  const header = await on(now, taxpayer, currentHeader);
  assert.deepEqual([header.debtKopecks, header.balanceKopecks], [10_000, -10_000]);
  const history = async (chargeId: string) =>
    (await on(now, taxpayer, (ctx) => listOutstanding(ctx, chargeId))).slice(-2);
  // Unpaid for the two days until the second payment, which was for the other one before.
  assert.deepEqual(await history(soon.chargeId), [
    { on: addDays(today, 10), outstandingKopecks: 10_000 },
    { on: addDays(today, 12), outstandingKopecks: 0 },
  ]);
  assert.equal((await history(late.chargeId)).at(-1)!.outstandingKopecks, 10_000);
  const [asKnownThen, asKnownNow] = await on(now, taxpayer, async (ctx) => [
    await readAccount(ctx, { on: addDays(today, 24), knownAt: before.knownAt }),
    await readAccount(ctx, { on: addDays(today, 24) }),
  ]);
  assert.deepEqual(asKnownThen, before);
  assert.equal(asKnownNow.header.debtKopecks, 10_000);
  const [told] = asKnownNow.reversed;
  assert.equal(told?.paymentId, first.paymentId);
  assert.equal(told.reopenedKopecks, 10_000);
  assert.equal((told.trace as { root: { kind: string } }).root.kind, 'decision');
  const { movements } = await on(now, taxpayer, (ctx) => getChargeDetails(ctx, late.chargeId));
  assert.deepEqual(
    movements.map(({ kind, paymentId }) => [kind, paymentId === first.paymentId]),
    [
      ['charged', false],
      ['settled', false],
      ['released', true],
    ],
  );
});

test('a reversal is told once, however often it is ordered at once', async () => {
  const { taxpayer, soon, first } = await twoPayments();
  const now = addDays(today, 25);
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      on(now, taxpayer, (ctx) => reversePayment(ctx, orderFor(first.paymentId))),
    ),
  );
  assert.equal(answers.filter(({ isDuplicate }) => !isDuplicate).length, 1);
  const { told, planned } = await on(now, taxpayer, async (ctx) => ({
    told: await ctx.db.rows(sql<{ data: object; listened: number }>`
      select data from platform.event where type = 'payment.reversed'
        and taxpayer_id = ${taxpayer}`),
    planned: await ctx.db.rows(sql<{ due_key: string }>`
      select due_key from platform.due where taxpayer_id = ${taxpayer} and due_key like '%:%'`),
  }));
  assert.deepEqual(told, [
    {
      data: {
        paymentId: first.paymentId,
        source: 'bank',
        amountKopecks: 10_000,
        paidOn: today,
        reopenedKopecks: 10_000,
      },
    },
  ]);
  // What is owed again is told as debt: the other tax has money again.
  assert.equal(planned.length, 1);
  assert.ok(!planned[0]!.due_key.includes(soon.chargeId));
  await assert.rejects(
    on(now, taxpayer, (ctx) => reversePayment(ctx, orderFor(newId()))),
    refuses('ledger.payment_unknown'),
  );
});

test('money that nothing had taken just goes, and another payment may come', async () => {
  const taxpayer = newTaxpayer();
  const payment = somePayment({ amount: 700 });
  await on(today, taxpayer, async (ctx) => {
    await postPayment(ctx, payment);
    const { reopenedKopecks } = await reversePayment(ctx, orderFor(payment.paymentId));
    assert.equal(reopenedKopecks, 0);
    assert.equal((await currentHeader(ctx)).freeKopecks, 0);
    assert.equal((await postPayment(ctx, payment)).isDuplicate, true);
    await postPayment(ctx, somePayment({ amount: 300 }));
    assert.equal((await currentHeader(ctx)).freeKopecks, 300);
  });
  assert.deepEqual((await verifyLedger(env, taxpayer)).broken, []);
});

test('a statement gives way when the money behind it never came', async () => {
  const taxpayer = newTaxpayer();
  const charge = someCharge({ dueOn: addDays(today, 40), amountKopecks: kopecks(10_000) });
  const [one, two] = [somePayment({ amount: 6_000 }), somePayment({ amount: 3_000 })];
  await on(today, taxpayer, async (ctx) => {
    await postCharges(ctx, [charge]);
    await postPayment(ctx, one);
    await postPayment(ctx, two);
    const { chargeId } = charge;
    await makeOffset(ctx, { offsetId: newId(), chargeId, amountKopecks: kopecks(8_000) });
    await reversePayment(ctx, orderFor(one.paymentId));
    const part = await getChargeDetails(ctx, chargeId);
    assert.deepEqual([part.charge.offsetKopecks, part.charge.reservedKopecks], [3_000, 3_000]);
    await reversePayment(ctx, orderFor(two.paymentId));
    const none = await getChargeDetails(ctx, chargeId);
    assert.deepEqual([none.charge.offsetKopecks, none.charge.reservedKopecks], [0, 0]);
  });
  assert.deepEqual((await verifyLedger(env, taxpayer)).broken, []);
});

test('what was paid apart is owed apart again, and no other money moves', async () => {
  const taxpayer = newTaxpayer();
  const duty = someCharge({
    tax: 'duty',
    dueOn: today,
    amountKopecks: kopecks(500),
    isApart: true,
  });
  const tax = someCharge({ dueOn: today, amountKopecks: kopecks(900) });
  const apart = { ...somePayment({ amount: 500 }), chargeId: duty.chargeId };
  await on(today, taxpayer, async (ctx) => {
    await postCharges(ctx, [duty, tax]);
    await postApartPayment(ctx, apart);
    await postPayment(ctx, somePayment({ amount: 900 }));
    await reversePayment(ctx, orderFor(apart.paymentId));
    const { apart: rows, charges } = await readAccount(ctx, {});
    assert.deepEqual(
      [...rows, ...charges].map(({ settledKopecks }) => settledKopecks),
      [0, 900],
    );
    const { movements } = await getChargeDetails(ctx, duty.chargeId);
    assert.equal(movements.at(-1)!.kind, 'released');
    await correctCharge(ctx, { chargeId: duty.chargeId, replacement: null });
  });
  assert.deepEqual((await verifyLedger(env, taxpayer)).broken, []);
});

test('the verifier knows a reversal that took too much or left too much settled', async () => {
  const root = new pg.Client({ connectionString: database.superUrl });
  await root.connect();
  const tampered: [string, string][] = [
    // The payment is another than the one that is taken back.
    ["update ledger.posting set payment_id = gen_random_uuid() where kind = 'payment'", 'I3'],
    // The release was of another day than what it released.
    ["update ledger.posting set effective_on = effective_on - 1 where kind = 'release'", 'I7'],
  ];
  try {
    for (const [change, invariant] of tampered) {
      const { taxpayer, first } = await twoPayments();
      const now = addDays(today, 25);
      await on(now, taxpayer, (ctx) => reversePayment(ctx, orderFor(first.paymentId)));
      assert.deepEqual((await verifyLedger(env, taxpayer)).broken, []);
      await root.query(`${change} and taxpayer_id = $1`, [taxpayer]);
      const [found] = (await verifyLedger(env, taxpayer)).broken;
      assert.ok(
        found?.breaches.some((one) => one.invariant === invariant),
        invariant,
      );
    }
  } finally {
    await root.end();
  }
});
