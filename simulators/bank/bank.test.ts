import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { afterEach, test } from 'node:test';
import { type Answer, testShop, testStand, until } from '../testing.ts';

const stand = await testStand();
const shop = await testShop(stand.settings.BANK_SECRET);
const bearer = { authorization: `Bearer ${stand.settings.BANK_SECRET}` };

interface Wish {
  orderId: string;
  method: string;
  amountKopecks: number;
}

function wishOf(change: Partial<Wish> = {}) {
  return {
    orderId: randomUUID() as string,
    method: 'sbp',
    amountKopecks: 1_658_600,
    currency: 'RUB',
    purpose: 'ЕНП',
    returnUrl: 'http://localhost:3999/payments/1',
    callbackUrl: `${shop.url}/callback`,
    ...change,
  };
}

const send = (wish: Wish): Promise<Answer> =>
  stand.ask('POST /bank/orders', wish, { ...bearer, 'idempotency-key': wish.orderId });
const status = (orderId: string): Promise<Answer> =>
  stand.ask(`GET /bank/orders/${orderId}`, undefined, bearer);
const approve = (orderId: string): Promise<Answer> =>
  stand.ask(`POST /stand/api/bank/payments/${orderId}/approve`);
const decline = (orderId: string, reason: string): Promise<Answer> =>
  stand.ask(`POST /stand/api/bank/payments/${orderId}/decline`, { reason });
const cancel = (orderId: string): Promise<Answer> =>
  stand.ask(`POST /bank/orders/${orderId}/cancel`, undefined, bearer);
const heardOf = (orderId: string) => shop.heard.filter((one) => one.event.orderId === orderId);

async function switchOn(id: string, more: object = {}): Promise<void> {
  const answer = await stand.ask('PUT /stand/api/faults', { id, on: true, ...more });
  assert.equal(answer.status, 200, answer.text);
}

async function newOrder(change: Partial<Wish> = {}): Promise<Wish> {
  const wish = wishOf(change);
  assert.equal((await send(wish)).status, 201);
  return wish;
}

afterEach(async () => {
  shop.status = 204;
  await stand.ask('DELETE /stand/api/faults');
});

test('makes an order once for each key and answers the same again', async () => {
  const wish = wishOf();
  const first = await send(wish);
  const again = await send(wish);
  assert.deepEqual([first.status, again.status], [201, 200]);
  assert.deepEqual(again.json, first.json);
  assert.equal(first.json.payUrl, `http://localhost:3999/stand/bank/pay/${first.json.bankOrderId}`);
  assert.match(first.json.qrLink, /^https:\/\/qr\.nspk\.ru\/AD[0-9A-Z]{30}\?type=02&bank=\d{12}/u);
  assert.match(first.json.qrLink, /&sum=1658600&cur=RUB&crc=[0-9A-F]{4}$/u);
});

test('refuses another order under a used key, a wrong secret and an unreadable order', async () => {
  const wish = await newOrder();
  const other = await send({ ...wish, amountKopecks: 1 });
  assert.deepEqual([other.status, other.json.code], [409, 'bank.other_order_same_key']);
  const foreign = await stand.ask('POST /bank/orders', wish, { authorization: 'Bearer no' });
  assert.equal(foreign.status, 401);
  const halves = await send(wishOf({ amountKopecks: 10.5 }));
  assert.deepEqual([halves.status, halves.json.code], [400, 'bank.unreadable_order']);
  assert.match(halves.json.detail, /amountKopecks/u);
  assert.equal((await status(randomUUID())).status, 404);
});

test('tells the shop of a payment with a right signature, and pays once', async () => {
  const { orderId } = await newOrder();
  assert.equal((await approve(orderId)).json.state, 'paid');
  assert.equal((await approve(orderId)).json.state, 'paid');
  await until('one notice', () => heardOf(orderId).length === 1);
  const [notice] = heardOf(orderId);
  assert.ok(notice?.isSigned && Math.abs(notice.ageS) < 60);
  assert.deepEqual(
    [notice.event.state, notice.event.amountKopecks, notice.event.currency],
    ['paid', 1_658_600, 'RUB'],
  );
  const known = (await status(orderId)).json;
  assert.equal(known.state, 'paid');
  assert.equal(known.paidAt, notice.event.at);
  assert.equal((await decline(orderId, 'blocked_card')).status, 409);
  const payments = (await stand.ask('GET /stand/api/bank/payments')).json;
  assert.deepEqual([payments[0].id, payments[0].state], [orderId, 'paid']);
});

test('declines with the chosen reason and refuses an unknown one', async () => {
  const { orderId } = await newOrder({ method: 'card' });
  assert.equal((await decline(orderId, 'because')).status, 422);
  assert.equal((await decline(orderId, 'insufficient_funds')).json.state, 'declined');
  await until('the notice', () => heardOf(orderId).length === 1);
  assert.equal(heardOf(orderId)[0]!.event.reason, 'insufficient_funds');
  assert.equal((await status(orderId)).json.reason, 'insufficient_funds');
});

test('repeats a notice the shop did not accept, also after a restart', async () => {
  shop.status = 500;
  const { orderId } = await newOrder();
  await approve(orderId);
  await until('the first try', () => heardOf(orderId).length === 1);
  await stand.restart();
  shop.status = 200;
  await until('the next tries', () => heardOf(orderId).length >= 2);
  const events = new Set(heardOf(orderId).map((one) => one.event.eventId));
  assert.equal(events.size, 1);
});

test('an order nobody pays runs out an hour of business time later', async () => {
  const { orderId } = await newOrder();
  const { now } = (await stand.ask('GET /stand/api/clock')).json;
  const later = new Date(Date.parse(now) + 3_601_000).toISOString();
  await stand.ask('POST /stand/api/clock', { now: later });
  await until('the notice', () => heardOf(orderId).length === 1);
  assert.equal(heardOf(orderId)[0]!.event.state, 'expired');
  assert.equal((await approve(orderId)).status, 409);
});

test('an order given up cannot be paid, and the same again changes nothing', async () => {
  const { orderId } = await newOrder();
  assert.deepEqual(
    [(await cancel(orderId)).json.state, (await cancel(orderId)).json.state],
    ['cancelled', 'cancelled'],
  );
  await until('the notice', () => heardOf(orderId).length === 1);
  assert.equal(heardOf(orderId)[0]!.event.state, 'cancelled');
  assert.equal((await approve(orderId)).json.code, 'bank.order_closed');
  assert.equal((await status(orderId)).json.state, 'cancelled');
  assert.equal((await cancel(randomUUID())).status, 404);
  const paid = await newOrder();
  await approve(paid.orderId);
  assert.equal((await cancel(paid.orderId)).json.code, 'bank.order_closed');
  await switchOn('bank.slow-charge', { times: 1, delayMs: 60_000 });
  const charging = await newOrder();
  await approve(charging.orderId);
  assert.equal((await cancel(charging.orderId)).json.code, 'bank.order_charging');
  const foreign = await stand.ask(`POST /bank/orders/${orderId}/cancel`);
  assert.equal(foreign.status, 401);
});

test('each defect of giving up shows itself once', async () => {
  const { orderId } = await newOrder();
  await switchOn('bank.cancel-failing', { times: 1 });
  assert.equal((await cancel(orderId)).status, 500);
  assert.equal((await status(orderId)).json.state, 'created');
  await switchOn('bank.cancel-half-answer', { times: 1 });
  await switchOn('bank.charged-after-cancel', { times: 1, delayMs: 150 });
  await assert.rejects(cancel(orderId));
  assert.equal((await status(orderId)).json.state, 'cancelled');
  await until('the charge', async () => (await status(orderId)).json.state === 'paid');
  await until('both notices', () => heardOf(orderId).length === 2);
  const states = heardOf(orderId).map(({ event }) => event.state);
  assert.deepEqual(states, ['cancelled', 'paid']);
});

test('each defect of creating shows itself once when asked for once', async (t) => {
  await t.test('failing makes nothing', async () => {
    await switchOn('bank.order-failing', { times: 1 });
    const wish = wishOf();
    assert.equal((await send(wish)).status, 500);
    assert.equal((await status(wish.orderId)).status, 404);
    assert.equal((await send(wish)).status, 201);
  });
  await t.test('throttled says when to come again', async () => {
    await switchOn('bank.order-throttled', { times: 1 });
    const answer = await send(wishOf());
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [429, '30']);
  });
  await t.test('timed out and half answers have made the order', async () => {
    for (const id of ['bank.order-timeout-after-creating', 'bank.order-half-answer']) {
      await switchOn(id, { times: 1, delayMs: 0 });
      const wish = wishOf();
      await assert.rejects(send(wish));
      assert.equal((await send(wish)).status, 200);
    }
  });
  await t.test('contradiction names another order', async () => {
    await switchOn('bank.order-contradiction', { times: 1 });
    const wish = wishOf();
    assert.notEqual((await send(wish)).json.orderId, wish.orderId);
  });
  await t.test('expired cannot be paid', async () => {
    await switchOn('bank.order-expired', { times: 1 });
    const { orderId } = await newOrder();
    assert.equal((await approve(orderId)).json.code, 'bank.order_closed');
    assert.equal((await status(orderId)).json.state, 'expired');
  });
  await t.test('late waits', async () => {
    await switchOn('bank.order-late', { times: 1, delayMs: 150 });
    const started = Date.now();
    await newOrder();
    assert.ok(Date.now() - started >= 140);
  });
});

test('each reason can be forced on whoever approves', async () => {
  for (const reason of ['insufficient_funds', 'blocked_card', 'wrong_requisites']) {
    await switchOn(`bank.declined-${reason.replace('_', '-')}`, { times: 1 });
    const { orderId } = await newOrder();
    assert.equal((await approve(orderId)).json.reason, reason);
  }
});

test('duplicates, delays and drops notices', async (t) => {
  await t.test('duplicated: three times the same event', async () => {
    await switchOn('bank.callback-duplicated', { times: 1 });
    const { orderId } = await newOrder();
    await approve(orderId);
    await until('three notices', () => heardOf(orderId).length === 3);
    assert.equal(new Set(heardOf(orderId).map((one) => one.event.eventId)).size, 1);
  });
  await t.test('reordered: the end first, «pending» after it', async () => {
    await switchOn('bank.callback-reordered', { times: 1 });
    const { orderId } = await newOrder();
    await approve(orderId);
    await until('both notices', () => heardOf(orderId).length === 2);
    const [first, second] = heardOf(orderId).map((one) => one.event);
    assert.deepEqual([first.state, second.state], ['paid', 'pending']);
    assert.ok(second.at < first.at);
  });
  await t.test('delayed and dropped: the order is paid all the same', async () => {
    await switchOn('bank.callback-delayed', { times: 1, delayMs: 300 });
    const delayed = await newOrder();
    await approve(delayed.orderId);
    assert.equal(heardOf(delayed.orderId).length, 0);
    await switchOn('bank.callback-dropped', { times: 1 });
    const dropped = await newOrder();
    await approve(dropped.orderId);
    await until('the delayed notice', () => heardOf(delayed.orderId).length === 1);
    assert.equal(heardOf(dropped.orderId).length, 0);
    assert.equal((await status(dropped.orderId)).json.state, 'paid');
  });
});

test('false notices take the place of the true one', async () => {
  const heardFor = async (fault: string) => {
    const before = shop.heard.length;
    await switchOn(fault, { times: 1 });
    const { orderId } = await newOrder();
    await approve(orderId);
    await until(`the notice of ${fault}`, () => shop.heard.length === before + 1);
    assert.equal((await status(orderId)).json.state, 'paid');
    return { ...shop.heard[before]!, orderId };
  };
  assert.equal((await heardFor('bank.callback-wrongly-signed')).isSigned, false);
  const skewed = await heardFor('bank.callback-clock-skewed');
  assert.ok(skewed.isSigned && skewed.ageS > 3500);
  const wrongAmount = await heardFor('bank.callback-wrong-amount');
  assert.deepEqual([wrongAmount.isSigned, wrongAmount.event.amountKopecks], [true, 1_658_700]);
  const wrongOrder = await heardFor('bank.callback-wrong-order');
  assert.ok(wrongOrder.isSigned && wrongOrder.event.orderId !== wrongOrder.orderId);
});

test('a contradicting notice says paid where the bank says declined', async () => {
  await switchOn('bank.callback-contradiction', { times: 1 });
  const { orderId } = await newOrder();
  await decline(orderId, 'blocked_card');
  await until('the notice', () => heardOf(orderId).length === 1);
  assert.equal(heardOf(orderId)[0]!.event.state, 'paid');
  assert.equal((await status(orderId)).json.state, 'declined');
});

test('a slow charge is pending first and paid later', async () => {
  await switchOn('bank.slow-charge', { times: 1, delayMs: 200 });
  const { orderId } = await newOrder();
  assert.equal((await approve(orderId)).json.state, 'pending');
  await until('the charge', async () => (await status(orderId)).json.state === 'paid');
  await until('the notice', () => heardOf(orderId).length === 1);
});

test('after a charge that timed out the bank is silent, then fails, then tells', async () => {
  await switchOn('bank.timeout-after-charging', { times: 1 });
  const { orderId } = await newOrder();
  await approve(orderId);
  const url = `${stand.url}/bank/orders/${orderId}`;
  const signal = AbortSignal.timeout(300);
  await assert.rejects(fetch(url, { headers: bearer, signal }), { name: 'TimeoutError' });
  assert.equal((await status(orderId)).status, 500);
  assert.equal((await status(orderId)).json.state, 'paid');
  assert.equal(heardOf(orderId).length, 0);
});

test('answers about an order fail in every listed way', async () => {
  const { orderId } = await newOrder();
  await switchOn('bank.status-failing', { times: 1 });
  assert.equal((await status(orderId)).status, 500);
  await switchOn('bank.status-garbage', { times: 1 });
  assert.match((await status(orderId)).type, /text\/html/u);
  await switchOn('bank.status-half-answer', { times: 1 });
  await assert.rejects(status(orderId));
  await switchOn('bank.status-contradiction', { times: 1 });
  assert.equal((await status(orderId)).json.amountKopecks, 1_658_700);
  await switchOn('bank.status-late', { times: 1, delayMs: 120 });
  const started = Date.now();
  assert.equal((await status(orderId)).json.state, 'created');
  assert.ok(Date.now() - started >= 110);
});
