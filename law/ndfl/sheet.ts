// One calculation of the personal income tax: the law of its year and the book it is kept in.
import type { Kopecks } from '#primitives/money';
import { type Fraction, sign, whole } from '../fraction.ts';
import { LawRefusal } from '../refusal.ts';
import { type LeafKindOf, Reckoning, type Term } from '../reckoning.ts';
import type { Fact, Trace, TraceArgs } from '../trace.ts';
import type { Edition } from '../values.ts';
import { STEP } from './nodes.ts';
import { NDFL_VALUES } from './values.ts';

/** A sum somebody stands for: a certificate, a registry, the person. */
export type Sum = Fact<Kopecks>;

export interface Sheet {
  readonly taxYear: number;
  readonly law: Edition;
  readonly book: Reckoning;
}

export interface Reckoned {
  readonly amountKopecks: Kopecks;
  readonly trace: Trace;
}

export function sheetOf(taxYear: number): Sheet {
  const law = NDFL_VALUES.ofYear(taxYear);
  return { taxYear, law, book: new Reckoning(law.on, true) };
}

/** The same book over the law of another year, for what is carried between years. */
export function sheetOfYear(sheet: Sheet, taxYear: number): Sheet {
  return { taxYear, law: NDFL_VALUES.ofYear(taxYear), book: sheet.book };
}

export interface Given {
  readonly kind: LeafKindOf;
  readonly args?: TraceArgs;
}

/** A sum of the facts; refuses `law.amount_negative`. */
export function sum(sheet: Sheet, of: Sum, given: Given): Term {
  if (of.value < 0) throw new LawRefusal('law.amount_negative', { amountKopecks: of.value });
  return figure(sheet, { ...of, value: whole(of.value) }, given);
}

export function figure(sheet: Sheet, of: Fact<Fraction>, given: Given): Term {
  const { args } = given;
  return sheet.book.fact(given.kind, of, {
    value: of.value,
    ...(args === undefined ? {} : { args: () => args }),
  });
}

/** A figure of the law of the year; refuses `law.value_unknown`. */
export function law({ law: edition, book }: Sheet, key: string, args?: TraceArgs): Term {
  return book.law(edition.get(`ndfl.${key}`), args);
}

/** Whether a rule that came with some year already holds: its record is there and is not 0. */
export function holds(sheet: Sheet, key: string): boolean {
  const found = sheet.law.find(`ndfl.${key}`);
  return found !== undefined && sign(found.fraction) !== 0;
}

/** A base is never below nothing (ст.210 п.3); the step is shown only where it matters. */
export function notBelowZero(sheet: Sheet, term: Term): Term {
  return sign(term) < 0 ? sheet.book.step(STEP.atLeastZero, term, law(sheet, 'zero')) : term;
}

/** The whole of several sums, or nothing of the law where there are none. */
export function total(sheet: Sheet, terms: readonly Term[]): Term {
  const [first, ...others] = terms;
  if (first === undefined) return law(sheet, 'zero');
  return others.length === 0 ? first : sheet.book.fold(STEP.sum, [first, ...others]);
}

/** What leaves the calculation: the root of its trace and the amount. */
export function reckoned(sheet: Sheet, rule: string, root: Term): Reckoned {
  const trace = sheet.book.trace(rule, sheet.taxYear, root);
  return { amountKopecks: trace.amountKopecks, trace };
}
