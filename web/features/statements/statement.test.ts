import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BankLine, operationOf, proposedOf } from './statement.ts';

test('what is no income is not ticked by itself', () => {
  const line = (lineId: string, excluded: object | null) => ({ lineId, excluded }) as BankLine;
  const chosen = proposedOf([line('a', null), line('b', { code: 'own_account' })]);
  assert.deepEqual([...chosen], ['a']);
});

test('the noon of today that is still ahead is now; one that has passed stays', () => {
  const operationAt = '2026-11-22T12:00:00+03:00';
  const line = { draft: { operationAt } } as BankLine;
  assert.equal(operationOf(line, Date.parse('2026-11-22T08:59:00Z')), null);
  assert.equal(operationOf(line, Date.parse('2026-11-22T09:00:00Z')), operationAt);
});
