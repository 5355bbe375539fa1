import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Payment } from '#contract/payments';
import type { Moment } from '#primitives/days';
import { askAgainMs, faceOf, mayCancel, retryAddress, splitTitle, statusOf } from './payment.ts';

const payment = (change: Partial<Payment>): Payment => ({
  paymentId: 'p',
  number: '703',
  method: 'sbp',
  state: 'waiting',
  amountKopecks: 100,
  feeKopecks: 0,
  payee: 'Казначейство России (ФНС России)',
  purpose: 'Единый налоговый платёж',
  createdAt: '2026-11-21T06:00:00.000Z',
  paidAt: null,
  payUrl: '/bank',
  qrLink: null,
  declineReason: null,
  covers: [],
  unallocatedKopecks: 0,
  receiptReady: false,
  reversedAt: null,
  ...change,
});

test('asks until the receipt is ready, and not after', () => {
  assert.equal(askAgainMs(payment({})), 2000);
  assert.equal(askAgainMs(payment({ state: 'paid' })), 2000);
  assert.equal(askAgainMs(payment({ state: 'paid', receiptReady: true })), false);
  assert.equal(askAgainMs(payment({ state: 'declined' })), false);
  assert.equal(askAgainMs(undefined), false);
});

test('a payment that was taken back is no longer called paid', () => {
  const paid = payment({ state: 'paid', receiptReady: true });
  const reversed = { ...paid, reversedAt: '2026-11-22T06:00:00.000Z' as Moment };
  assert.deepEqual([faceOf(paid), statusOf(paid)], ['paid', 'paid']);
  assert.deepEqual([faceOf(reversed), statusOf(reversed)], ['reversed', 'reversed']);
});

test('asks rarely about what a person decides', () => {
  assert.equal(askAgainMs(payment({ state: 'review' })), 30_000);
});

test('shows the code only while there is something to approve', () => {
  assert.equal(faceOf(payment({})), 'scan');
  assert.equal(faceOf(payment({ payUrl: null })), 'wait');
  assert.equal(faceOf(payment({ state: 'checking' })), 'wait');
});

test('a new try is for the same charges', () => {
  const cover = { chargeId: 'a', title: '', settledKopecks: 1, reservedKopecks: 0 };
  assert.equal(retryAddress(payment({ covers: [cover] })), '/pay?charges=a');
  assert.equal(retryAddress(payment({})), '/pay');
});

test('a title is split into the tax and its thing', () => {
  const { name, thing } = splitTitle('Транспортный налог за 2025 год — Лада Веста');
  assert.equal(name, 'Транспортный налог за 2025 год');
  assert.equal(thing, 'Лада Веста');
  assert.equal(splitTitle('Единый налоговый платёж').thing, '');
});

test('only what the bank has not ended may be given up', () => {
  assert.equal(mayCancel(payment({})), true);
  assert.equal(mayCancel(payment({ state: 'checking' })), true);
  for (const state of ['paid', 'declined', 'review'] as const) {
    assert.equal(mayCancel(payment({ state })), false, state);
  }
});
