import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeIn, momentIn } from './address.ts';

const at = (query: string) => new URL(`http://localhost/id/blocked?${query}`);

test('an address says a moment and a code, and nothing else', () => {
  assert.equal(momentIn(at('until=2026-11-21T09:30:00.000Z'), 'until'), '2026-11-21T09:30:00.000Z');
  assert.equal(momentIn(at('until=позвоните+по+номеру'), 'until'), null);
  assert.equal(momentIn(at('until=2026-99-21T09:30:00Z'), 'until'), null);
  assert.equal(codeIn(at('code=server_error')), 'server_error');
  assert.equal(codeIn(at('code=call+8+800')), null);
});
