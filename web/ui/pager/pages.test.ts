import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageMarks } from './pages.ts';

test('shows every page of a short list', () => {
  assert.deepEqual(pageMarks(2, 3), [1, 2, 3]);
});

test('shows the ends and the neighbours of a long one', () => {
  assert.deepEqual(pageMarks(7, 20), [1, 'gap', 6, 7, 8, 'gap', 20]);
});

test('never hides a single page behind a gap', () => {
  assert.deepEqual(pageMarks(4, 9), [1, 2, 3, 4, 5, 'gap', 9]);
});
