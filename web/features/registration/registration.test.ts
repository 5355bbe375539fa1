import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isStep, pageNumber } from './registration.ts';

test('a code belongs to the page that asked for it', () => {
  assert.deepEqual(pageNumber('phone'), pageNumber('phone_code'));
  assert.deepEqual(pageNumber('email'), { number: 2, count: 5 });
  assert.deepEqual(pageNumber('consents'), { number: 5, count: 5 });
});

test('what is finished is no step any more', () => {
  assert.equal(isStep('finished'), false);
  assert.equal(isStep('person'), true);
});
