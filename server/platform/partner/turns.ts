// Calls of this process to one partner that are under way at once (security §4.4): a slow partner
// must not collect every call of ours, and a busy one is not pushed over.
import type { Env } from '../env.ts';

const AT_ONCE = 10;

interface Counter {
  underWay: number;
  waiting: (() => void)[];
}

const counters = new WeakMap<Env, Map<string, Counter>>();

function counterOf(env: Env, partner: string): Counter {
  const all = counters.get(env) ?? new Map<string, Counter>();
  counters.set(env, all);
  const counter = all.get(partner) ?? { underWay: 0, waiting: [] };
  all.set(partner, counter);
  return counter;
}

/** Runs the call when fewer than ten to the partner are under way; first come, first served. */
export async function inTurn<T>(env: Env, partner: string, call: () => Promise<T>): Promise<T> {
  const counter = counterOf(env, partner);
  if (counter.underWay < AT_ONCE) counter.underWay += 1;
  // Who ends hands its place over, so that nobody slips in between.
  else await new Promise<void>((resolve) => counter.waiting.push(resolve));
  try {
    return await call();
  } finally {
    const next = counter.waiting.shift();
    if (next === undefined) counter.underWay -= 1;
    else next();
  }
}
