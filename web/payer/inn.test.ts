import assert from 'node:assert/strict';
import { test } from 'node:test';
import { innOf } from './inn.ts';

test('only the number of a person is looked for', () => {
  assert.equal(innOf('500100732259'), '500100732259');
  assert.equal(innOf('5001 0073 2259'), '500100732259');
  assert.equal(innOf('500100732258'), null);
  assert.equal(innOf('7707083893'), null);
});
