import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type NoticeLine, payAddressOf } from './notices.ts';

const aLine = (chargeId: string, payableKopecks: number) =>
  ({ chargeId, payableKopecks }) as NoticeLine;

test('only what is left of a notice is paid', () => {
  assert.equal(payAddressOf({ lines: [aLine('a', 100), aLine('b', 0)] }), '/pay?charges=a');
  assert.equal(payAddressOf({ lines: [aLine('b', 0)] }), null);
});
