import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportAddress, filtersSet, paymentsQuery } from './payments.ts';

test('asks only for what the history can be filtered by', () => {
  assert.deepEqual(filtersSet({ state: 'paid', utm: 'x', page: '2' }), ['state']);
  assert.equal(paymentsQuery({ state: 'paid', page: '2' }).page, '2');
});

test('a file has the filters of the list and all its pages', () => {
  assert.equal(
    exportAddress({ state: 'paid', from: '2026-01-01', page: '2' }, 'csv'),
    '/api/cabinet/v1/payments/export.csv?state=paid&from=2026-01-01',
  );
});
