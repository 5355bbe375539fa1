// What holds for any receipts: nothing is lost between receipts, months and the year.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Day, addDays, day } from '#primitives/days';
import { type Kopecks, kopecks, sum } from '#primitives/money';
import { LawRefusal } from '../refusal.ts';
import { traceSentence } from '../trace-text.ts';
import type { Fact, TraceNode } from '../trace.ts';
import { npdCancel } from './cancel-receipt.ts';
import { npdLimit, simplifiedNoticeBy } from './income-limit.ts';
import { npdMonthTax } from './month-tax.ts';
import { type Period, payDays, periodOf, periodsFrom } from './periods.ts';
import { type Receipt, incomeOn, receiptDueOn } from './receipts.ts';
import { NPD_VALUES } from './values.ts';
import { npdPayable, npdYearTax } from './year-tax.ts';

function sentences(node: TraceNode): readonly string[] {
  const own = traceSentence(node, 'ru').replaceAll('\u00a0', ' ');
  return node.kind === 'step' ? [own, ...node.inputs.flatMap(sentences)] : [own];
}

const RUNS = { numRuns: 100 };

function fact<Value>(value: Value): Fact<Value> {
  return { value, source: 'проверка', on: day('2025-12-31'), kind: 'declared' };
}

const payer = fc.constantFrom('individual' as const, 'business' as const);
/** Whole roubles, so that a rest of the deduction is whole kopecks from month to month. */
const roubles = fc.integer({ min: 1, max: 90_000 }).map((amount) => kopecks(amount * 100));

function receiptsOf(days: number): fc.Arbitrary<Receipt[]> {
  const receipt = fc.record({ after: fc.nat(days - 1), amountKopecks: roubles, payer });
  return fc.array(receipt, { maxLength: 12 }).map((list) =>
    list.map(({ after, ...rest }, place) => ({
      ...rest,
      id: String(place),
      on: addDays(day('2025-01-01'), after),
    })),
  );
}

const bonus = fc.integer({ min: 0, max: 10_000 }).map((amount) => kopecks(amount * 100));

function month(receipts: readonly Receipt[], left: Kopecks) {
  return npdMonthTax({ taxYear: 2025, receipts: fact(receipts), bonusLeft: fact(left) });
}

test('the deduction is never used above what is left, and the rest is what is not used', () => {
  fc.assert(
    fc.property(receiptsOf(31), bonus, (receipts, left) => {
      const tax = month(receipts, left);
      assert.equal(tax.bonusLeftKopecks, left - tax.bonusUsedKopecks);
      assert.ok(tax.bonusLeftKopecks >= 0 && tax.amountKopecks >= 0);
      assert.equal(tax.amountKopecks % 100, 0);
      assert.ok(Math.abs(tax.amountKopecks - tax.grossKopecks + tax.bonusUsedKopecks) <= 50);
    }),
    RUNS,
  );
});

test('receipt by receipt the deduction is used as it is for the month', () => {
  fc.assert(
    fc.property(receiptsOf(31), bonus, (receipts, left) => {
      const tax = month(receipts, left);
      const used = sum(tax.receipts.map(({ bonusUsedKopecks }) => bonusUsedKopecks));
      const gross = sum(tax.receipts.map(({ grossKopecks }) => grossKopecks));
      assert.equal(used, tax.bonusUsedKopecks);
      assert.equal(gross, tax.grossKopecks);
      const days = tax.receipts.map(({ receipt }) => receipt.on);
      assert.deepEqual(days, [...days].sort());
    }),
    RUNS,
  );
});

test('one more receipt never lowers the tax, one more kopeck of deduction never raises it', () => {
  fc.assert(
    fc.property(receiptsOf(31), bonus, fc.tuple(roubles, payer), (receipts, left, one) => {
      const more = [...receipts, { on: day('2025-01-31'), amountKopecks: one[0], payer: one[1] }];
      assert.ok(month(more, left).amountKopecks >= month(receipts, left).amountKopecks);
      const less = kopecks(Math.floor(left / 200) * 100);
      assert.ok(month(receipts, left).amountKopecks <= month(receipts, less).amountKopecks);
    }),
    RUNS,
  );
});

test('a preview differs from the charge by half a rouble at most', () => {
  fc.assert(
    fc.property(receiptsOf(31), bonus, (receipts, left) => {
      const input = { taxYear: 2025, receipts: fact(receipts), bonusLeft: fact(left) };
      const preview = npdMonthTax({ ...input, rounding: 'kopeck' }).amountKopecks;
      assert.ok(Math.abs(preview - npdMonthTax(input).amountKopecks) <= 50);
    }),
    RUNS,
  );
});

test('the months add up to the year, each as it would be alone', () => {
  fc.assert(
    fc.property(receiptsOf(365), bonus, (receipts, left) => {
      const year = npdYearTax({ taxYear: 2025, receipts: fact(receipts), bonusLeft: fact(left) });
      assert.equal(sum(year.periods.map(({ taxKopecks }) => taxKopecks)), year.amountKopecks);
      let rest = left;
      for (const { period, taxKopecks, bonusUsedKopecks } of year.periods) {
        const own = receipts.filter(({ on }) => period.from <= on && on <= period.to);
        const alone = month(own, rest);
        assert.equal(alone.amountKopecks, taxKopecks);
        assert.equal(alone.bonusUsedKopecks, bonusUsedKopecks);
        rest = alone.bonusLeftKopecks;
      }
      assert.equal(rest, year.bonusLeftKopecks);
      assert.equal(year.bonusUsedKopecks, left - rest);
    }),
    RUNS,
  );
});

test('everything taxed is paid or carried, and nothing under a hundred roubles is paid', () => {
  const carried = fc.integer({ min: 0, max: 99 }).map((amount) => kopecks(amount * 100));
  fc.assert(
    fc.property(receiptsOf(365), carried, (receipts, carriedBefore) => {
      const periods = periodsFrom(day('2025-01-01'), day('2025-12-31'), {});
      const input = { taxYear: 2025, receipts: fact(receipts), bonusLeft: fact(kopecks(0)) };
      const payables = npdPayable({ ...input, periods, carriedBefore });
      const paid = payables.periods;
      const payable = sum(paid.map(({ payableKopecks }) => payableKopecks));
      const taxes = sum(paid.map(({ taxKopecks }) => taxKopecks));
      assert.equal(payable + (paid.at(-1)?.carriedKopecks ?? 0), taxes + carriedBefore);
      const own = payables.amountKopecks;
      assert.equal(payable, own === 0 ? payable : own + carriedBefore);
      for (const { payableKopecks, dueOn } of paid) {
        assert.ok(payableKopecks === 0 || payableKopecks >= 10_000);
        assert.equal(dueOn === null, payableKopecks === 0);
      }
    }),
    RUNS,
  );
});

test('after a cancellation the month costs what it would have cost without the receipt', () => {
  fc.assert(
    fc.property(receiptsOf(31), bonus, roubles, (receipts, left, amountKopecks) => {
      const wrong = { id: 'x', on: day('2025-01-15'), amountKopecks, payer: 'business' as const };
      const cancelled = npdCancel({
        taxYear: 2025,
        receipts: fact([...receipts, wrong]),
        bonusLeft: fact(left),
        cancellation: { receiptId: 'x', on: day('2025-03-01'), reason: 'mistake' },
        taxPaidKopecks: month([...receipts, wrong], left).amountKopecks,
      });
      const without = month(receipts, left);
      assert.equal(cancelled.afterKopecks, without.amountKopecks);
      assert.equal(cancelled.bonusLeftKopecks, without.bonusLeftKopecks);
      assert.equal(cancelled.creditKopecks, cancelled.amountKopecks);
      assert.ok(cancelled.trace.unverified);
    }),
    RUNS,
  );
});

test('the crossing receipt is split without a rest, and the year ends with it', () => {
  const large = fc.integer({ min: 1, max: 90_000_000 }).map(kopecks);
  fc.assert(
    fc.property(fc.array(large, { minLength: 1, maxLength: 8 }), (amounts) => {
      const receipts = amounts.map((amountKopecks, place) => ({
        on: addDays(day('2025-02-01'), place * 20),
        amountKopecks,
        payer: 'individual' as const,
      }));
      const limit = npdLimit({
        taxYear: 2025,
        receipts: fact(receipts),
        incomeBefore: fact(kopecks(0)),
      });
      const total = sum(amounts);
      assert.equal(limit.crossedBy !== null, total > 240_000_000);
      const year = npdYearTax({
        taxYear: 2025,
        receipts: fact(receipts),
        bonusLeft: fact(kopecks(0)),
      });
      assert.equal(year.outsideKopecks, Math.max(0, total - 240_000_000));
      const own = limit.crossedBy?.amountKopecks ?? receipts.at(-1)?.amountKopecks;
      assert.equal(limit.insideKopecks + limit.amountKopecks, own);
      if (limit.rightLostFrom !== null) {
        assert.equal(year.periods.at(-1)?.period.to, limit.rightLostFrom);
      }
    }),
    RUNS,
  );
});

test('a value of the law on the first day of an edition and the day before', () => {
  const pairs: readonly [key: string, first: string, value: string, before: string | undefined][] =
    [
      ['npd.rate.individual', '2019-01-01', '0.04', undefined],
      ['npd.rate.business', '2019-01-01', '0.06', undefined],
      ['npd.bonus', '2019-01-01', '1000000', undefined],
      ['npd.limit', '2019-01-01', '240000000', undefined],
      ['npd.limit', '2027-01-01', '240000000', '240000000'],
      ['npd.pay_day', '2023-01-01', '28', '25'],
      ['npd.minimum', '2019-01-01', '10000', undefined],
    ];
  for (const [key, first, value, before] of pairs) {
    assert.equal(NPD_VALUES.on(day(first)).find(key)?.value, value, key);
    assert.equal(NPD_VALUES.on(addDays(day(first), -1)).find(key)?.value, before, key);
  }
  assert.equal(NPD_VALUES.on(day('2026-12-31')).get('npd.limit').confidence, 'verified');
  assert.equal(NPD_VALUES.on(day('2027-01-01')).get('npd.limit').confidence, 'medium');
  assert.equal(NPD_VALUES.on(day('2029-01-01')).find('npd.rate.individual'), undefined);
});

test('terms of paying go by the day they fall on', () => {
  assert.equal(payDays({ to: day('2022-11-30') }).nominalDueOn, '2022-12-25');
  assert.equal(payDays({ to: day('2022-12-31') }).nominalDueOn, '2023-01-28');
});

test('every day belongs to one period, and periods follow each other without a gap', () => {
  const offset = fc.nat(700);
  fc.assert(
    fc.property(offset, offset, (first, more) => {
      const registeredOn = addDays(day('2024-01-01'), first);
      const at = addDays(registeredOn, more);
      const period = periodOf(at, { registeredOn });
      assert.ok(period.from <= at && at <= period.to);
      const next = periodOf(addDays(period.to, 1), { registeredOn });
      assert.equal(next.from, addDays(period.to, 1));
      for (const edge of [period.from, period.to]) {
        assert.deepEqual(periodOf(edge, { registeredOn }), period);
      }
    }),
    RUNS,
  );
});

test('periods that overlap or follow the last one are refused, and receipts outside them', () => {
  const march = periodOf(day('2025-03-01'), {});
  const april = periodOf(day('2025-04-01'), {});
  const ended = periodOf(day('2025-03-01'), { deregisteredOn: day('2025-03-31') });
  const codeOf = (periods: readonly Period[], on: string) => {
    const receipt = { on: day(on), amountKopecks: kopecks(100), payer: 'individual' as const };
    try {
      const bonusLeft = fact(kopecks(0));
      npdPayable({ taxYear: 2025, receipts: fact([receipt]), bonusLeft, periods });
      return null;
    } catch (error) {
      return error instanceof LawRefusal ? error.code : error;
    }
  };
  assert.equal(codeOf([march, april], '2025-03-31'), null);
  assert.equal(codeOf([april, march], '2025-03-31'), 'law.npd_months_wrong');
  assert.equal(codeOf([march, march], '2025-03-31'), 'law.npd_months_wrong');
  assert.equal(codeOf([ended, april], '2025-03-31'), 'law.npd_months_wrong');
  assert.equal(codeOf([march, april], '2025-05-01'), 'law.npd_receipt_outside');
  assert.equal(codeOf([march, april], '2025-02-28'), 'law.npd_receipt_outside');
});

test('receipts, intermediaries and notices of leaving have their days', () => {
  const transfer = 'bank_transfer_to_account';
  assert.equal(receiptDueOn(day('2026-02-16'), transfer), '2026-03-10');
  assert.equal(receiptDueOn(day('2026-02-16'), 'cash'), '2026-02-16');
  assert.equal(incomeOn(day('2024-02-05'), true), '2024-02-29');
  assert.equal(incomeOn(day('2024-02-05'), false), '2024-02-05');
  assert.equal(simplifiedNoticeBy(day('2026-10-10')), '2026-10-30');
  const before: Day = day('2018-12-31');
  assert.throws(
    () => receiptDueOn(before, 'cash'),
    (error) => error instanceof LawRefusal && error.code === 'law.value_unknown',
  );
});

test('a receipt says its number and day, a company is named by its kind', () => {
  const on = day('2025-01-15');
  const { trace } = npdMonthTax({
    taxYear: 2025,
    receipts: fact([
      { id: '20hykdxbp8', on, amountKopecks: kopecks(100), payer: 'business' },
      { on, amountKopecks: kopecks(100), payer: 'individual' },
    ]),
    bonusLeft: fact(kopecks(0)),
  });
  const said = sentences(trace.root);
  assert.ok(said.includes('Чек 20hykdxbp8 от 15 января 2025'), said.join('; '));
  assert.ok(said.includes('Чек от 15 января 2025'));
  assert.ok(said.includes('Налог с дохода от организаций и ИП: 1,00 × 6 %'));
});

test('reasons to be unsure are told: half roubles, a crossing, a year not checked', () => {
  const one = (amount: number, taxYear = 2025) =>
    npdMonthTax({
      taxYear,
      receipts: fact([
        { on: day('2025-01-15'), amountKopecks: kopecks(amount), payer: 'individual' },
      ]),
      bonusLeft: fact(kopecks(0)),
    }).trace.unverified;
  assert.equal(one(100_000), false);
  assert.equal(one(101_250), true);
  const limit = (taxYear: number, amount: number) =>
    npdLimit({
      taxYear,
      incomeBefore: fact(kopecks(amount)),
      receipts: fact([{ on: day('2025-01-15'), amountKopecks: kopecks(100), payer: 'individual' }]),
    }).trace.unverified;
  assert.equal(limit(2026, 0), false);
  assert.equal(limit(2026, 240_000_000), true);
  assert.equal(limit(2027, 0), true);
});
