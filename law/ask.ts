// One question to one rule, from plain data: nothing about it is believed. The browser asks a rule
// this way without carrying the whole law.
import { type Day, day, isDay } from '#primitives/days';
import { Inputs } from './inputs.ts';
import { LawRefusal } from './refusal.ts';
import type { Answer, Question, Rule } from './rule.ts';

/** The day the law was last gone through; a question without a day of its own is asked on it. */
export const LAW_CHECKED_ON: Day = day('2026-11-21');

/** An example as it comes from outside: nothing about it is believed. */
export interface Example {
  readonly id?: unknown;
  readonly rule?: unknown;
  readonly taxYear?: unknown;
  /** No fact may be later than this day. */
  readonly asOf?: unknown;
  readonly inputs?: unknown;
}

const YEARS = { first: 1991, last: 2100 } as const;

function taxYearOf(raw: unknown): number {
  const field = 'taxYear';
  if (raw === undefined || raw === null) throw new LawRefusal('law.input_missing', { field });
  if (!Number.isInteger(raw) || Number(raw) < YEARS.first || Number(raw) > YEARS.last) {
    throw new LawRefusal('law.input_wrong', { field, value: String(raw).slice(0, 100) });
  }
  return Number(raw);
}

function asOfOf(raw: unknown): Day {
  if (raw === undefined || raw === null) return LAW_CHECKED_ON;
  // A day without end would have rates and terms without end.
  if (typeof raw === 'string' && isDay(raw) && raw < '2101') return raw;
  throw new LawRefusal('law.input_wrong', { field: 'asOf', value: String(raw).slice(0, 100) });
}

/** The year is asked for only by the rules that need one. */
function questionOf(example: Example): Question {
  const { taxYear } = example;
  if (taxYear !== undefined && taxYear !== null) taxYearOf(taxYear);
  return {
    get taxYear() {
      return taxYearOf(taxYear);
    },
    asOf: asOfOf(example.asOf),
    inputs: new Inputs(example.inputs),
  };
}

function answered(rule: Rule, question: Question): Answer {
  try {
    return rule.answer(question);
  } catch (error) {
    // Sums beyond what whole kopecks can hold exactly.
    if (error instanceof RangeError) {
      throw new LawRefusal('law.out_of_range', { reason: error.message });
    }
    throw error;
  }
}

/**
 * The answer of the rule. With a trace the result also says whether something it rests on is
 * unverified.
 * Refuses: `law.input_missing`, `law.input_wrong`, `law.out_of_range` and what the rule refuses.
 */
export function ask(rule: Rule, example: Example): Answer {
  const { result, trace } = answered(rule, questionOf(example));
  if (trace === null || 'unverified' in result) return { result, trace };
  return { result: { ...result, unverified: trace.unverified }, trace };
}
