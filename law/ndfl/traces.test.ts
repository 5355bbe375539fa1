// What a trace of the personal income tax shows: the step reached, the months, and doubt.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '#primitives/days';
import { kopecks } from '#primitives/money';
import { evaluate } from '../evaluate.ts';
import { asked } from '../ownership-inputs.ts';
import { traceSentence } from '../trace-text.ts';
import type { Trace, TraceNode } from '../trace.ts';
import { agentTax } from './agent.ts';
import { depositTax } from './deposit-interest.ts';
import { thirdGroupTax } from './groups.ts';
import { type Savings, investmentRefund } from './investment.ts';
import { mainBaseTax } from './main-base.ts';
import { yearTax } from './order.ts';
import { type PurchaseClaim, purchaseRefund } from './property-purchase.ts';
import { saleTax } from './sale/property-sale.ts';
import type { Sum } from './sheet.ts';
import { type SocialExpenses, socialRefund } from './social-deduction.ts';
import { type StandardInput, standardTax } from './standard-deduction.ts';

const ON = day('2026-11-21');

function sum(amount: number): Sum {
  return asked(kopecks(amount), ON);
}

function nodes(root: TraceNode): TraceNode[] {
  return root.kind === 'step' ? [root, ...root.inputs.flatMap(nodes)] : [root];
}

/** How often the trace shows the leaf or step. */
function count({ root }: Trace, id: string): number {
  return nodes(root).filter((node) => node.id === `ndfl.${id}`).length;
}

function sentences(root: TraceNode): string[] {
  return nodes(root).map((node) => traceSentence(node, 'ru').replaceAll('\u00a0', ' '));
}

function mainTrace(base: number): TraceNode {
  return mainBaseTax({ taxYear: 2025, residency: 'resident', base: sum(base) }).trace.root;
}

test('a base at the very edge stays on the step below it', () => {
  assert.ok(sentences(mainTrace(240_000_000)).includes('Налог: 2 400 000,00 × 13 %'));
  const above = sentences(mainTrace(240_000_100));
  assert.ok(above.includes('Выше начала ступени: 2 400 001,00 − 2 400 000,00'));
  assert.ok(above.includes('Налог с превышения: 1,00 × 15 %'));
  assert.ok(above.includes('Налог по ступеням: 312 000,00 + 0,15'));
});

test('both kinds of the third group are doubtful only where their sum decides', () => {
  const doubt = (servicePay: number, northernPay: number): boolean =>
    thirdGroupTax({
      taxYear: 2025,
      mainBase: sum(0),
      servicePay: sum(servicePay),
      northernPay: sum(northernPay),
    }).trace.unverified;
  assert.ok(doubt(300_000_000, 200_000_001));
  assert.ok(!doubt(300_000_000, 200_000_000));
  assert.ok(!doubt(600_000_000, 0));
  const alone = { taxYear: 2025, mainBase: sum(0), servicePay: sum(600_000_000) };
  assert.ok(!thirdGroupTax(alone).trace.unverified);
});

test('months of a child are named with the cap they stay within', () => {
  const { trace } = standardTax({
    taxYear: 2025,
    months: Array.from({ length: 12 }, () => sum(3_000_000)),
    children: asked([{ order: 1 }], ON),
    isDouble: true,
    marriedInMonth: 4,
  });
  const told = sentences(trace.root);
  const within = 'доход с начала года не больше 450 000 ₽';
  assert.ok(told.includes(`Месяцы с 1 по 4: ${within}`));
  assert.ok(told.includes(`Месяцы с 5 по 12: ${within}`));
  assert.ok(told.includes('Доход за год: 30 000,00 × 12 месяцев'));
  assert.ok(told.includes('В двойном размере: 1 400,00 × 2'));
});

test('uneven months are told one by one', () => {
  const { trace } = standardTax({
    taxYear: 2025,
    months: [sum(100), sum(200)],
    children: asked([], ON),
  });
  const told = sentences(trace.root);
  assert.ok(told.includes('Доход месяца № 1') && told.includes('Доход месяца № 2'));
});

test('an employer’s trace names each month', () => {
  const { trace } = agentTax({ taxYear: 2026, months: [sum(100_000), sum(200_000)] });
  const told = sentences(trace.root);
  assert.ok(told.includes('Удержано за все месяцы'));
  assert.ok(told.includes('Доход месяца № 2') && !told.includes('Доход месяца № 3'));
  assert.ok(told.includes('Удержано за месяц: 390,00 − 130,00'));
});

test('a year is told without what has no part in it', () => {
  const year = { taxYear: 2025, income: sum(100_000_000), withheld: sum(13_000_000) };
  const limited = { treatment: sum(0) };
  const { trace } = yearTax({ ...year, social: { limited, childEducation: [] } });
  const told = sentences(trace.root);
  assert.ok(told.includes('К возврату: 130 000,00 − 130 000,00'));
  assert.ok(!told.includes('Лечение') && !told.includes('Все вычеты вместе'));
  assert.ok(!trace.unverified);
});

test('deductions beyond the main base make the year unverified, exactly there', () => {
  const doubt = (expense: number): boolean =>
    yearTax({
      taxYear: 2025,
      income: sum(10_000_000),
      withheld: sum(0),
      social: { limited: {}, childEducation: [], expensiveTreatment: sum(expense) },
      passive: { propertySale: sum(10_000_000) },
    }).trace.unverified;
  assert.ok(!doubt(10_000_000));
  assert.ok(doubt(10_000_001));
});

test('a rule shows earlier years and charity only where they were asked', () => {
  const inputs = { income: '100.00', taxWithheld: '13.00', purchasePrice: '50.00' };
  const bought = evaluate({ rule: 'ndfl.property_purchase', taxYear: 2025, inputs });
  assert.ok(!('earlierYears' in bought.result));
  const asking = { income: '100.00', taxWithheld: '13.00', expenses: {} };
  const social = evaluate({ rule: 'ndfl.social_deduction', taxYear: 2025, inputs: asking });
  assert.ok(!('charity' in social.result));
});

const INCOME = { taxYear: 2025, income: sum(100_000_000), withheld: sum(13_000_000) };

test('a month without income withholds nothing, and nothing too much', () => {
  const { trace } = agentTax({ taxYear: 2026, months: [sum(100_000), sum(0)] });
  assert.equal(count(trace, 'withheld_by'), 0);
  assert.equal(count(trace, 'withheld_in_month'), 1);
});

test('the key rate counts on the first day of a month and on no other', () => {
  const free = (asOf: string, rates: readonly (readonly [from: string, ratePct: string])[]) =>
    depositTax({
      taxYear: 2025,
      asOf: day(asOf),
      interest: sum(100_000_000),
      keyRates: {
        rates: rates.map(([from, ratePct]) => ({ from: day(from), ratePct })),
        confirmedThrough: ON,
        checkedOn: ON,
        source: 'проверка',
      },
    });
  const low = ['2025-01-01', '10.00'] as const;
  const passed = free('2025-12-31', [low, ['2025-06-02', '12.00'], ['2025-06-20', '10.00']]);
  assert.equal(passed.exemptKopecks, 10_000_000);
  const second = free('2025-02-10', [low, ['2025-02-01', '12.00']]);
  assert.equal(second.exemptKopecks, 12_000_000);
  assert.equal(count(free('2025-01-31', [low]).trace, 'key_rate.top'), 0);
});

test('savings are shown where they were paid; both accounts in one year are doubtful', () => {
  const of = (savings: Savings): Trace => investmentRefund({ ...INCOME, ...savings }).trace;
  const alone = of({ iisTypeA: sum(0), longTerm: { pension: sum(100) } });
  assert.equal(count(alone, 'saved'), 1);
  assert.equal(count(alone, 'saved_together'), 0);
  const two = of({ longTerm: { pension: sum(100), iis3: sum(100) } });
  assert.equal(count(two, 'saved_together'), 1);
  assert.equal(two.unverified, alone.unverified);
  const doubt = (savings: Savings): boolean => {
    const { trace } = investmentRefund({ ...INCOME, taxYear: 2024, ...savings });
    return trace.unverified;
  };
  assert.ok(!doubt({ iisTypeA: sum(100), longTerm: {} }));
  assert.ok(!doubt({ longTerm: { iis3: sum(100) } }));
  assert.ok(!doubt({ iisTypeA: sum(100), longTerm: { iis3: sum(0) } }));
  assert.ok(doubt({ iisTypeA: sum(100), longTerm: { iis3: sum(1) } }));
});

test('one deduction of a year is not summed with itself', () => {
  const limited = { treatment: sum(10_000) };
  const { trace } = yearTax({ ...INCOME, social: { limited, childEducation: [] } });
  assert.equal(count(trace, 'all_deductions'), 0);
  assert.equal(count(trace, 'expense'), 1);
});

test('nothing paid by others, nothing used by others and nothing to lower is not shown', () => {
  const bought = (more: Partial<PurchaseClaim>): Trace =>
    purchaseRefund({ ...INCOME, price: sum(100), isLoanAfter2014: true, ...more }).trace;
  assert.equal(count(bought({ paidByOthers: sum(0) }), 'own_cost'), 0);
  assert.equal(count(bought({ paidByOthers: sum(1) }), 'own_cost'), 1);
  const social = (more: Partial<SocialExpenses>): Trace =>
    socialRefund({ ...INCOME, expenses: { limited: {}, childEducation: [], ...more } }).trace;
  const child = { childEducation: [sum(100)] };
  assert.equal(count(social({ ...child, childEducationByOther: [sum(0)] }), 'limit_left'), 0);
  assert.equal(count(social(child), 'social'), 0);
  assert.equal(count(social({ ...child, charity: sum(100) }), 'social'), 1);
  const flat = { kind: 'housing', price: sum(100_000_000), isExempt: false } as const;
  const purchase = { price: sum(100), isLoanAfter2014: true };
  const sold = saleTax({ taxYear: 2025, objects: [flat], purchase });
  assert.equal(count(sold.trace, 'same_year'), 0);
});

test('a base that is exactly nothing is not raised to nothing', () => {
  const after = (expensiveTreatment: Sum): Trace => {
    const expenses = { limited: {}, childEducation: [], expensiveTreatment };
    return socialRefund({ ...INCOME, expenses }).trace;
  };
  assert.equal(count(after(sum(100_000_000)), 'at_least_zero'), 0);
  assert.equal(count(after(sum(100_000_001)), 'at_least_zero'), 1);
});

test('equal months are one product from two on; no month has no deduction', () => {
  const worked = (months: number, more: Partial<StandardInput> = {}): Trace =>
    standardTax({
      taxYear: 2025,
      months: Array.from({ length: months }, () => sum(100_000)),
      children: asked([], ON),
      ...more,
    }).trace;
  assert.deepEqual(
    [1, 2, 3].map((months) => count(worked(months), 'of_months')),
    [0, 1, 1],
  );
  assert.equal(count(worked(0, { own: 'hero' }), 'months'), 0);
  assert.equal(count(worked(1, { own: 'hero' }), 'months'), 1);
});
