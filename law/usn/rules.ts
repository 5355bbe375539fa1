// The simplified system as anybody may ask it from outside.
import { yearOf } from '#primitives/days';
import { type Kopecks, ZERO, decimalString, subtract, sum } from '#primitives/money';
import { pastDay, readWorkedTime } from '../contributions/rules.ts';
import { CONTRIBUTION_VALUES } from '../contributions/values.ts';
import { WHOLE, compare, sign } from '../fraction.ts';
import { asked } from '../ownership-inputs.ts';
import { LawRefusal } from '../refusal.ts';
import type { Answer, Question, Rule, Shown } from '../rule.ts';
import type { Fact } from '../trace.ts';
import { usnLimit } from './income-limit.ts';
import { type FixedPolicy, PERIOD_NAMES, type UsnPeriod, usnIncomeTax } from './income-tax.ts';
import { usnTerms } from './notice.ts';
import { type UsnProfitInput, type UsnProfitTax, usnProfitTax } from './profit-tax.ts';
import { USN_VALUES } from './values.ts';
import { vatThreshold } from './vat-threshold.ts';

const FIXED_POLICIES: readonly FixedPolicy[] = ['fixedFromFirstPeriod', 'fixedByQuarter'];

/** One word names a choice; a sentence only describes the default and is left alone. */
function fixedPolicy({ inputs }: Question): FixedPolicy {
  const text = inputs.text('policy', 'fixedFromFirstPeriod');
  if (!inputs.has('policy') || text.includes(' ')) return 'fixedFromFirstPeriod';
  return inputs.oneOf('policy', FIXED_POLICIES);
}

function one(question: Question, field: string): Fact<Kopecks> | undefined {
  const { inputs, asOf } = question;
  return inputs.has(field) ? asked(inputs.money(field), asOf) : undefined;
}

/** Sums by quarter, or the one of the year. */
function sums(question: Question, byQuarter: string, ofYear: string): readonly Kopecks[] {
  const { inputs } = question;
  if (inputs.has(byQuarter) && inputs.has(ofYear)) {
    throw new LawRefusal('law.state_contradictory', { fields: `${byQuarter}, ${ofYear}` });
  }
  return inputs.has(byQuarter) ? inputs.moneys(byQuarter) : [inputs.money(ofYear)];
}

function shownPeriod(period: UsnPeriod): Shown {
  return {
    period: period.period,
    cumulativeIncome: decimalString(period.incomeKopecks),
    cumulativeTax: decimalString(period.taxKopecks),
    deductibleContributions: decimalString(period.contributionsKopecks),
    deductionApplied: decimalString(period.appliedKopecks),
    payable: decimalString(period.payableKopecks),
  };
}

function shownYear(last: UsnPeriod, paid: Kopecks): Record<string, Shown> {
  return {
    computedTax: decimalString(last.taxKopecks),
    deductionCeiling: decimalString(last.ceilingKopecks),
    deductionApplied: decimalString(last.appliedKopecks),
    taxForYear: decimalString(last.netKopecks),
    payableAtYearEnd: decimalString(subtract(last.netKopecks, paid)),
  };
}

function income(question: Question): Answer {
  const { inputs, asOf, taxYear } = question;
  const isYear = !inputs.has('incomeByQuarter');
  const own = one(question, 'ownContributionsDeductible');
  const previous = one(question, 'previousOnePercent');
  const paidField = isYear ? 'employeeContributionsPaid' : 'employeeContributionsByQuarter';
  const hasPaid = inputs.has(paidField);
  const paidFor = isYear ? [inputs.money(paidField, ZERO)] : hasPaid && inputs.moneys(paidField);
  const tax = usnIncomeTax({
    taxYear,
    rate: asked(inputs.decimalText('rate', '0.06'), asOf, 'loaded'),
    hasEmployees: inputs.flag('employees', false),
    incomes: asked(sums(question, 'incomeByQuarter', 'yearIncome'), asOf),
    isYear,
    time: asked(readWorkedTime(question), asOf),
    fixedPolicy: fixedPolicy(question),
    ...(own !== undefined && { ownContributions: own }),
    ...(previous !== undefined && { previousOnePercent: previous }),
    ...(hasPaid && paidFor !== false && { employeeContributions: asked(paidFor, asOf) }),
  });
  const last = tax.periods.at(-1)!;
  const isWhole = last.period === 'year';
  const before = sum(tax.periods.slice(0, -1).map(({ payableKopecks }) => payableKopecks));
  const paid = inputs.money('advancesPaid', before);
  return {
    result: {
      ...(isYear ? {} : { periods: tax.periods.map(shownPeriod) }),
      ...(isWhole ? shownYear(last, paid) : {}),
    },
    trace: tax.trace,
  };
}

function shownProfit(tax: UsnProfitTax, paid: Kopecks): Record<string, Shown> {
  const { year } = tax;
  return {
    ...(tax.periods.length > 0 && {
      periods: tax.periods.map((period) => ({
        period: period.period,
        cumulativeIncome: decimalString(period.incomeKopecks),
        cumulativeExpenses: decimalString(period.expensesKopecks),
        taxBase: decimalString(period.baseKopecks),
        cumulativeTax: decimalString(period.taxKopecks),
        payable: decimalString(period.payableKopecks),
      })),
    }),
    ...(year !== null && {
      taxBase: decimalString(year.baseKopecks),
      computedTax: decimalString(year.computedKopecks),
      minimumTax: decimalString(year.minimumKopecks),
      taxForYear: decimalString(year.taxKopecks),
      payableAtYearEnd: decimalString(subtract(year.taxKopecks, paid)),
      differenceToNextYear: decimalString(year.differenceKopecks),
      lossToNextYears: decimalString(year.lossKopecks),
      priorLossLeft: decimalString(year.priorLossLeftKopecks),
    }),
  };
}

function profit(question: Question): Answer {
  const { inputs, asOf, taxYear } = question;
  const isYear = !inputs.has('incomeByQuarter');
  const fields = {
    priorLoss: one(question, 'priorLoss'),
    priorDifference: one(question, 'priorDifference'),
    unpaidContributions: one(question, 'unpaidContributions'),
  };
  const input: UsnProfitInput = {
    taxYear,
    rate: asked(inputs.decimalText('rate', '0.15'), asOf, 'loaded'),
    incomes: asked(sums(question, 'incomeByQuarter', 'income'), asOf),
    expenses: asked(sums(question, 'expensesByQuarter', 'expenses'), asOf),
    isYear,
    ...(fields.priorLoss && { priorLoss: fields.priorLoss }),
    ...(fields.priorDifference && { priorDifference: fields.priorDifference }),
    ...(fields.unpaidContributions && { unpaidContributions: fields.unpaidContributions }),
  };
  const tax = usnProfitTax(input);
  const advances = sum(tax.periods.map(({ payableKopecks }) => payableKopecks));
  const paid = inputs.money('advancesPaid', advances);
  return { result: shownProfit(tax, paid), trace: tax.trace };
}

function shownOrNull(amount: Kopecks | null): Shown {
  return amount === null ? null : decimalString(amount);
}

function vat(question: Question): Answer {
  const { inputs, taxYear } = question;
  if (inputs.has('year') && inputs.count('year') !== taxYear) {
    throw new LawRefusal('law.state_contradictory', { fields: 'year, taxYear' });
  }
  const isNew = inputs.has('registeredOn') && yearOf(inputs.day('registeredOn')) === taxYear;
  if (isNew && inputs.has('priorYearIncome') && inputs.money('priorYearIncome') > 0) {
    throw new LawRefusal('law.state_contradictory', { fields: 'registeredOn, priorYearIncome' });
  }
  const found = vatThreshold({
    taxYear,
    ...(!isNew && { priorYearKopecks: inputs.money('priorYearIncome') }),
    ...(inputs.has('cumulativeIncomeCrossesOn') && {
      crossesOn: pastDay(question, inputs, 'cumulativeIncomeCrossesOn'),
    }),
  });
  return {
    result: {
      exemptAtYearStart: found.isExemptAtStart,
      threshold: shownOrNull(found.thresholdKopecks),
      vatPayerFrom: found.payerFrom,
      specialRateAtYearStart: found.specialAtStart,
      fivePercentUpTo: shownOrNull(found.fiveToKopecks),
      sevenPercentUpTo: shownOrNull(found.sevenToKopecks),
      generalRate: found.generalRate,
      unverified: found.isUnverified,
    },
    trace: null,
  };
}

function limit(question: Question): Answer {
  const { inputs, asOf, taxYear } = question;
  const warnAt = inputs.decimal('warnAt', { num: 4, den: 5 });
  if (sign(warnAt) < 0 || compare(warnAt, WHOLE) > 0) {
    throw new LawRefusal('law.input_wrong', { field: 'warnAt' });
  }
  const found = usnLimit({
    taxYear,
    incomesByMonth: asked(inputs.moneys('incomeByMonth'), asOf),
    warnAt,
    ...(inputs.has('staff') && { staff: inputs.count('staff') }),
    ...(inputs.has('fixedAssets') && { assetsKopecks: inputs.money('fixedAssets') }),
  });
  return {
    result: {
      limit: decimalString(found.limitKopecks),
      exceeded: found.warning === 'exceeded',
      excess: decimalString(found.amountKopecks),
      leftToLimit: decimalString(found.leftKopecks),
      warning: found.warning,
      rightLostFrom: found.rightLostFrom,
      raisedRateAbove: shownOrNull(found.raisedAboveKopecks),
      raisedRateFrom: found.raisedFrom,
      staffExceeded: found.isStaffExceeded,
      fixedAssetsExceeded: found.areAssetsExceeded,
    },
    trace: found.trace,
  };
}

function notice({ inputs, taxYear }: Question): Answer {
  const object = inputs.oneOf('object', ['income', 'income_minus_expenses'], 'income');
  const found = usnTerms({
    taxYear,
    period: inputs.oneOf('period', PERIOD_NAMES),
    object: object === 'income' ? 'income' : 'profit',
    ...(inputs.has('deregisteredOn') && { stoppedOn: inputs.day('deregisteredOn') }),
  });
  return {
    result: {
      periodCode: found.periodCode,
      kbk: found.kbk,
      nominalNoticeDate: found.noticeNominal,
      noticeDueDate: found.noticeDueOn,
      returnDueDate: found.returnDueOn,
      nominalDueDate: found.payNominal,
      dueDate: found.payDueOn,
    },
    trace: null,
  };
}

const OWN = [USN_VALUES];

export const RULES: readonly Rule[] = [
  {
    id: 'usn.income',
    title: { ru: 'УСН «доходы»', en: 'Simplified system on income' },
    articles: 'НК РФ ст.346.20, 346.21, 430',
    values: [USN_VALUES, CONTRIBUTION_VALUES],
    answer: income,
  },
  {
    id: 'usn.income_minus_expenses',
    title: { ru: 'УСН «доходы минус расходы»', en: 'Simplified system on profit' },
    articles: 'НК РФ ст.346.18, 346.20, 346.21',
    values: OWN,
    answer: profit,
  },
  {
    id: 'usn.vat_threshold',
    title: { ru: 'НДС на УСН: с какого дня', en: 'From which day VAT is due' },
    articles: 'НК РФ ст.145 п.1, 5; ст.164 п.3, 8',
    values: OWN,
    answer: vat,
  },
  {
    id: 'usn.limit',
    title: { ru: 'Пределы УСН', en: 'Limits of the simplified system' },
    articles: 'НК РФ ст.346.12, 346.13 п.4, 346.20 п.1.1, 2.1',
    values: OWN,
    answer: limit,
  },
  {
    id: 'usn.notice',
    title: { ru: 'Уведомление и сроки УСН', en: 'Notice and terms of the simplified system' },
    articles: 'НК РФ ст.58 п.9, 346.21 п.7, 346.23',
    values: OWN,
    answer: notice,
  },
];
