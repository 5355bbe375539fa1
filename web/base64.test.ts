import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base64Of } from './base64.ts';

test('bytes of any size travel whole', async () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, place) => place % 256);
  const text = await base64Of(new Blob([bytes]));
  assert.deepEqual(new Uint8Array(Buffer.from(text, 'base64')), bytes);
});
