import assert from 'node:assert/strict';
import { test } from 'node:test';
import { monthsOf, yearsOf } from './months.ts';

test('this year ends with this month, an earlier one is whole', () => {
  assert.deepEqual(monthsOf(2026, '2026-03-31'), ['2026-01', '2026-02', '2026-03']);
  assert.equal(monthsOf(2025, '2026-03-31').length, 12);
  assert.equal(monthsOf(2025, '2026-03-31').at(-1), '2025-12');
});

test('years go from the first registration to now, newest first', () => {
  const history = [{ registeredOn: '2026-01-01' }, { registeredOn: '2024-05-02' }];
  assert.deepEqual(yearsOf(history, '2026-11-22'), [2026, 2025, 2024]);
  assert.deepEqual(yearsOf([], '2026-11-22'), [2026]);
});
