// One calculation: every figure it touches and every step it makes, kept as a trace when one is
// wanted. Without a trace the same formula runs over the same values and keeps nothing.
import type { Day } from '#primitives/days';
import { type Kopecks, kopecks } from '#primitives/money';
import {
  type Fraction,
  add,
  compare,
  divide,
  fractionText,
  multiply,
  roundTo,
  subtract,
  toNumber,
} from './fraction.ts';
import {
  type Fact,
  type Operation,
  TRACE_SCHEMA,
  type Trace,
  type TraceArgs,
  type TraceNode,
  type Unit,
} from './trace.ts';
import { type ReadValue, isUnverified } from './values.ts';

/** A figure in a calculation; it carries its node only where a trace is kept. */
export type Term = Fraction & { readonly node?: TraceNode };

/** A kind of leaf: declared once beside its formula, phrased in `trace-phrases.ts`. */
export interface LeafKindOf {
  readonly id: string;
  readonly unit: Unit;
  readonly article?: string;
}

/** A kind of step: declared once beside its formula, phrased in `trace-phrases.ts`. */
export interface StepKind {
  readonly id: string;
  readonly op: Operation;
  readonly unit: Unit;
  readonly article: string;
  /** Only for `round`: the multiple to round to. */
  readonly to?: number;
}

/** The value of a leaf; `args` say what it was read from and are asked only for a trace. */
export interface Figure {
  readonly value: Fraction;
  readonly args?: () => TraceArgs;
}

function calculate(op: Operation, left: Fraction, right: Fraction): Fraction {
  switch (op) {
    case 'add':
      return add(left, right);
    case 'subtract':
      return subtract(left, right);
    case 'multiply':
      return multiply(left, right);
    case 'divide':
      return divide(left, right);
    case 'min':
      return compare(right, left) < 0 ? right : left;
    case 'max':
      return compare(right, left) > 0 ? right : left;
    default:
      throw new RangeError(`${op} is not an operation on two figures`);
  }
}

function nodeOf(term: Term): TraceNode {
  if (term.node === undefined) throw new RangeError('A figure came from outside the reckoning');
  return term.node;
}

export class Reckoning {
  readonly #edition: Day;
  readonly #isTraced: boolean;
  #isUnverified = false;

  constructor(edition: Day, isTraced: boolean) {
    this.#edition = edition;
    this.#isTraced = isTraced;
  }

  /** An open question of the law was met on the way. */
  doubt(): void {
    this.#isUnverified = true;
  }

  /** A figure taken from a fact. */
  fact(kind: LeafKindOf, fact: Fact<unknown>, figure: Figure): Term {
    const value = figure.value;
    if (!this.#isTraced) return value;
    const args = figure.args?.();
    const node = {
      kind: fact.kind,
      id: kind.id,
      value: fractionText(value),
      unit: kind.unit,
      source: fact.source,
      on: fact.on,
      ...(kind.article === undefined ? {} : { article: kind.article }),
      ...(args === undefined ? {} : { args }),
    };
    return { num: value.num, den: value.den, node } as Term;
  }

  /** A figure of the law; `args.from` is the first day its edition holds for. */
  law(record: ReadValue, args?: TraceArgs): Term {
    if (isUnverified(record.confidence)) this.#isUnverified = true;
    if (!this.#isTraced) return record.fraction;
    const node = {
      kind: 'law' as const,
      id: record.key,
      value: record.value,
      unit: record.unit,
      source: record.sources.join(', '),
      on: record.checkedOn,
      article: record.law,
      confidence: record.confidence,
      args: { from: record.from, ...args },
    };
    const { num, den } = record.fraction;
    return { num, den, node } as Term;
  }

  #kept(kind: StepKind, value: Fraction, inputs: readonly Term[]): Term {
    const node = {
      kind: 'step' as const,
      id: kind.id,
      op: kind.op,
      value: fractionText(value),
      unit: kind.unit,
      article: kind.article,
      edition: this.#edition,
      ...(kind.to === undefined
        ? {}
        : { rounding: { to: String(kind.to), mode: 'half_up' as const } }),
      inputs: inputs.map(nodeOf),
    };
    return { num: value.num, den: value.den, node } as Term;
  }

  /** One operation on two figures. */
  step(kind: StepKind, left: Term, right: Term): Term {
    const value = calculate(kind.op, left, right);
    return this.#isTraced ? this.#kept(kind, value, [left, right]) : value;
  }

  /** The same operation over any number of figures, from the first on. */
  fold(kind: StepKind, inputs: readonly [Term, ...Term[]]): Term {
    const [first, ...others] = inputs;
    const value = others.reduce<Fraction>((left, right) => calculate(kind.op, left, right), first);
    return this.#isTraced ? this.#kept(kind, value, inputs) : value;
  }

  /** The one rounding of a calculation. */
  round(kind: StepKind, of: Term): Term {
    const value = roundTo(of, kind.to ?? 1);
    return this.#isTraced ? this.#kept(kind, value, [of]) : value;
  }

  amount(root: Term): Kopecks {
    return kopecks(toNumber(root));
  }

  /** Only for a calculation that was begun with a trace. */
  trace(rule: string, taxYear: number | null, root: Term): Trace {
    return {
      schema: TRACE_SCHEMA,
      rule,
      taxYear,
      amountKopecks: this.amount(root),
      unverified: this.#isUnverified,
      root: nodeOf(root),
    };
  }
}
