import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importKey, seal, unseal } from './sealing.ts';

const keyOf = (byte: number) => importKey(Buffer.alloc(32, byte).toString('base64'));
const place = 'queue|anna|1';
const value = { lines: [{ name: 'Мёд липовый' }], totalKopecks: 60_000 };

test('what is sealed shows nothing and opens whole under its key', async () => {
  const key = await keyOf(1);
  const sealed = await seal(key, place, value);
  const shown = Buffer.from(sealed.sealed);
  assert.ok(!shown.includes('Мёд') && !shown.includes('60000'));
  assert.deepEqual(await unseal(key, place, sealed), value);
  const again = await seal(key, place, value);
  assert.notDeepEqual(again.iv, sealed.iv);
});

test('another key, another place and a changed byte open nothing', async () => {
  const key = await keyOf(1);
  const sealed = await seal(key, place, value);
  assert.equal(await unseal(await keyOf(2), place, sealed), null);
  assert.equal(await unseal(key, 'queue|anna|2', sealed), null);
  new Uint8Array(sealed.sealed)[0]! ^= 1;
  assert.equal(await unseal(key, place, sealed), null);
});

test('the layout of a later build is left alone', async () => {
  const key = await keyOf(1);
  const sealed = await seal(key, place, value);
  assert.equal(await unseal(key, place, { ...sealed, form: 3 }), null);
});

test('the key cannot be read out of the browser again', async () => {
  const key = await keyOf(1);
  assert.equal(key.extractable, false);
  await assert.rejects(crypto.subtle.exportKey('raw', key));
});
