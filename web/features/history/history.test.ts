import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Act } from './history.ts';
import { historyReading, partsOf, splitParts } from './history.ts';

test('an act shows three entries, a fourth is not hidden alone', () => {
  const split = (count: number) => {
    const { shown, hidden } = splitParts(Array.from({ length: count }, (_, place) => place));
    return [shown.length, hidden.length];
  };
  assert.deepEqual([0, 1, 3, 4, 5, 50].map(split), [
    [0, 0],
    [1, 0],
    [3, 0],
    [4, 0],
    [3, 2],
    [3, 47],
  ]);
});

test('the money that came is no part of what it did', () => {
  const act = { entries: [{ chargeId: null }, { chargeId: 'c' }] } as Pick<Act, 'entries'>;
  assert.deepEqual(partsOf(act), [{ chargeId: 'c' }]);
});

test('only what the address says is asked for', () => {
  const { queryKey } = historyReading({ what: 'money', on: '2026-01-01' });
  assert.deepEqual(queryKey, ['account', 'history', { what: 'money', page: undefined }]);
});
