import assert from 'node:assert/strict';
import { test } from 'node:test';
import { yearsOf } from './months.ts';

test('the year that is shown can be chosen, though nothing happened in it', () => {
  assert.deepEqual(yearsOf({ year: 2026, years: [2025, 2024] }), [2026, 2025, 2024]);
  assert.deepEqual(yearsOf({ year: 2025, years: [2026, 2025] }), [2026, 2025]);
  assert.deepEqual(yearsOf({ year: 2026, years: [] }), [2026]);
});
