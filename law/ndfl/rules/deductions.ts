// Rules on standard, social and investment deductions, as anybody may ask them from outside.
import type { Day } from '#primitives/days';
import { type Kopecks, decimalString } from '#primitives/money';
import { whole } from '../../fraction.ts';
import type { Inputs } from '../../inputs.ts';
import { asked, notLater } from '../../ownership-inputs.ts';
import { LawRefusal } from '../../refusal.ts';
import type { Answer, Question, Rule } from '../../rule.ts';
import type { Child } from '../child.ts';
import {
  LONG_TERM_KINDS,
  type Savings,
  heldSecuritiesDeduction,
  iisMayCloseOn,
  iisResultTaxed,
  investmentRefund,
} from '../investment.ts';
import type { Sum } from '../sheet.ts';
import { LIMITED_KINDS, type SocialExpenses, socialRefund } from '../social-deduction.ts';
import { type StandardInput, standardTax } from '../standard-deduction.ts';
import { NDFL_VALUES } from '../values.ts';
import { knownOnly, maybeSum, namedSums, sumIn, sumsIn, within } from './reading.ts';

const values = [NDFL_VALUES];
const OWN = ['chernobyl', 'hero'] as const;
const EXAMINATIONS = ['full_examination', 'preventive_examination'] as const;

function readChild(inputs: Inputs, asOf: Day): Child {
  const day = (field: string): Day => notLater(inputs.day(field), asOf, field);
  return {
    order: inputs.count('order'),
    isDisabled: inputs.flag('disabled', false),
    isStudent: inputs.flag('student', false),
    ...(inputs.has('bornOn') && { bornOn: day('bornOn') }),
    ...(inputs.has('studiesEndOn') && { studiesEndOn: inputs.day('studiesEndOn') }),
  };
}

/** Equal months of `monthlyIncome`, or a list of them: one of the two. */
function readMonths(inputs: Inputs, asOf: Day): readonly Sum[] {
  if (inputs.has('monthlyIncomes')) {
    if (inputs.has('monthlyIncome') || inputs.has('monthsWorked')) {
      throw new LawRefusal('law.state_contradictory', { field: 'monthlyIncome' });
    }
    return sumsIn(inputs, 'monthlyIncomes', asOf);
  }
  const count = inputs.count('monthsWorked', 12);
  if (count > 12) throw new LawRefusal('law.ndfl_months_too_many', { months: count });
  const each = sumIn(inputs, 'monthlyIncome', asOf);
  return Array.from({ length: count }, () => each);
}

function month(inputs: Inputs, field: string): number {
  const value = inputs.count(field);
  within(whole(value), field, [1, 12]);
  return value;
}

/** The standard deduction of a question; children may be absent. */
export function readStandard(inputs: Inputs, asOf: Day): Omit<StandardInput, 'taxYear'> {
  const children = inputs.has('children')
    ? inputs.items('children').map((child) => readChild(child, asOf))
    : [];
  const married = 'marriedInMonth';
  return {
    months: readMonths(inputs, asOf),
    children: asked(children, asOf),
    isGuardian: inputs.flag('guardian', false),
    isDouble: inputs.flag('doubleDeduction', false),
    ...(inputs.has('otherMonthlyIncomes') && {
      otherMonths: sumsIn(inputs, 'otherMonthlyIncomes', asOf),
    }),
    ...(inputs.has(married) && { marriedInMonth: month(inputs, married) }),
    ...(inputs.has('own') && { own: inputs.oneOf('own', OWN) }),
    ...(inputs.has('gto') && { gto: inputs.oneOf('gto', EXAMINATIONS) }),
  };
}

function childDeduction({ inputs, taxYear, asOf }: Question): Answer {
  const { amountKopecks, intermediate, trace } = standardTax({
    taxYear,
    ...readStandard(inputs, asOf),
  });
  const result = {
    incomeCap: decimalString(intermediate.capKopecks),
    monthlyDeduction: decimalString(intermediate.monthlyKopecks),
    monthsApplied: intermediate.monthsApplied,
    deductionForYear: decimalString(intermediate.deductionKopecks),
    taxBase: decimalString(intermediate.baseKopecks),
    tax: decimalString(amountKopecks),
  };
  return { result, trace };
}

const OTHER_EXPENSES = [
  'childEducation',
  'childEducationByOther',
  'expensiveTreatment',
  'charity',
  'charityToCulture',
] as const;

/** Social expenses by name; refuses `law.ndfl_expense_unknown`. */
export function readSocial(inputs: Inputs, asOf: Day): SocialExpenses {
  knownOnly(inputs, [...LIMITED_KINDS, ...OTHER_EXPENSES], 'law.ndfl_expense_unknown');
  if (inputs.has('charity') && inputs.has('charityToCulture')) {
    throw new LawRefusal('law.state_contradictory', { field: 'charity' });
  }
  const expensiveTreatment = maybeSum(inputs, 'expensiveTreatment', asOf);
  const toCulture = maybeSum(inputs, 'charityToCulture', asOf);
  const charity = toCulture ?? maybeSum(inputs, 'charity', asOf);
  return {
    limited: namedSums(inputs, LIMITED_KINDS, asOf),
    childEducation: inputs.has('childEducation') ? sumsIn(inputs, 'childEducation', asOf) : [],
    ...(inputs.has('childEducationByOther') && {
      childEducationByOther: sumsIn(inputs, 'childEducationByOther', asOf),
    }),
    ...(expensiveTreatment && { expensiveTreatment }),
    ...(charity && { charity, isCultureCharity: toCulture !== undefined }),
  };
}

function socialDeduction({ inputs, taxYear, asOf }: Question): Answer {
  const found = socialRefund({
    taxYear,
    income: sumIn(inputs, 'income', asOf),
    withheld: sumIn(inputs, 'taxWithheld', asOf),
    expenses: readSocial(inputs.inner('expenses'), asOf),
  });
  const result = {
    limitedGroup: decimalString(found.limitedKopecks),
    childEducation: decimalString(found.childEducationKopecks),
    expensiveTreatment: decimalString(found.expensiveKopecks),
    ...(found.charityKopecks !== null && { charity: decimalString(found.charityKopecks) }),
    totalDeduction: decimalString(found.deductionKopecks),
    taxBefore: decimalString(found.beforeKopecks),
    taxAfter: decimalString(found.afterKopecks),
    refund: decimalString(found.amountKopecks),
  };
  return { result, trace: found.trace };
}

/** The contributions of a question. */
export function readSavings(inputs: Inputs, asOf: Day): Savings {
  const iisTypeA = maybeSum(inputs, 'iisTypeA', asOf);
  return {
    ...(iisTypeA && { iisTypeA }),
    isClosedEarly: isClosedEarly(inputs, asOf),
    longTerm: namedSums(inputs, LONG_TERM_KINDS, asOf),
  };
}

/** Closed before its minimum term: ст.219.1 п.4. */
function isClosedEarly(inputs: Inputs, asOf: Day): boolean {
  if (!inputs.has('iisOpenedOn') || !inputs.has('iisClosedOn')) return false;
  const opened = notLater(inputs.day('iisOpenedOn'), asOf, 'iisOpenedOn');
  return notLater(inputs.day('iisClosedOn'), asOf, 'iisClosedOn') < iisMayCloseOn(opened);
}

/** Gains of securities held over three years, each with its full years. */
function heldLong({ inputs, taxYear, asOf }: Question): Answer {
  const held = inputs.items('heldSecurities').map((one) => ({
    gain: sumIn(one, 'gain', asOf),
    // ст.219.1 п.1 пп.1: held for more than three years.
    years: asked(within(one.part('years'), 'years', [3, 100]), asOf),
  }));
  const [first, ...others] = held.filter(({ gain }) => gain.value > (0 as Kopecks));
  if (first === undefined) throw new LawRefusal('law.input_missing', { field: 'heldSecurities' });
  const { amountKopecks, trace } = heldSecuritiesDeduction(taxYear, [first, ...others]);
  return { result: { heldSecurities: decimalString(amountKopecks) }, trace };
}

function iisResult({ inputs, taxYear, asOf }: Question): Answer {
  const { amountKopecks, trace } = iisResultTaxed(taxYear, sumIn(inputs, 'iisResult', asOf));
  return { result: { taxableResult: decimalString(amountKopecks) }, trace };
}

/** One of three questions: contributions, gains of securities held long, result of an ИИС-3. */
function investment(question: Question): Answer {
  const { inputs, taxYear, asOf } = question;
  if (inputs.has('heldSecurities')) return heldLong(question);
  if (inputs.has('iisResult')) return iisResult(question);
  const found = investmentRefund({
    taxYear,
    income: sumIn(inputs, 'income', asOf),
    withheld: sumIn(inputs, 'taxWithheld', asOf),
    ...readSavings(inputs, asOf),
  });
  const openedOn = inputs.has('iisOpenedOn') ? inputs.day('iisOpenedOn') : null;
  const result = {
    iisDeduction: decimalString(found.iisKopecks),
    longTermDeduction: decimalString(found.longTermKopecks),
    totalDeduction: decimalString(found.deductionKopecks),
    taxBefore: decimalString(found.beforeKopecks),
    taxAfter: decimalString(found.afterKopecks),
    refund: decimalString(found.amountKopecks),
    iisMayCloseOn: openedOn === null ? null : iisMayCloseOn(openedOn),
  };
  return { result, trace: found.trace };
}

export const DEDUCTION_RULES: readonly Rule[] = [
  {
    id: 'ndfl.child_deduction',
    title: { ru: 'Стандартные вычеты: дети, свои, ГТО', en: 'Standard deductions' },
    articles: 'НК РФ ст.218',
    values,
    answer: childDeduction,
  },
  {
    id: 'ndfl.social_deduction',
    title: { ru: 'Социальные вычеты', en: 'Social deductions' },
    articles: 'НК РФ ст.219',
    values,
    answer: socialDeduction,
  },
  {
    id: 'ndfl.investment',
    title: {
      ru: 'Инвестиционные вычеты и долгосрочные сбережения',
      en: 'Investment deductions and long-term savings',
    },
    articles: 'НК РФ ст.219.1, 219.2',
    values,
    answer: investment,
  },
];
