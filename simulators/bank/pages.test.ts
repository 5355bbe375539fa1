import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { testShop, testStand } from '../testing.ts';

const stand = await testStand();
const shop = await testShop(stand.settings.BANK_SECRET);
const returnUrl = 'http://localhost:3999/payments/1';

async function newOrder(method: 'sbp' | 'card') {
  const orderId = randomUUID();
  const wish = {
    orderId,
    method,
    amountKopecks: 124_850,
    currency: 'RUB',
    purpose: 'Налог <2025>',
  };
  const made = await stand.ask(
    'POST /bank/orders',
    { ...wish, returnUrl, callbackUrl: `${shop.url}/callback` },
    { authorization: `Bearer ${stand.settings.BANK_SECRET}`, 'idempotency-key': orderId },
  );
  const path = new URL(made.json.payUrl).pathname;
  const press = (step: string, fields: Record<string, string> = {}, headers = {}) =>
    stand.ask(`POST ${path}/${step}`, new URLSearchParams(fields), headers);
  const state = async () => {
    const payments = (await stand.ask('GET /stand/api/bank/payments')).json;
    return payments.find((one: { id: string }) => one.id === orderId);
  };
  return { page: () => stand.ask(`GET ${path}`), press, state };
}

const codeOf = async (): Promise<string> => {
  const [newest] = (await stand.ask('GET /stand/api/inbox?to=%2B79000000000')).json;
  return /\d{6}/u.exec(newest.text)![0];
};

test('a СБП payment is approved with one button and leads back', async () => {
  const { page, press, state } = await newOrder('sbp');
  const shown = await page();
  assert.match(shown.text, /Подтвердить/u);
  assert.ok(shown.text.includes('1\u00a0248,50\u00a0₽'));
  assert.ok(shown.text.includes('Налог &lt;2025&gt;'), 'the purpose is escaped');
  const answer = await press('approve');
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, returnUrl]);
  assert.equal((await state()).state, 'paid');
  assert.match((await page()).text, /Вернуться в кабинет/u);
});

test('a payer refuses with a reason', async () => {
  const { press, state } = await newOrder('sbp');
  assert.equal((await press('decline', { reason: 'blocked_card' })).status, 303);
  assert.equal((await state()).reason, 'blocked_card');
});

test('a card is paid after the code from the SMS, and its number is kept nowhere', async () => {
  const { page, press, state } = await newOrder('card');
  assert.match((await page()).text, /value="2200 0000 0000 0004"/u);
  assert.equal((await press('card', { card: '2200 0000 0000 0004' })).status, 303);
  assert.match((await page()).text, /Код из СМС/u);
  assert.equal((await state()).state, 'pending');
  const answer = await press('code', { code: await codeOf() });
  assert.equal(answer.headers.get('location'), returnUrl);
  assert.equal((await state()).state, 'paid');
  const everything = await stand.ask('GET /stand/api/bank/payments');
  assert.ok(!everything.text.includes('22000000'));
});

test('a card number with a wrong check digit is refused on its field', async () => {
  const { press, state } = await newOrder('card');
  const answer = await press('card', { card: '2200 0000 0000 0005' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /aria-invalid="true"/u);
  assert.equal((await state()).state, 'created');
});

test('a card of the stand declines after the right code', async () => {
  const { press, state } = await newOrder('card');
  await press('card', { card: '2200000000000020' });
  await press('code', { code: await codeOf() });
  assert.deepEqual([(await state()).state, (await state()).reason], ['declined', 'blocked_card']);
});

test('three wrong codes end the payment', async () => {
  const { press, state } = await newOrder('card');
  await press('card', { card: '2200000000000004' });
  const right = await codeOf();
  const wrong = right === '000000' ? '111111' : '000000';
  assert.match((await press('code', { code: wrong })).text, /Осталось попыток: 2/u);
  await press('code', { code: wrong });
  await press('code', { code: wrong });
  assert.equal((await state()).state, 'declined');
});

test('a form sent from another site presses nothing', async () => {
  const { press, state } = await newOrder('sbp');
  const answer = await press('approve', {}, { 'sec-fetch-site': 'cross-site' });
  assert.equal(answer.status, 403);
  assert.equal((await state()).state, 'created');
});

test('an unknown payment is a page, not an error', async () => {
  const answer = await stand.ask(`GET /stand/bank/pay/${randomUUID()}`);
  assert.equal(answer.status, 404);
  assert.match(answer.text, /Нет такого платежа/u);
});
