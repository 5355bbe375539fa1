// Land tax of individuals, chapter 31 НК РФ.
import type { Kopecks } from '#primitives/money';
import { compare, fractionText, toKopecks } from '../fraction.ts';
import { type Ownership, amountOf, ownersTax, rateOf, sizeOf } from '../ownership.ts';
import { LawRefusal } from '../refusal.ts';
import { Reckoning, type Term } from '../reckoning.ts';
import type { Fact, Trace } from '../trace.ts';
import type { Edition } from '../values.ts';
import * as NODES from './nodes.ts';
import { LAND_VALUES, LUXURY_PLOT_KOPECKS } from './values.ts';

export interface LandInput extends Ownership {
  readonly taxYear: number;
  /** ОКТМО or region: named in the refusal when the rate is missing. */
  readonly region: string;
  /** On 1 January of the tax year. */
  readonly cadastralValue: Fact<Kopecks>;
  /** Square metres as a decimal; needed only for the deduction of 600 m². */
  readonly area?: Fact<string>;
  /** The rate of the local act, decimal (0.003 = 0,3 %). */
  readonly rate?: Fact<string>;
  /** The owner has the deduction of ст.391 п.5 and this plot was chosen for it: the category. */
  readonly deduction600?: Fact<string>;
  /** Full tax of the year before, without share and months; absent: no limit. */
  readonly previousFullTax?: Fact<Kopecks>;
  /** A plot for a home not built on within ten years of registration: the tax doubles. */
  readonly unbuiltFor10Years?: Fact<boolean>;
  /** Tax year 2023: the value of 1 January 2022 of a plot that has not changed since. */
  readonly valueBefore?: Fact<Kopecks>;
}

export interface LandIntermediate {
  readonly taxBaseKopecks: Kopecks;
  readonly rate: string;
  /** Full year, whole plot, before the growth limit. */
  readonly fullTaxKopecks: Kopecks;
  /** The same after the limit: next year's `previousFullTax`. */
  readonly cappedTaxKopecks: Kopecks;
  readonly months: number;
}

export interface LandTax {
  readonly amountKopecks: Kopecks;
  readonly trace: Trace;
  readonly intermediate: LandIntermediate;
}

const { LEAF, STEP } = NODES;

interface Case {
  readonly input: LandInput;
  readonly book: Reckoning;
  readonly law: Edition;
}

function cadastralValue({ input, book }: Case): Term {
  const fact = input.cadastralValue;
  // From 2025 the rates of dear plots changed; which of them is an open question.
  if (input.taxYear >= 2025 && fact.value > LUXURY_PLOT_KOPECKS) book.doubt();
  const value = book.fact(LEAF.cadastralValue, fact, { value: amountOf(fact.value) });
  const before = input.valueBefore;
  if (before === undefined || input.taxYear !== 2023 || before.value >= fact.value) return value;
  book.doubt();
  const old = book.fact(LEAF.valueBefore, before, { value: amountOf(before.value) });
  return book.step(STEP.frozenValue, value, old);
}

/** ст.391 п.5: without the value of 600 m² of one plot. */
function taxBase({ input, book, law }: Case, value: Term): Term {
  const deduction = input.deduction600;
  if (deduction === undefined) return value;
  if (input.area === undefined) throw new LawRefusal('law.area_unknown', { kind: 'land' });
  const size = sizeOf(input.area.value, 'law.area_negative');
  const area = book.fact(LEAF.area, input.area, { value: size });
  const record = law.get('land.deduction_area');
  const most = book.law(record, { category: deduction.value, source: deduction.source });
  const off = compare(most, size) > 0 ? book.step(STEP.deductionUsed, most, area) : most;
  const taxed = book.step(STEP.taxableArea, area, off);
  return book.step(STEP.base, value, book.step(STEP.taxablePart, taxed, area));
}

function rate({ input, book }: Case): Term {
  if (input.rate === undefined) {
    const { region, taxYear } = input;
    throw new LawRefusal('law.rate_unknown', { tax: 'land', region, taxYear });
  }
  return book.fact(LEAF.rate, input.rate, { value: rateOf(input.rate.value) });
}

/** ст.396 п.17; the limit does not hold for plots taxed with the factor of п.16. */
function limited({ input, book, law }: Case, full: Term): Term {
  if (input.unbuiltFor10Years?.value === true) {
    return book.step(STEP.unbuilt, full, book.law(law.get('land.unbuilt_factor')));
  }
  const previous = input.previousFullTax;
  const factor = law.find('land.cap');
  if (previous === undefined || factor === undefined) return full;
  const before = book.fact(LEAF.previousTax, previous, {
    value: amountOf(previous.value),
    args: () => ({ taxYear: input.taxYear - 1 }),
  });
  return book.step(STEP.capped, full, book.step(STEP.cap, before, book.law(factor)));
}

interface Reckoned {
  readonly base: Term;
  readonly percent: Term;
  readonly full: Term;
  readonly capped: Term;
  readonly amount: Term;
  readonly months: number;
}

function reckon(of: Case): Reckoned {
  const { input, book, law } = of;
  const base = taxBase(of, cadastralValue(of));
  const percent = rate(of);
  const full = book.step(STEP.full, base, percent);
  const capped = limited(of, full);
  const { amount, months } = ownersTax(book, NODES, {
    facts: input,
    taxYear: input.taxYear,
    full: capped,
    monthsInYear: law.get('land.months_in_year'),
  });
  return { base, percent, full, capped, amount, months };
}

/**
 * The tax of one plot for one year, with its trace; the rate is always a loaded fact.
 * Refuses: `law.rate_unknown`, `law.area_unknown`, `law.months_unknown` and the codes for wrong
 * facts.
 */
export function landTax(input: LandInput): LandTax {
  const law = LAND_VALUES.ofYear(input.taxYear);
  const book = new Reckoning(law.on, true);
  const { base, percent, full, capped, amount, months } = reckon({ input, book, law });
  const trace = book.trace('land.tax', input.taxYear, amount);
  const intermediate = {
    taxBaseKopecks: toKopecks(base),
    rate: fractionText(percent),
    fullTaxKopecks: toKopecks(full),
    cappedTaxKopecks: toKopecks(capped),
    months,
  };
  return { amountKopecks: trace.amountKopecks, trace, intermediate };
}

/** The same sum without a trace, for counting many people at once. */
export function landAmount(input: LandInput): Kopecks {
  const law = LAND_VALUES.ofYear(input.taxYear);
  const book = new Reckoning(law.on, false);
  return book.amount(reckon({ input, book, law }).amount);
}
