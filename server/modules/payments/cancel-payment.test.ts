// A payer gives up an order that waits at the bank: the charges are free again, money is never lost
// and nobody believes an order gone that may still be paid.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { newId } from '#platform/ids';
import { sql } from '#platform/db';
import { WATCH_S } from './payment.ts';
import { testPayments } from './testing.ts';
import type { Payer } from './testing.ts';

const program = await testPayments();
const { ask, stand, newPayer, charge, pay, wish, approve, reaches, postings } = program;
const { alerts, sweepNow, env } = program;

const fault = (id: string, more: object = { times: 1 }) =>
  stand('PUT /stand/api/faults', { id: `bank.${id}`, on: true, ...more });
const off = () => stand('DELETE /stand/api/faults');

async function moveWall(wallOffsetS: number): Promise<void> {
  await stand('POST /stand/api/clock', { wallOffsetS });
  await env.clock.refresh();
}

beforeEach(async () => {
  await off();
  await moveWall(0);
});

async function begun(more: object = {}) {
  const by = await newPayer();
  const { chargeId } = await charge(by);
  const { json } = await pay(by, wish([chargeId], 124_850, more));
  assert.equal(json.state, 'waiting');
  return { by, chargeId, paymentId: json.paymentId as string };
}

const giveUp = (by: Payer, paymentId: string, headers?: object) =>
  ask(`POST /api/cabinet/v1/payments/${paymentId}/cancel`, { by, ...(headers && { headers }) });
const orderOf = async (id: string) => {
  const { json } = await stand('GET /stand/api/bank/payments');
  return (json as { id: string; state: string; bankOrderId: string }[]).find(
    (one) => one.id === id,
  )!;
};
/** Read past the session, which a moved clock may have ended. */
const stateOf = (by: Payer, id: string) =>
  program.as(by, async (ctx) => {
    const row = await ctx.db.one(sql<{ state: string; reason: string | null }>`
      select state, decline_reason as reason from payments.payment where payment_id = ${id}`);
    return [row.state, row.reason];
  });
/** Whether the sweeper would still ask about it. */
const isWatched = (by: Payer, id: string) =>
  program.as(by, async (ctx) => {
    const { watched } = await ctx.db.one(sql<{ watched: boolean }>`
      select next_ask_at is not null as watched from payments.payment where payment_id = ${id}`);
    return watched;
  });

test('an order given up cannot be paid any more, and the same may be paid anew', async () => {
  const { by, chargeId, paymentId } = await begun();
  const { status, json } = await giveUp(by, paymentId);
  assert.deepEqual([status, json.state, json.declineReason], [200, 'declined', 'cancelled']);
  assert.equal(json.payUrl, null);
  assert.equal((await orderOf(paymentId)).state, 'cancelled');
  assert.equal((await approve(paymentId)).json.code, 'bank.order_closed');
  const next = await pay(by, wish([chargeId], 124_850, { method: 'card' }));
  assert.equal(next.json.state, 'waiting');
  await approve(next.json.paymentId);
  await reaches(by, next.json.paymentId, 'paid');
  assert.deepEqual(await postings(by), [next.json.paymentId]);
  assert.deepEqual(await stateOf(by, paymentId), ['declined', 'cancelled']);
});

test('a card whose code was not entered yet may be given up', async () => {
  const { by, paymentId } = await begun({ method: 'card' });
  const { bankOrderId } = await orderOf(paymentId);
  const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' } };
  const body = 'card=2200000000000004';
  await ask(`POST /stand/bank/pay/${bankOrderId}/card`, { ...form, body });
  assert.equal((await orderOf(paymentId)).state, 'pending');
  assert.equal((await giveUp(by, paymentId)).json.declineReason, 'cancelled');
  await ask(`POST /stand/bank/pay/${bankOrderId}/card`, { ...form, body });
  assert.equal((await orderOf(paymentId)).state, 'cancelled');
});

test('money that the bank has taken already is shown as paid', async () => {
  const { by, paymentId } = await begun();
  await fault('callback-dropped');
  await approve(paymentId);
  const { status, json } = await giveUp(by, paymentId);
  assert.deepEqual([status, json.state], [200, 'paid']);
  assert.deepEqual(await postings(by), [paymentId]);
});

test('approved and given up at one moment: what the bank did is what is shown', async () => {
  for (let round = 0; round < 6; round += 1) {
    const { by, paymentId } = await begun();
    const [{ json }] = await Promise.all([giveUp(by, paymentId), approve(paymentId)]);
    const { state } = await orderOf(paymentId);
    assert.ok(['paid', 'cancelled'].includes(state));
    assert.equal(json.state, state === 'paid' ? 'paid' : 'declined');
    assert.deepEqual(await postings(by), state === 'paid' ? [paymentId] : []);
  }
});

test('an order that is being charged is not given up', async () => {
  const { by, paymentId } = await begun();
  await fault('slow-charge', { times: 1, delayMs: 400 });
  await approve(paymentId);
  assert.equal((await giveUp(by, paymentId)).json.state, 'checking');
  await program.until('the charge', async () => (await orderOf(paymentId)).state === 'paid');
  await sweepNow();
  assert.deepEqual(await postings(by), [paymentId]);
});

test('an intent that never became an order is given up at once', async () => {
  const by = await newPayer();
  const { chargeId } = await charge(by);
  const body = wish([chargeId], 124_850);
  await fault('order-failing');
  await pay(by, body);
  const { json } = await giveUp(by, body.paymentId);
  assert.deepEqual([json.state, json.declineReason], ['declined', 'cancelled']);
});

test('pressed twice, after the end, by a stranger or under review', async () => {
  const { by, paymentId } = await begun();
  const key = { 'idempotency-key': newId() };
  const both = await Promise.all([giveUp(by, paymentId, key), giveUp(by, paymentId, key)]);
  assert.deepEqual(
    both.map(({ json }) => json.declineReason),
    ['cancelled', 'cancelled'],
  );
  assert.equal((await giveUp(by, paymentId)).json.declineReason, 'cancelled');
  const stranger = await newPayer();
  assert.equal((await giveUp(stranger, paymentId)).json.code, 'payments.unknown');
  const other = await begun();
  await fault('status-contradiction', {});
  await sweepNow();
  const refused = await giveUp(other.by, other.paymentId);
  assert.deepEqual([refused.status, refused.json.code], [409, 'payments.cancel_under_review']);
});

test('a key used for one payment is refused for another of the same route', async () => {
  const { by, paymentId } = await begun();
  const { json: second } = await pay(by, wish([], 5000));
  const key = { 'idempotency-key': newId() };
  assert.equal((await giveUp(by, paymentId, key)).status, 200);
  const reused = await giveUp(by, second.paymentId, key);
  assert.deepEqual([reused.status, reused.json.code], [422, 'idempotency.key_reused']);
  assert.deepEqual(await stateOf(by, second.paymentId), ['waiting', null]);
});

test('cancel-failing: nobody is told that it is gone, and the next try ends it', async () => {
  const { by, paymentId } = await begun();
  await fault('cancel-failing', {});
  const { status, json, headers } = await giveUp(by, paymentId);
  assert.deepEqual([status, json.code], [503, 'payments.cancel_unanswered']);
  assert.equal(headers.get('retry-after'), '5');
  assert.deepEqual(await stateOf(by, paymentId), ['waiting', null]);
  await off();
  assert.equal((await giveUp(by, paymentId)).json.declineReason, 'cancelled');
});

test('cancel-half-answer: the order is asked about and found cancelled', async () => {
  const { by, paymentId } = await begun();
  await fault('cancel-half-answer', {});
  assert.equal((await giveUp(by, paymentId)).json.declineReason, 'cancelled');
});

test('a silent bank leaves «Проверяем», and the sweeper finds the end', async () => {
  const { by, paymentId } = await begun();
  await fault('status-failing', {});
  await fault('callback-dropped');
  assert.equal((await giveUp(by, paymentId)).json.state, 'checking');
  await off();
  await sweepNow();
  assert.deepEqual(await stateOf(by, paymentId), ['declined', 'cancelled']);
});

test('charged-after-cancel: the money is posted, told of by the bank or not', async () => {
  for (const isTold of [true, false]) {
    const { by, paymentId } = await begun();
    if (!isTold) await fault('callback-dropped', { times: 2 });
    await fault('charged-after-cancel', { times: 1, delayMs: 200 });
    assert.equal((await giveUp(by, paymentId)).json.declineReason, 'cancelled');
    await program.until('the charge', async () => (await orderOf(paymentId)).state === 'paid');
    if (!isTold) await sweepNow();
    await reaches(by, paymentId, 'paid');
    assert.deepEqual(await postings(by), [paymentId]);
    assert.ok((await alerts()).includes('payment.paid_after_decline'));
    assert.equal(await isWatched(by, paymentId), false);
  }
});

test('a late success that is told while the bank is silent is asked about again', async () => {
  const { by, paymentId } = await begun();
  await fault('charged-after-cancel', { times: 1, delayMs: 1500 });
  await giveUp(by, paymentId);
  await moveWall(WATCH_S + 1);
  await sweepNow();
  assert.equal(await isWatched(by, paymentId), false);
  await fault('status-failing', {});
  await program.until('the callback', () => isWatched(by, paymentId));
  assert.deepEqual(await stateOf(by, paymentId), ['declined', 'cancelled']);
  await off();
  await program.until('the money is posted', async () => {
    await sweepNow();
    return (await stateOf(by, paymentId))[0] === 'paid';
  });
});

test('a payment given up is watched for a quarter of an hour, then left alone', async () => {
  const { by, paymentId } = await begun();
  await giveUp(by, paymentId);
  await sweepNow();
  assert.equal(await isWatched(by, paymentId), true);
  await moveWall(WATCH_S + 1);
  await sweepNow();
  assert.equal(await isWatched(by, paymentId), false);
  assert.deepEqual(await stateOf(by, paymentId), ['declined', 'cancelled']);
});
