// The leaves and steps of the transport tax, each with its article.
import type { LeafKindOf, StepKind } from '../reckoning.ts';

export const LEAF = {
  power: { id: 'transport.power', unit: 'hp', article: 'НК РФ ст.359 п.1' },
  rate: { id: 'transport.rate', unit: 'kopecks_per_hp', article: 'НК РФ ст.361' },
  factor: { id: 'transport.factor', unit: 'ratio', article: 'НК РФ ст.362 п.2' },
  share: { id: 'transport.share', unit: 'ratio', article: 'НК РФ ст.362' },
  months: { id: 'transport.months', unit: 'months', article: 'НК РФ ст.362 п.3' },
  reliefLeft: { id: 'transport.relief_left', unit: 'ratio', article: 'НК РФ ст.356' },
} satisfies Record<string, LeafKindOf>;

export const STEP = {
  full: {
    id: 'transport.full',
    op: 'multiply',
    unit: 'kopecks',
    article: 'НК РФ ст.361, 362 п.2',
  },
  luxury: { id: 'transport.luxury', op: 'multiply', unit: 'kopecks', article: 'НК РФ ст.362 п.2' },
  exempt: { id: 'transport.exempt', op: 'multiply', unit: 'kopecks', article: 'НК РФ ст.358 п.2' },
  ownPart: { id: 'transport.own_part', op: 'multiply', unit: 'kopecks', article: 'НК РФ ст.362' },
  partOfYear: {
    id: 'transport.part_of_year',
    op: 'divide',
    unit: 'ratio',
    article: 'НК РФ ст.362 п.3',
  },
  forMonths: {
    id: 'transport.for_months',
    op: 'multiply',
    unit: 'kopecks',
    article: 'НК РФ ст.362 п.3',
  },
  afterRelief: {
    id: 'transport.after_relief',
    op: 'multiply',
    unit: 'kopecks',
    article: 'НК РФ ст.356',
  },
  rounded: {
    id: 'transport.tax',
    op: 'round',
    unit: 'kopecks',
    article: 'НК РФ ст.52 п.6',
    to: 100,
  },
} satisfies Record<string, StepKind>;
