// A partner that keeps failing is left alone for a while, so that people do not wait for nothing
// (security §4.4): half of at least twenty calls within ten seconds failed → nobody asks for
// fifteen seconds → three probes → all well or another rest. Per process and partner.
import { type Moment, addSeconds } from '#primitives/days';
import type { Env } from '../env.ts';

const WINDOW_S = 10;
/** Fewer calls than these say nothing about the partner. */
const CALLS_MIN = 20;
const FAILED_SHARE_MAX = 0.5;
const REST_S = 15;
const PROBES = 3;
/** Repetitions within the window: some for quiet hours, then a tenth of the calls. */
const REPEATS_FREE = 10;
const REPEATS_SHARE = 0.1;

export interface Patience {
  /** Names the fuse: each partner, or part of one that can fail by itself, has its own. */
  partner: string;
  /**
   * Failures in a row that are enough by themselves: a partner that answers each call with silence
   * never fills the window.
   */
  failuresInRow?: number;
}

/** What happened within one second. */
interface Second {
  at: number;
  calls: number;
  failures: number;
  repeats: number;
}

interface Fuse {
  seconds: Second[];
  failuresInRow: number;
  /** Until then nobody asks but the probes. */
  restsUntil: Moment | null;
  /** The rest is over, and probes tell whether another one begins. */
  isProbing: boolean;
  probesLeft: number;
  probesWell: number;
}

const fuses = new WeakMap<Env, Map<string, Fuse>>();

function fuseOf(env: Env, { partner }: Patience): Fuse {
  const all = fuses.get(env) ?? new Map<string, Fuse>();
  fuses.set(env, all);
  const fuse = all.get(partner) ?? closed();
  all.set(partner, fuse);
  return fuse;
}

const closed = (): Fuse => ({
  seconds: [],
  failuresInRow: 0,
  restsUntil: null,
  isProbing: false,
  probesLeft: 0,
  probesWell: 0,
});

/** The moment until which the partner is left alone, or null when it may be asked. */
export function restOf(env: Env, patience: Patience): Moment | null {
  const fuse = fuseOf(env, patience);
  const wall = env.clock.wall();
  if (fuse.restsUntil === null) return null;
  const wasMovedBack = fuse.restsUntil > addSeconds(wall, REST_S);
  if (wall >= fuse.restsUntil || wasMovedBack) {
    // Probes that never came back are given again after another rest; those that went well count,
    // however rarely somebody asks.
    const restsUntil = addSeconds(wall, REST_S);
    const probesLeft = PROBES - fuse.probesWell;
    Object.assign(fuse, { restsUntil, isProbing: true, probesLeft });
  }
  if (fuse.probesLeft === 0) return fuse.restsUntil;
  fuse.probesLeft -= 1;
  return null;
}

/** A call that was answered, well or ill: the partner is there. */
export function noteAnswer(env: Env, patience: Patience): void {
  const fuse = fuseOf(env, patience);
  if (fuse.restsUntil === null) {
    secondOf(env, fuse).calls += 1;
    fuse.failuresInRow = 0;
    return;
  }
  // What was still under way when the rest began tells nothing new.
  if (fuse.isProbing) fuse.probesWell += 1;
  if (fuse.probesWell >= PROBES) Object.assign(fuse, closed());
}

/** A call without a usable answer; answers when it is worth asking again. */
export function noteFailure(env: Env, patience: Patience): Moment {
  const fuse = fuseOf(env, patience);
  const restsUntil = addSeconds(env.clock.wall(), REST_S);
  if (fuse.restsUntil !== null) {
    if (fuse.isProbing) rest(fuse, restsUntil);
    return fuse.restsUntil;
  }
  const second = secondOf(env, fuse);
  second.calls += 1;
  second.failures += 1;
  fuse.failuresInRow += 1;
  if (isWornOut(env, fuse, patience)) rest(fuse, restsUntil);
  return restsUntil;
}

const rest = (fuse: Fuse, restsUntil: Moment): unknown =>
  Object.assign(fuse, closed(), { restsUntil });

function isWornOut(env: Env, fuse: Fuse, { failuresInRow = Infinity }: Patience): boolean {
  if (fuse.failuresInRow >= failuresInRow) return true;
  const { calls, failures } = sumOf(env, fuse);
  return calls >= CALLS_MIN && failures >= calls * FAILED_SHARE_MAX;
}

/** Whether a failed call may be repeated at once: storms of repetitions fell what still stands. */
export function mayRepeat(env: Env, patience: Patience): boolean {
  const fuse = fuseOf(env, patience);
  if (fuse.restsUntil !== null) return false;
  const { calls, repeats } = sumOf(env, fuse);
  if (repeats >= REPEATS_FREE + calls * REPEATS_SHARE) return false;
  secondOf(env, fuse).repeats += 1;
  return true;
}

function secondOf(env: Env, fuse: Fuse): Second {
  const at = Math.floor(Date.parse(env.clock.wall()) / 1000);
  // Seconds of a clock that was moved either way do not count.
  fuse.seconds = fuse.seconds.filter((one) => one.at > at - WINDOW_S && one.at <= at);
  const last = fuse.seconds.at(-1);
  if (last?.at === at) return last;
  const second: Second = { at, calls: 0, failures: 0, repeats: 0 };
  fuse.seconds.push(second);
  return second;
}

function sumOf(env: Env, fuse: Fuse): Omit<Second, 'at'> {
  secondOf(env, fuse);
  const sum = { calls: 0, failures: 0, repeats: 0 };
  for (const { calls, failures, repeats } of fuse.seconds) {
    sum.calls += calls;
    sum.failures += failures;
    sum.repeats += repeats;
  }
  return sum;
}
