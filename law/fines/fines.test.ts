// What holds for any fine: more delay never costs less, circumstances do what their articles say.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, addMonths, day } from '#primitives/days';
import { kopecks } from '#primitives/money';
import type { Fact } from '../trace.ts';
import { lateReturnFine, monthsLate } from './late-return.ts';

const DUE = day('2026-04-30');

function fact<Value>(value: Value): Fact<Value> {
  return { value, source: 'декларация', on: DUE, kind: 'declared' };
}

const PLAIN = { isMitigated: false, isRepeated: false };

function fineOf(tax: number, days: number, circumstances = PLAIN): number {
  return lateReturnFine({
    nominalDueOn: DUE,
    filedOn: addDays(DUE, days),
    unpaidTax: fact(kopecks(tax)),
    circumstances,
  }).amountKopecks;
}

const tax = fc.integer({ min: 0, max: 1_000_000_000 });
const days = fc.integer({ min: 1, max: 400 });

test('more delay or more tax never lowers the fine, and it keeps its limits', () => {
  fc.assert(
    fc.property(tax, fc.nat(1_000_000), days, (amount, more, late) => {
      const fine = fineOf(amount, late);
      assert.ok(fineOf(amount, late + 1) >= fine);
      assert.ok(fineOf(amount + more, late) >= fine);
      assert.ok(fine >= 100_000 && fine <= Math.max(100_000, Math.ceil(amount * 0.3)));
    }),
    { numRuns: 200 },
  );
  assert.equal(fineOf(100_000_000, 0), 0);
});

test('mitigated is half, repeated is double, both are as if neither were', () => {
  fc.assert(
    fc.property(tax, days, (amount, late) => {
      const fine = fineOf(amount, late);
      const half = fineOf(amount, late, { ...PLAIN, isMitigated: true });
      const double = fineOf(amount, late, { ...PLAIN, isRepeated: true });
      const both = fineOf(amount, late, { isMitigated: true, isRepeated: true });
      assert.ok(Math.abs(half * 2 - fine) <= 1 && Math.abs(double - fine * 2) <= 1);
      assert.equal(both, fine);
    }),
    { numRuns: 100 },
  );
});

test('a month of delay ends on the same date or on the last day of a shorter month', () => {
  const due = fc.integer({ min: 0, max: 800 }).map((from) => addDays(day('2024-01-01'), from));
  fc.assert(
    fc.property(due, fc.integer({ min: 1, max: 30 }), (from, months) => {
      assert.equal(monthsLate(from, addMonths(from, months)), months);
      assert.equal(monthsLate(from, addDays(addMonths(from, months), 1)), months + 1);
    }),
    { numRuns: 200 },
  );
  assert.equal(monthsLate(DUE, DUE), 0);
});
