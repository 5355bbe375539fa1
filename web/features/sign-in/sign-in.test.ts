import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '../../api.ts';
import { isStale, lockedAddress } from './sign-in.ts';
import { signInTexts } from './texts.ts';
import { staff } from './stand-list.ts';

const refusal = (code: string, params = {}) =>
  new Refusal({ status: 422, code, detail: '', params });

test('a wrong code is not a stale page', () => {
  assert.equal(isStale(refusal('identity.code_wrong')), false);
  assert.equal(isStale(refusal('sign-on.interaction_absent')), true);
});

test('only a closed sign-in is explained, with its end', () => {
  assert.equal(lockedAddress(refusal('identity.wrong_credentials')), null);
  assert.equal(
    lockedAddress(refusal('identity.locked', { lockedUntil: '2026-11-21T09:30:00.000Z' })),
    '/id/blocked?until=2026-11-21T09%3A30%3A00.000Z',
  );
});

test('every role of the staff of the stand has its word', () => {
  assert.equal(staff.length, 9);
  for (const { role } of staff) assert.ok(signInTexts.ru.roles[role] && signInTexts.en.roles[role]);
});
