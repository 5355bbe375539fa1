// A payment whose source changes its sum: the account is as if the right sum had come at once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays } from '#primitives/days';
import { kopecks } from '#primitives/money';
import { newId } from '#platform/ids';
import {
  correctPayment,
  currentHeader,
  getChargeDetails,
  makeOffset,
  postApartPayment,
  postCharges,
  postPayment,
  verifyLedger,
} from '../index.ts';
import { readAccount } from '../read-account.ts';
import { someCharge, somePayment } from '../testing.ts';
import { chargesOf, lives, orderFor, refuses, sums, testReversals, today } from './testing.ts';

const { env, on, newTaxpayer, live, standing } = await testReversals();

test('a payment put right leaves what there would be had it come so, in any order', async () => {
  const changes = fc.uniqueArray(fc.record({ place: fc.nat({ max: 3 }), amount: sums }), {
    minLength: 1,
    maxLength: 3,
    selector: ({ place }) => place,
  });
  await fc.assert(
    fc.asyncProperty(lives, changes, async (life, changed) => {
      const charges = chargesOf(life);
      const last = addDays(today, life.until);
      const wrong = await live(life, charges, new Set());
      for (const { place, amount } of changed) {
        const paymentId = wrong.ids.get(place);
        if (paymentId === undefined) continue;
        const { source, eventKey, paymentId: newOne } = somePayment({ amount, paidOn: last });
        const instead = { source, eventKey, paymentId: newOne, amountKopecks: kopecks(amount) };
        await on(last, wrong.taxpayer, (ctx) => correctPayment(ctx, orderFor(paymentId), instead));
      }
      const payments = life.payments.map((one, place) => ({
        ...one,
        amount: changed.find((change) => change.place === place)?.amount ?? one.amount,
      }));
      const right = await live({ ...life, payments }, charges, new Set());
      assert.deepEqual(
        await on(last, wrong.taxpayer, (ctx) => standing(ctx, charges)),
        await on(last, right.taxpayer, (ctx) => standing(ctx, charges)),
      );
      assert.deepEqual((await verifyLedger(env, wrong.taxpayer)).broken, []);
    }),
    { numRuns: Number(process.env.REVERSAL_RUNS ?? 25), endOnFailure: true },
  );
});

test('a statement that the right sum still covers is not cut on the way', async () => {
  const taxpayer = newTaxpayer();
  const charge = someCharge({ dueOn: addDays(today, 40), amountKopecks: kopecks(10_000) });
  const wrong = somePayment({ amount: 6_000 });
  const { paidOn, ...instead } = somePayment({ amount: 5_000 });
  await on(today, taxpayer, async (ctx) => {
    await postCharges(ctx, [charge]);
    await postPayment(ctx, wrong);
    const { chargeId } = charge;
    await makeOffset(ctx, { offsetId: newId(), chargeId, amountKopecks: kopecks(4_000) });
    const told = await correctPayment(ctx, orderFor(wrong.paymentId), instead);
    assert.deepEqual([told.paidOn, told.reopenedKopecks], [paidOn, 0]);
    const { charge: held } = await getChargeDetails(ctx, chargeId);
    assert.deepEqual([held.offsetKopecks, held.reservedKopecks], [4_000, 5_000]);
    // Once taken back it is not put right again: the second money never comes.
    const again = somePayment({ amount: 9_000 });
    const { isDuplicate } = await correctPayment(ctx, orderFor(wrong.paymentId), again);
    assert.equal(isDuplicate, true);
    const header = await currentHeader(ctx);
    assert.equal(header.reservedKopecks + header.freeKopecks, 5_000);
  });
  assert.deepEqual((await verifyLedger(env, taxpayer)).broken, []);
});

/** The payment that was meant, in the place of another. */
function insteadOf(amount: number) {
  const { source, eventKey, paymentId, amountKopecks } = somePayment({ amount });
  return { source, eventKey, paymentId, amountKopecks };
}

test('what was paid apart is put right apart, and never beyond its charge', async () => {
  const taxpayer = newTaxpayer();
  const facts = { dueOn: today, amountKopecks: kopecks(500) };
  const duty = someCharge({ ...facts, tax: 'duty', isApart: true });
  const paid = { ...somePayment({ amount: 400 }), chargeId: duty.chargeId };
  await on(today, taxpayer, async (ctx) => {
    await postCharges(ctx, [duty]);
    await postApartPayment(ctx, paid);
  });
  const order = orderFor(paid.paymentId);
  await assert.rejects(
    on(today, taxpayer, (ctx) => correctPayment(ctx, order, insteadOf(501))),
    refuses('ledger.charge_overpaid'),
  );
  await on(today, taxpayer, async (ctx) => {
    const { reopenedKopecks } = await correctPayment(ctx, order, insteadOf(150));
    assert.equal(reopenedKopecks, 250);
    const { apart } = await readAccount(ctx, {});
    assert.deepEqual(
      apart.map(({ settledKopecks }) => settledKopecks),
      [150],
    );
  });
  assert.deepEqual((await verifyLedger(env, taxpayer)).broken, []);
});

test('what was paid apart may be put right to the last kopeck its charge needs', async () => {
  const taxpayer = newTaxpayer();
  const facts = { tax: 'duty', dueOn: today, isApart: true } as const;
  const [duty, other] = [500, 900].map((sum) =>
    someCharge({ ...facts, amountKopecks: kopecks(sum) }),
  ) as [ReturnType<typeof someCharge>, ReturnType<typeof someCharge>];
  const paid = { ...somePayment({ amount: 400 }), chargeId: duty.chargeId };
  await on(today, taxpayer, async (ctx) => {
    await postCharges(ctx, [duty, other]);
    await postApartPayment(ctx, paid);
    await postApartPayment(ctx, { ...somePayment({ amount: 60 }), chargeId: duty.chargeId });
    await postApartPayment(ctx, { ...somePayment({ amount: 10 }), chargeId: other.chargeId });
  });
  const correct = (amount: number) => {
    const instead = insteadOf(amount);
    return on(today, taxpayer, (ctx) => correctPayment(ctx, orderFor(paid.paymentId), instead));
  };
  await assert.rejects(correct(441), refuses('ledger.charge_overpaid'));
  const { reopenedKopecks } = await correct(440);
  assert.equal(reopenedKopecks, 0);
  const { apart } = await on(today, taxpayer, (ctx) => readAccount(ctx, {}));
  const settled = new Map(apart.map((one) => [one.chargeId, one.settledKopecks]));
  assert.deepEqual([settled.get(duty.chargeId), settled.get(other.chargeId)], [500, 10]);
  assert.deepEqual((await verifyLedger(env, taxpayer)).broken, []);
});
