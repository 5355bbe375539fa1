// The leaves and steps of the tax on professional income, each with its article.
import type { LeafKindOf, StepKind } from '../reckoning.ts';

const INCOME = '422-ФЗ ст.8 ч.1';
const TAX = '422-ФЗ ст.11 ч.1';
const BONUS = '422-ФЗ ст.12 ч.1, 2';
const LIMIT = '422-ФЗ ст.4 ч.2 п.8';

export const LEAF = {
  receipt: { id: 'npd.receipt', unit: 'kopecks', article: INCOME },
  periodIncome: { id: 'npd.period_income', unit: 'kopecks', article: INCOME },
  bonusLeft: { id: 'npd.bonus_left', unit: 'kopecks', article: BONUS },
  incomeBefore: { id: 'npd.income_before', unit: 'kopecks', article: LIMIT },
} satisfies Record<string, LeafKindOf>;

export const STEP = {
  individualIncome: { id: 'npd.income.individual', op: 'add', unit: 'kopecks', article: INCOME },
  businessIncome: { id: 'npd.income.business', op: 'add', unit: 'kopecks', article: INCOME },
  individualTax: { id: 'npd.gross.individual', op: 'multiply', unit: 'kopecks', article: TAX },
  businessTax: { id: 'npd.gross.business', op: 'multiply', unit: 'kopecks', article: TAX },
  gross: { id: 'npd.gross', op: 'add', unit: 'kopecks', article: TAX },
  individualWish: { id: 'npd.wish.individual', op: 'multiply', unit: 'kopecks', article: BONUS },
  businessWish: { id: 'npd.wish.business', op: 'multiply', unit: 'kopecks', article: BONUS },
  wish: { id: 'npd.wish', op: 'add', unit: 'kopecks', article: BONUS },
  bonusRest: { id: 'npd.bonus_rest', op: 'subtract', unit: 'kopecks', article: BONUS },
  bonusStill: { id: 'npd.bonus_still', op: 'max', unit: 'kopecks', article: BONUS },
  used: { id: 'npd.bonus_used', op: 'min', unit: 'kopecks', article: BONUS },
  net: { id: 'npd.net', op: 'subtract', unit: 'kopecks', article: BONUS },
  rounded: {
    id: 'npd.month_tax',
    op: 'round',
    unit: 'kopecks',
    article: 'НК РФ ст.52 п.6',
    to: 100,
  },
  previewed: { id: 'npd.preview', op: 'round', unit: 'kopecks', article: TAX, to: 1 },
  year: { id: 'npd.year_tax', op: 'add', unit: 'kopecks', article: '422-ФЗ ст.9, 11' },
  payable: { id: 'npd.payable', op: 'add', unit: 'kopecks', article: '422-ФЗ ст.11 ч.2, 3' },
  decrease: { id: 'npd.decrease', op: 'subtract', unit: 'kopecks', article: '422-ФЗ ст.8 ч.3–5' },
  yearIncome: { id: 'npd.year_income', op: 'add', unit: 'kopecks', article: LIMIT },
  aboveLimit: { id: 'npd.above_limit', op: 'subtract', unit: 'kopecks', article: LIMIT },
  excess: { id: 'npd.excess', op: 'max', unit: 'kopecks', article: '422-ФЗ ст.15 ч.6' },
} satisfies Record<string, StepKind>;
