// A registry that keeps failing is left alone for a while, so that people do not wait for nothing.
import { type Moment, addSeconds } from '#primitives/days';
import type { Env } from '#platform/env';
import type { Service } from './person.ts';

const FAILURES_MAX = 5;
const REST_S = 30;

interface Fuse {
  failures: number;
  /** Until then nobody asks; after it one question tries. */
  restsUntil: Moment | null;
}

const fuses = new WeakMap<Env, Map<Service, Fuse>>();

function fuseOf(env: Env, service: Service): Fuse {
  const all = fuses.get(env) ?? new Map<Service, Fuse>();
  fuses.set(env, all);
  const fuse = all.get(service) ?? { failures: 0, restsUntil: null };
  all.set(service, fuse);
  return fuse;
}

/** The moment until which the registry is left alone, or null when it may be asked. */
export function restOf(env: Env, service: Service): Moment | null {
  const fuse = fuseOf(env, service);
  const wall = env.clock.wall();
  if (fuse.restsUntil === null) return null;
  if (wall < fuse.restsUntil) return fuse.restsUntil;
  // This question is the trial; others wait for its outcome.
  fuse.restsUntil = addSeconds(wall, REST_S);
  return null;
}

export function noteAnswer(env: Env, service: Service): void {
  const fuse = fuseOf(env, service);
  fuse.failures = 0;
  fuse.restsUntil = null;
}

/** When it is worth asking again. */
export function noteFailure(env: Env, service: Service): Moment {
  const fuse = fuseOf(env, service);
  const retryAt = addSeconds(env.clock.wall(), REST_S);
  fuse.failures += 1;
  if (fuse.failures >= FAILURES_MAX) fuse.restsUntil = retryAt;
  return retryAt;
}
