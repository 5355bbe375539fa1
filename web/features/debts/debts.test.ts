import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Debts, chargesOf, partsAddress, partsOf, payAddress } from './debts.ts';

const items = [{ chargeIds: ['a', 'b'] }, { chargeIds: ['c'] }] as Debts['items'];

test('all debts are paid together, penalties and fines with them', () => {
  assert.equal(payAddress(chargesOf({ items })), '/pay?charges=a,b,c');
});

test('a debt opens to the overdue charges of its tax and year', () => {
  const address = partsAddress({ tax: 'transport', taxYear: 2024 });
  assert.equal(address, '/taxes/charges?status=overdue&tax=transport&year=2024');
});

test('interest has a column only where it is owed', () => {
  assert.deepEqual(partsOf({ interestKopecks: 0 }), ['principal', 'penalty', 'fine']);
  assert.deepEqual(partsOf({ interestKopecks: 1 }), ['principal', 'penalty', 'interest', 'fine']);
});
