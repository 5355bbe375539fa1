import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc16, dynamicLink } from './sbp-link.ts';

test('the check sum is CRC-16/CCITT-FALSE', () => {
  assert.equal(crc16('123456789'), '29B1');
});

test('the check sum covers the link up to itself', () => {
  // An id of the right shape; the sum was counted by hand with an independent CRC.
  const link = 'https://qr.nspk.ru/AD10000000000000000000000000TEST?type=02&bank=100000000999';
  assert.equal(crc16(`${link}&sum=150000&cur=RUB`), '5960');
  const made = dynamicLink(150_000, 'AD10000000000000000000000000TEST');
  assert.equal(made, `${link}&sum=150000&cur=RUB&crc=5960`);
});

test('two links are never the same', () => {
  assert.notEqual(dynamicLink(100), dynamicLink(100));
});
