// The key rate of a day, its editions, and days cut where the rate changes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, day, daysBetween } from '#primitives/days';
import { LawRefusal, type RefusalCode } from '../refusal.ts';
import { KEY_RATE_EDITIONS, OWN_HISTORY, keyRateOn, rateSpans } from './key-rate.ts';

function refuses(code: RefusalCode, call: () => unknown): void {
  assert.throws(call, (error: unknown) => error instanceof LawRefusal && error.code === code);
}

test('the key rate of a day, and whether it is confirmed', () => {
  const at = (text: string) => keyRateOn(day(text));
  assert.equal(at('2022-05-26').ratePct, '14.00');
  assert.equal(at('2022-05-27').ratePct, '11.00');
  assert.equal(at('2025-10-27').ratePct, '16.50');
  assert.deepEqual(
    ['2026-10-25', '2026-10-26'].map((text) => [at(text).ratePct, at(text).verified]),
    [
      ['14.00', true],
      ['14.00', false],
    ],
  );
  refuses('law.key_rate_unknown', () => at('2021-03-21'));
});

test('editions follow each other without a gap, and only the last is unsure', () => {
  for (const [place, { to }] of KEY_RATE_EDITIONS.entries()) {
    const next = KEY_RATE_EDITIONS[place + 1]?.from;
    assert.equal(to, next === undefined ? null : addDays(next, -1));
  }
  const unsure = KEY_RATE_EDITIONS.filter(({ isUnverified }) => isUnverified);
  assert.deepEqual(
    unsure.map(({ from, note }) => [from, note]),
    [['2026-10-26', '14.00 %']],
  );
  assert.equal(KEY_RATE_EDITIONS.length, OWN_HISTORY.rates.length + 1);
});

test('spans cover each day once, each at its own rate and certainty', () => {
  const start = fc.integer({ min: 0, max: 2000 }).map((days) => addDays(day('2021-03-22'), days));
  fc.assert(
    fc.property(start, fc.integer({ min: 0, max: 700 }), (from, length) => {
      const to = addDays(from, length);
      const spans = rateSpans(from, to, OWN_HISTORY);
      const days = spans.map((span) => daysBetween(span.from, span.to) + 1);
      assert.equal(
        days.reduce((sum, count) => sum + count, 0),
        length + 1,
      );
      for (const { from: first, to: last, ratePct, verified } of spans) {
        for (const on of [first, last]) {
          const { ratePct: rate, verified: isSure } = keyRateOn(on);
          assert.deepEqual([rate, isSure], [ratePct, verified], on);
        }
      }
    }),
    { numRuns: 200 },
  );
});
