// The leaves and steps of fines, each with its article.
import type { LeafKindOf, StepKind } from '../reckoning.ts';

function leaf(name: string, unit: LeafKindOf['unit'], article: string): LeafKindOf {
  return { id: `fine.${name}`, unit, article };
}

export const LEAF = {
  monthsLate: leaf('119.months_late', 'months', 'НК РФ ст.119 п.1; ст.6.1 п.5'),
  unpaidTax: leaf('119.unpaid_tax', 'kopecks', 'НК РФ ст.119 п.1'),
  understated: leaf('122.understated', 'kopecks', 'НК РФ ст.122'),
  covered: leaf('122.covered', 'kopecks', 'НК РФ ст.122 п.4'),
  notWithheld: leaf('123.not_withheld', 'kopecks', 'НК РФ ст.123'),
  documents: leaf('126.documents', 'ratio', 'НК РФ ст.126 п.1'),
  taxOfObject: leaf('129.1.tax', 'kopecks', 'НК РФ ст.129.1 п.3'),
  settlement: leaf('129.13.settlement', 'kopecks', 'НК РФ ст.129.13'),
  settlementOfOther: leaf('129.14.settlement', 'kopecks', 'НК РФ ст.129.14'),
  income: leaf('116.income', 'kopecks', 'НК РФ ст.116 п.2'),
  divisor: leaf('mitigation_divisor', 'ratio', 'НК РФ ст.114 п.3'),
} satisfies Record<string, LeafKindOf>;

function step(name: string, op: StepKind['op'], article: string): StepKind {
  return { id: `fine.${name}`, op, unit: 'kopecks', article };
}

export const STEP = {
  lateRate: { ...step('119.rate.late', 'multiply', 'НК РФ ст.119 п.1'), unit: 'ratio' },
  limitedRate: { ...step('119.rate.limited', 'min', 'НК РФ ст.119 п.1'), unit: 'ratio' },
  /** Both are cited by the article of the value they are taken with. */
  share: step('share', 'multiply', 'НК РФ, глава 16'),
  least: step('at_least', 'max', 'НК РФ, глава 16'),
  notCovered: step('122.not_covered', 'subtract', 'НК РФ ст.122 п.4'),
  notBelowZero: step('122.base', 'max', 'НК РФ ст.122 п.4'),
  each: step('126.all', 'multiply', 'НК РФ ст.126 п.1'),
  mitigated: step('mitigated', 'divide', 'НК РФ ст.112, 114 п.3'),
  doubled: step('doubled', 'multiply', 'НК РФ ст.112 п.2, 114 п.4'),
  lapsed: step('lapsed', 'multiply', 'НК РФ ст.113'),
  rounded: { ...step('amount', 'round', 'НК РФ ст.114'), to: 1 },
} satisfies Record<string, StepKind>;
