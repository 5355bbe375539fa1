// Builds what a process is made of from its settings. `main.ts`, commands and tests call it.
import type { Config } from '../config.ts';
import { standClock } from './clock.ts';
import { Pool } from './db.ts';
import type { Env } from './env.ts';
import { createLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import type { Module } from './module.ts';
import { fileKeyring } from './sealed.ts';

export interface EnvParts {
  modules: readonly Module[];
  process: string;
  overrides?: Partial<Env>;
}

/** Pools connect lazily, so nothing is opened here; `refresh` of the clock is the first query. */
export function makeEnv(settings: Config, parts: EnvParts): Env {
  const app = new Pool(settings.DATABASE_APP_URL, settings.DATABASE_POOL);
  return {
    settings,
    modules: parts.modules.filter((one) => !one.standOnly || settings.STAND === 'on'),
    pools: {
      app,
      batch: new Pool(settings.DATABASE_BATCH_URL, Math.max(2, settings.DATABASE_POOL >> 1)),
      ...(settings.DATABASE_OWNER_URL !== undefined && {
        owner: new Pool(settings.DATABASE_OWNER_URL, 4),
      }),
    },
    clock: standClock(app, settings.LEGAL_TIME_ZONE),
    log: createLog({ level: settings.LOG_LEVEL, process: parts.process }),
    keys: fileKeyring(settings.KEYS_DIR),
    metrics: createMetrics(),
    ...parts.overrides,
  };
}

/** Ends the pools; the last thing a process does before it lets go of the database. */
export async function closeEnv(env: Env): Promise<void> {
  await Promise.allSettled(Object.values(env.pools).map((pool) => pool.end()));
}
