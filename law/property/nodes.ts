// The leaves and steps of the property tax, each with its article.
import type { LeafKindOf, StepKind } from '../reckoning.ts';

export const LEAF = {
  cadastralValue: {
    id: 'property.cadastral_value',
    unit: 'kopecks',
    article: 'НК РФ ст.403 п.1',
  },
  valueBefore: { id: 'property.value_before', unit: 'kopecks', article: '151-ФЗ' },
  area: { id: 'property.area', unit: 'square_metres' },
  minorChildren: { id: 'property.minor_children', unit: 'people', article: 'НК РФ ст.403 п.6.1' },
  rate: { id: 'property.rate', unit: 'ratio', article: 'НК РФ ст.406' },
  inventoryTax: { id: 'property.inventory_tax', unit: 'kopecks', article: 'НК РФ ст.408 п.8' },
  previousTax: { id: 'property.previous_tax', unit: 'kopecks', article: 'НК РФ ст.408 п.8.1' },
  share: { id: 'property.share', unit: 'ratio', article: 'НК РФ ст.408 п.3, 4' },
  months: { id: 'property.months', unit: 'months', article: 'НК РФ ст.408 п.5' },
  benefitMonths: { id: 'property.benefit_months', unit: 'months', article: 'НК РФ ст.407' },
  reliefLeft: { id: 'property.relief_left', unit: 'ratio', article: 'НК РФ ст.399 п.2' },
} satisfies Record<string, LeafKindOf>;

export const STEP = {
  frozenValue: { id: 'property.frozen_value', op: 'min', unit: 'kopecks', article: '151-ФЗ' },
  childrenArea: {
    id: 'property.children_area',
    op: 'multiply',
    unit: 'square_metres',
    article: 'НК РФ ст.403 п.6.1',
  },
  deductionArea: {
    id: 'property.deduction_area',
    op: 'add',
    unit: 'square_metres',
    article: 'НК РФ ст.403 п.3–6.1',
  },
  taxableArea: {
    id: 'property.taxable_area',
    op: 'subtract',
    unit: 'square_metres',
    article: 'НК РФ ст.403 п.3–6.1',
  },
  deductionUsed: {
    id: 'property.deduction_used',
    op: 'min',
    unit: 'square_metres',
    article: 'НК РФ ст.403 п.8',
  },
  taxablePart: {
    id: 'property.taxable_part',
    op: 'divide',
    unit: 'ratio',
    article: 'НК РФ ст.403 п.3–6.1',
  },
  base: { id: 'property.base', op: 'multiply', unit: 'kopecks', article: 'НК РФ ст.403' },
  complexBase: {
    id: 'property.complex_base',
    op: 'subtract',
    unit: 'kopecks',
    article: 'НК РФ ст.403 п.6',
  },
  complexDeduction: {
    id: 'property.complex_deduction',
    op: 'min',
    unit: 'kopecks',
    article: 'НК РФ ст.403 п.8',
  },
  full: { id: 'property.full', op: 'multiply', unit: 'kopecks', article: 'НК РФ ст.406, 408 п.1' },
  transitionGrowth: {
    id: 'property.transition_growth',
    op: 'subtract',
    unit: 'kopecks',
    article: 'НК РФ ст.408 п.8',
  },
  transitionPart: {
    id: 'property.transition_part',
    op: 'multiply',
    unit: 'kopecks',
    article: 'НК РФ ст.408 п.8',
  },
  transition: {
    id: 'property.transition.sum',
    op: 'add',
    unit: 'kopecks',
    article: 'НК РФ ст.408 п.8',
  },
  cap: { id: 'property.cap_limit', op: 'multiply', unit: 'kopecks', article: 'НК РФ ст.408 п.8.1' },
  capped: { id: 'property.capped', op: 'min', unit: 'kopecks', article: 'НК РФ ст.408 п.8.1' },
  ownPart: {
    id: 'property.own_part',
    op: 'multiply',
    unit: 'kopecks',
    article: 'НК РФ ст.408 п.3, 4',
  },
  chargedMonths: {
    id: 'property.charged_months',
    op: 'subtract',
    unit: 'months',
    article: 'НК РФ ст.408 п.6',
  },
  partOfYear: {
    id: 'property.part_of_year',
    op: 'divide',
    unit: 'ratio',
    article: 'НК РФ ст.408 п.5',
  },
  forMonths: {
    id: 'property.for_months',
    op: 'multiply',
    unit: 'kopecks',
    article: 'НК РФ ст.408 п.5',
  },
  afterRelief: {
    id: 'property.after_relief',
    op: 'multiply',
    unit: 'kopecks',
    article: 'НК РФ ст.399 п.2',
  },
  rounded: {
    id: 'property.tax',
    op: 'round',
    unit: 'kopecks',
    article: 'НК РФ ст.52 п.6',
    to: 100,
  },
} satisfies Record<string, StepKind>;
