import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { addSeconds, moment } from '#primitives/days';
import { readCallback, WINDOW_S } from './callback.ts';

const secret = 'bank-secret-of-tests';
const wall = moment('2026-02-02T09:00:00Z');
const body = Buffer.from(
  JSON.stringify({
    eventId: 'e1',
    bankOrderId: 'b1',
    orderId: '0194c3f0-0000-7000-8000-000000000001',
    amountKopecks: 1,
    currency: 'RUB',
    state: 'paid',
    reason: null,
    at: wall,
  }),
);
const sign = (rawBody: Buffer, seconds: number, key = secret) => ({
  rawBody,
  timestamp: String(seconds),
  signature: `v1=${createHmac('sha256', key).update(`${seconds}.`).update(rawBody).digest('hex')}`,
});
const seconds = Date.parse(wall) / 1000;
const verdictOf = (signed: Parameters<typeof readCallback>[0], at = wall) => {
  const reading = readCallback(signed, secret, at);
  return reading.is === 'wrong' ? reading.verdict : 'believed';
};

test('a callback signed by the bank now is believed', () => {
  assert.equal(verdictOf(sign(body, seconds)), 'believed');
});

test('five minutes either way are the limit', () => {
  const signed = sign(body, seconds);
  assert.equal(verdictOf(signed, addSeconds(wall, WINDOW_S)), 'believed');
  assert.equal(verdictOf(signed, addSeconds(wall, -WINDOW_S)), 'believed');
  assert.equal(verdictOf(signed, addSeconds(wall, WINDOW_S + 1)), 'stale');
  assert.equal(verdictOf(signed, addSeconds(wall, -WINDOW_S - 1)), 'stale');
});

test('no signature, another key, another time or one changed byte are refused', () => {
  const signed = sign(body, seconds);
  assert.equal(verdictOf({ ...signed, signature: undefined }), 'unsigned');
  assert.equal(verdictOf({ ...signed, timestamp: undefined }), 'unsigned');
  assert.equal(verdictOf({ ...signed, signature: 'v1=00' }), 'unsigned');
  assert.equal(verdictOf(sign(body, seconds, 'another secret')), 'wrong_signature');
  assert.equal(verdictOf({ ...signed, timestamp: String(seconds + 1) }), 'wrong_signature');
  fc.assert(
    fc.property(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
      const changed = Buffer.from(body);
      changed[place]! ^= change;
      assert.equal(verdictOf({ ...signed, rawBody: changed }), 'wrong_signature');
    }),
  );
});

test('a signed body without the facts of an order is unreadable, not a crash', () => {
  for (const text of ['{}', 'null', '[]', '{"eventId":"e1","orderId":"1"}']) {
    assert.equal(verdictOf(sign(Buffer.from(text), seconds)), 'unreadable');
  }
});
