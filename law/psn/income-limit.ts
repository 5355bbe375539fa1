// The limit of income for patents (НК РФ ст.346.45 п.6): of the year, and from 2026 also of the
// year before.
import { type Kopecks, kopecks } from '#primitives/money';
import { whole } from '../fraction.ts';
import { Reckoning } from '../reckoning.ts';
import type { Fact, Trace } from '../trace.ts';
import { LEAF, STEP } from './nodes.ts';
import { PSN_VALUES } from './values.ts';

export interface PatentLimitInput {
  readonly taxYear: number;
  /** Of the year so far: patents, and УСН where both are used. */
  readonly income: Fact<Kopecks>;
  readonly priorYearKopecks?: Kopecks;
  readonly staff?: number;
}

export interface PatentLimit {
  /** Income above the limit. */
  readonly amountKopecks: Kopecks;
  readonly trace: Trace;
  readonly limitKopecks: Kopecks;
  readonly leftKopecks: Kopecks;
  readonly isExceeded: boolean;
  /** Of the year before: then no patent is given for this one. */
  readonly isPriorExceeded: boolean;
  readonly isStaffExceeded: boolean;
}

const PRIOR_FROM = 2026;

/** Refuses `law.value_unknown`. */
export function patentLimit(input: PatentLimitInput): PatentLimit {
  const law = PSN_VALUES.ofYear(input.taxYear);
  const book = new Reckoning(law.on, true);
  const record = law.get('psn.limit');
  const limit = Number(record.value);
  const income = book.fact(LEAF.income, input.income, { value: whole(input.income.value) });
  const above = book.step(STEP.aboveLimit, income, book.law(record));
  const excess = book.step(STEP.excess, above, book.law(law.get('psn.nothing')));
  const trace = book.trace('psn.limit', input.taxYear, excess);
  const prior = input.priorYearKopecks;
  return {
    amountKopecks: trace.amountKopecks,
    trace,
    limitKopecks: kopecks(limit),
    leftKopecks: kopecks(Math.max(0, limit - input.income.value)),
    isExceeded: trace.amountKopecks > 0,
    isPriorExceeded: prior !== undefined && input.taxYear >= PRIOR_FROM && prior > limit,
    isStaffExceeded: input.staff !== undefined && input.staff > Number(law.get('psn.staff').value),
  };
}
