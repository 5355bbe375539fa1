// The patent as anybody may ask it from outside.
import { decimalString } from '#primitives/money';
import { asked } from '../ownership-inputs.ts';
import type { Answer, Question, Rule } from '../rule.ts';
import { patentLimit } from './income-limit.ts';
import { type PatentTime, patentCost } from './patent-cost.ts';
import { PSN_VALUES } from './values.ts';

const TIMES: readonly PatentTime[] = ['days', 'months'];

function cost({ inputs, asOf, taxYear }: Question): Answer {
  const found = patentCost({
    taxYear,
    potential: asked(inputs.money('potentialYearIncome'), asOf, 'loaded'),
    from: inputs.day('from'),
    to: inputs.day('to'),
    rate: asked(inputs.decimalText('rate', '0.06'), asOf, 'loaded'),
    hasEmployees: inputs.flag('employees', false),
    policy: inputs.oneOf('policy', TIMES, 'days'),
    ...(inputs.has('contributions') && {
      contributions: asked(inputs.money('contributions'), asOf),
    }),
  });
  return {
    result: {
      days: found.days,
      daysInYear: found.daysInYear,
      tax: decimalString(found.taxKopecks),
      deductionApplied: decimalString(found.appliedKopecks),
      payable: decimalString(found.amountKopecks),
      payments: found.payments.map(({ dueOn, amountKopecks }) => ({
        dueDate: dueOn,
        amount: decimalString(amountKopecks),
      })),
    },
    trace: found.trace,
  };
}

function limit({ inputs, asOf, taxYear }: Question): Answer {
  const found = patentLimit({
    taxYear,
    income: asked(inputs.money('income'), asOf),
    ...(inputs.has('priorYearIncome') && { priorYearKopecks: inputs.money('priorYearIncome') }),
    ...(inputs.has('staff') && { staff: inputs.count('staff') }),
  });
  return {
    result: {
      limit: decimalString(found.limitKopecks),
      exceeded: found.isExceeded,
      excess: decimalString(found.amountKopecks),
      leftToLimit: decimalString(found.leftKopecks),
      priorYearExceeded: found.isPriorExceeded,
      staffExceeded: found.isStaffExceeded,
    },
    trace: found.trace,
  };
}

export const RULES: readonly Rule[] = [
  {
    id: 'psn.cost',
    title: { ru: 'Стоимость патента', en: 'Cost of a patent' },
    articles: 'НК РФ ст.346.45 п.5, 346.48–346.51',
    values: [PSN_VALUES],
    answer: cost,
  },
  {
    id: 'psn.limit',
    title: { ru: 'Пределы патента', en: 'Limits of the patent system' },
    articles: 'НК РФ ст.346.43 п.5, 346.45 п.6',
    values: [PSN_VALUES],
    answer: limit,
  },
];
