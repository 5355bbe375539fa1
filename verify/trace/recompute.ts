// Recomputes a trace (`kabinet-trace/1`) from its leaves by the published operations alone. Shares
// no code with the formulas, knows nothing of the law, imports only what reads a file.
// `node verify/trace/recompute.ts [FILE]`: a trace as JSON from the file or from standard input;
// ends with 1 and the differing steps when some step or the amount is not what its inputs make.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** As it comes out of JSON; nothing about it is believed. */
interface Node {
  readonly kind?: unknown;
  readonly id?: unknown;
  readonly op?: unknown;
  readonly value?: unknown;
  readonly rounding?: { readonly to?: unknown; readonly mode?: unknown };
  readonly inputs?: unknown;
}

interface Exact {
  readonly num: bigint;
  readonly den: bigint;
}

const WRITTEN = /^(-?)(\d+)(?:\.(\d+)|\/([1-9]\d*))?$/u;

function read(text: unknown): Exact {
  const [, minus, whole = '', decimals = '', den = '1'] = WRITTEN.exec(String(text)) ?? [];
  if (whole === '') throw new Error(`${JSON.stringify(text)} is no number`);
  const num = BigInt(whole + decimals);
  return { num: minus === '-' ? -num : num, den: BigInt(den) * 10n ** BigInt(decimals.length) };
}

const isSame = (one: Exact, two: Exact): boolean => one.num * two.den === two.num * one.den;
const isBelow = (one: Exact, two: Exact): boolean => one.num * two.den < two.num * one.den;

function commonDivisor(one: bigint, two: bigint): bigint {
  let [left, right] = [one < 0n ? -one : one, two];
  while (right > 0n) [left, right] = [right, left % right];
  return left;
}

/** In lowest terms with a positive denominator, so that deep trees stay small. */
function fraction(num: bigint, den: bigint): Exact {
  if (den === 0n) throw new Error('a division by zero');
  const [above, below] = den < 0n ? [-num, -den] : [num, den];
  const common = commonDivisor(above, below);
  return { num: above / common, den: below / common };
}

const OPERATIONS: Readonly<Record<string, (one: Exact, two: Exact) => Exact>> = {
  add: (one, two) => fraction(one.num * two.den + two.num * one.den, one.den * two.den),
  subtract: (one, two) => fraction(one.num * two.den - two.num * one.den, one.den * two.den),
  multiply: (one, two) => fraction(one.num * two.num, one.den * two.den),
  divide: (one, two) => fraction(one.num * two.den, one.den * two.num),
  min: (one, two) => (isBelow(two, one) ? two : one),
  max: (one, two) => (isBelow(one, two) ? two : one),
};

/** To the nearest multiple, half of it away from zero. */
function rounded(of: Exact, rounding: Node['rounding']): Exact {
  if (rounding?.mode !== 'half_up') throw new Error('a rounding without its rule');
  const to = BigInt(String(rounding.to));
  const unit = of.den * to;
  const size = of.num < 0n ? -of.num : of.num;
  const count = (2n * size + unit) / (2n * unit);
  return { num: (of.num < 0n ? -count : count) * to, den: 1n };
}

/** The value of a node from its leaves; what a step says differently is added to the list. */
function valueOf(node: Node, differences: string[]): Exact {
  const said = read(node.value);
  if (node.kind !== 'step') return said;
  const inputs = Array.isArray(node.inputs) ? (node.inputs as Node[]) : [];
  const values = inputs.map((input) => valueOf(input, differences));
  const [first, ...others] = values;
  if (first === undefined) throw new Error(`the step ${String(node.id)} has no inputs`);
  const isRound = node.op === 'round';
  if (isRound && others.length > 0) throw new Error('a rounding of several figures');
  const operation = OPERATIONS[String(node.op)];
  if (!isRound && operation === undefined) throw new Error(`${String(node.op)} is no operation`);
  const found = isRound ? rounded(first, node.rounding) : others.reduce(operation!, first);
  if (!isSame(found, said)) {
    differences.push(`${String(node.id)} says ${String(node.value)}, is ${found.num}/${found.den}`);
  }
  return found;
}

export interface Recomputed {
  /** Null when the root is no whole number of kopecks. */
  readonly amountKopecks: string | null;
  /** Empty when every step and the amount are what their inputs make. */
  readonly differences: readonly string[];
}

/** Throws on what is no trace of this version. */
export function recompute(trace: unknown): Recomputed {
  const { schema, root, amountKopecks } = trace as Record<string, unknown>;
  if (schema !== 'kabinet-trace/1') throw new Error('not a trace of kabinet-trace/1');
  const differences: string[] = [];
  const { num, den } = valueOf(root as Node, differences);
  if (!isSame({ num, den }, read(amountKopecks))) {
    differences.push(`the amount says ${String(amountKopecks)}, is ${num}/${den}`);
  }
  return { amountKopecks: num % den === 0n ? String(num / den) : null, differences };
}

function main(path: string | undefined): number {
  try {
    const found = recompute(JSON.parse(readFileSync(path ?? 0, 'utf8')));
    process.stdout.write(`${JSON.stringify(found)}\n`);
    return found.differences.length === 0 ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = main(process.argv[2]);
}
