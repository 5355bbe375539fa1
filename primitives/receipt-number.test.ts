// Numbers of receipts: worked out by hand from wire/moy-nalog §13.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { numberHash, numberMessage, numberSequence, receiptNumber } from './receipt-number.ts';

const facts = {
  inn: '502711111153',
  requestAt: '1970-01-01T00:00:02.900Z',
  operationAt: '1970-01-01T00:00:01.000Z',
  buyerInn: null,
  totalKopecks: 300_100,
  partner: null,
  device: null,
};

test('the message is ИНН, two times, buyer, sum, partner and device, byte by byte', () => {
  const expected = Buffer.concat([
    Buffer.from('502711111153'),
    Buffer.from('0000000000000002', 'hex'),
    Buffer.from('0000000000000001', 'hex'),
    Buffer.from('0'),
    // 300 100 = 4 × 65 536 + 148 × 256 + 68
    Buffer.from([4, 148, 68]),
    Buffer.from('0'),
  ]);
  assert.deepEqual(Buffer.from(numberMessage(facts)), expected);
});

test('the hash is the last six characters of the digest in base 36', () => {
  assert.equal(numberHash(Uint8Array.from([36])), '000010');
  const digest = createHmac('sha256', 'key').update(numberMessage(facts)).digest();
  const whole = BigInt(`0x${digest.toString('hex')}`).toString(36);
  assert.equal(numberHash(digest), whole.slice(-6));
  assert.equal(receiptNumber(37, digest), `0011${whole.slice(-6)}`);
});

test('the sequence has four characters and ends', () => {
  assert.equal(numberSequence(0), '0000');
  assert.equal(numberSequence(36 ** 4 - 1), 'zzzz');
  assert.throws(() => numberSequence(36 ** 4), RangeError);
});
