// The public format of a trace, version `kabinet-trace/1`. Frozen: other programs read it.
// A program that knows only the operations below can recompute every step from the leaves.
import type { Day } from '#primitives/days';
import type { Kopecks } from '#primitives/money';

export const TRACE_SCHEMA = 'kabinet-trace/1';

export type FactKind = 'registry' | 'declared' | 'loaded' | 'decision';
export type LeafKind = FactKind | 'law';

/** `verified`: found in a source; `high`: known and undisputed; below that shown as unverified. */
export type Confidence = 'verified' | 'high' | 'medium' | 'low';

export type Unit =
  | 'kopecks'
  | 'kopecks_per_hp'
  | 'ratio'
  | 'square_metres'
  | 'months'
  | 'days'
  | 'people'
  | 'hp'
  | 'year';

/**
 * `subtract`: the first minus all others; `divide`: the first by the second; `round`: to the
 * nearest multiple of `rounding.to`, half of it away from zero; the others over all inputs.
 */
export type Operation = 'add' | 'subtract' | 'multiply' | 'divide' | 'min' | 'max' | 'round';

export type TraceArgs = Readonly<Record<string, string | number>>;

export interface Leaf {
  readonly kind: LeafKind;
  readonly id: string;
  /** Whole number, decimal string or `num/den`. */
  readonly value: string;
  readonly unit: Unit;
  /** Where it comes from: a registry, a person, an act. */
  readonly source: string;
  /** The day the source was true or asked; for the law, the day the value was last checked. */
  readonly on: Day;
  readonly article?: string;
  readonly confidence?: Confidence;
  readonly args?: TraceArgs;
}

export interface RoundingRule {
  /** In the unit of the step: 100 kopecks are a whole rouble. */
  readonly to: string;
  readonly mode: 'half_up';
}

export interface Step {
  readonly kind: 'step';
  readonly id: string;
  readonly op: Operation;
  readonly value: string;
  readonly unit: Unit;
  readonly article: string;
  /** The day whose wording of the article was applied. */
  readonly edition: Day;
  readonly rounding?: RoundingRule;
  readonly inputs: readonly TraceNode[];
  readonly args?: TraceArgs;
}

export type TraceNode = Leaf | Step;

export interface Trace {
  readonly schema: typeof TRACE_SCHEMA;
  readonly rule: string;
  readonly taxYear: number | null;
  readonly amountKopecks: Kopecks;
  /** Some value used is not verified or is an open question of the law. */
  readonly unverified: boolean;
  readonly root: TraceNode;
}

/** Something known about the world, and from whom and when it is known. */
export interface Fact<Value> {
  readonly value: Value;
  readonly source: string;
  readonly on: Day;
  readonly kind: FactKind;
}
