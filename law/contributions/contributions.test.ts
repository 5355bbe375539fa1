// What holds for any income and any days of work of a sole proprietor.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, day, daysBetween } from '#primitives/days';
import { type Kopecks, kopecks } from '#primitives/money';
import type { Fact } from '../trace.ts';
import { type Regime, contributionsDueOn, ownContributions } from './own-contributions.ts';
import { CONTRIBUTION_VALUES } from './values.ts';
import { type WorkedTime, workedTime } from './worked-time.ts';

const RUNS = { numRuns: 100 };

function fact<Value>(value: Value): Fact<Value> {
  return { value, source: 'проверка', on: day('2026-11-21'), kind: 'declared' };
}

function of(taxYear: number, income: Kopecks, time: WorkedTime = {}) {
  const regimes = [{ regime: 'usn_income' as Regime, income: fact(income) }];
  return ownContributions({ taxYear, regimes, time: fact(time) });
}

const year = fc.integer({ min: 2022, max: 2027 });
const income = fc.integer({ min: 0, max: 6_000_000_000 }).map(kopecks);

test('more income never lowers the one per cent, which stays below its most', () => {
  fc.assert(
    fc.property(year, income, income, (taxYear, less, more) => {
      const one = of(taxYear, less);
      const other = of(taxYear, kopecks(less + more));
      const most = Number(
        CONTRIBUTION_VALUES.ofYear(taxYear).get('contributions.one_percent_most').value,
      );
      assert.ok(one.onePercentKopecks <= other.onePercentKopecks);
      assert.ok(other.onePercentKopecks <= most);
      assert.equal(one.amountKopecks, one.fixedKopecks + one.onePercentKopecks);
    }),
    RUNS,
  );
});

test('the one per cent is continuous where it begins and where it ends', () => {
  for (let taxYear = 2022; taxYear <= 2027; taxYear += 1) {
    const most = Number(
      CONTRIBUTION_VALUES.ofYear(taxYear).get('contributions.one_percent_most').value,
    );
    const end = 30_000_000 + most * 100;
    assert.equal(of(taxYear, kopecks(30_000_000)).onePercentKopecks, 0);
    assert.equal(of(taxYear, kopecks(30_000_100)).onePercentKopecks, 1);
    assert.equal(of(taxYear, kopecks(end - 100)).onePercentKopecks, most - 1);
    assert.equal(of(taxYear, kopecks(end)).onePercentKopecks, most);
    assert.equal(of(taxYear, kopecks(end + 1_000_000)).onePercentKopecks, most);
  }
});

test('two parts of a year cost what the whole costs, to a kopeck', () => {
  fc.assert(
    fc.property(year, fc.integer({ min: 1, max: 364 }), (taxYear, offset) => {
      const registeredOn = addDays(day(`${taxYear}-01-01`), offset);
      const later = of(taxYear, kopecks(0), { registeredOn });
      const earlier = of(taxYear, kopecks(0), { deregisteredOn: addDays(registeredOn, -1) });
      const whole = of(taxYear, kopecks(0));
      const parts = later.fixedKopecks + earlier.fixedKopecks;
      assert.ok(Math.abs(parts - whole.fixedKopecks) <= 1);
    }),
    RUNS,
  );
});

test('a free period takes its days and no others', () => {
  const days = (taxYear: number, time: WorkedTime) => {
    const { fullMonths, parts } = workedTime(taxYear, time);
    return { fullMonths, days: parts.reduce((count, one) => count + one.days, 0) };
  };
  fc.assert(
    fc.property(fc.nat(300), fc.nat(60), (offset, length) => {
      const from = addDays(day('2026-01-01'), offset);
      const to = addDays(from, length);
      const free = of(2026, kopecks(0), { freePeriods: [{ from, to }] });
      const only = of(2026, kopecks(0), { registeredOn: from, deregisteredOn: to });
      const whole = of(2026, kopecks(0));
      assert.ok(Math.abs(free.fixedKopecks + only.fixedKopecks - whole.fixedKopecks) <= 1);
      assert.ok(days(2026, { freePeriods: [{ from, to }] }).fullMonths <= 12);
    }),
    RUNS,
  );
});

test('stopping pays within fifteen calendar days, and never later than without it', () => {
  fc.assert(
    fc.property(fc.nat(364), (offset) => {
      const stopped = addDays(day('2026-01-01'), offset);
      const { fixedNominal, onePercentNominal } = contributionsDueOn(2026, stopped);
      const plain = contributionsDueOn(2026);
      assert.ok(fixedNominal <= plain.fixedNominal);
      assert.equal(daysBetween(stopped, onePercentNominal), 15);
    }),
    RUNS,
  );
});

test('a value of the law on the first day of an edition and the day before', () => {
  const pairs: readonly [key: string, first: string, value?: string, before?: string][] = [
    ['contributions.fixed', '2022-01-01', '4321100', undefined],
    ['contributions.fixed', '2023-01-01', '4584200', '4321100'],
    ['contributions.fixed', '2024-01-01', '4950000', '4584200'],
    ['contributions.fixed', '2025-01-01', '5365800', '4950000'],
    ['contributions.fixed', '2026-01-01', '5739000', '5365800'],
    ['contributions.fixed', '2027-01-01', '6115400', '5739000'],
    ['contributions.fixed', '2028-01-01', undefined, '6115400'],
    ['contributions.one_percent_most', '2023-01-01', '25706100', '24111500'],
    ['contributions.one_percent_most', '2024-01-01', '27757100', '25706100'],
    ['contributions.one_percent_most', '2025-01-01', '30088800', '27757100'],
    ['contributions.one_percent_most', '2026-01-01', '32181800', '30088800'],
    ['contributions.one_percent_most', '2027-01-01', '34292300', '32181800'],
    ['contributions.fixed_due_day', '2025-01-01', '28', '31'],
  ];
  for (const [key, first, value, before] of pairs) {
    assert.equal(CONTRIBUTION_VALUES.on(day(first)).find(key)?.value, value, `${key} ${first}`);
    const eve = addDays(day(first), -1);
    assert.equal(CONTRIBUTION_VALUES.on(eve).find(key)?.value, before, `${key} before ${first}`);
  }
});

test('the most of a year is the sum the tax service names', () => {
  const totals = [284_326, 302_903, 327_071, 354_546, 379_208, 404_077];
  totals.forEach((total, place) => {
    assert.equal(of(2022 + place, kopecks(5_000_000_000)).amountKopecks, total * 100);
  });
});

test('reasons to be unsure are told: a part of the year, expenses before 2026', () => {
  const isUnsure = (taxYear: number, time: WorkedTime, regime: Regime) =>
    ownContributions({
      taxYear,
      time: fact(time),
      regimes: [{ regime, income: fact(kopecks(9)), expenses: fact(kopecks(1)) }],
    }).trace.unverified;
  assert.equal(isUnsure(2026, {}, 'usn_income'), false);
  assert.equal(isUnsure(2026, { registeredOn: day('2026-03-10') }, 'usn_income'), true);
  assert.equal(isUnsure(2025, {}, 'usn_income_minus_expenses'), true);
  assert.equal(isUnsure(2026, {}, 'usn_income_minus_expenses'), false);
});

test('free time before the registration and after leaving takes no day', () => {
  const registeredOn = day('2026-03-10');
  const plain = workedTime(2026, { registeredOn });
  const before = { from: day('2026-01-12'), to: day('2026-03-09') };
  assert.deepEqual(workedTime(2026, { registeredOn, freePeriods: [before] }), plain);
  const deregisteredOn = day('2026-06-30');
  const after = { from: day('2026-07-01'), to: day('2026-07-01') };
  const left = workedTime(2026, { deregisteredOn });
  assert.deepEqual(workedTime(2026, { deregisteredOn, freePeriods: [after] }), left);
});
