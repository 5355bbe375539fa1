// A progressive scale, ст.224: the tax up to the step as the article states it, and the rate of
// the step on what is above.
import { compare } from '../fraction.ts';
import type { StepKind, Term } from '../reckoning.ts';
import { STEP } from './nodes.ts';
import { type Sheet, law } from './sheet.ts';

/**
 * `main`: ст.224 п.1; `passive`: п.1.1, until 2024 п.1; `special`: п.1.2 from 2025; `sale`: sale
 * of property, gifts and insurance, flat until 2024 and on the passive scale since.
 */
export type Scale = 'main' | 'passive' | 'special' | 'sale';

export interface Scaled {
  readonly scale: Scale;
  /** Not below zero. */
  readonly base: Term;
  readonly rounding?: StepKind;
}

/** The scale an edition describes: sale stands on its own only until 2024. */
function described(sheet: Sheet, scale: Scale): Scale {
  const isApart = sheet.law.find(`ndfl.rate.${scale}.1`) !== undefined;
  return scale === 'sale' && !isApart ? 'passive' : scale;
}

/** The number of the step the base ends in; a base equal to a step's edge stays below it. */
function stepOf(sheet: Sheet, name: Scale, base: Term): number {
  let step = 1;
  for (;;) {
    const next = sheet.law.find(`ndfl.step_from.${name}.${step + 1}`);
    if (next === undefined || compare(base, next.fraction) <= 0) return step;
    step += 1;
  }
}

/** The tax of a base before rounding; refuses `law.value_unknown` for a year not described. */
export function exactTax(sheet: Sheet, { scale, base }: Scaled): Term {
  const { book } = sheet;
  const name = described(sheet, scale);
  const step = stepOf(sheet, name, base);
  const rate = law(sheet, `rate.${name}.${step}`);
  if (step === 1) return book.step(STEP.atRate, base, rate);
  const excess = book.step(STEP.excess, base, law(sheet, `step_from.${name}.${step}`));
  const upTo = law(sheet, `step_sum.${name}.${step}`);
  return book.step(STEP.byScale, upTo, book.step(STEP.onExcess, excess, rate));
}

/** The same in whole roubles (ст.52 п.6). */
export function scaleTax(sheet: Sheet, of: Scaled): Term {
  return sheet.book.round(of.rounding ?? STEP.rounded, exactTax(sheet, of));
}

/** A base at one flat rate of the law, in whole roubles. */
export function flatTax(sheet: Sheet, base: Term, rateKey: string): Term {
  const { book } = sheet;
  return book.round(STEP.rounded, book.step(STEP.atRate, base, law(sheet, rateKey)));
}
