// What holds for any input of the personal income tax, whatever the numbers are.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { day } from '#primitives/days';
import { type Kopecks, kopecks, sum as sumOf } from '#primitives/money';
import { type Fraction, parseFraction, toKopecks, whole } from '../fraction.ts';
import { asked } from '../ownership-inputs.ts';
import type { Trace, TraceNode } from '../trace.ts';
import { agentTax } from './agent.ts';
import { auditEndsOn, claimUntil, oldestClaim } from './deadlines.ts';
import { depositTax } from './deposit-interest.ts';
import { twoGroupsTax } from './groups.ts';
import { heldSecuritiesDeduction, iisMayCloseOn, iisMinimumYears } from './investment.ts';
import { mainBaseTax } from './main-base.ts';
import { nonresidentTax } from './nonresident.ts';
import { type YearInput, yearTax } from './order.ts';
import { passiveBaseTax } from './passive-bases.ts';
import { purchaseRefund } from './property-purchase.ts';
import type { Sum } from './sheet.ts';
import { socialRefund } from './social-deduction.ts';
import { standardTax } from './standard-deduction.ts';
import { NDFL_VALUES } from './values.ts';

const RUNS = { numRuns: 200 };
const ON = day('2026-11-21');
const YEARS = [2020, 2021, 2022, 2023, 2024, 2025, 2026];
const YEAR = fc.constantFrom(...YEARS);
const AMOUNT = fc.integer({ min: 0, max: 10_000_000_000 });
const SMALL = fc.integer({ min: 0, max: 100_000_000 });
const TWO = fc.tuple(SMALL, SMALL);

function sum(amount: number): Sum {
  return asked(kopecks(amount), ON);
}

function mainTax(taxYear: number, base: number): Kopecks {
  return mainBaseTax({ taxYear, residency: 'resident', base: sum(base) }).amountKopecks;
}

function nodes(root: TraceNode): TraceNode[] {
  return root.kind === 'step' ? [root, ...root.inputs.flatMap(nodes)] : [root];
}

function valueOf(trace: Trace, id: string): Fraction | undefined {
  const found = nodes(trace.root).find((node) => node.id === id);
  return found === undefined ? undefined : parseFraction(found.value);
}

test('a scale is continuous at each step: its sum is the tax of the steps below', () => {
  for (const taxYear of YEARS) {
    const law = NDFL_VALUES.ofYear(taxYear);
    for (const scale of ['main', 'passive', 'special', 'sale']) {
      let below = { from: 0, sum: 0 };
      for (let step = 2; law.find(`ndfl.step_from.${scale}.${step}`) !== undefined; step += 1) {
        const from = Number(law.get(`ndfl.step_from.${scale}.${step}`).value);
        const [percent] = law.get(`ndfl.rate.${scale}.${step - 1}`).value.split('/');
        const reached = below.sum + ((from - below.from) * Number(percent)) / 100;
        assert.equal(law.get(`ndfl.step_sum.${scale}.${step}`).value, String(reached));
        below = { from, sum: reached };
      }
    }
  }
});

test('one kopeck more of the main base never lowers the tax and adds a rouble at most', () => {
  const edges = [240_000_000, 500_000_000, 2_000_000_000, 5_000_000_000];
  for (const taxYear of YEARS) {
    for (const edge of edges) {
      for (const base of [edge - 1, edge, edge + 1]) {
        const more = mainTax(taxYear, base + 1) - mainTax(taxYear, base);
        assert.ok(more === 0 || more === 100, `${taxYear} ${base}`);
      }
    }
  }
});

test('more income is never taxed less, and never by more than the top rate', () => {
  fc.assert(
    fc.property(YEAR, AMOUNT, SMALL, (taxYear, base, more) => {
      const [less, all] = [mainTax(taxYear, base), mainTax(taxYear, base + more)];
      assert.ok(all >= less);
      assert.ok((all - less) * 100 <= more * 22 + 10_000);
      assert.equal(all % 100, 0);
    }),
    RUNS,
  );
});

test('two groups from 2025 are the sum of their scales; before, one scale of the sum', () => {
  fc.assert(
    fc.property(YEAR, AMOUNT, AMOUNT, (taxYear, main, passive) => {
      const input = { taxYear, mainBase: sum(main), passiveBases: sum(passive) };
      const both = twoGroupsTax(input);
      const apart = passiveBaseTax(taxYear, { securities: sum(passive) }).amountKopecks;
      const together = mainTax(taxYear, main + passive);
      const expected = taxYear < 2025 ? together : mainTax(taxYear, main) + apart;
      assert.equal(both.amountKopecks, expected);
      assert.equal(both.mainKopecks + both.otherKopecks, both.amountKopecks);
    }),
    RUNS,
  );
});

test('what is withheld in the months sums to the tax of the year', () => {
  const months = fc.array(SMALL, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(YEAR, months, (taxYear, incomes) => {
      const tax = agentTax({ taxYear, months: incomes.map(sum) });
      const income = incomes.reduce((all, one) => all + one, 0);
      assert.equal(tax.amountKopecks, mainTax(taxYear, income));
      assert.equal(sumOf(tax.withheldKopecks), tax.amountKopecks);
      assert.equal(tax.overwithheldKopecks, 0);
    }),
    RUNS,
  );
});

test('with deductions no month is negative and what is too much is told', () => {
  const pair = fc.tuple(SMALL, SMALL);
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 12 }), (pairs) => {
      const months = pairs.map(([income]) => sum(income));
      const deductions = pairs.map(([, deduction]) => sum(deduction));
      const tax = agentTax({ taxYear: 2026, months, deductions });
      assert.ok(tax.withheldKopecks.every((one) => one >= 0));
      const last = tax.cumulativeKopecks.at(-1) ?? 0;
      assert.equal(sumOf(tax.withheldKopecks) - tax.overwithheldKopecks, last);
    }),
    RUNS,
  );
});

test('a refund is within what was withheld, and a larger expense never returns less', () => {
  fc.assert(
    fc.property(YEAR, AMOUNT, TWO, (taxYear, income, [expense, more]) => {
      const ask = (paid: number, withheld: number) =>
        socialRefund({
          taxYear,
          income: sum(income),
          withheld: sum(withheld),
          expenses: {
            limited: { treatment: sum(paid) },
            childEducation: [sum(paid)],
            expensiveTreatment: sum(paid),
            charity: sum(paid),
          },
        });
      const paid = mainTax(taxYear, income);
      const some = ask(expense, paid);
      assert.ok(some.amountKopecks >= 0 && some.amountKopecks <= paid);
      assert.ok(some.afterKopecks <= some.beforeKopecks);
      assert.ok(ask(expense + more, paid).amountKopecks >= some.amountKopecks);
      assert.ok(ask(expense, more).amountKopecks <= more);
    }),
    RUNS,
  );
});

test('standard deductions never raise the tax and one more child never raises it either', () => {
  fc.assert(
    fc.property(YEAR, SMALL, fc.integer({ min: 0, max: 12 }), (taxYear, month, count) => {
      const months = Array.from({ length: count }, () => sum(month));
      const tax = (orders: readonly number[]): number =>
        standardTax({
          taxYear,
          months,
          children: asked(
            orders.map((order) => ({ order })),
            ON,
          ),
        }).amountKopecks;
      assert.equal(tax([]), mainTax(taxYear, month * count));
      assert.ok(tax([1]) <= tax([]) && tax([1, 2]) <= tax([1]) && tax([1, 2, 3]) <= tax([1, 2]));
    }),
    RUNS,
  );
});

test('used and carried of a purchase add up to what is available, year after year', () => {
  const incomes = fc.array(SMALL, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(AMOUNT, SMALL, incomes, (price, interest, years) => {
      let [purchase, ofInterest] = [0, 0];
      const whole = Math.min(price, 200_000_000);
      const paid = Math.min(interest, 300_000_000);
      for (const income of years) {
        const found = purchaseRefund({
          taxYear: 2025,
          income: sum(income),
          withheld: sum(mainTax(2025, income)),
          price: sum(price),
          interestToDate: sum(interest),
          usedPurchase: sum(purchase),
          usedForObject: sum(purchase),
          usedInterest: sum(ofInterest),
          isLoanAfter2014: true,
        });
        purchase += found.purchaseUsedKopecks;
        ofInterest += found.interestUsedKopecks;
        assert.equal(purchase + found.carryPurchaseKopecks, whole);
        assert.equal(ofInterest + found.carryInterestKopecks, paid);
        assert.ok(found.purchaseUsedKopecks + found.interestUsedKopecks <= income);
        assert.ok(found.interestUsedKopecks === 0 || found.carryPurchaseKopecks === 0);
        assert.ok(found.amountKopecks <= mainTax(2025, income));
        assert.equal(found.otherObjectsKopecks, 200_000_000 - whole);
      }
    }),
    RUNS,
  );
});

function yearOfWages(income: number, more: Partial<YearInput> = {}): YearInput {
  const withheld = sum(mainTax(more.taxYear ?? 2025, income));
  return { taxYear: 2025, income: sum(income), withheld, ...more };
}

test('in a whole year no deduction raises the tax and nothing is lost from sight', () => {
  fc.assert(
    fc.property(YEAR, AMOUNT, TWO, (taxYear, income, [expense, passive]) => {
      const bases = { propertySale: sum(passive), dividends: sum(expense) };
      const plain = yearTax(yearOfWages(income, { taxYear, passive: bases }));
      const claim = { price: sum(expense * 3), isLoanAfter2014: true };
      const deducted = yearOfWages(income, {
        taxYear,
        passive: bases,
        social: { limited: {}, childEducation: [], expensiveTreatment: sum(expense) },
        purchase: claim,
      });
      const year = yearTax(deducted);
      const lost = yearTax({ ...deducted, excess: 'lost' });
      assert.equal(plain.taxAfterKopecks, plain.taxBeforeKopecks);
      assert.equal(year.taxBeforeKopecks, plain.taxAfterKopecks);
      assert.ok(year.taxAfterKopecks <= lost.taxAfterKopecks);
      assert.ok(lost.taxAfterKopecks <= lost.taxBeforeKopecks);
      const withheld = mainTax(taxYear, income);
      assert.ok(year.refundKopecks <= withheld);
      assert.equal(withheld - year.refundKopecks + year.extraChargeKopecks, year.taxAfterKopecks);
      const most = Math.min(expense * 3, 200_000_000);
      assert.equal(year.purchaseKopecks + year.carryPurchaseKopecks, most);
      const bottom = year.mainBaseKopecks + year.passiveBaseKopecks;
      const used = expense - year.lostKopecks + year.purchaseKopecks;
      assert.equal(bottom, income + passive + expense - used);
    }),
    RUNS,
  );
});

test('deposit interest is taxed above the threshold only, and free while the year is free', () => {
  fc.assert(
    fc.property(AMOUNT, fc.integer({ min: 1, max: 30 }), (interest, percent) => {
      const rate = asked({ num: percent, den: 100 } as Fraction, ON);
      const input = { asOf: ON, interest: sum(interest), topKeyRate: rate };
      const tax = depositTax({ ...input, taxYear: 2025 });
      assert.equal(tax.exemptKopecks, 1_000_000 * percent);
      assert.equal(tax.baseKopecks, Math.max(0, interest - 1_000_000 * percent));
      assert.equal(tax.dueOn === null, tax.amountKopecks === 0);
      assert.equal(depositTax({ ...input, taxYear: 2022 }).amountKopecks, 0);
    }),
    RUNS,
  );
});

test('a trace of a high income shows the sum of the step, its edge and its rate', () => {
  const { trace } = mainBaseTax({ taxYear: 2025, residency: 'resident', base: sum(600_000_000) });
  assert.deepEqual(valueOf(trace, 'ndfl.step_sum.main.3'), whole(70_200_000));
  assert.deepEqual(valueOf(trace, 'ndfl.step_from.main.3'), whole(500_000_000));
  assert.deepEqual(valueOf(trace, 'ndfl.rate.main.3'), { num: 18, den: 100 });
  assert.deepEqual(valueOf(trace, 'ndfl.excess'), whole(100_000_000));
});

test('what is not settled is shown as unverified, the rest is not', () => {
  const bases = (dividends: number, securities: number) =>
    passiveBaseTax(2025, { dividends: sum(dividends), securities: sum(securities) }).trace;
  assert.ok(!bases(240_000_000, 0).unverified);
  assert.ok(!bases(120_000_000, 120_000_000).unverified);
  assert.ok(bases(120_000_000, 120_000_001).unverified);
  assert.ok(!bases(500_000_000, 0).unverified);
  const agent = { residency: 'resident', base: sum(100), isForeignAgent: true } as const;
  assert.ok(mainBaseTax({ ...agent, taxYear: 2026 }).trace.unverified);
  assert.ok(!mainBaseTax({ ...agent, taxYear: 2025 }).trace.unverified);
  const interest = { taxYear: 2026, asOf: ON, interest: sum(30_000_000) };
  assert.ok(depositTax(interest).trace.unverified);
  assert.ok(!depositTax({ ...interest, taxYear: 2025 }).trace.unverified);
  const unused = (amount: number) =>
    depositTax({ ...interest, taxYear: 2025, unusedThresholds: sum(amount) }).trace.unverified;
  assert.ok(!unused(0) && unused(1));
});

test('a non-resident without a status pays 30 % of any sum', () => {
  fc.assert(
    fc.property(YEAR, AMOUNT, (taxYear, salary) => {
      const tax = nonresidentTax({ taxYear, specialStatus: null, salary: sum(salary) });
      assert.ok(Math.abs(tax.amountKopecks * 10 - salary * 3) <= 500);
      assert.equal(tax.dividendKopecks, 0);
    }),
    RUNS,
  );
});

test('the deduction for holding long never exceeds the gain or three million a year', () => {
  const held = fc.tuple(
    fc.integer({ min: 1, max: 10_000_000_000 }),
    fc.integer({ min: 3, max: 9 }),
  );
  fc.assert(
    fc.property(fc.array(held, { minLength: 1, maxLength: 4 }), (all) => {
      const asFacts = all.map(([gain, years]) => ({
        gain: sum(gain),
        years: asked(whole(years), ON),
      }));
      const [first, ...others] = asFacts;
      assert.ok(first !== undefined);
      const { amountKopecks } = heldSecuritiesDeduction(2025, [first, ...others]);
      const gains = all.reduce((total, [gain]) => total + gain, 0);
      const most = Math.max(...all.map(([, years]) => years));
      assert.ok(amountKopecks <= gains && amountKopecks <= most * 300_000_000);
    }),
    RUNS,
  );
});

test('an investment account lasts three, five and up to ten years by its opening', () => {
  const opened = [
    '2023-12-31',
    '2024-01-01',
    '2026-12-31',
    '2027-01-01',
    '2030-12-31',
    '2035-01-01',
  ];
  const years = opened.map((on) => iisMinimumYears(day(on)));
  assert.deepEqual(years, [3, 5, 5, 6, 9, 10]);
  assert.equal(iisMayCloseOn(day('2024-02-29')), '2029-02-28');
});

test('a claim lasts to the end of the third year, and an audit three months', () => {
  assert.equal(claimUntil(2023), '2026-12-31');
  assert.equal(oldestClaim(day('2026-12-31')), 2023);
  assert.equal(oldestClaim(day('2027-01-01')), 2024);
  assert.equal(auditEndsOn(2025, day('2026-01-12')), '2026-04-13');
});

test('amounts of traces are whole kopecks of their roots', () => {
  const { trace, amountKopecks } = yearTax(yearOfWages(123_456_789));
  assert.equal(amountKopecks, toKopecks(parseFraction(trace.root.value)));
});
