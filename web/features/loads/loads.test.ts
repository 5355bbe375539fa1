import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMoving, loadsReading, lookCount, reportAddress, rowsReading } from './loads.ts';

test('a load that the worker has is asked for again, a finished one is not', () => {
  const moving = ['reading', 'checking', 'confirmed'] as const;
  const still = ['checked', 'taken', 'dropped', 'refused'] as const;
  assert(moving.every((state) => isMoving({ state })));
  assert(!still.some((state) => isMoving({ state })));
});

test('the address of the page is what is asked for', () => {
  assert.deepEqual(loadsReading({ page: '2' }).queryKey, ['loads', 'list', { page: '2' }]);
  const { queryKey } = rowsReading('id', { outcome: 'look', other: 'x' });
  assert.deepEqual(queryKey[3], { outcome: 'look', warning: undefined, after: undefined });
});

test('the report is filtered as the page is, and whole without a filter', () => {
  const search = { outcome: 'look', after: '50' };
  assert.equal(reportAddress('id', 'csv', search), '/api/ops/v1/loads/id/report.csv?outcome=look');
  assert.equal(reportAddress('id', 'xlsx', {}), '/api/ops/v1/loads/id/report.xlsx');
});

test('rows that need a look are counted', () => {
  const totals = [{ outcome: 'look' as const, count: 3, amountKopecks: 1 }];
  assert.equal(lookCount({ totals }), 3);
  assert.equal(lookCount({ totals: [] }), 0);
});
