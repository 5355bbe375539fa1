import assert from 'node:assert/strict';
import { test } from 'node:test';
import { READERS, TAKERS, isOneOf } from './ops-roles.ts';
import { opsTexts } from './ops-texts.ts';

test('who takes an alert can see it, and every role has its word', () => {
  for (const role of TAKERS) assert.ok(READERS.includes(role), role);
  for (const role of READERS) assert.ok(opsTexts.ru.roles[role] && opsTexts.en.roles[role], role);
});

test('one role of several is enough, none is not', () => {
  assert.equal(isOneOf(READERS, ['verifier', 'support']), true);
  assert.equal(isOneOf(TAKERS, ['verifier', 'support']), false);
  assert.equal(isOneOf(READERS, []), false);
});
