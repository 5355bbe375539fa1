// The leaves and steps of the land tax, each with its article.
import type { LeafKindOf, StepKind } from '../reckoning.ts';

export const LEAF = {
  cadastralValue: { id: 'land.cadastral_value', unit: 'kopecks', article: 'НК РФ ст.391 п.1' },
  valueBefore: { id: 'land.value_before', unit: 'kopecks', article: 'НК РФ ст.391 (2023)' },
  area: { id: 'land.area', unit: 'square_metres' },
  rate: { id: 'land.rate', unit: 'ratio', article: 'НК РФ ст.394' },
  previousTax: { id: 'land.previous_tax', unit: 'kopecks', article: 'НК РФ ст.396 п.17' },
  share: { id: 'land.share', unit: 'ratio', article: 'НК РФ ст.392' },
  months: { id: 'land.months', unit: 'months', article: 'НК РФ ст.396 п.7' },
  reliefLeft: { id: 'land.relief_left', unit: 'ratio', article: 'НК РФ ст.387 п.2' },
} satisfies Record<string, LeafKindOf>;

export const STEP = {
  frozenValue: { id: 'land.frozen_value', op: 'min', unit: 'kopecks', article: 'НК РФ ст.391' },
  taxableArea: {
    id: 'land.taxable_area',
    op: 'subtract',
    unit: 'square_metres',
    article: 'НК РФ ст.391 п.5',
  },
  deductionUsed: {
    id: 'land.deduction_used',
    op: 'min',
    unit: 'square_metres',
    article: 'НК РФ ст.391 п.7',
  },
  taxablePart: {
    id: 'land.taxable_part',
    op: 'divide',
    unit: 'ratio',
    article: 'НК РФ ст.391 п.5',
  },
  base: { id: 'land.base', op: 'multiply', unit: 'kopecks', article: 'НК РФ ст.391' },
  full: { id: 'land.full', op: 'multiply', unit: 'kopecks', article: 'НК РФ ст.394, 396 п.1' },
  unbuilt: { id: 'land.unbuilt', op: 'multiply', unit: 'kopecks', article: 'НК РФ ст.396 п.16' },
  cap: { id: 'land.cap_limit', op: 'multiply', unit: 'kopecks', article: 'НК РФ ст.396 п.17' },
  capped: { id: 'land.capped', op: 'min', unit: 'kopecks', article: 'НК РФ ст.396 п.17' },
  ownPart: { id: 'land.own_part', op: 'multiply', unit: 'kopecks', article: 'НК РФ ст.392' },
  partOfYear: { id: 'land.part_of_year', op: 'divide', unit: 'ratio', article: 'НК РФ ст.396 п.7' },
  forMonths: {
    id: 'land.for_months',
    op: 'multiply',
    unit: 'kopecks',
    article: 'НК РФ ст.396 п.7',
  },
  afterRelief: {
    id: 'land.after_relief',
    op: 'multiply',
    unit: 'kopecks',
    article: 'НК РФ ст.387 п.2',
  },
  rounded: { id: 'land.tax', op: 'round', unit: 'kopecks', article: 'НК РФ ст.52 п.6', to: 100 },
} satisfies Record<string, StepKind>;
