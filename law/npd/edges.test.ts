// Edges of the tax on professional income: a kopeck, a day, a year to either side.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '#primitives/days';
import { type Kopecks, kopecks } from '#primitives/money';
import { LawRefusal } from '../refusal.ts';
import type { Fact } from '../trace.ts';
import { npdLimit } from './income-limit.ts';
import { type Period, periodOf } from './periods.ts';
import { type Receipt, ordered } from './receipts.ts';
import { npdPayable, npdYearTax } from './year-tax.ts';

const NONE: Fact<Kopecks> = fact(kopecks(0));

function fact<Value>(value: Value): Fact<Value> {
  return { value, source: 'проверка', on: day('2025-12-31'), kind: 'declared' };
}

function receipt(on: string, amount: number): Receipt {
  return { on: day(on), amountKopecks: kopecks(amount), payer: 'individual' };
}

function limit(before: number, receipts: readonly Receipt[] = []) {
  return npdLimit({
    taxYear: 2025,
    incomeBefore: fact(kopecks(before)),
    receipts: fact(receipts),
  });
}

test('without a wish of one’s own the warning begins above four fifths of the limit', () => {
  assert.equal(limit(192_000_000).warning, 'none');
  assert.equal(limit(192_000_001).warning, 'near');
});

test('a year without receipts crosses nothing and leaves no doubt', () => {
  const found = limit(240_000_000);
  assert.equal(found.crossedBy, null);
  assert.equal(found.rightLostFrom, null);
  assert.equal(found.trace.unverified, false);
});

test('a single kopeck up to the limit stays under the regime', () => {
  const receipts = [receipt('2025-03-01', 239_999_999), receipt('2025-04-01', 100)];
  const year = npdYearTax({ taxYear: 2025, receipts: fact(receipts), bonusLeft: NONE });
  assert.equal(year.limit.insideKopecks, 1);
  assert.equal(year.outsideKopecks, 99);
});

test('receipts of one day stay as they came', () => {
  const ids = (days: readonly string[]) =>
    ordered(days.map((on, place) => ({ ...receipt(on, 100), id: String(place) }))).map(
      ({ id }) => id,
    );
  assert.deepEqual(ids(['2025-03-02', '2025-03-02', '2025-03-01']), ['2', '0', '1']);
  assert.deepEqual(ids(['2025-03-02', '2025-03-02', '2025-03-02']), ['0', '1', '2']);
});

test('whoever leaves pays the last kopeck, and what was carried is doubtful', () => {
  const deregisteredOn = day('2025-03-31');
  const payable = (carried: number) =>
    npdPayable({
      taxYear: 2025,
      receipts: fact([]),
      bonusLeft: NONE,
      periods: [periodOf(day('2025-03-01'), { deregisteredOn })],
      carriedBefore: kopecks(carried),
    });
  assert.equal(payable(1).periods[0]?.payableKopecks, 1);
  assert.equal(payable(1).trace.unverified, true);
  assert.equal(payable(0).periods[0]?.dueOn, null);
  assert.equal(payable(0).trace.unverified, false);
});

test('the trace of a year names the months with income and no others', () => {
  const receipts = [receipt('2025-03-01', 10_000), receipt('2025-07-01', 10_000)];
  const { root } = npdYearTax({ taxYear: 2025, receipts: fact(receipts), bonusLeft: NONE }).trace;
  assert.equal(root.kind === 'step' && root.inputs.length, 2);
});

test('periods may reach into a neighbouring year, and no further, and never overlap', () => {
  const codeOf = (...periods: readonly Period[]) => {
    try {
      npdPayable({ taxYear: 2025, receipts: fact([]), bonusLeft: NONE, periods });
      return null;
    } catch (error) {
      return error instanceof LawRefusal ? error.code : error;
    }
  };
  const month = (on: string): Period => periodOf(day(on), {});
  const wrong = 'law.npd_months_wrong';
  assert.equal(codeOf(month('2024-12-01'), month('2025-01-01')), null);
  assert.equal(codeOf(month('2025-12-01'), month('2026-01-01')), null);
  assert.equal(codeOf(month('2023-12-01')), wrong);
  assert.equal(codeOf(month('2027-01-01')), wrong);
  const march = month('2025-03-01');
  assert.equal(codeOf(march, { ...month('2025-04-01'), from: march.to }), wrong);
});
