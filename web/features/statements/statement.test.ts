import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BankLine, base64Of, proposedOf } from './statement.ts';

test('bytes of any size travel whole', async () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, place) => place % 256);
  const text = await base64Of(new Blob([bytes]));
  assert.deepEqual(new Uint8Array(Buffer.from(text, 'base64')), bytes);
});

test('what is no income is not ticked by itself', () => {
  const line = (lineId: string, excluded: object | null) => ({ lineId, excluded }) as BankLine;
  const chosen = proposedOf([line('a', null), line('b', { code: 'own_account' })]);
  assert.deepEqual([...chosen], ['a']);
});
