// What a deduction gives back: the tax of the year before it less the tax after it, and never
// more than was withheld. The rate of the step the income reaches is given back, not 13 %.
import type { Kopecks } from '#primitives/money';
import { toKopecks } from '../fraction.ts';
import type { Term } from '../reckoning.ts';
import { STEP } from './nodes.ts';
import { scaleTax } from './scale.ts';
import { type Sheet, notBelowZero } from './sheet.ts';

export interface Claim {
  readonly income: Term;
  readonly deduction: Term;
  readonly withheld: Term;
}

export interface Refund {
  readonly base: Term;
  readonly before: Term;
  readonly after: Term;
  readonly refund: Term;
}

/** The refund of a deduction from the main base; other tax of the year counts as settled. */
export function refundOf(sheet: Sheet, { income, deduction, withheld }: Claim): Refund {
  const { book } = sheet;
  const base = notBelowZero(sheet, book.step(STEP.base, income, deduction));
  const before = scaleTax(sheet, { scale: 'main', base: income, rounding: STEP.before });
  const after = scaleTax(sheet, { scale: 'main', base, rounding: STEP.after });
  const saving = book.step(STEP.saving, before, after);
  return { base, before, after, refund: book.step(STEP.refund, saving, withheld) };
}

export interface RefundSums {
  readonly baseKopecks: Kopecks;
  readonly beforeKopecks: Kopecks;
  readonly afterKopecks: Kopecks;
}

export function refundSums({ base, before, after }: Refund): RefundSums {
  return {
    baseKopecks: toKopecks(base),
    beforeKopecks: toKopecks(before),
    afterKopecks: toKopecks(after),
  };
}
