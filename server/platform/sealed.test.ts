import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { keyringOf } from './sealed.ts';

const keys = keyringOf({ fields: randomBytes(32), lookups: randomBytes(32) });
const place = { table: 'identity.subject', column: 'phone', row: '1' };

test('a sealed value opens in its place and nowhere else', () => {
  const sealed = keys.seal(place, '79161234567');
  assert.equal(keys.open(place, sealed), '79161234567');
  for (const moved of [{ row: '2' }, { column: 'email' }, { table: 'identity.other' }]) {
    assert.throws(() => keys.open({ ...place, ...moved }, sealed));
  }
  assert.ok(!sealed.includes('79161234567'));
});

test('equal values are sealed differently, and a changed byte does not open', () => {
  const one = keys.seal(place, 'x');
  assert.notDeepEqual(one, keys.seal(place, 'x'));
  for (let at = 0; at < one.length; at += 1) {
    const broken = Buffer.from(one);
    broken[at]! ^= 1;
    assert.throws(() => keys.open(place, broken), `byte ${at}`);
  }
});

test('a look-up is equal for equal values of one purpose only', () => {
  assert.deepEqual(keys.lookup('phone', '7'), keys.lookup('phone', '7'));
  assert.notDeepEqual(keys.lookup('phone', '7'), keys.lookup('email', '7'));
  const other = keyringOf({ fields: randomBytes(32), lookups: randomBytes(32) });
  assert.notDeepEqual(keys.lookup('phone', '7'), other.lookup('phone', '7'));
});
