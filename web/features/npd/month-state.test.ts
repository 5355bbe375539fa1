import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Month } from '../../npd/npd.ts';
import { chargeOf, stateOf } from './month-state.ts';

type Tax = NonNullable<Month['tax']>;
const tax = (more: object = {}) =>
  ({
    period: { name: '2026-03', from: '2026-03-01', to: '2026-03-31', isLast: false },
    previewKopecks: 9_000,
    grossKopecks: 12_000,
    bonusUsedKopecks: 3_000,
    bonusLeftKopecks: 0,
    taxKopecks: 9_000,
    carriedInKopecks: 0,
    carriedOutKopecks: 0,
    payableKopecks: 9_000,
    toldBy: '2026-04-12',
    dueOn: '2026-04-28',
    chargeId: null,
    trace: {},
    ...more,
  }) as Tax;

test('a month that lasts is being computed; one that is over waits for its charge', () => {
  assert.equal(stateOf('2026-03', tax(), '2026-03-20'), 'preview');
  assert.equal(stateOf('2026-03', tax(), '2026-04-05'), 'preview');
  const charged = tax({ chargeId: '0b0e' });
  assert.equal(stateOf('2026-03', charged, '2026-04-13'), 'charged');
  assert.equal(chargeOf(charged), '0b0e');
});

test('under a hundred roubles go on, and nothing is nothing', () => {
  const small = tax({ payableKopecks: 0, carriedOutKopecks: 9_000 });
  assert.equal(stateOf('2026-03', small, '2026-04-13'), 'carried');
  const none = tax({ payableKopecks: 0, taxKopecks: 0 });
  assert.equal(stateOf('2026-03', none, '2026-04-13'), 'none');
});

test('the first month of two is charged with the second', () => {
  const long = { name: '2026-03', from: '2026-02-10', to: '2026-03-31', isLast: false };
  assert.equal(stateOf('2026-02', tax({ period: long }), '2026-04-13'), 'joined');
});
