// What every simulator stands on: one database, one clock, one list of defects, one inbox.
import { strict as assert } from 'node:assert';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { type StandClock, clockOf } from './clock/clock.ts';
import type { Queries, StandDatabase } from './database.ts';
import { takeFault } from './faults/fault-store.ts';
import type { StandSettings } from './settings.ts';

export interface Stand {
  settings: StandSettings;
  db: StandDatabase;
  clock: StandClock;
  log: FastifyBaseLogger;
  /**
   * Takes one use of the defect: null while it is switched off. Inside a transaction pass its
   * queries: a second connection would wait for ever when a checkpoint is being made.
   */
  fault(id: string, queries?: Queries): Promise<FaultUse | null>;
  /** Waits in real time; ends early when the stand stops. */
  sleep(ms: number): Promise<void>;
  /** Calls back after the clock was moved or a checkpoint was restored. */
  onWake(call: () => void): void;
  wake(): void;
  stopping: AbortSignal;
}

/** A simulator: its routes, and the defects it can be told to show. */
export interface System {
  /** Folder of the simulator; its `schema.sql` is applied at the start. */
  name: string;
  register(app: FastifyInstance, stand: Stand): void | Promise<void>;
  faults?: readonly FaultEntry[];
}

/** One defect of the catalogue (BEY-13). Sentences are Russian, for the page and the API. */
export interface FaultEntry {
  /** kebab-case after the system: `bank.callback-duplicated`. */
  id: string;
  system: string;
  what: string;
  mustShow: string;
  /** How long the delay of a defect that is late lasts, unless the request says otherwise. */
  delayMs?: number;
}

/** A defect that is to be shown now. */
export interface FaultUse {
  delayMs: number;
}

export interface StandParts {
  catalogue: readonly FaultEntry[];
  settings: StandSettings;
  db: StandDatabase;
  log: FastifyBaseLogger;
  stopping: AbortSignal;
}

/** Puts the stand together; it starts nothing and listens nowhere. */
export function createStand(parts: StandParts): Stand {
  const { catalogue, ...rest } = parts;
  const wakers: (() => void)[] = [];
  const entries = new Map(catalogue.map((entry) => [entry.id, entry]));
  return {
    ...rest,
    clock: clockOf(rest.db),
    fault: async (id, queries = rest.db) => {
      const entry = entries.get(id);
      assert(entry, `The catalogue has no defect ${id}.`);
      const taken = await takeFault(queries, id);
      return taken && { delayMs: taken.delayMs ?? entry.delayMs ?? 0 };
    },
    sleep: (ms) => pause(ms, undefined, { signal: rest.stopping }).catch(() => undefined),
    onWake: (call) => void wakers.push(call),
    wake: () => wakers.forEach((call) => call()),
  };
}
