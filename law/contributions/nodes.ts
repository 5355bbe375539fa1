// The leaves and steps of the contributions of a sole proprietor, each with its article.
import type { LeafKindOf, StepKind } from '../reckoning.ts';

const BASE = 'НК РФ ст.430 п.9';
const PERCENT = 'НК РФ ст.430 п.1, 1.2';
const PART = 'НК РФ ст.430 п.3, 5';

export const LEAF = {
  income: { id: 'contributions.income', unit: 'kopecks', article: BASE },
  expenses: { id: 'contributions.expenses', unit: 'kopecks', article: BASE },
  fullMonths: { id: 'contributions.full_months', unit: 'months', article: PART },
  days: { id: 'contributions.days', unit: 'days', article: PART },
  daysInMonth: { id: 'contributions.days_in_month', unit: 'days', article: PART },
} satisfies Record<string, LeafKindOf>;

export const STEP = {
  profit: { id: 'contributions.profit', op: 'subtract', unit: 'kopecks', article: BASE },
  regimeBase: { id: 'contributions.regime_base', op: 'max', unit: 'kopecks', article: BASE },
  base: { id: 'contributions.base', op: 'add', unit: 'kopecks', article: BASE },
  over: { id: 'contributions.over', op: 'subtract', unit: 'kopecks', article: PERCENT },
  overZero: { id: 'contributions.over_zero', op: 'max', unit: 'kopecks', article: PERCENT },
  percent: { id: 'contributions.percent', op: 'multiply', unit: 'kopecks', article: PERCENT },
  capped: { id: 'contributions.capped', op: 'min', unit: 'kopecks', article: PERCENT },
  onePercent: {
    id: 'contributions.one_percent',
    op: 'round',
    unit: 'kopecks',
    article: PERCENT,
    to: 1,
  },
  monthly: { id: 'contributions.monthly', op: 'divide', unit: 'kopecks', article: PART },
  partOfMonth: { id: 'contributions.part_of_month', op: 'divide', unit: 'ratio', article: PART },
  months: { id: 'contributions.months', op: 'add', unit: 'months', article: PART },
  forMonths: { id: 'contributions.for_months', op: 'multiply', unit: 'kopecks', article: PART },
  fixed: { id: 'contributions.fixed_part', op: 'round', unit: 'kopecks', article: PART, to: 1 },
  total: { id: 'contributions.total', op: 'add', unit: 'kopecks', article: 'НК РФ ст.430 п.1' },
} satisfies Record<string, StepKind>;
