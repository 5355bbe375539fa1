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

/** A figure in a calculation. */
export interface Term {
  readonly value: Fraction;
  readonly node: TraceNode | null;
}

/** The value of a leaf; `args` say what it was read from and are asked only for a trace. */
export interface Figure {
  readonly value: Fraction;
  readonly args?: () => TraceArgs;
}

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

function fold(kind: StepKind, inputs: readonly Term[]): Fraction {
  let value = inputs[0]?.value;
  if (value === undefined) throw new RangeError(`The step ${kind.id} has no inputs`);
  if (kind.op === 'round') return roundTo(value, kind.to ?? 1);
  for (let place = 1; place < inputs.length; place += 1) {
    const next = (inputs[place] as Term).value;
    switch (kind.op) {
      case 'add':
        value = add(value, next);
        break;
      case 'subtract':
        value = subtract(value, next);
        break;
      case 'multiply':
        value = multiply(value, next);
        break;
      case 'divide':
        value = divide(value, next);
        break;
      case 'min':
        value = compare(next, value) < 0 ? next : value;
        break;
      default:
        value = compare(next, value) > 0 ? next : value;
    }
  }
  return value;
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
    if (!this.#isTraced) return { value, node: null };
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
    return { value, node };
  }

  /** A figure of the law; `args.from` is the first day its edition holds for. */
  law(record: ReadValue, args?: TraceArgs): Term {
    if (isUnverified(record.confidence)) this.#isUnverified = true;
    const value = record.fraction;
    if (!this.#isTraced) return { value, node: null };
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
    return { value, node };
  }

  step(kind: StepKind, inputs: readonly Term[], args?: TraceArgs): Term {
    const value = fold(kind, inputs);
    if (!this.#isTraced) return { value, node: null };
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
      inputs: inputs.map((term) => term.node as TraceNode),
      ...(args === undefined ? {} : { args }),
    };
    return { value, node };
  }

  amount(root: Term): Kopecks {
    return kopecks(toNumber(root.value));
  }

  /** Only for a calculation that was begun with a trace. */
  trace(rule: string, taxYear: number | null, root: Term): Trace {
    if (root.node === null) throw new RangeError(`${rule} was reckoned without a trace`);
    return {
      schema: TRACE_SCHEMA,
      rule,
      taxYear,
      amountKopecks: this.amount(root),
      unverified: this.#isUnverified,
      root: root.node,
    };
  }
}
