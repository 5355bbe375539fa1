// The leaves and steps of the simplified system, each with its article.
import type { LeafKindOf, StepKind } from '../reckoning.ts';

const TAX = 'НК РФ ст.346.21 п.1–3';
const REDUCE = 'НК РФ ст.346.21 п.3.1';
const LOSS = 'НК РФ ст.346.18 п.7';
const MINIMUM = 'НК РФ ст.346.18 п.6';
const RAISED = 'НК РФ ст.346.21 п.1.1';
const LIMIT = 'НК РФ ст.346.13 п.4';
const WHOLE_ROUBLES = 'НК РФ ст.52 п.6';

export const LEAF = {
  rate: { id: 'usn.rate', unit: 'ratio', article: 'НК РФ ст.346.20' },
  income: { id: 'usn.income', unit: 'kopecks', article: 'НК РФ ст.346.15' },
  expenses: { id: 'usn.expenses', unit: 'kopecks', article: 'НК РФ ст.346.16' },
  unpaid: { id: 'usn.unpaid_contributions', unit: 'kopecks', article: 'НК РФ ст.346.16 п.1' },
  priorLoss: { id: 'usn.prior_loss', unit: 'kopecks', article: LOSS },
  priorDifference: { id: 'usn.prior_difference', unit: 'kopecks', article: MINIMUM },
  ownContributions: { id: 'usn.own_contributions', unit: 'kopecks', article: REDUCE },
  previousOnePercent: { id: 'usn.previous_one_percent', unit: 'kopecks', article: REDUCE },
  employeeContributions: { id: 'usn.employee_contributions', unit: 'kopecks', article: REDUCE },
  quarters: { id: 'usn.quarters', unit: 'ratio', article: REDUCE },
} satisfies Record<string, LeafKindOf>;

export const STEP = {
  income: { id: 'usn.income_to_date', op: 'add', unit: 'kopecks', article: TAX },
  expenses: { id: 'usn.expenses_to_date', op: 'add', unit: 'kopecks', article: TAX },
  profit: { id: 'usn.profit', op: 'subtract', unit: 'kopecks', article: 'НК РФ ст.346.18 п.2' },
  base: { id: 'usn.base', op: 'max', unit: 'kopecks', article: 'НК РФ ст.346.18' },
  plain: { id: 'usn.at_rate', op: 'multiply', unit: 'kopecks', article: TAX },
  aboveBase: { id: 'usn.raised_base', op: 'subtract', unit: 'kopecks', article: RAISED },
  raised: { id: 'usn.at_raised_rate', op: 'multiply', unit: 'kopecks', article: RAISED },
  both: { id: 'usn.at_both_rates', op: 'add', unit: 'kopecks', article: RAISED },
  tax: { id: 'usn.tax', op: 'round', unit: 'kopecks', article: WHOLE_ROUBLES, to: 100 },
  partOfYear: { id: 'usn.part_of_year', op: 'divide', unit: 'ratio', article: REDUCE },
  fixedPart: { id: 'usn.fixed_to_date', op: 'multiply', unit: 'kopecks', article: REDUCE },
  contributions: { id: 'usn.contributions', op: 'add', unit: 'kopecks', article: REDUCE },
  ceiling: { id: 'usn.ceiling', op: 'multiply', unit: 'kopecks', article: REDUCE },
  applied: { id: 'usn.applied', op: 'min', unit: 'kopecks', article: REDUCE },
  reduced: { id: 'usn.reduced', op: 'subtract', unit: 'kopecks', article: REDUCE },
  net: { id: 'usn.net', op: 'round', unit: 'kopecks', article: WHOLE_ROUBLES, to: 100 },
  payable: {
    id: 'usn.payable',
    op: 'subtract',
    unit: 'kopecks',
    article: 'НК РФ ст.346.21 п.3, 4, 5',
  },
  atMinimum: { id: 'usn.at_minimum', op: 'multiply', unit: 'kopecks', article: MINIMUM },
  minimum: { id: 'usn.minimum', op: 'round', unit: 'kopecks', article: WHOLE_ROUBLES, to: 100 },
  larger: { id: 'usn.larger', op: 'max', unit: 'kopecks', article: MINIMUM },
  aboveLimit: { id: 'usn.above_limit', op: 'subtract', unit: 'kopecks', article: LIMIT },
  excess: { id: 'usn.excess', op: 'max', unit: 'kopecks', article: LIMIT },
} satisfies Record<string, StepKind>;
