// What a process is made of: settings, pools, clock, log. One per process, built in main.
import type { Config } from '../config.ts';
import type { Clock } from './clock.ts';
import type { Pool } from './db.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Keyring } from './sealed.ts';

/** Database roles (design §4.4): requests, mass jobs; `owner` only where the queue needs it. */
export type Role = 'app' | 'batch' | 'owner';

export interface Env {
  settings: Config;
  /** The web server has no owner's pool: it does not know how to become the owner. */
  pools: Record<Exclude<Role, 'owner'>, Pool> & { owner?: Pool };
  clock: Clock;
  log: Log;
  keys: Keyring;
  metrics: Metrics;
  /** What `modulesOf` (module.ts) reads: the ground names no module, not even their type. */
  modules: readonly object[];
}
