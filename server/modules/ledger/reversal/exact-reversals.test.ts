// Payments taken back where one kopeck, one day or one charge decides.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '#primitives/days';
import { kopecks } from '#primitives/money';
import { sql } from '#platform/db';
import { newId } from '#platform/ids';
import {
  correctCharge,
  getChargeDetails,
  makeOffset,
  postCharges,
  postPayment,
  reversePayment,
  verifyLedger,
} from '../index.ts';
import { settleDue } from '../settle-due.ts';
import { someCharge, somePayment } from '../testing.ts';
import { orderFor, testReversals, today } from './testing.ts';

const { env, on, newTaxpayer } = await testReversals();
const owed = (amount: number, dueIn: number) =>
  someCharge({ amountKopecks: kopecks(amount), dueOn: addDays(today, dueIn), chargedOn: today });
const paid = (amount: number, daysLater = 0) =>
  somePayment({ amount, paidOn: addDays(today, daysLater) });

test('only what is owed again after its due day is told of anew, from the day after', async () => {
  const taxpayer = newTaxpayer();
  const [reopened, current, unpaid] = [owed(150, 10), owed(100, 20), owed(100, 15)];
  const [first, second] = [paid(150), paid(100, 20)];
  await on(today, taxpayer, async (ctx) => {
    await postCharges(ctx, [reopened, current]);
    await postPayment(ctx, first);
  });
  await on(reopened.dueOn, taxpayer, settleDue);
  const { keys, holes } = await on(current.dueOn, taxpayer, async (ctx) => {
    await postPayment(ctx, second);
    await postCharges(ctx, [unpaid]);
    await reversePayment(ctx, orderFor(first.paymentId));
    return {
      keys: await ctx.db.rows(sql<{ due_key: string; due_at: string }>`
        select due_key, due_at from platform.due where due_key like '%:%:%'`),
      holes: await ctx.db.rows(sql`
        select posting_no from ledger.entry group by posting_no having max(line) <> count(*)`),
    };
  });
  // Of the two that money was taken from, the other one falls due this very day.
  assert.deepEqual(
    keys.map(({ due_key, due_at }) => [due_key.slice(0, due_key.lastIndexOf(':')), due_at]),
    [[`${reopened.dueOn}:${reopened.chargeId}`, `${reopened.dueOn}T21:00:00.000Z`]],
  );
  assert.deepEqual(holes, [], 'The lines of a posting are counted from one.');
  assert.deepEqual((await verifyLedger(env, taxpayer)).broken, []);
});

test('money that came first stays of its day, whatever was settled and freed since', async () => {
  const taxpayer = newTaxpayer();
  const [wrong, late] = [owed(60, 2), owed(80, 1)];
  const second = paid(50, 2);
  await on(today, taxpayer, async (ctx) => {
    await postCharges(ctx, [wrong]);
    await postPayment(ctx, paid(80));
  });
  const movements = await on(wrong.dueOn, taxpayer, async (ctx) => {
    await postPayment(ctx, second);
    await correctCharge(ctx, { chargeId: wrong.chargeId, replacement: null });
    await reversePayment(ctx, orderFor(second.paymentId));
    await postCharges(ctx, [late]);
    return (await getChargeDetails(ctx, late.chargeId)).movements;
  });
  // Settled on its own due day, whole: no penalty follows (НК РФ ст.75 п.3).
  assert.deepEqual(
    movements.map(({ kind, amountKopecks, effectiveOn }) => [kind, amountKopecks, effectiveOn]),
    [
      ['charged', 80, today],
      ['settled', 80, late.dueOn],
    ],
  );
  assert.deepEqual((await verifyLedger(env, taxpayer)).broken, []);
});

test('money that a statement keeps does not hide what is owed again', async () => {
  const taxpayer = newTaxpayer();
  const [due, later] = [owed(100, 0), owed(70, 40)];
  const wrong = paid(100);
  const reversed = await on(today, taxpayer, async (ctx) => {
    await postCharges(ctx, [due, later]);
    await postPayment(ctx, wrong);
    await postPayment(ctx, paid(70));
    const wish = { offsetId: newId(), chargeId: later.chargeId, amountKopecks: kopecks(70) };
    await makeOffset(ctx, wish);
    return reversePayment(ctx, orderFor(wrong.paymentId));
  });
  assert.equal(reversed.reopenedKopecks, 100);
  assert.deepEqual((await verifyLedger(env, taxpayer)).broken, []);
});
