// Rules on income and its scales, as anybody may ask them from outside.
import type { Day } from '#primitives/days';
import { decimalString } from '#primitives/money';
import { divide, toKopecks, whole } from '../../fraction.ts';
import type { Inputs } from '../../inputs.ts';
import { asked } from '../../ownership-inputs.ts';
import { LawRefusal } from '../../refusal.ts';
import type { Answer, Question, Rule } from '../../rule.ts';
import { agentTax } from '../agent.ts';
import { countedInterest, depositTax } from '../deposit-interest.ts';
import { thirdGroupTax, twoGroupsTax } from '../groups.ts';
import { type Residency, mainBaseTax, residencyByDays } from '../main-base.ts';
import { SPECIAL_STATUSES, type SpecialStatus, nonresidentTax } from '../nonresident.ts';
import { PASSIVE_KINDS, type PassiveBases, passiveBaseTax } from '../passive-bases.ts';
import { PROFESSIONS, professionalTax } from '../professional.ts';
import type { Sum } from '../sheet.ts';
import { NDFL_VALUES } from '../values.ts';
import { knownOnly, maybeSum, namedSums, sumIn, sumOrZero, sumsIn, within } from './reading.ts';

const values = [NDFL_VALUES];
const RESIDENCIES: readonly Residency[] = ['resident', 'nonresident'];

/** Days in Russia decide where they are given; a status that contradicts them is refused. */
function residencyOf({ inputs, taxYear, asOf }: Question): Residency {
  const stated = inputs.has('residency') ? inputs.oneOf('residency', RESIDENCIES) : undefined;
  if (!inputs.has('daysInRussia')) return stated ?? 'resident';
  const byDays = residencyByDays(taxYear, asked(inputs.count('daysInRussia'), asOf));
  if (stated !== undefined && stated !== byDays) {
    throw new LawRefusal('law.state_contradictory', { field: 'residency' });
  }
  return byDays;
}

function residentOnly(question: Question): void {
  if (residencyOf(question) === 'resident') return;
  throw new LawRefusal('law.state_contradictory', { field: 'residency' });
}

function mainBase(question: Question): Answer {
  const { inputs, taxYear, asOf } = question;
  const { amountKopecks, trace } = mainBaseTax({
    taxYear,
    residency: residencyOf(question),
    base: sumIn(inputs, 'taxBase', asOf),
    isForeignAgent: inputs.flag('foreignAgent', false),
  });
  return { result: { tax: decimalString(amountKopecks) }, trace };
}

/** The bases of the second group by name; refuses `law.ndfl_base_unknown`. */
export function readBases(inputs: Inputs, asOf: Day): PassiveBases {
  knownOnly(inputs, PASSIVE_KINDS, 'law.ndfl_base_unknown');
  return namedSums(inputs, PASSIVE_KINDS, asOf);
}

function passiveBase(question: Question): Answer {
  residentOnly(question);
  const bases = readBases(question.inputs.inner('bases'), question.asOf);
  const { amountKopecks, sumOfBases, trace } = passiveBaseTax(question.taxYear, bases);
  const result = {
    sumOfBases: decimalString(toKopecks(sumOfBases)),
    finalTax: decimalString(amountKopecks),
  };
  return { result, trace };
}

function twoGroups(question: Question): Answer {
  residentOnly(question);
  const { inputs, taxYear, asOf } = question;
  const tax = twoGroupsTax({
    taxYear,
    mainBase: sumIn(inputs, 'mainBase', asOf),
    passiveBases: sumIn(inputs, 'passiveBases', asOf),
  });
  const result = {
    mainTax: decimalString(tax.mainKopecks),
    passiveTax: decimalString(tax.otherKopecks),
    total: decimalString(tax.amountKopecks),
  };
  return { result, trace: tax.trace };
}

function thirdGroup(question: Question): Answer {
  residentOnly(question);
  const { inputs, taxYear, asOf } = question;
  const servicePay = maybeSum(inputs, 'servicePay', asOf);
  const northernPay = maybeSum(inputs, 'northernPay', asOf);
  const tax = thirdGroupTax({
    taxYear,
    mainBase: sumOrZero(inputs, 'mainBase', asOf),
    ...(servicePay && { servicePay }),
    ...(northernPay && { northernPay }),
  });
  const result = {
    mainTax: decimalString(tax.mainKopecks),
    groupTax: decimalString(tax.otherKopecks),
    total: decimalString(tax.amountKopecks),
  };
  return { result, trace: tax.trace };
}

function agent({ inputs, taxYear, asOf }: Question): Answer {
  const tax = agentTax({
    taxYear,
    months: sumsIn(inputs, 'monthlyIncome', asOf),
    ...(inputs.has('monthlyDeduction') && {
      deductions: sumsIn(inputs, 'monthlyDeduction', asOf),
    }),
  });
  const result = {
    cumulativeTax: tax.cumulativeKopecks.map(decimalString),
    withheld: tax.withheldKopecks.map(decimalString),
    overwithheld: decimalString(tax.overwithheldKopecks),
  };
  return { result, trace: tax.trace };
}

function nonresident(question: Question): Answer {
  const { inputs, taxYear, asOf } = question;
  if (residencyOf(question) === 'resident' && inputs.has('residency')) {
    throw new LawRefusal('law.state_contradictory', { field: 'residency' });
  }
  const statuses = Object.keys(SPECIAL_STATUSES) as SpecialStatus[];
  const dividends = maybeSum(inputs, 'dividends', asOf);
  const tax = nonresidentTax({
    taxYear,
    specialStatus: inputs.has('specialStatus') ? inputs.oneOf('specialStatus', statuses) : null,
    salary: sumOrZero(inputs, 'salary', asOf),
    ...(dividends && { dividends }),
  });
  const result = {
    salaryTax: decimalString(tax.salaryKopecks),
    dividendTax: decimalString(tax.dividendKopecks),
    total: decimalString(tax.amountKopecks),
  };
  return { result, trace: tax.trace };
}

function professional({ inputs, taxYear, asOf }: Question): Answer {
  const costs = maybeSum(inputs, 'documentedExpenses', asOf);
  const tax = professionalTax(taxYear, {
    profession: inputs.oneOf('profession', PROFESSIONS),
    income: sumIn(inputs, 'income', asOf),
    ...(costs && { costs }),
  });
  const result = {
    deduction: decimalString(tax.deductionKopecks),
    deductionKind: tax.deductionKind,
    taxBase: decimalString(tax.baseKopecks),
    tax: decimalString(tax.amountKopecks),
  };
  return { result, trace: tax.trace };
}

/** All interest, or that of each bank with its rate: one of the two. */
function interestOf({ inputs, taxYear, asOf }: Question): Sum {
  if (!inputs.has('banks')) return sumIn(inputs, 'interest', asOf);
  if (inputs.has('interest')) {
    throw new LawRefusal('law.state_contradictory', { field: 'interest' });
  }
  const banks = inputs.items('banks').map((bank) => ({
    interestKopecks: bank.money('interest'),
    ratePct: bank.decimal('ratePct'),
    isEscrow: bank.flag('escrow', false),
  }));
  return asked(countedInterest(taxYear, banks), asOf);
}

function deposit(question: Question): Answer {
  const { inputs, taxYear, asOf } = question;
  const field = 'maxKeyRateOnFirstOfMonthPct';
  const unusedThresholds = maybeSum(inputs, 'unusedThresholds', asOf);
  const tax = depositTax({
    taxYear,
    asOf,
    interest: interestOf(question),
    ...(inputs.has(field) && {
      topKeyRate: asked(
        divide(within(inputs.decimal(field), field, [0, 100]), whole(100)),
        asOf,
        'loaded',
      ),
    }),
    ...(unusedThresholds && { unusedThresholds }),
  });
  const result = {
    exempt: decimalString(tax.exemptKopecks),
    taxBase: decimalString(tax.baseKopecks),
    tax: decimalString(tax.amountKopecks),
    dueDate: tax.dueOn,
  };
  return { result, trace: tax.trace };
}

export const INCOME_RULES: readonly Rule[] = [
  {
    id: 'ndfl.main_base',
    title: { ru: 'НДФЛ с основной налоговой базы', en: 'Tax on the main base' },
    articles: 'НК РФ ст.210 п.2.1, 224 п.1, 3, 225',
    values,
    answer: mainBase,
  },
  {
    id: 'ndfl.passive_base',
    title: { ru: 'НДФЛ со второй группы доходов', en: 'Tax on the second group of income' },
    articles: 'НК РФ ст.210 п.6, 224 п.1.1',
    values,
    answer: passiveBase,
  },
  {
    id: 'ndfl.two_groups',
    title: { ru: 'НДФЛ с зарплаты и пассивных доходов', en: 'Tax on wages and passive income' },
    articles: 'НК РФ ст.210 п.2.1, 6, 224 п.1, 1.1',
    values,
    answer: twoGroups,
  },
  {
    id: 'ndfl.third_group',
    title: {
      ru: 'НДФЛ с выплат участникам СВО и северных надбавок',
      en: 'Tax on service pay and northern allowances',
    },
    articles: 'НК РФ ст.210 п.6.1, 6.2, 224 п.1.2',
    values,
    answer: thirdGroup,
  },
  {
    id: 'ndfl.agent_cumulative',
    title: { ru: 'Удержание НДФЛ работодателем', en: 'Tax withheld by an employer' },
    articles: 'НК РФ ст.226 п.3, 52 п.6',
    values,
    answer: agent,
  },
  {
    id: 'ndfl.nonresident',
    title: { ru: 'НДФЛ нерезидента', en: 'Tax of a non-resident' },
    articles: 'НК РФ ст.224 п.3, 3.1, 210 п.4',
    values,
    answer: nonresident,
  },
  {
    id: 'ndfl.professional',
    title: { ru: 'Профессиональный вычет', en: 'Professional deduction' },
    articles: 'НК РФ ст.221',
    values,
    answer: professional,
  },
  {
    id: 'ndfl.deposit_interest',
    title: { ru: 'НДФЛ с процентов по вкладам', en: 'Tax on deposit interest' },
    articles: 'НК РФ ст.214.2, 228 п.6',
    values,
    answer: deposit,
  },
];
