// A partner that keeps failing is left alone for a while, so that people do not wait for nothing.
import { type Moment, addSeconds } from '#primitives/days';
import type { Env } from '../env.ts';

/** How much a partner may fail, and how long it is left alone then. */
export interface Patience {
  /** Names the fuse: each partner, or part of one that can fail by itself, has its own. */
  partner: string;
  /** Failures in a row. */
  failuresMax: number;
  restS: number;
}

interface Fuse {
  failures: number;
  /** Until then nobody asks; after it one question tries. */
  restsUntil: Moment | null;
}

const fuses = new WeakMap<Env, Map<string, Fuse>>();

function fuseOf(env: Env, { partner }: Patience): Fuse {
  const all = fuses.get(env) ?? new Map<string, Fuse>();
  fuses.set(env, all);
  const fuse = all.get(partner) ?? { failures: 0, restsUntil: null };
  all.set(partner, fuse);
  return fuse;
}

/** The moment until which the partner is left alone, or null when it may be asked. */
export function restOf(env: Env, patience: Patience): Moment | null {
  const fuse = fuseOf(env, patience);
  const wall = env.clock.wall();
  if (fuse.restsUntil === null) return null;
  if (wall < fuse.restsUntil) return fuse.restsUntil;
  // This question is the trial; others wait for its outcome.
  fuse.restsUntil = addSeconds(wall, patience.restS);
  return null;
}

export function noteAnswer(env: Env, patience: Patience): void {
  const fuse = fuseOf(env, patience);
  fuse.failures = 0;
  fuse.restsUntil = null;
}

/** When it is worth asking again. */
export function noteFailure(env: Env, patience: Patience): Moment {
  const fuse = fuseOf(env, patience);
  const retryAt = addSeconds(env.clock.wall(), patience.restS);
  fuse.failures += 1;
  if (fuse.failures >= patience.failuresMax) fuse.restsUntil = retryAt;
  return retryAt;
}
