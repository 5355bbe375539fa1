// Tax on property of individuals, chapter 32 НК РФ: what is taxed, at what rate, held back by
// the growth limit, for the owner's share and months.
import type { Kopecks } from '#primitives/money';
import { compare, fractionText, toKopecks, toNumber, whole } from '../fraction.ts';
import { type Ownership, amountOf, ownersTax, rateOf, sizeOf } from '../ownership.ts';
import { LawRefusal } from '../refusal.ts';
import { Reckoning, type Term } from '../reckoning.ts';
import type { Fact, Trace } from '../trace.ts';
import type { Edition } from '../values.ts';
import {
  type PropertyKind,
  benefitGroup,
  childDeductionKey,
  deductionKey,
  isHousing,
} from './object.ts';
import * as NODES from './nodes.ts';
import { LUXURY_VALUE_KOPECKS, MOSCOW_BANDS, PROPERTY_VALUES, baseRateKey } from './values.ts';

export interface PropertyBenefit {
  /** `pensioner`, `disabled`, `veteran`, …: ст.407 п.1. */
  readonly category: string;
  /** Months of owning the benefit covers; null for all of them. */
  readonly months: number | null;
}

export interface PropertyInput extends Ownership {
  readonly taxYear: number;
  readonly kind: PropertyKind;
  /** Two digits; `77` is the only region whose rates are described here. */
  readonly region: string;
  /** On 1 January of the tax year. */
  readonly cadastralValue: Fact<Kopecks>;
  /** Square metres as a decimal; needed by the kinds that have a deduction in metres. */
  readonly area?: Fact<string>;
  /** A rate of the municipality, decimal (0.001 = 0,1 %); wins over what is described here. */
  readonly rate?: Fact<string>;
  /** The municipality has set no rates: those of ст.406 п.6 hold. */
  readonly isRateUnset?: boolean;
  /** All minor children of the owner; counts from three, on one object of a kind. */
  readonly minorChildren?: Fact<number>;
  /** Full tax of the year before, without share, months and benefits; absent: no limit. */
  readonly previousFullTax?: Fact<Kopecks>;
  /** The benefit of ст.407 where this object was chosen for it. */
  readonly benefit?: Fact<PropertyBenefit>;
  /** Used in business: no benefit. */
  readonly isBusiness?: boolean;
  /** Tax year 2023: the value of 1 January 2022 of an object that has not changed since. */
  readonly valueBefore?: Fact<Kopecks>;
  /** Years up to 2024: tax by inventory value and the year of the transition (ст.408 п.8). */
  readonly transition?: { readonly inventoryTax: Fact<Kopecks>; readonly year: 1 | 2 | 3 };
}

export interface PropertyIntermediate {
  /** Square metres taken off, or null where the kind has no such deduction. */
  readonly deductionArea: string | null;
  readonly taxBaseKopecks: Kopecks;
  readonly rate: string;
  /** Full year, whole object, before the growth limit. */
  readonly fullTaxKopecks: Kopecks;
  /** The same after the limit: next year's `previousFullTax`. */
  readonly cappedTaxKopecks: Kopecks;
  readonly months: number;
  readonly isBenefitApplied: boolean;
}

export interface PropertyTax {
  readonly amountKopecks: Kopecks;
  readonly trace: Trace;
  readonly intermediate: PropertyIntermediate;
}

const { LEAF, STEP } = NODES;

/** Everything a part of the formula needs. */
interface Case {
  readonly input: PropertyInput;
  readonly book: Reckoning;
  readonly law: Edition;
}

/** 151-ФЗ: for 2023 the value of 1 January 2022 holds where it is lower. */
function cadastralValue({ input, book }: Case): Term {
  const fact = input.cadastralValue;
  const value = book.fact(LEAF.cadastralValue, fact, { value: amountOf(fact.value) });
  const before = input.valueBefore;
  if (before === undefined || input.taxYear !== 2023 || before.value >= fact.value) return value;
  book.doubt();
  const old = book.fact(LEAF.valueBefore, before, { value: amountOf(before.value) });
  return book.step(STEP.frozenValue, value, old);
}

/** Metres of ст.403 п.3–5, more for each of three or more minor children (п.6.1). */
function deductionArea({ input, book, law }: Case): Term | null {
  const key = deductionKey(input.kind);
  if (key === null) return null;
  const basic = book.law(law.get(key));
  const children = input.minorChildren;
  if (children === undefined) return basic;
  if (!Number.isInteger(children.value) || children.value < 0) {
    throw new LawRefusal('law.children_wrong', { children: children.value });
  }
  const perChild = law.find(childDeductionKey(input.kind));
  const least = law.find('property.children_least');
  if (perChild === undefined || least === undefined) return basic;
  const count = whole(children.value);
  if (compare(count, least.fraction) < 0) return basic;
  const counted = book.fact(LEAF.minorChildren, children, { value: count });
  const more = book.step(STEP.childrenArea, book.law(perChild), counted);
  return book.step(STEP.deductionArea, basic, more);
}

/** The deduction of ст.403, never more than there is to deduct from (п.8). */
function taxBase(of: Case, value: Term, metres: Term | null): Term {
  const { input, book, law } = of;
  if (input.kind === 'single_complex') {
    const most = book.law(law.get('property.deduction.single_complex'));
    const isMore = compare(most, value) > 0;
    const off = isMore ? book.step(STEP.complexDeduction, most, value) : most;
    return book.step(STEP.complexBase, value, off);
  }
  if (metres === null) return value;
  if (input.area === undefined) throw new LawRefusal('law.area_unknown', { kind: input.kind });
  const size = sizeOf(input.area.value, 'law.area_negative');
  const area = book.fact(LEAF.area, input.area, { value: size });
  const isMore = compare(metres, size) > 0;
  const off = isMore ? book.step(STEP.deductionUsed, metres, area) : metres;
  const taxed = book.step(STEP.taxableArea, area, off);
  return book.step(STEP.base, value, book.step(STEP.taxablePart, taxed, area));
}

/** The loaded rate, else the one of Moscow housing; nothing is guessed for other places. */
function rate({ input, book, law }: Case, value: Term): Term {
  const loaded = input.rate;
  if (loaded !== undefined) {
    return book.fact(LEAF.rate, loaded, { value: rateOf(loaded.value) });
  }
  if (input.isRateUnset === true) {
    const isAbove = input.cadastralValue.value > LUXURY_VALUE_KOPECKS;
    return book.law(law.get(baseRateKey(input.kind, isAbove)), { region: input.region });
  }
  if (input.region === '77' && isHousing(input.kind)) {
    const amount = toNumber(value);
    const band = MOSCOW_BANDS.find(({ upTo }) => amount <= upTo);
    const found = band === undefined ? undefined : law.find(band.key);
    if (found !== undefined) return book.law(found, { region: '77' });
  }
  const { region, taxYear, kind } = input;
  throw new LawRefusal('law.rate_unknown', { tax: 'property', region, taxYear, kind });
}

/** ст.408 п.8: Н = (Н1 − Н2) × К + Н2 in the first three years of taxing by cadastral value. */
function inTransition({ input, book, law }: Case, full: Term): Term {
  const transition = input.transition;
  if (transition === undefined) return full;
  const factor = law.find(`property.transition.${transition.year}`);
  if (factor === undefined) {
    throw new LawRefusal('law.transition_over', { taxYear: input.taxYear, year: transition.year });
  }
  const old = transition.inventoryTax;
  const before = book.fact(LEAF.inventoryTax, old, { value: amountOf(old.value) });
  if (compare(full, before) <= 0) return full;
  const growth = book.step(STEP.transitionGrowth, full, before);
  const part = book.step(STEP.transitionPart, growth, book.law(factor));
  return book.step(STEP.transition, part, before);
}

/** ст.408 п.8.1: not more than 1.1 of the year before; never for the lists of ст.378.2. */
function limited({ input, book, law }: Case, full: Term): Term {
  const previous = input.previousFullTax;
  if (previous === undefined || input.kind === 'commercial') return full;
  const factor = law.find('property.cap');
  if (factor === undefined) return full;
  if (input.cadastralValue.value > LUXURY_VALUE_KOPECKS) book.doubt();
  const before = book.fact(LEAF.previousTax, previous, {
    value: amountOf(previous.value),
    args: () => ({ taxYear: input.taxYear - 1 }),
  });
  const most = book.step(STEP.cap, before, book.law(factor));
  return book.step(STEP.capped, full, most);
}

function isBenefitDue(input: PropertyInput): boolean {
  return (
    input.benefit !== undefined &&
    input.isBusiness !== true &&
    benefitGroup(input.kind) !== null &&
    input.cadastralValue.value <= LUXURY_VALUE_KOPECKS
  );
}

function chargedMonths({ input, book }: Case, months: Term): Term {
  const benefit = input.benefit;
  if (benefit === undefined || !isBenefitDue(input)) return months;
  const owned = toNumber(months);
  const free = benefit.value.months ?? owned;
  if (!Number.isInteger(free) || free < 0 || free > 12) {
    throw new LawRefusal('law.months_wrong', { months: free });
  }
  const freed = book.fact(LEAF.benefitMonths, benefit, {
    value: whole(Math.min(free, owned)),
    args: () => ({ category: benefit.value.category }),
  });
  return book.step(STEP.chargedMonths, months, freed);
}

interface Reckoned {
  readonly metres: Term | null;
  readonly base: Term;
  readonly percent: Term;
  readonly full: Term;
  readonly capped: Term;
  readonly amount: Term;
  readonly months: number;
}

function reckon(of: Case): Reckoned {
  const { input, book, law } = of;
  const value = cadastralValue(of);
  const metres = deductionArea(of);
  const base = taxBase(of, value, metres);
  const percent = rate(of, value);
  const full = inTransition(of, book.step(STEP.full, base, percent));
  const capped = limited(of, full);
  const { amount, months } = ownersTax(book, NODES, {
    facts: input,
    taxYear: input.taxYear,
    full: capped,
    monthsInYear: law.get('property.months_in_year'),
    chargedMonths: (owned) => chargedMonths(of, owned),
  });
  return { metres, base, percent, full, capped, amount, months };
}

function intermediateOf(input: PropertyInput, reckoned: Reckoned): PropertyIntermediate {
  const { metres, base, percent, full, capped, months } = reckoned;
  return {
    deductionArea: metres === null ? null : fractionText(metres),
    taxBaseKopecks: toKopecks(base),
    rate: fractionText(percent),
    fullTaxKopecks: toKopecks(full),
    cappedTaxKopecks: toKopecks(capped),
    months,
    isBenefitApplied: isBenefitDue(input),
  };
}

/**
 * The tax of one object for one year, with its trace. Any year from 2015 with a loaded rate;
 * without one only Moscow housing of 2022–2026.
 * Refuses: `law.rate_unknown`, `law.value_unknown`, `law.area_unknown`, `law.months_unknown` and
 * the codes for wrong facts.
 */
export function propertyTax(input: PropertyInput): PropertyTax {
  const law = PROPERTY_VALUES.ofYear(input.taxYear);
  const book = new Reckoning(law.on, true);
  const reckoned = reckon({ input, book, law });
  const trace = book.trace('property.tax', input.taxYear, reckoned.amount);
  const intermediate = intermediateOf(input, reckoned);
  return { amountKopecks: trace.amountKopecks, trace, intermediate };
}

/** The same sum without a trace, for counting many people at once. */
export function propertyAmount(input: PropertyInput): Kopecks {
  const law = PROPERTY_VALUES.ofYear(input.taxYear);
  const book = new Reckoning(law.on, false);
  return book.amount(reckon({ input, book, law }).amount);
}
