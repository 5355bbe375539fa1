// What all fines share: what lowers or raises them, and when nobody is held liable any more.
import { type Day, addMonths, dayOf, yearOf } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import { type Fraction, compare, decimal, whole } from '../fraction.ts';
import { LawRefusal } from '../refusal.ts';
import { Reckoning, type Term } from '../reckoning.ts';
import type { Fact, Trace } from '../trace.ts';
import type { Edition } from '../values.ts';
import { LEAF, STEP } from './nodes.ts';
import { FINE_VALUES, LIMITATION_MONTHS } from './values.ts';

export interface Circumstances {
  /** Day of the violation. */
  readonly violationOn: Day;
  /** Day of the decision; absent: the limitation is not asked about. */
  readonly decisionOn?: Day;
  /** At least one mitigating circumstance: not less than half is taken off (ст.114 п.3). */
  readonly isMitigated: boolean;
  /** By how many times the decision lowers the fine, a decimal from 2; absent: two times. */
  readonly mitigationDivisor?: Fact<string>;
  /** Fined for the like within the twelve months before: the fine doubles (ст.112 п.2, 3). */
  readonly isRepeated: boolean;
  /** ст.113: for ст.122 the term begins after the year of the violation. */
  readonly countsFromYearEnd?: boolean;
}

export interface Fine {
  readonly amountKopecks: Kopecks;
  readonly trace: Trace;
  /** The three years of ст.113 were over at the decision. */
  readonly isOutOfTime: boolean;
  /** Last day to decide. */
  readonly decideBy: Day;
}

export interface Case {
  readonly book: Reckoning;
  readonly law: Edition;
}

/** The last day of the three years of ст.113. */
export function decideBy({ violationOn, countsFromYearEnd }: Circumstances): Day {
  const begin = countsFromYearEnd === true ? dayOf(yearOf(violationOn), 12, 31) : violationOn;
  return addMonths(begin, LIMITATION_MONTHS);
}

function isOutOfTime(of: Circumstances): boolean {
  const { decisionOn, violationOn } = of;
  if (decisionOn === undefined) return false;
  if (decisionOn < violationOn) {
    throw new LawRefusal('law.order_of_days_wrong', { violationOn, decisionOn });
  }
  return decisionOn > decideBy(of);
}

const HALF = whole(2);

function mitigated({ book, law }: Case, sum: Term, of: Circumstances): Term {
  const given = of.mitigationDivisor;
  if (given === undefined) {
    return book.step(STEP.mitigated, sum, book.law(law.get('fine.mitigation')));
  }
  const value: Fraction = decimal(given.value);
  if (compare(value, HALF) < 0) {
    throw new LawRefusal('law.input_wrong', { field: 'mitigationDivisor', value: given.value });
  }
  // How far below the half a decision may go is an open question of the law.
  if (compare(value, HALF) > 0) book.doubt();
  return book.step(STEP.mitigated, sum, book.fact(LEAF.divisor, given, { value }));
}

/**
 * A fine from its sum before circumstances, as `sumOf` reckons it; rounded to kopecks at the end.
 * Refuses: `law.order_of_days_wrong`, `law.input_wrong`.
 */
export function fine(rule: string, circumstances: Circumstances, sumOf: (of: Case) => Term): Fine {
  const law = FINE_VALUES.on(circumstances.violationOn);
  const of: Case = { book: new Reckoning(circumstances.violationOn, true), law };
  let sum = sumOf(of);
  const { book } = of;
  if (circumstances.isRepeated) {
    sum = book.step(STEP.doubled, sum, book.law(law.get('fine.repeated')));
  }
  if (circumstances.isMitigated) sum = mitigated(of, sum, circumstances);
  const lapsed = isOutOfTime(circumstances);
  if (lapsed) sum = book.step(STEP.lapsed, sum, book.law(law.get('fine.out_of_time')));
  const trace = book.trace(rule, null, book.round(STEP.rounded, sum));
  const { amountKopecks } = trace;
  return { amountKopecks, trace, isOutOfTime: lapsed, decideBy: decideBy(circumstances) };
}

/** Nothing to fine. */
export function nothing({ book, law }: Case): Term {
  return book.law(law.get('fine.nothing'));
}

/** A part of a sum, such as a fifth of the tax. */
export function partOf({ book, law }: Case, sum: Term, key: string): Term {
  const record = law.get(key);
  return book.step({ ...STEP.share, article: record.law }, sum, book.law(record));
}

/** Not less than a sum of the law. */
export function atLeast({ book, law }: Case, sum: Term, key: string): Term {
  const record = law.get(key);
  return book.step({ ...STEP.least, article: record.law }, sum, book.law(record));
}
