// What the three taxes on things share: months of owning, the share, reliefs (ст.408 п.5,
// ст.396 п.7, ст.362 п.3 НК РФ count months alike).
import { type Day, dateOf, monthOf, yearOf } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import {
  type Fraction,
  WHOLE,
  compare,
  divide,
  readDecimal,
  sign,
  subtract,
  toNumber,
  whole,
} from './fraction.ts';
import { LawRefusal } from './refusal.ts';
import type { LeafKindOf, Reckoning, StepKind, Term } from './reckoning.ts';
import type { Fact, TraceArgs } from './trace.ts';
import type { ReadValue } from './values.ts';

/** From the day the right began to the day it ended; null while it goes on. */
export interface Interval {
  readonly from: Day;
  readonly to: Day | null;
}

export interface Share {
  readonly num: number;
  readonly den: number;
}

/** Facts about owning that the property, land and transport taxes all ask for. */
export interface Ownership {
  /** Days of the right; several intervals when it was lost and came back. */
  readonly owned?: Fact<readonly Interval[]>;
  /** Months already counted by someone else; checked against `owned` when both are given. */
  readonly months?: Fact<number>;
  /** Destroyed or stolen: not taxed from the first day of that month. */
  readonly lostOn?: Fact<Day>;
  /** Absent: the whole. */
  readonly share?: Fact<Share>;
  /** Part of the tax a local law takes off, a decimal from 0 to 1. */
  readonly relief?: Fact<string>;
}

/** Months of the year counted from January as 0; the 15th decides at both ends. */
function firstCounted(from: Day, year: number): number {
  if (yearOf(from) < year) return 0;
  if (yearOf(from) > year) return 12;
  return monthOf(from) - (dateOf(from) <= 15 ? 1 : 0);
}

/** The month after the last counted one. */
function endOfCounted(to: Day | null, year: number): number {
  if (to === null || yearOf(to) > year) return 12;
  if (yearOf(to) < year) return 0;
  return monthOf(to) - (dateOf(to) <= 15 ? 1 : 0);
}

/** Full months of the year by the rule of the 15th; a month in two intervals counts once. */
export function monthsOwned(
  intervals: readonly Interval[],
  year: number,
  lostOn: Day | null = null,
): number {
  const lostFrom = lostOn === null ? 12 : firstMonthLost(lostOn, year);
  let counted = 0;
  for (const { from, to } of intervals) {
    if (to !== null && to < from) throw new LawRefusal('law.months_wrong', { from, to });
    const end = Math.min(endOfCounted(to, year), lostFrom);
    for (let month = firstCounted(from, year); month < end; month += 1) counted |= 1 << month;
  }
  return bits(counted);
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}

function firstMonthLost(lostOn: Day, year: number): number {
  if (yearOf(lostOn) > year) return 12;
  return yearOf(lostOn) < year ? 0 : monthOf(lostOn) - 1;
}

function checkedMonths(value: number): number {
  if (!Number.isInteger(value) || value < 0 || value > 12) {
    throw new LawRefusal('law.months_wrong', { months: value });
  }
  return value;
}

/** The leaf of months; refuses when neither days nor months are known, or when they disagree. */
function monthsTerm(
  book: Reckoning,
  kind: LeafKindOf,
  given: { facts: Ownership; taxYear: number },
): Term {
  const { facts, taxYear } = given;
  if (facts.owned !== undefined) {
    const intervals = facts.owned.value;
    const lostOn = facts.lostOn?.value ?? null;
    const months = monthsOwned(intervals, taxYear, lostOn);
    if (facts.months !== undefined && facts.months.value !== months) {
      throw new LawRefusal('law.months_disagree', { months: facts.months.value, byDays: months });
    }
    const args = (): TraceArgs => ({
      taxYear,
      owned: intervals.map(({ from, to }) => `${from}/${to ?? ''}`).join(' '),
      ...(lostOn === null ? {} : { lostOn }),
    });
    return book.fact(kind, facts.owned, { value: whole(months), args });
  }
  if (facts.months === undefined) throw new LawRefusal('law.months_unknown', { taxYear });
  const months = checkedMonths(facts.months.value);
  return book.fact(kind, facts.months, { value: whole(months), args: () => ({ taxYear }) });
}

/** The share as an exact fraction; refuses a wrong one. */
function shareOf(share: Share): Fraction {
  const { num, den } = share;
  if (!Number.isSafeInteger(num) || !Number.isSafeInteger(den) || num <= 0 || den <= 0) {
    throw new LawRefusal('law.share_wrong', { num, den });
  }
  if (num > den) throw new LawRefusal('law.share_above_one', { num, den });
  return divide(whole(num), whole(den));
}

/** No property or land is taxed above this: НК РФ ст.406 п.2, 394. */
const HIGHEST_RATE: Fraction = { num: 25, den: 1000 };

/** Rate of a tax as a decimal from 0 to 0.025 (0.001 = 0,1 %). */
export function rateOf(text: string): Fraction {
  const rate = readDecimal(text);
  if (rate === null || sign(rate) < 0 || compare(rate, HIGHEST_RATE) > 0) {
    throw new LawRefusal('law.rate_out_of_range', { rate: text });
  }
  return rate;
}

/** Part of the tax taken off by a local relief. */
function reliefOf(text: string): Fraction {
  const relief = readDecimal(text);
  if (relief === null || sign(relief) < 0 || compare(relief, WHOLE) > 0) {
    throw new LawRefusal('law.relief_out_of_range', { relief: text });
  }
  return relief;
}

/** Area or power: a decimal above zero. */
export function sizeOf(text: string, code: 'law.area_negative' | 'law.power_wrong'): Fraction {
  const size = readDecimal(text);
  if (size === null || sign(size) <= 0) throw new LawRefusal(code, { value: text });
  return size;
}

/** Cadastral values and taxes of other years: never below zero. */
export function amountOf(amount: Kopecks): Fraction {
  if (amount < 0) throw new LawRefusal('law.value_negative', { value: amount });
  return whole(amount);
}

/** The leaves and steps of a tax that stand between the full-year tax and the amount owed. */
export interface OwnerNodes {
  readonly LEAF: Readonly<Record<'share' | 'months' | 'reliefLeft', LeafKindOf>>;
  readonly STEP: Readonly<
    Record<'ownPart' | 'partOfYear' | 'forMonths' | 'afterRelief' | 'rounded', StepKind>
  >;
}

export interface OwnersCase {
  readonly facts: Ownership;
  readonly taxYear: number;
  /** Tax of the whole object for a full year. */
  readonly full: Term;
  readonly monthsInYear: ReadValue;
  /** Months left to charge after a benefit; absent: all. */
  readonly chargedMonths?: (months: Term) => Term;
}

/** The owner's share, months and local relief of a full-year tax, rounded to whole roubles. */
export function ownersTax(
  book: Reckoning,
  nodes: OwnerNodes,
  of: OwnersCase,
): { amount: Term; months: number } {
  const { LEAF, STEP } = nodes;
  const { facts, taxYear } = of;
  let owed = of.full;
  if (facts.share !== undefined) {
    const part = book.fact(LEAF.share, facts.share, { value: shareOf(facts.share.value) });
    owed = book.step(STEP.ownPart, owed, part);
  }
  const months = monthsTerm(book, LEAF.months, { facts, taxYear });
  const charged = of.chargedMonths?.(months) ?? months;
  const part = book.step(STEP.partOfYear, charged, book.law(of.monthsInYear));
  owed = book.step(STEP.forMonths, owed, part);
  if (facts.relief !== undefined) {
    const relief = facts.relief.value;
    const left = book.fact(LEAF.reliefLeft, facts.relief, {
      value: subtract(WHOLE, reliefOf(relief)),
      args: () => ({ relief }),
    });
    owed = book.step(STEP.afterRelief, owed, left);
  }
  return { amount: book.round(STEP.rounded, owed), months: toNumber(months) };
}
