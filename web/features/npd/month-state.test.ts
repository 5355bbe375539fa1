import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { YearMonth } from '../../npd/months.ts';
import { stateOf } from './month-state.ts';

type Tax = NonNullable<YearMonth['tax']>;
const tax = (part: Partial<Tax>): Tax => ({
  state: 'waiting',
  taxKopecks: 45_000,
  bonusUsedKopecks: 15_000,
  payableKopecks: 45_000,
  carriedOutKopecks: 0,
  dueOn: '2026-12-28',
  chargeId: null,
  ...part,
});
const stateWith = (part: Partial<Tax>) => stateOf({ tax: tax(part), isJoined: false });

test('an open period and one whose sum is not told yet are being computed', () => {
  assert.equal(stateWith({ state: 'open' }), 'preview');
  assert.equal(stateWith({ state: 'open', payableKopecks: 0 }), 'preview');
  assert.equal(stateWith({}), 'preview');
});

test('a charge is what is to be paid', () => {
  assert.equal(stateWith({ state: 'charged', chargeId: 'c-1' }), 'charged');
});

test('less than 100 ₽ goes on, nothing is nothing', () => {
  const small = { payableKopecks: 0, carriedOutKopecks: 9_000, dueOn: null };
  assert.equal(stateWith({ ...small, taxKopecks: 9_000 }), 'carried');
  assert.equal(stateWith({ ...small, state: 'charged' }), 'carried');
  // Nothing of its own, but what was carried in goes on.
  assert.equal(stateWith({ ...small, taxKopecks: 0 }), 'carried');
  assert.equal(stateWith({ ...small, taxKopecks: 0, carriedOutKopecks: 0 }), 'none');
});

test('a month inside a longer period has no word of its own but that', () => {
  assert.equal(stateOf({ tax: null, isJoined: true }), 'joined');
  assert.equal(stateOf({ tax: null, isJoined: false }), null);
});
