import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secondsLeft } from './countdown.ts';

test('the countdown ends at zero and never goes below', () => {
  assert.equal(secondsLeft(1000, 60, 1000), 60);
  assert.equal(secondsLeft(1000, 60, 1001), 60);
  assert.equal(secondsLeft(1000, 60, 31_000), 30);
  assert.equal(secondsLeft(1000, 60, 999_000), 0);
});
