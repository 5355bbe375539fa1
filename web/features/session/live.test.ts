import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keysOf } from './live.ts';

test('a payment refreshes the account as well, once', () => {
  assert.deepEqual(keysOf(['payments', 'account']).sort(), ['account', 'payments']);
});

test('news of an unknown topic refresh nothing', () => {
  assert.deepEqual(keysOf(['weather']), []);
});
