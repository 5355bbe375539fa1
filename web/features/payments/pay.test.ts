import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Payment } from '#contract/payments';
import {
  type Quote,
  chargesAsked,
  forgetPaymentId,
  keepPaymentId,
  nextPlace,
  payBodyOf,
  readAmount,
} from './pay.ts';

const A = '00000000-0000-4000-8000-00000000000a';
const B = '00000000-0000-4000-8000-00000000000b';

function memory() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

const quote: Quote = {
  amountKopecks: 100_000,
  feeKopecks: 0,
  totalKopecks: 100_000,
  payee: 'Казначейство России (ФНС России)',
  arrivesOn: '2026-11-21',
  covers: [],
  freeKopecks: 0,
};

test('takes charges from the address, each once, and nothing that is not an id', () => {
  assert.deepEqual(chargesAsked(`${A},${B},${A},x`), [A, B]);
  assert.deepEqual(chargesAsked(undefined), []);
});

test('reads a sum as people type it and refuses none at all', () => {
  assert.deepEqual(readAmount('1 500,5'), { ok: true, value: 150_050 });
  assert.deepEqual(readAmount('0'), { ok: false, reason: 'zero' });
  assert.deepEqual(readAmount('сто'), { ok: false, reason: 'format' });
});

test('a part of a charge names it, more than it needs is an advance', () => {
  const wish = { asked: [A], method: 'sbp' } as const;
  assert.deepEqual(payBodyOf({ ...wish, quote, needed: 120_000 }).chargeIds, [A]);
  assert.deepEqual(payBodyOf({ ...wish, quote, needed: 90_000 }).chargeIds, []);
  assert.deepEqual(payBodyOf({ ...wish, quote, needed: null }).chargeIds, []);
});

test('the same wish keeps its id over a reload, another wish gets a new one', () => {
  const kept = memory();
  const wish = payBodyOf({ quote, asked: [A], needed: 100_000, method: 'sbp' });
  const id = keepPaymentId(wish, kept);
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  assert.equal(keepPaymentId(wish, kept), id);
  assert.notEqual(keepPaymentId({ ...wish, method: 'card' }, kept), id);
});

test('after a final answer the same wish is another payment', () => {
  const kept = memory();
  const wish = payBodyOf({ quote, asked: [A], needed: 100_000, method: 'sbp' });
  const id = keepPaymentId(wish, kept);
  forgetPaymentId(kept);
  assert.notEqual(keepPaymentId(wish, kept), id);
});

test('a card and a phone go to the bank, a desktop shows the code', () => {
  const payment = { paymentId: A, state: 'waiting', payUrl: '/bank', method: 'sbp' } as Payment;
  assert.deepEqual(nextPlace(payment, true), { bank: '/bank' });
  assert.deepEqual(nextPlace(payment, false), { page: `/payments/${A}` });
  assert.deepEqual(nextPlace({ ...payment, method: 'card' }, false), { bank: '/bank' });
  assert.deepEqual(nextPlace({ ...payment, payUrl: null }, true), { page: `/payments/${A}` });
});
