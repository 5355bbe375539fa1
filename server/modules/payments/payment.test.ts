import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { enpRequisitesOn } from '#law/ens/requisites';
import { addSeconds, day, moment } from '#primitives/days';
import type { Moment } from '#primitives/days';
import { kopecks } from '#primitives/money';
import { isOpen, nextStep, shownState } from './payment.ts';
import type { BankWord, Payment, State, Step } from './payment.ts';

const now = moment('2026-02-02T09:00:00Z');
const clocks = { now, wall: now };
const id = '0194c3f0-0000-7000-8000-000000000001';

const payment = (more: Partial<Payment> = {}): Payment => ({
  paymentId: id,
  number: '2026-000001',
  method: 'sbp',
  amountKopecks: kopecks(124_850),
  chargeIds: [],
  purpose: 'ЕНП. Платёж № 2026-000001',
  payee: enpRequisitesOn(day('2026-02-02')),
  state: 'waiting',
  declineReason: null,
  createdAt: now,
  bankOrderId: 'b1',
  payUrl: 'http://bank.test/pay/b1',
  qrLink: null,
  paidAt: null,
  covers: null,
  unallocatedKopecks: null,
  receiptId: null,
  orderedAt: now,
  alertedAt: null,
  ...more,
});

const order = (more: object = {}): BankWord => ({
  is: 'order',
  orderId: id,
  bankOrderId: 'b1',
  amountKopecks: 124_850,
  currency: 'RUB',
  state: 'created',
  reason: null,
  paidAt: null,
  ...more,
});
const paidWord = order({ state: 'paid', paidAt: now });
const step = (given: Partial<Payment>, word: BankWord, wall: Moment = now): Step =>
  nextStep(payment(given), word, { now, wall });

test('what the bank says itself decides', () => {
  assert.deepEqual(step({}, paidWord), { to: 'paid', paidAt: now });
  assert.deepEqual(step({}, order({ state: 'pending' })), { to: 'checking' });
  assert.deepEqual(step({}, order()), { to: 'same' });
  assert.deepEqual(step({}, order({ state: 'expired' })), { to: 'declined', reason: 'expired' });
  assert.deepEqual(step({}, order({ state: 'declined', reason: 'blocked_card' })), {
    to: 'declined',
    reason: 'blocked_card',
  });
});

test('an order that was given up ends, unless somebody was sent to pay one never made', () => {
  const givenUp = { to: 'declined', reason: 'cancelled' };
  assert.deepEqual(step({}, order({ state: 'cancelled' })), givenUp);
  assert.deepEqual(step({ payUrl: null, bankOrderId: null }, { is: 'unmade' }), givenUp);
  assert.deepEqual(step({}, { is: 'unmade' }), { to: 'same' });
  assert.deepEqual(step({ state: 'paid' }, order({ state: 'cancelled' })), { to: 'same' });
});

test('silence is «Проверяем», never an end', () => {
  assert.deepEqual(step({}, { is: 'silent' }), { to: 'checking' });
  assert.deepEqual(step({ state: 'checking' }, { is: 'silent' }), { to: 'same' });
  assert.deepEqual(step({ state: 'review' }, { is: 'silent' }), { to: 'same' });
});

test('an order the bank never made is declined after a minute, not before', () => {
  const given = { payUrl: null, bankOrderId: null };
  assert.deepEqual(step(given, { is: 'absent' }, addSeconds(now, 59)), { to: 'same' });
  assert.deepEqual(step(given, { is: 'absent' }, addSeconds(now, 60)), {
    to: 'declined',
    reason: 'bank_unavailable',
  });
  assert.equal(step({}, { is: 'absent' }, addSeconds(now, 60)).to, 'review');
});

test('anything that differs from the intent is reviewed, whatever its state', () => {
  const wrong: [string, object][] = [
    ['order', { orderId: '0194c3f0-0000-7000-8000-000000000002' }],
    ['bank_order', { bankOrderId: 'b2' }],
    ['amount', { amountKopecks: 124_950 }],
    ['currency', { currency: 'USD' }],
    ['reason', { state: 'declined', paidAt: null }],
    ['paid_at', { paidAt: null }],
    ['paid_at', { paidAt: addSeconds(now, 3600) }],
    ['paid_at', { paidAt: addSeconds(now, -3600) }],
  ];
  for (const [because, more] of wrong) {
    const word = order({ state: 'paid', paidAt: now, ...more });
    assert.deepEqual(step({}, word), { to: 'review', because });
  }
});

test('a reviewed payment ends when the bank agrees with it again', () => {
  assert.equal(step({ state: 'review' }, paidWord).to, 'paid');
  assert.equal(step({ state: 'review' }, order()).to, 'checking');
});

test('money taken after a refusal is not lost', () => {
  const given = { state: 'declined', declineReason: 'expired' } as const;
  assert.equal(step(given, paidWord).to, 'paid');
  assert.equal(step(given, order({ state: 'pending' })).to, 'same');
});

test('an intent without an address to pay at is shown as being checked', () => {
  assert.equal(shownState(payment({ payUrl: null })), 'checking');
  assert.equal(shownState(payment()), 'waiting');
});

const words = fc.oneof(
  fc.constant<BankWord>({ is: 'silent' }),
  fc.constant<BankWord>({ is: 'absent' }),
  fc.constantFrom<BankWord>(
    order(),
    order({ state: 'pending' }),
    order({ state: 'declined', reason: 'blocked_card' }),
    order({ state: 'expired' }),
    order({ state: 'cancelled' }),
    { is: 'unmade' },
    order({ state: 'paid', paidAt: now, amountKopecks: 1 }),
    paidWord,
  ),
);

const after = (given: Payment, word: BankWord): Payment => {
  const taken = nextStep(given, word, clocks);
  return taken.to === 'same' ? given : { ...given, state: taken.to as State };
};

test('whatever the bank says in whatever order, money is taken once and paid is the end', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), (said) => {
      let current = payment();
      let posted = 0;
      for (const word of said) {
        const next = after(current, word);
        if (next.state === 'paid' && current.state !== 'paid') posted += 1;
        if (current.state === 'paid') assert.equal(next.state, 'paid');
        if (!isOpen(current.state)) assert.ok(!isOpen(next.state));
        current = next;
      }
      assert.equal(posted, said.includes(paidWord) ? 1 : 0);
    }),
  );
});
