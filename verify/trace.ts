// Traces: another program recomputes from the leaves what the law said about 100,000 made-up
// people and every scenario. Both must agree in every step and to the kopeck.
import { recompute } from './trace/recompute.ts';
import { person } from './trace/people.ts';
import { scenarios, traceOf } from './trace/scenarios.ts';
import type { Check, RowOptions } from './row.ts';

const PEOPLE = 100_000;
/** The forged variant is caught with the first person already. */
const PEOPLE_SABOTAGED = 1000;
/** Of the questions about people; the others must have an answer. */
const REFUSED_MOST = 0.02;

export interface Counts {
  traces: number;
  refused: number;
  wrong: number;
}

/** Asks and recomputes; with `forged` each trace claims a kopeck more than its steps make. */
export function compare(
  examples: Iterable<Parameters<typeof traceOf>[0]>,
  isForged: boolean,
): Counts {
  const counts: Counts = { traces: 0, refused: 0, wrong: 0 };
  for (const example of examples) {
    const trace = traceOf(example);
    if (trace === null) {
      counts.refused += 1;
      continue;
    }
    counts.traces += 1;
    const said = { ...trace, amountKopecks: trace.amountKopecks + (isForged ? 1 : 0) };
    const { amountKopecks, differences } = recompute(said);
    const isRight = differences.length === 0 && amountKopecks === String(said.amountKopecks);
    if (!isRight) counts.wrong += 1;
  }
  return counts;
}

export function* people(count: number, seed: number): Generator<ReturnType<typeof person>[number]> {
  for (let number = 0; number < count; number += 1) yield* person(seed, number);
}

function check(name: string, passed: boolean, of: { figure: number; limit: string }): Check {
  return { name, passed, ...of };
}

export async function run({ sabotage, seed }: RowOptions): Promise<Check[]> {
  const count = sabotage ? PEOPLE_SABOTAGED : PEOPLE;
  const own = compare(scenarios(), sabotage);
  const made = compare(people(count, seed), sabotage);
  const asked = made.traces + made.refused;
  return [
    check('traces of scenarios recomputed otherwise', own.wrong === 0, {
      figure: own.wrong,
      limit: '0',
    }),
    check('traces of made-up people recomputed otherwise', made.wrong === 0, {
      figure: made.wrong,
      limit: '0',
    }),
    check('traces of made-up people', made.traces >= 5 * count, {
      figure: made.traces,
      limit: `≥ ${5 * count}`,
    }),
    check('questions about people without an answer', made.refused <= asked * REFUSED_MOST, {
      figure: made.refused,
      limit: `≤ ${asked * REFUSED_MOST}`,
    }),
  ];
}
