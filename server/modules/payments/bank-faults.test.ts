// Every way the stand's bank can fail, once: money is taken once or not at all, and the page is
// honest.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newId } from '#platform/ids';
import { kopecks } from '#primitives/money';
import { askOrder, makeOrder } from './bank-gateway.ts';
import { testPayments } from './testing.ts';
import type { Payer } from './testing.ts';

const program = await testPayments();
const { ask, stand, newPayer, charge, pay, wish, approve, show, reaches, postings } = program;
const { alerts, sweepNow, env } = program;

const fault = (id: string, more: object = { times: 1 }) =>
  stand('PUT /stand/api/faults', { id: `bank.${id}`, on: true, ...more });
const off = () => stand('DELETE /stand/api/faults');
beforeEach(off);

const payableOrder = { method: 'card', amountKopecks: kopecks(1000), purpose: 'ЕНП' } as const;

const stateOf = async (by: Payer, id: string): Promise<string> => (await show(by, id)).json.state;
const ordersOf = async (id: string) => {
  const { json } = await stand('GET /stand/api/bank/payments');
  return (json as { id: string }[]).filter((one) => one.id === id).length;
};

/** A charge of the payer with a payment at the bank. */
async function begun(more: object = {}) {
  const by = await newPayer();
  const { chargeId } = await charge(by);
  const { json } = await pay(by, wish([chargeId], 124_850, more));
  return { by, chargeId, paymentId: json.paymentId as string };
}

async function isPaidOnce(by: Payer, paymentId: string): Promise<void> {
  await sweepNow();
  await reaches(by, paymentId, 'paid');
  await sweepNow();
  assert.deepEqual(await postings(by), [paymentId]);
}

for (const id of ['order-failing', 'order-timeout-after-creating', 'order-half-answer']) {
  test(`${id}: no money is taken, and the same request goes on with the same payment`, async () => {
    const by = await newPayer();
    const body = wish([(await charge(by)).chargeId], 124_850);
    const key = { 'idempotency-key': newId() };
    await fault(id, { times: 1, delayMs: 50 });
    const refused = await pay(by, body, key);
    assert.deepEqual([refused.status, refused.json.code], [503, 'payments.bank_unavailable']);
    assert.equal(refused.headers.get('retry-after'), '60');
    assert.equal(await stateOf(by, body.paymentId), 'checking');
    const again = await pay(by, body, key);
    assert.equal(again.json.state, 'waiting');
    assert.equal(await ordersOf(body.paymentId), 1);
    await approve(body.paymentId);
    await isPaidOnce(by, body.paymentId);
  });
}

test('order-failing: a new payment takes the place of the one nobody could pay', async () => {
  const by = await newPayer();
  const { chargeId } = await charge(by);
  const former = wish([chargeId], 124_850);
  await fault('order-failing');
  await pay(by, former);
  const next = await pay(by, wish([chargeId], 124_850));
  assert.equal(next.json.state, 'waiting');
  const { json } = await show(by, former.paymentId);
  assert.deepEqual([json.state, json.declineReason], ['declined', 'bank_unavailable']);
});

test('order-late: the answer is waited for', async () => {
  await fault('order-late', { times: 1, delayMs: 300 });
  const { by, paymentId } = await begun();
  assert.equal(await stateOf(by, paymentId), 'waiting');
});

test('order-throttled: the person hears how long to wait', async () => {
  const by = await newPayer();
  const body = wish([], 1000);
  await fault('order-throttled');
  const { status, json, headers } = await pay(by, body);
  assert.deepEqual(
    [status, json.code, headers.get('retry-after')],
    [503, 'payments.bank_busy', '30'],
  );
  assert.match(json.detail, /через 30 с/);
  assert.equal((await pay(by, body)).json.state, 'waiting');
});

test('order-contradiction: nobody is sent to pay a foreign order, and staff are told', async () => {
  const by = await newPayer();
  const body = wish([], 1000);
  await fault('order-contradiction');
  const { status, json } = await pay(by, body);
  assert.deepEqual([status, json.code], [502, 'payments.bank_answered_wrongly']);
  assert.equal((await show(by, body.paymentId)).json.payUrl, null);
  assert.ok((await alerts()).includes('payment.order_answered_wrongly'));
  assert.equal((await pay(by, body)).json.state, 'waiting');
});

test('order-expired: the payment is declined, and a new one may begin', async () => {
  await fault('order-expired');
  const { by, chargeId, paymentId } = await begun();
  await sweepNow();
  await reaches(by, paymentId, 'declined');
  assert.equal((await show(by, paymentId)).json.declineReason, 'expired');
  assert.equal((await pay(by, wish([chargeId], 124_850))).json.state, 'waiting');
});

for (const reason of ['insufficient_funds', 'blocked_card', 'wrong_requisites']) {
  const id = `declined-${reason.replaceAll('_', '-')}`;
  test(`${id}: the reason is shown, and paying again works`, async () => {
    const { by, chargeId, paymentId } = await begun({ method: 'card' });
    await fault(id);
    await approve(paymentId);
    await reaches(by, paymentId, 'declined');
    assert.equal((await show(by, paymentId)).json.declineReason, reason);
    assert.deepEqual(await postings(by), []);
    const next = await pay(by, wish([chargeId], 124_850));
    await approve(next.json.paymentId);
    await isPaidOnce(by, next.json.paymentId);
  });
}

test('slow-charge: «Проверяем» until the bank is done', async () => {
  const { by, paymentId } = await begun();
  await fault('slow-charge', { times: 1, delayMs: 1500 });
  await approve(paymentId);
  await sweepNow();
  assert.equal(await stateOf(by, paymentId), 'checking');
  await isPaidOnce(by, paymentId);
});

test('timeout-after-charging: the same cannot be paid twice, and asking ends it', async () => {
  const { by, chargeId, paymentId } = await begun();
  await fault('timeout-after-charging');
  await approve(paymentId);
  await off();
  await sweepNow();
  assert.equal(await stateOf(by, paymentId), 'checking');
  const second = await pay(by, wish([chargeId], 124_850));
  assert.equal(second.json.code, 'payments.already_in_progress');
  await sweepNow();
  await sweepNow();
  await isPaidOnce(by, paymentId);
});

for (const id of ['callback-duplicated', 'callback-reordered']) {
  test(`${id}: one payment, one posting`, async () => {
    const { by, paymentId } = await begun();
    await fault(id, { times: 1 });
    await approve(paymentId);
    await isPaidOnce(by, paymentId);
    assert.equal(await stateOf(by, paymentId), 'paid');
  });
}

test('callback-delayed: the sweeper is first, the late callback changes nothing', async () => {
  const { by, paymentId } = await begun();
  await fault('callback-delayed', { times: 1, delayMs: 700 });
  await approve(paymentId);
  await sweepNow();
  assert.equal(await stateOf(by, paymentId), 'paid');
  await isPaidOnce(by, paymentId);
});

test('callback-dropped: asking finds the truth', async () => {
  const { by, paymentId } = await begun();
  await fault('callback-dropped');
  await approve(paymentId);
  await sweepNow();
  await isPaidOnce(by, paymentId);
});

const forgeries = [
  ['callback-wrongly-signed', 'payment.callback_wrong_signature'],
  ['callback-clock-skewed', 'payment.callback_stale'],
  ['callback-wrong-amount', 'payment.callback_wrong_amount'],
  ['callback-wrong-order', 'payment.callback_unknown_order'],
] as const;
for (const [id, kind] of forgeries) {
  test(`${id}: it posts nothing and raises an alert; asking finds the truth`, async () => {
    const { by, paymentId } = await begun();
    const before = (await alerts()).length;
    await fault(id);
    await approve(paymentId);
    const seen = async () => (await alerts()).slice(before);
    await program.until('the alert', async () => (await seen()).length > 0);
    assert.deepEqual(await seen(), [kind]);
    assert.deepEqual(await postings(by), []);
    await sweepNow();
    await isPaidOnce(by, paymentId);
  });
}

test('callback-contradiction: the answer to our question is believed, staff are told', async () => {
  const { by, paymentId } = await begun();
  await fault('callback-contradiction');
  await stand(`POST /stand/api/bank/payments/${paymentId}/decline`, { reason: 'blocked_card' });
  await reaches(by, paymentId, 'declined');
  assert.deepEqual(await postings(by), []);
  assert.ok((await alerts()).includes('payment.callback_denied'));
});

for (const id of ['status-failing', 'status-garbage', 'status-half-answer']) {
  test(`${id}: «Проверяем», then the end`, async () => {
    const { by, paymentId } = await begun();
    await fault('callback-dropped');
    await approve(paymentId);
    await fault(id, {});
    await sweepNow();
    assert.equal(await stateOf(by, paymentId), 'checking');
    assert.deepEqual(await postings(by), []);
    await off();
    await isPaidOnce(by, paymentId);
  });
}

test('status-late: the answer is waited for', async () => {
  const { by, paymentId } = await begun();
  await fault('status-late', { times: 1, delayMs: 300 });
  await approve(paymentId);
  await isPaidOnce(by, paymentId);
});

test('status-contradiction: «На проверке» and an alert; the true answer ends it', async () => {
  const { by, paymentId } = await begun();
  await fault('callback-dropped');
  await approve(paymentId);
  await fault('status-contradiction', {});
  await sweepNow();
  assert.equal(await stateOf(by, paymentId), 'review');
  assert.deepEqual(await postings(by), []);
  assert.ok((await alerts()).includes('payment.contradiction'));
  await off();
  await isPaidOnce(by, paymentId);
});

test('a bank long silent is told to staff once; an order it never made ends', async () => {
  const by = await newPayer();
  const never = wish([], 2000);
  await fault('order-failing');
  await pay(by, never);
  const { paymentId } = await begun();
  await fault('status-failing', {});
  const told = async () =>
    (await alerts()).filter((kind) => kind === 'payment.unknown_outcome').length;
  await moveWall(901);
  await sweepNow();
  const first = await told();
  assert.ok(first > 0);
  await sweepNow();
  assert.equal(await told(), first);
  await off();
  await sweepNow();
  await moveWall(0);
  const { json } = await show(by, never.paymentId);
  assert.deepEqual([json.state, json.declineReason], ['declined', 'bank_unavailable']);
  assert.equal(await ordersOf(paymentId), 1);
});

async function moveWall(wallOffsetS: number): Promise<void> {
  await stand('POST /stand/api/clock', { wallOffsetS });
  await env.clock.refresh();
}

test('a question that failed is repeated at once, an order is not', async () => {
  const { by, paymentId } = await begun();
  await fault('callback-dropped');
  await approve(paymentId);
  // Three answers end the rest that the silence of the test before may have brought.
  for (let probe = 0; probe < 3; probe += 1) await askOrder(env, paymentId);
  await fault('status-failing', { times: 2 });
  // A process of its own: the others' repetitions are not its own.
  assert.equal((await askOrder({ ...env }, paymentId)).is, 'order');
  await fault('order-failing', { times: 1 });
  const { json } = await pay(by, wish([], 1000));
  assert.equal(json.code, 'payments.bank_unavailable');
  await isPaidOnce(by, paymentId);
});

test('a bank that keeps failing is left alone, and tried again after 15 seconds', async () => {
  const { paymentId } = await begun();
  let asked = 0;
  const deaf = createServer((_request, response) => {
    asked += 1;
    response.writeHead(500).end();
  });
  await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve));
  const { port } = deaf.address() as AddressInfo;
  const BANK_URL = `http://127.0.0.1:${port}`;
  const failing = { ...env, settings: { ...env.settings, BANK_URL } };
  const questions = Array.from({ length: 20 }, () => askOrder(failing, paymentId));
  assert.ok((await Promise.all(questions)).every(({ is }) => is === 'silent'));
  const before = asked;
  assert.equal((await askOrder(failing, paymentId)).is, 'silent');
  assert.equal(asked, before, 'the bank is left alone');
  await moveWall(16);
  await askOrder(failing, paymentId);
  assert.ok(asked > before, 'one question tries');
  const tried = asked;
  await askOrder(failing, paymentId);
  assert.equal(asked, tried, 'and the others wait for what becomes of it');
  await moveWall(0);
  deaf.close();
});

test('a bank that takes no connection is given two seconds and not ten', async () => {
  const { paymentId } = await begun();
  // TEST-NET-1 (RFC 5737): nobody is there, and nothing says so.
  const settings = { ...env.settings, BANK_URL: 'http://192.0.2.1:9' };
  const from = performance.now();
  const order = { ...payableOrder, paymentId };
  assert.equal((await makeOrder({ ...env, settings }, order)).is, 'unanswered');
  assert.ok(performance.now() - from < 4000);
});

test('every defect of the bank stands in this file or in that of giving up', async () => {
  const { json } = await stand('GET /stand/api/faults');
  const { readFileSync } = await import('node:fs');
  const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
  const text = read('bank-faults.test.ts') + read('cancel-payment.test.ts');
  const ids = (json as { id: string; system: string }[])
    .filter(({ system }) => system === 'bank')
    .map(({ id }) => id.replace('bank.', ''));
  assert.ok(ids.length > 20);
  const named = (id: string) => text.includes(`'${id}'`) || id.startsWith('declined-');
  assert.deepEqual(
    ids.filter((id) => !named(id)),
    [],
  );
});

test('the bank is away altogether: the person hears it at once', async () => {
  const by = await newPayer();
  const { BANK_URL } = env.settings;
  Object.assign(env, { settings: { ...env.settings, BANK_URL: 'http://127.0.0.1:9' } });
  const { json } = await pay(by, wish([], 1000));
  Object.assign(env, { settings: { ...env.settings, BANK_URL } });
  assert.equal(json.code, 'payments.bank_unavailable');
  assert.equal((await ask('GET /api/cabinet/v1/payments', { by })).json.items[0].state, 'checking');
});
