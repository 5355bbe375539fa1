// What holds for any incomes of the simplified system: advances make the year, limits are sharp.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, dateOf, day, yearOf } from '#primitives/days';
import { type Kopecks, kopecks, sum } from '#primitives/money';
import { traceSentence } from '../trace-text.ts';
import type { Fact, Trace, TraceNode } from '../trace.ts';
import { usnLimit } from './income-limit.ts';
import { type UsnIncomeInput, usnIncomeTax } from './income-tax.ts';
import { usnTerms } from './notice.ts';
import { usnProfitTax } from './profit-tax.ts';
import { USN_VALUES } from './values.ts';
import { vatThreshold } from './vat-threshold.ts';

function sentences(node: TraceNode): readonly string[] {
  const own = traceSentence(node, 'ru').replaceAll('\u00a0', ' ');
  return node.kind === 'step' ? [own, ...node.inputs.flatMap(sentences)] : [own];
}

const RUNS = { numRuns: 100 };

function fact<Value>(value: Value): Fact<Value> {
  return { value, source: 'проверка', on: day('2026-11-21'), kind: 'declared' };
}

const amount = fc.integer({ min: 0, max: 1_000_000_000 }).map(kopecks);
const quarters = fc.array(amount, { minLength: 1, maxLength: 4 });

function income(incomes: readonly Kopecks[], more: Partial<UsnIncomeInput> = {}) {
  return usnIncomeTax({
    taxYear: 2026,
    rate: fact('0.06'),
    hasEmployees: false,
    incomes: fact(incomes),
    time: fact({}),
    ...more,
  });
}

test('what is payable for the periods adds up to the tax less contributions', () => {
  fc.assert(
    fc.property(quarters, fc.boolean(), (incomes, hasEmployees) => {
      const { periods, amountKopecks } = income(incomes, { hasEmployees });
      const last = periods.at(-1)!;
      const payable = sum(periods.map(({ payableKopecks }) => payableKopecks));
      assert.equal(payable, last.netKopecks);
      assert.equal(amountKopecks, last.payableKopecks);
      assert.ok(last.netKopecks >= 0 && last.netKopecks % 100 === 0);
    }),
    RUNS,
  );
});

test('contributions lower the tax to nothing at most, with employees to a half', () => {
  fc.assert(
    fc.property(quarters, fc.boolean(), (incomes, hasEmployees) => {
      for (const period of income(incomes, { hasEmployees }).periods) {
        assert.ok(period.appliedKopecks <= period.ceilingKopecks);
        assert.ok(period.appliedKopecks <= period.contributionsKopecks);
        const ceiling = hasEmployees ? period.taxKopecks / 2 : period.taxKopecks;
        assert.equal(period.ceilingKopecks, ceiling);
      }
    }),
    RUNS,
  );
});

test('quarters make the same year as one sum; parts of the fixed sum change only advances', () => {
  const four = fc.array(amount, { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(four, (incomes) => {
      const year = income([sum(incomes)], { isYear: true });
      const byQuarter = income(incomes);
      const apart = income(incomes, { fixedPolicy: 'fixedByQuarter' });
      assert.equal(byQuarter.periods.at(-1)?.netKopecks, year.amountKopecks);
      assert.equal(apart.periods.at(-1)?.netKopecks, year.amountKopecks);
      apart.periods.forEach(({ netKopecks }, place) => {
        assert.ok(netKopecks >= (byQuarter.periods[place]?.netKopecks ?? 0));
      });
    }),
    RUNS,
  );
});

test('more income never lowers the tax before contributions', () => {
  fc.assert(
    fc.property(amount, amount, (less, more) => {
      const taxOf = (one: number) => income([kopecks(one)], { isYear: true }).periods[0]!;
      assert.ok(taxOf(less + more).taxKopecks >= taxOf(less).taxKopecks);
      assert.ok(taxOf(less + more).netKopecks + 100 > taxOf(less).netKopecks);
    }),
    RUNS,
  );
});

test('the tax on profit is never below the minimum, and a loss is carried whole', () => {
  fc.assert(
    fc.property(amount, amount, amount, (incomes, expenses, priorLoss) => {
      const { year, amountKopecks } = usnProfitTax({
        taxYear: 2026,
        rate: fact('0.15'),
        incomes: fact([incomes]),
        expenses: fact([expenses]),
        isYear: true,
        priorLoss: fact(priorLoss),
      });
      assert.ok(year !== null);
      assert.equal(amountKopecks, Math.max(year.computedKopecks, year.minimumKopecks));
      assert.equal(year.differenceKopecks, amountKopecks - year.computedKopecks);
      assert.equal(year.lossKopecks, Math.max(0, expenses - incomes));
      const used = priorLoss - year.priorLossLeftKopecks;
      assert.equal(year.baseKopecks, Math.max(0, incomes - expenses) - used);
    }),
    RUNS,
  );
});

test('advances on profit add up to the tax of nine months', () => {
  const three = fc.array(amount, { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(three, three, (incomes, expenses) => {
      const { periods } = usnProfitTax({
        taxYear: 2026,
        rate: fact('0.15'),
        incomes: fact(incomes),
        expenses: fact(expenses),
      });
      const payable = sum(periods.map(({ payableKopecks }) => payableKopecks));
      assert.equal(payable, periods.at(-1)?.taxKopecks);
    }),
    RUNS,
  );
});

test('VAT always begins with a month, after the crossing and within a month of it', () => {
  fc.assert(
    fc.property(fc.nat(364), (offset) => {
      const crossesOn = addDays(day('2026-01-01'), offset);
      const { payerFrom } = vatThreshold({ taxYear: 2026, crossesOn });
      assert.ok(payerFrom !== null && dateOf(payerFrom) === 1);
      assert.ok(payerFrom > crossesOn && payerFrom <= addDays(crossesOn, 31));
    }),
    RUNS,
  );
});

test('the right is lost exactly when the limit is passed, from a day of that year', () => {
  const month = fc.integer({ min: 0, max: 9_000_000_000 }).map(kopecks);
  const months = fc.array(month, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(months, fc.integer({ min: 2022, max: 2026 }), (incomes, taxYear) => {
      const found = usnLimit({ taxYear, incomesByMonth: fact(incomes) });
      const total = sum(incomes);
      assert.equal(found.rightLostFrom !== null, total > found.limitKopecks);
      assert.equal(found.amountKopecks, Math.max(0, total - found.limitKopecks));
      assert.equal(found.leftKopecks, Math.max(0, found.limitKopecks - total));
      if (found.rightLostFrom !== null) assert.equal(yearOf(found.rightLostFrom), taxYear);
    }),
    RUNS,
  );
});

test('a value of the law on the first day of an edition and the day before', () => {
  const pairs: readonly [key: string, first: string, value?: string, before?: string][] = [
    ['usn.deflator', '2023-01-01', '1.257', '1.096'],
    ['usn.deflator', '2024-01-01', '1.329', '1.257'],
    ['usn.deflator', '2025-01-01', '1', '1.329'],
    ['usn.deflator', '2026-01-01', '1.09', '1'],
    ['usn.limit', '2022-01-01', '21920000000', undefined],
    ['usn.limit', '2023-01-01', '25140000000', '21920000000'],
    ['usn.limit', '2024-01-01', '26580000000', '25140000000'],
    ['usn.limit', '2025-01-01', '45000000000', '26580000000'],
    ['usn.limit', '2026-01-01', '49050000000', '45000000000'],
    ['usn.limit', '2027-01-01', undefined, '49050000000'],
    ['usn.raised_from', '2023-01-01', '18855000000', '16440000000'],
    ['usn.raised_from', '2024-01-01', '19935000000', '18855000000'],
    ['usn.raised_from', '2025-01-01', undefined, '19935000000'],
    ['usn.raised.rate.income', '2025-01-01', undefined, '0.08'],
    ['usn.raised.rate.profit', '2025-01-01', undefined, '0.2'],
    ['usn.assets', '2025-01-01', '20000000000', '15000000000'],
    ['usn.assets', '2026-01-01', '21800000000', '20000000000'],
    ['usn.loss_months', '2025-01-01', '1', '3'],
    ['usn.vat_threshold', '2025-01-01', '6000000000', undefined],
    ['usn.vat_threshold', '2026-01-01', '2000000000', '6000000000'],
    ['usn.vat_threshold', '2027-01-01', '1500000000', '2000000000'],
    ['usn.vat_threshold', '2028-01-01', '1000000000', '1500000000'],
    ['usn.vat_general.rate', '2026-01-01', '0.22', '0.2'],
    ['usn.vat_five_to', '2026-01-01', '27250000000', '25000000000'],
    ['usn.vat_seven_to', '2026-01-01', '49050000000', '45000000000'],
    ['usn.advance_day', '2023-01-01', '28', '25'],
    ['usn.notice_day', '2023-01-01', '25', undefined],
    ['usn.return_day', '2023-01-01', '25', '30'],
    ['usn.year_pay_day', '2023-01-01', '28', '30'],
  ];
  for (const [key, first, value, before] of pairs) {
    assert.equal(USN_VALUES.on(day(first)).find(key)?.value, value, `${key} on ${first}`);
    const eve = addDays(day(first), -1);
    assert.equal(USN_VALUES.on(eve).find(key)?.value, before, `${key} before ${first}`);
  }
});

test('limits are the sums of the law times the deflator of the year', () => {
  for (const [year, keep, raised] of [
    [2022, 20_000_000_000, 15_000_000_000],
    [2023, 20_000_000_000, 15_000_000_000],
    [2024, 20_000_000_000, 15_000_000_000],
    [2025, 45_000_000_000, null],
    [2026, 45_000_000_000, null],
  ] as const) {
    const law = USN_VALUES.ofYear(year);
    const thousandths = Math.round(Number(law.get('usn.deflator').value) * 1000);
    assert.equal(Number(law.get('usn.limit').value) * 1000, keep * thousandths);
    if (raised === null) continue;
    assert.equal(Number(law.get('usn.raised_from').value) * 1000, raised * thousandths);
  }
});

test('notices are told before they are paid, and never for the year', () => {
  for (const taxYear of [2023, 2024, 2025, 2026]) {
    for (const period of ['q1', 'h1', 'm9'] as const) {
      const terms = usnTerms({ taxYear, period, object: 'income' });
      assert.ok(terms.noticeDueOn !== null && terms.noticeDueOn <= terms.payDueOn);
      assert.match(terms.periodCode ?? '', /^34\/0[123]$/u);
    }
    assert.equal(usnTerms({ taxYear, period: 'year', object: 'profit' }).noticeDueOn, null);
  }
});

test('every quarter of income is named, and the year is not', () => {
  const leaf = (trace: Trace): readonly string[] => sentences(trace.root);
  const one = kopecks(100_000_000);
  const byQuarter = leaf(income([one, one]).trace);
  assert.ok(byQuarter.includes('Доход за II квартал') && byQuarter.includes('Доход за I квартал'));
  assert.ok(leaf(income([one]).trace).includes('Доход за I квартал'));
  assert.ok(leaf(income([one], { isYear: true }).trace).includes('Доход'));
});

test('reasons to be unsure are told: a year without a limit, contributions before 2023', () => {
  const isUnsure = (taxYear: number) => income([kopecks(100)], { taxYear }).trace.unverified;
  assert.deepEqual([2022, 2023, 2026, 2027].map(isUnsure), [true, false, false, true]);
});

test('without a wish of one’s own the warning begins above four fifths of the limit', () => {
  const limit = Number(USN_VALUES.ofYear(2026).get('usn.limit').value);
  const warning = (amount: number) =>
    usnLimit({ taxYear: 2026, incomesByMonth: fact([kopecks(amount)]) }).warning;
  assert.equal(warning((limit * 4) / 5), 'none');
  assert.equal(warning((limit * 4) / 5 + 1), 'near');
});

test('one sum of a year has no advances and no quarter in its words', () => {
  const profit = (sums: readonly number[], isYear: boolean) =>
    usnProfitTax({
      taxYear: 2026,
      rate: fact('0.15'),
      incomes: fact(sums.map((one) => kopecks(one * 100))),
      expenses: fact(sums.map(() => kopecks(0))),
      isYear,
    });
  const whole = profit([4_000_000], true);
  assert.deepEqual(whole.periods, []);
  assert.ok(!sentences(whole.trace.root).some((one) => one.includes('квартал')));
  const quarters = profit([1_000_000, 1_000_000, 1_000_000, 1_000_000], false);
  assert.equal(quarters.amountKopecks, whole.amountKopecks);
  assert.deepEqual(
    quarters.periods.map(({ period }) => period),
    ['q1', 'h1', 'm9'],
  );
  assert.ok(sentences(quarters.trace.root).some((one) => one.includes('IV квартал')));
});
