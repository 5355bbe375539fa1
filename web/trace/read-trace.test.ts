import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTrace } from './read-trace.ts';

test('a document of another format is not guessed at', () => {
  assert.equal(
    readTrace({ schema: 'kabinet-trace/1', rule: 'property.tax' })?.rule,
    'property.tax',
  );
  assert.equal(readTrace({ schema: 'kabinet-trace/2' }), null);
});
