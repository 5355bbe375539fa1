import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countdown, guardState, secondsLeft } from './clock.ts';

const times = { idleEndsAt: '2026-11-21T12:15:00.000Z', warnBeforeS: 120, clockSkewMs: 0 };
const at = (time: string) => Date.parse(`2026-11-21T${time}.000Z`);

test('is quiet until two minutes before the end', () => {
  assert.equal(guardState(times, at('12:12:59')), 'quiet');
  assert.equal(guardState(times, at('12:13:00')), 'warning');
});

test('is over when the time has come', () => {
  assert.equal(guardState(times, at('12:14:59')), 'warning');
  assert.equal(guardState(times, at('12:15:00')), 'over');
});

test('counts by the clock of the server', () => {
  const ahead = { ...times, clockSkewMs: 60_000 };
  assert.equal(secondsLeft(ahead, at('12:13:00')), 60);
});

test('writes minutes and seconds', () => {
  assert.equal(countdown(65), '1:05');
  assert.equal(countdown(9), '0:09');
});
