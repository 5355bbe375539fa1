// A rule as anybody may ask it from outside: plain data in, plain data and a trace out. Every tax
// lists its rules in `<tax>/rules.ts`; `evaluate.ts` finds them by id.
import type { Day } from '#primitives/days';
import type { Inputs } from './inputs.ts';
import type { Texts } from './phrase.ts';
import type { Trace } from './trace.ts';
import type { LawValues } from './values.ts';

export interface Question {
  readonly taxYear: number;
  readonly inputs: Inputs;
  /** No fact may be later than this day. */
  readonly asOf: Day;
}

/** Plain data for people: sums as decimal strings of roubles, days as ISO, null: not due. */
export type Shown =
  | string
  | number
  | boolean
  | null
  | readonly Shown[]
  | { readonly [key: string]: Shown };

export interface Answer {
  readonly result: Readonly<Record<string, Shown>>;
  /** Null where the rule answers days, not sums. */
  readonly trace: Trace | null;
}

/** An edition of what is no number: an order of steps, a calendar, requisites, the key rate. */
export interface RuleEdition {
  readonly from: Day;
  readonly to: Day | null;
  readonly law: string;
  /** What changed, where the citation does not say it. */
  readonly note?: string;
  readonly isUnverified: boolean;
}

export interface Rule {
  /** `npd.month_tax`: the tax and what is asked of it. */
  readonly id: string;
  readonly title: Texts;
  readonly articles: string;
  /** The dated values the rule rests on. */
  readonly values: readonly LawValues[];
  /** What else of it is dated. */
  readonly editions?: readonly RuleEdition[];
  /** Throws `LawRefusal` for what the law cannot answer. */
  readonly answer: (question: Question) => Answer;
}
