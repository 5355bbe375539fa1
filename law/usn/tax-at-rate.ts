// Tax of the simplified system on a base from the beginning of the year, with the raised rates
// of 2021–2024 (ст.346.20 п.1.1, 2.1; ст.346.21 п.1.1), common to both objects of the tax.
import type { Kopecks } from '#primitives/money';
import { compare, readDecimal, sign, whole } from '../fraction.ts';
import { LawRefusal } from '../refusal.ts';
import type { LeafKindOf, Reckoning, StepKind, Term } from '../reckoning.ts';
import type { Fact } from '../trace.ts';
import type { Edition } from '../values.ts';
import { LEAF, STEP } from './nodes.ts';

/** What is taxed: «доходы» or «доходы минус расходы». */
export type TaxObject = 'income' | 'profit';

export interface Case {
  readonly book: Reckoning;
  readonly law: Edition;
  readonly object: TaxObject;
}

/**
 * A rate of the region: 1–6 % of income, 5–15 % of profit, or 0 in tax holidays. Refuses
 * `law.rate_out_of_range`.
 */
export function rateTerm({ book, law, object }: Case, fact: Fact<string>): Term {
  const value = readDecimal(fact.value);
  const least = law.get(`usn.least.rate.${object}`).fraction;
  const most = law.get(`usn.most.rate.${object}`).fraction;
  const isLawful =
    value !== null &&
    (sign(value) === 0 || (compare(value, least) >= 0 && compare(value, most) <= 0));
  if (!isLawful) throw new LawRefusal('law.rate_out_of_range', { rate: fact.value });
  return book.fact(LEAF.rate, fact, { value });
}

/** Sums by quarter added up to the quarter, or one sum of the year (quarter 0). */
export function toDate(
  book: Reckoning,
  sums: Fact<readonly Kopecks[]>,
  kinds: { readonly leaf: LeafKindOf; readonly step: StepKind; readonly upTo: number },
): Term {
  const isByQuarter = kinds.upTo > 0;
  const leaves = sums.value.slice(0, Math.max(kinds.upTo, 1)).map((one, place) =>
    book.fact(kinds.leaf, sums, {
      value: whole(one),
      ...(isByQuarter && { args: () => ({ quarter: String(place + 1) }) }),
    }),
  );
  return book.fold(kinds.step, [leaves[0]!, ...leaves.slice(1)]);
}

function total(sums: readonly Kopecks[], upTo: number): number {
  return sums.slice(0, upTo).reduce((before, one) => before + one, 0);
}

/** The quarter, from 1, in which income goes above the sum; null: never. */
export function crossedInQuarter(incomes: readonly Kopecks[], above: number): number | null {
  const place = incomes.findIndex((_, index) => total(incomes, index + 1) > above);
  return place < 0 ? null : place + 1;
}

/**
 * The first quarter at the raised rate; null where there is none. Without the limit of the year
 * described the result is not verified.
 * Refuses: `law.usn_right_lost`, and `law.usn_quarters_needed` for one sum of the year.
 */
export function raisedFromQuarter(
  { book, law }: Case,
  incomes: readonly Kopecks[],
  isByQuarter: boolean,
): number | null {
  const limit = law.find('usn.limit');
  if (limit === undefined) book.doubt();
  const lost = limit === undefined ? null : crossedInQuarter(incomes, Number(limit.value));
  if (lost !== null) {
    throw new LawRefusal('law.usn_right_lost', { limit: limit?.value ?? '', quarter: lost });
  }
  const threshold = law.find('usn.raised_from');
  const raised =
    threshold === undefined ? null : crossedInQuarter(incomes, Number(threshold.value));
  if (raised !== null && !isByQuarter) {
    throw new LawRefusal('law.usn_quarters_needed', { above: threshold?.value ?? '' });
  }
  return raised;
}

export interface Based {
  readonly base: Term;
  readonly rate: Term;
  /** The base before the quarter of the excess, where the raised rate begins. */
  readonly before: Term | null;
}

/** Exact tax; what came from the quarter of the excess on is taxed at the raised rate. */
export function taxOf({ book, law, object }: Case, { base, rate, before }: Based): Term {
  if (before === null) return book.step(STEP.plain, base, rate);
  const raisedRate = book.law(law.get(`usn.raised.rate.${object}`));
  const plain = book.step(STEP.plain, before, rate);
  const above = book.step(STEP.aboveBase, base, before);
  return book.step(STEP.both, plain, book.step(STEP.raised, above, raisedRate));
}
