// What is said of the mutants nobody noticed: in which order, with which reason, and whether the
// reasons hold.
import { readFileSync } from 'node:fs';
import { randomOf } from '../crash/random.ts';
import type { Check } from '../row.ts';
import type { Mutant } from './mutants.ts';

/** Faults that change no answer, each with the reason: no test can notice them. */
export interface Harmless extends Pick<Mutant, 'path' | 'was' | 'is'> {
  readonly why: string;
}

export const harmlessOf = (file: string): readonly Harmless[] =>
  JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as readonly Harmless[];

export const isOne = ({ path, was, is }: Mutant, one: Harmless): boolean =>
  one.path === path && one.was === was && one.is === is;

export function shuffled(mutants: readonly Mutant[], seed: number): Mutant[] {
  const random = randomOf(seed);
  return mutants
    .map((mutant) => ({ mutant, rank: random() }))
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ mutant }) => mutant);
}

export function inOrder(mutants: readonly Mutant[]): Mutant[] {
  return mutants.toSorted((left, right) =>
    left.path === right.path ? left.line - right.line : left.path < right.path ? -1 : 1,
  );
}

export function told(mutant: Mutant, harmless: readonly Harmless[]): string {
  const { path, line, was, is } = mutant;
  const why = harmless.find((one) => isOne(mutant, one))?.why;
  const reason = why === undefined ? '' : `  changes nothing: ${why}\n`;
  return `survived ${path}:${line}\n  - ${was}\n  + ${is}\n${reason}`;
}

/** The share of a part's faults that were noticed, against what is promised. */
export function share(
  part: string,
  { asked, survived }: { asked: number; survived: number },
  least: number,
): Check {
  const caught = asked - survived;
  const found = asked === 0 ? 0 : caught / asked;
  return {
    name: `faults of ${part} noticed`,
    passed: found >= least,
    figure: `${caught} of ${asked} (${(found * 100).toFixed(1)} %)`,
    limit: `≥ ${least * 100} %`,
  };
}
