import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSearch, stringifySearch, withChange } from './search.ts';

test('an address says its filters in plain words', () => {
  assert.equal(stringifySearch({ status: 'overdue', year: '2025' }), '?status=overdue&year=2025');
  assert.deepEqual(parseSearch('?status=overdue&year=2025'), { status: 'overdue', year: '2025' });
});

test('an empty filter leaves no trace', () => {
  assert.equal(stringifySearch({ status: '', tax: undefined }), '');
});

test('another filter begins at the first page', () => {
  assert.equal(withChange({ tax: 'land', page: '4' }, { status: 'due' }), '?tax=land&status=due');
  assert.equal(withChange({ tax: 'land', page: '4' }, { page: '5' }), '?tax=land&page=5');
});
