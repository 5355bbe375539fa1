import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HeldPages } from './held-pages.ts';

const page = (version: string, bytes: number) => ({ version, bytes: Buffer.alloc(bytes) });
const megabyte = 1024 * 1024;

test('no more is held than may be; what was not asked for longest goes first', () => {
  const held = new HeldPages();
  for (let place = 0; place < 16; place += 1) held.hold(`key ${place}`, page('v', megabyte));
  assert.deepEqual(held.size, { pages: 16, bytes: 16 * megabyte });
  assert.ok(held.find('key 0'));
  held.hold('key 16', page('v', megabyte));
  assert.deepEqual(held.size, { pages: 16, bytes: 16 * megabyte });
  assert.equal(held.find('key 1'), null);
  assert.ok(held.find('key 0'));
});

test('a newer version takes the place of the older one', () => {
  const held = new HeldPages();
  held.hold('key', page('old', 10));
  held.hold('key', page('new', 7));
  assert.equal(held.find('key')?.version, 'new');
  assert.deepEqual(held.size, { pages: 1, bytes: 7 });
});

test('a page greater than all that may be held is not held', () => {
  const held = new HeldPages();
  held.hold('small', page('v', 10));
  held.hold('great', page('v', 17 * megabyte));
  assert.equal(held.find('great'), null);
  assert.deepEqual(held.size, { pages: 0, bytes: 0 });
});
