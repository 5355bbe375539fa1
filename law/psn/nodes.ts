// The leaves and steps of the patent, each with its article.
import type { LeafKindOf, StepKind } from '../reckoning.ts';

const COST = 'НК РФ ст.346.51 п.1';
const REDUCE = 'НК РФ ст.346.51 п.1.2';
const LIMIT = 'НК РФ ст.346.45 п.6';
const WHOLE_ROUBLES = 'НК РФ ст.52 п.6';

export const LEAF = {
  potential: { id: 'psn.potential', unit: 'kopecks', article: 'НК РФ ст.346.48' },
  rate: { id: 'psn.rate', unit: 'ratio', article: 'НК РФ ст.346.50' },
  days: { id: 'psn.days', unit: 'days', article: COST },
  daysInYear: { id: 'psn.days_in_year', unit: 'days', article: COST },
  months: { id: 'psn.months', unit: 'months', article: COST },
  contributions: { id: 'psn.contributions', unit: 'kopecks', article: REDUCE },
  income: { id: 'psn.income', unit: 'kopecks', article: LIMIT },
} satisfies Record<string, LeafKindOf>;

export const STEP = {
  part: { id: 'psn.part', op: 'divide', unit: 'ratio', article: COST },
  partPotential: { id: 'psn.part_potential', op: 'multiply', unit: 'kopecks', article: COST },
  atRate: { id: 'psn.at_rate', op: 'multiply', unit: 'kopecks', article: COST },
  tax: { id: 'psn.tax', op: 'round', unit: 'kopecks', article: WHOLE_ROUBLES, to: 100 },
  ceiling: { id: 'psn.ceiling', op: 'multiply', unit: 'kopecks', article: REDUCE },
  applied: { id: 'psn.applied', op: 'min', unit: 'kopecks', article: REDUCE },
  reduced: { id: 'psn.reduced', op: 'subtract', unit: 'kopecks', article: REDUCE },
  payable: { id: 'psn.payable', op: 'round', unit: 'kopecks', article: WHOLE_ROUBLES, to: 100 },
  aboveLimit: { id: 'psn.above_limit', op: 'subtract', unit: 'kopecks', article: LIMIT },
  excess: { id: 'psn.excess', op: 'max', unit: 'kopecks', article: LIMIT },
} satisfies Record<string, StepKind>;
