// The contributions of a sole proprietor as anybody may ask them from outside.
import { type Day, yearOf } from '#primitives/days';
import { ZERO, decimalString } from '#primitives/money';
import type { Inputs } from '../inputs.ts';
import { asked, notLater } from '../ownership-inputs.ts';
import { LawRefusal } from '../refusal.ts';
import type { Answer, Question, Rule } from '../rule.ts';
import {
  type Contributions,
  type ExpensesPolicy,
  type Regime,
  type RegimeIncome,
  contributionsDueOn,
  isOnePercentDue,
  ownContributions,
} from './own-contributions.ts';
import { CONTRIBUTION_VALUES } from './values.ts';
import type { WorkedTime } from './worked-time.ts';

const REGIMES: readonly Regime[] = ['usn_income', 'usn_income_minus_expenses', 'psn', 'osno'];
const POLICIES: readonly ExpensesPolicy[] = ['minusExpenses', 'incomeOnly'];

const FIRST_DAYS = ['counted', 'notCounted'] as const;

/** Of a year that has begun a registration is a past fact; of a later one it is a plan. */
export function pastDay(question: Question, inputs: Inputs, field: string): Day {
  const day = inputs.day(field);
  return yearOf(question.asOf) < question.taxYear ? day : notLater(day, question.asOf, field);
}

/** When a proprietor began, stopped or was free of contributions. */
export function readWorkedTime(question: Question): WorkedTime {
  const { inputs } = question;
  const isPart = inputs.has('registeredOn') || inputs.has('deregisteredOn');
  // A registration before the year does not contradict a full year.
  const isInside = ['registeredOn', 'deregisteredOn'].some(
    (field) => inputs.has(field) && yearOf(inputs.day(field)) === question.taxYear,
  );
  const isFull = inputs.flag('fullYear', !isPart);
  if (isFull && isInside) {
    throw new LawRefusal('law.state_contradictory', { fields: 'fullYear, registeredOn' });
  }
  if (!isFull && !isPart && !inputs.has('freePeriods')) {
    throw new LawRefusal('law.input_missing', { field: 'registeredOn' });
  }
  return {
    ...(inputs.has('registeredOn') && { registeredOn: pastDay(question, inputs, 'registeredOn') }),
    ...(inputs.has('deregisteredOn') && { deregisteredOn: inputs.day('deregisteredOn') }),
    ...(inputs.has('freePeriods') && {
      freePeriods: inputs
        .items('freePeriods')
        .map((one) => ({ from: one.day('from'), to: one.day('to') })),
    }),
    firstDay: inputs.oneOf('firstDay', FIRST_DAYS, 'counted'),
  };
}

function readRegime(inputs: Inputs, asOf: Day): RegimeIncome {
  return {
    regime: inputs.oneOf('regime', REGIMES),
    income: asked(inputs.money('income'), asOf),
    ...(inputs.has('expenses') && { expenses: asked(inputs.money('expenses'), asOf) }),
  };
}

function readRegimes({ inputs, asOf }: Question): readonly RegimeIncome[] {
  if (!inputs.has('regimes')) return [readRegime(inputs, asOf)];
  if (inputs.has('regime')) {
    throw new LawRefusal('law.state_contradictory', { fields: 'regime, regimes' });
  }
  return inputs.items('regimes').map((one) => readRegime(one, asOf));
}

function shown(question: Question, found: Contributions): Answer['result'] {
  const { inputs, taxYear } = question;
  const stopped = inputs.has('deregisteredOn') ? inputs.day('deregisteredOn') : null;
  const isThisYear = stopped !== null && yearOf(stopped) === taxYear;
  const due = contributionsDueOn(taxYear, isThisYear ? stopped : null);
  const { fullMonths, parts } = found.worked;
  const only = parts.length === 1 ? parts[0] : undefined;
  const isDue = isOnePercentDue(found);
  return {
    fixed: decimalString(found.fixedKopecks),
    onePercent: decimalString(found.onePercentKopecks),
    total: decimalString(found.amountKopecks),
    fullMonths,
    partialMonthDays: only?.days ?? null,
    daysInMonth: only?.daysInMonth ?? null,
    partialMonths: parts.map(({ month, days, daysInMonth }) => ({ month, days, daysInMonth })),
    fixedDueDate: found.fixedKopecks > ZERO ? due.fixedDueOn : null,
    fixedNominalDueDate: due.fixedNominal,
    onePercentDueDate: isDue ? due.onePercentDueOn : null,
    onePercentNominalDueDate: isDue ? due.onePercentNominal : null,
  };
}

function contributions(question: Question): Answer {
  const found = ownContributions({
    taxYear: question.taxYear,
    regimes: readRegimes(question),
    time: asked(readWorkedTime(question), question.asOf),
    expensesPolicy: question.inputs.oneOf('policy', POLICIES, 'minusExpenses'),
  });
  return { result: shown(question, found), trace: found.trace };
}

export const RULES: readonly Rule[] = [
  {
    id: 'ip.contributions',
    title: { ru: 'Взносы ИП за себя', en: 'Own contributions of a sole proprietor' },
    articles: 'НК РФ ст.430, 432',
    values: [CONTRIBUTION_VALUES],
    answer: contributions,
  },
];
