// What holds for any patent: its payments are its cost, longer is never cheaper.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, day } from '#primitives/days';
import { kopecks, sum } from '#primitives/money';
import type { Fact } from '../trace.ts';
import { patentLimit } from './income-limit.ts';
import { type PatentInput, patentCost } from './patent-cost.ts';
import { PSN_VALUES } from './values.ts';

const RUNS = { numRuns: 100 };

function fact<Value>(value: Value): Fact<Value> {
  return { value, source: 'проверка', on: day('2026-11-21'), kind: 'loaded' };
}

function patent(more: Partial<PatentInput> = {}) {
  return patentCost({
    taxYear: 2026,
    potential: fact(kopecks(100_000_000)),
    from: day('2026-01-01'),
    to: day('2026-12-31'),
    rate: fact('0.06'),
    ...more,
  });
}

const potential = fc.integer({ min: 0, max: 2_000_000_000 }).map(kopecks);
const length = fc.integer({ min: 31, max: 365 });

test('payments add up to the cost, in whole roubles and in order', () => {
  fc.assert(
    fc.property(potential, length, potential, (income, days, paid) => {
      const cost = patent({
        potential: fact(income),
        to: addDays(day('2026-01-01'), days - 1),
        contributions: fact(paid),
      });
      const amounts = cost.payments.map(({ amountKopecks }) => amountKopecks);
      assert.equal(sum(amounts), cost.amountKopecks);
      assert.ok(amounts.every((one) => one % 100 === 0 && one >= 0));
      assert.equal(cost.days, days);
      const [first, second] = cost.payments;
      assert.ok(first !== undefined && (second === undefined || first.dueOn <= second.dueOn));
    }),
    RUNS,
  );
});

test('a longer patent is never cheaper, and the whole year costs the rate', () => {
  fc.assert(
    fc.property(potential, length, (income, days) => {
      const until = (count: number) =>
        patent({ potential: fact(income), to: addDays(day('2026-01-01'), count - 1) });
      const whole = until(365).taxKopecks;
      assert.ok(until(days).taxKopecks <= whole);
      assert.ok(days === 31 || until(days - 1).taxKopecks <= until(days).taxKopecks);
      assert.ok(Math.abs(whole - (income * 6) / 100) <= 50);
    }),
    RUNS,
  );
});

test('with employees at least half of the tax is paid', () => {
  fc.assert(
    fc.property(potential, potential, (income, paid) => {
      const facts = { potential: fact(income), contributions: fact(paid) };
      const alone = patent(facts);
      const helped = patent({ ...facts, hasEmployees: true });
      assert.ok(helped.appliedKopecks * 2 <= helped.taxKopecks);
      assert.ok(alone.amountKopecks <= helped.amountKopecks);
    }),
    RUNS,
  );
});

test('only a part of a year leaves the way of counting open', () => {
  assert.equal(patent().trace.unverified, false);
  assert.equal(patent({ to: day('2026-12-30') }).trace.unverified, true);
});

test('a value of the law on the first day of an edition and the day before', () => {
  const pairs: readonly [key: string, first: string, value?: string, before?: string][] = [
    ['psn.limit', '2022-01-01', '6000000000', undefined],
    ['psn.limit', '2026-01-01', '2000000000', '6000000000'],
    ['psn.limit', '2027-01-01', '1500000000', '2000000000'],
    ['psn.limit', '2028-01-01', '1000000000', '1500000000'],
    ['psn.deflator', '2026-01-01', '1.253', undefined],
    ['psn.december_day', '2025-01-01', '28', undefined],
  ];
  for (const [key, first, value, before] of pairs) {
    assert.equal(PSN_VALUES.on(day(first)).find(key)?.value, value, `${key} ${first}`);
    const eve = addDays(day(first), -1);
    assert.equal(PSN_VALUES.on(eve).find(key)?.value, before, `${key} before ${first}`);
  }
});

test('what is left to the limit and what is above it never stand together', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_000_000_000 }).map(kopecks), (income) => {
      const found = patentLimit({ taxYear: 2026, income: fact(income) });
      assert.ok(found.leftKopecks === 0 || found.amountKopecks === 0);
      assert.equal(found.isExceeded, income > found.limitKopecks);
      assert.equal(income, found.limitKopecks - found.leftKopecks + found.amountKopecks);
    }),
    RUNS,
  );
});
