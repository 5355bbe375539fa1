// Chance that repeats itself: equal seeds give equal lives on every machine, so a population can
// be named by its seed (BEY-12). Not for secrets.
import { type Day, addDays, daysBetween } from '#primitives/days';

export interface Random {
  /** From 0 up to but not including 1. */
  next(): number;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Picks by weight. */
  weighed<T>(list: readonly (readonly [T, number])[]): T;
  dayBetween(from: Day, to: Day): Day;
}

const FNV_OFFSET = 2_166_136_261;
const FNV_PRIME = 16_777_619;
const TWO_TO_32 = 4_294_967_296;

/** FNV-1a over the text. */
function hash(text: string): number {
  let value = FNV_OFFSET;
  for (let place = 0; place < text.length; place += 1) {
    value = Math.imul(value ^ text.charCodeAt(place), FNV_PRIME);
  }
  return value >>> 0;
}

/** Mulberry32: 32 bits of state are plenty for one household. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / TWO_TO_32;
  };
}

/** A source of its own for each `part` of a seed, so that parts do not disturb each other. */
export function randomOf(...parts: (string | number)[]): Random {
  const next = mulberry(hash(parts.join('/')));
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)]!,
    weighed: (list) => {
      const total = list.reduce((sum, [, weight]) => sum + weight, 0);
      let rest = next() * total;
      return (list.find(([, weight]) => (rest -= weight) < 0) ?? list[list.length - 1]!)[0];
    },
    dayBetween: (from, to) => addDays(from, whole(0, Math.max(0, daysBetween(from, to)))),
  };
}
