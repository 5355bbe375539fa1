import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Charge } from '#contract/ledger';
import { type Offset, canSetAside, isSameWish, stateOf } from './offsets.ts';

const charge = {
  dueOn: '2026-12-01',
  isApart: false,
  correctedOn: null,
  outstandingKopecks: 100,
  offsetKopecks: 0,
} as Charge;

test('money is set aside only for what is still to come and has no statement yet', () => {
  assert.equal(canSetAside(charge, '2026-11-30'), true);
  assert.equal(canSetAside(charge, '2026-12-01'), false);
  assert.equal(canSetAside({ ...charge, isApart: true }, '2026-11-30'), false);
  assert.equal(canSetAside({ ...charge, offsetKopecks: 1 }, '2026-11-30'), false);
  assert.equal(canSetAside({ ...charge, outstandingKopecks: 0 }, '2026-11-30'), false);
});

const none = {
  amountKopecks: 100,
  heldKopecks: 0,
  usedKopecks: 0,
  outrankedKopecks: 0,
  withdrawnKopecks: 0,
  releasedKopecks: 0,
} as Offset;

test('a statement is told by what became of its money', () => {
  assert.equal(stateOf({ ...none, heldKopecks: 60, outrankedKopecks: 40 }), 'held');
  assert.equal(stateOf({ ...none, usedKopecks: 100 }), 'used');
  assert.equal(stateOf({ ...none, usedKopecks: 60, outrankedKopecks: 40 }), 'part_used');
  assert.equal(stateOf({ ...none, outrankedKopecks: 100 }), 'outranked');
  assert.equal(stateOf({ ...none, withdrawnKopecks: 100 }), 'withdrawn');
  assert.equal(stateOf({ ...none, releasedKopecks: 100 }), 'released');
});

test('harm shown for one sum is not taken for the harm of another', () => {
  const shown = { chargeId: 'a', amountKopecks: 100 };
  assert.equal(isSameWish(shown, { chargeId: 'a', amountKopecks: 100 }), true);
  assert.equal(isSameWish(shown, { chargeId: 'a', amountKopecks: 101 }), false);
  assert.equal(isSameWish(shown, { chargeId: 'b', amountKopecks: 100 }), false);
  assert.equal(isSameWish(undefined, shown), false);
});
