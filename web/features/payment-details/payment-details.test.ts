import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAccountKeyRight } from '#primitives/identifiers/account';
import { emptyDetails, wrongFields } from './payment-details.ts';

const BIK = '044525225';
/** Whichever key of the ten fits the bank. */
const ACCOUNT = Array.from({ length: 10 }, (_, key) => `40817810${key}70000123456`).find((one) =>
  isAccountKeyRight(one, BIK),
)!;
const right = {
  ...emptyDetails('account'),
  bankName: 'Сбербанк',
  bik: BIK,
  account: ACCOUNT,
  correspondentAccount: '30101810400000000225',
};

test('right details have nothing to mend, empty ones everything in its order', () => {
  assert.deepEqual(wrongFields(right), []);
  assert.deepEqual(wrongFields(emptyDetails('account')), [
    'bankName',
    'bik',
    'account',
    'correspondentAccount',
  ]);
});

test('one digit of the account that is mixed up does not fit the bank', () => {
  const digit = right.account.at(-1) === '9' ? '8' : '9';
  assert.deepEqual(wrongFields({ ...right, account: right.account.slice(0, -1) + digit }), [
    'account',
  ]);
});

test('of a phone only the bank and the phone count', () => {
  const phone = { ...emptyDetails('phone'), bankName: 'Т-Банк', phone: '8 (916) 123-45-67' };
  assert.deepEqual(wrongFields(phone), []);
  assert.deepEqual(wrongFields({ ...phone, phone: '123' }), ['phone']);
});
