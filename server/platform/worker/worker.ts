// The worker process: the queue, the ticker, the sweeper of due items, periodic jobs.
import { Logger, run } from 'graphile-worker';
import type { TaskList } from 'graphile-worker';
import pg from 'pg';
import type { Delivery } from './deliver.ts';
import { deliver, giveUpDelivery } from './deliver.ts';
import { isDatabaseAway } from '../http/problem.ts';
import { ownerUrlOf } from '../../config.ts';
import type { Env } from '../env.ts';
import { type Job, Turns } from '../jobs.ts';
import { tellFigures } from './figures.ts';
import { sweepDue } from './sweep.ts';
import { tick } from './ticker.ts';
import { upkeep } from './upkeep.ts';
import { modulesOf } from '../module.ts';

export interface Worker {
  stop(): Promise<void>;
}

/** How often the ticker looks when there was nothing; live pages see news within this time. */
const tickMs = 100;
const sweepMs = 500;

/** Starts the queue and the loops. */
export async function startWorker(env: Env): Promise<Worker> {
  const stopFigures = await tellFigures(env);
  const loops = new Loops(env);
  const stopQueue = await startQueue(env);
  const own = await ownConnection(env);
  await hearClock(env, own, loops);
  const turns = new Turns(own);
  loops.every(tickMs, 'ticker', async () => (await tick(env)) > 0);
  loops.every(sweepMs, 'due', async () => (await sweepDue(env)) > 0);
  for (const job of [...upkeep, ...modulesOf(env).flatMap((module) => module.jobs ?? [])]) {
    loops.every(job.everyS * 1000, job.name, () => runJob(env, turns, job));
  }
  return {
    stop: async () => {
      await loops.stop();
      await own.end();
      await stopQueue();
      await stopFigures();
    },
  };
}

/** Takes its turn, counts how it went; there is never more to do at once. */
async function runJob(env: Env, turns: Turns, job: Job): Promise<false> {
  const count = (outcome: string) => env.metrics.jobs.inc({ job: job.name, outcome });
  const hasRun = await turns.run(env, job).catch((error: unknown) => {
    count('failed');
    throw error;
  });
  if (hasRun) count('done');
  return false;
}

async function startQueue(env: Env): Promise<() => Promise<void>> {
  const taskList: TaskList = {
    deliver: async (payload, { job }) => {
      try {
        await deliver(env, payload as Delivery);
      } catch (error) {
        if (job.attempts >= job.max_attempts) await giveUpDelivery(env, payload as Delivery);
        throw error;
      }
    },
  };
  const pool = new pg.Pool({ connectionString: ownerUrlOf(env.settings), max: 4 });
  const lost = (error: Error) => env.log.warn({ err: error }, 'the queue lost a connection');
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  await freeAbandoned(pool);
  const runner = await run({
    pgPool: pool,
    taskList,
    concurrency: 3,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === 'error') env.log.error({ queue: true }, message);
      else if (level === 'warning') env.log.warn({ queue: true }, message);
    }),
  });
  return async () => {
    await runner.stop();
    await pool.end();
  };
}

/**
 * Jobs that a killed worker held are free at once instead of after the queue's own four hours. One
 * that a living worker holds may then run twice, which `deliver` makes harmless.
 */
async function freeAbandoned(pool: pg.Pool): Promise<void> {
  await pool.query(`
    select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
    from graphile_worker._private_jobs where locked_by is not null having count(*) > 0`);
}

/**
 * The worker's own connection: it hears the clock and holds the jobs' locks; without it, no worker.
 */
async function ownConnection(env: Env): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: env.settings.DATABASE_APP_URL });
  // The launcher starts the worker again, and it begins with a connection that is whole.
  client.on('error', () => process.exit(1));
  await client.connect();
  return client;
}

/** A moved clock makes things due at once, so the sweeper need not wait for its turn. */
async function hearClock(env: Env, own: pg.Client, loops: Loops): Promise<void> {
  own.on('notification', () => {
    void env.clock.refresh().then(
      () => loops.wake('due'),
      () => undefined,
    );
  });
  await own.query('listen kabinet_clock');
  await env.clock.refresh();
}

/** Named loops that never overlap themselves; a call that found work is repeated at once. */
class Loops {
  readonly #env: Env;
  readonly #wakers = new Map<string, () => void>();
  readonly #running: Promise<void>[] = [];
  #stopped = false;

  constructor(env: Env) {
    this.#env = env;
  }

  every(ms: number, name: string, call: () => Promise<boolean>): void {
    this.#running.push(this.#loop(ms, name, call));
  }

  wake(name: string): void {
    this.#wakers.get(name)?.();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const wake of this.#wakers.values()) wake();
    await Promise.allSettled(this.#running);
  }

  async #loop(ms: number, name: string, call: () => Promise<boolean>): Promise<void> {
    while (!this.#stopped) {
      const more = await call().catch((error: unknown) => this.#failed(name, error));
      if (!more) await this.#pause(ms, name);
    }
  }

  #failed(name: string, error: unknown): boolean {
    // The launcher restarts a database that went away; until then a line a second is enough.
    const fields = { loop: name, err: error };
    if (isDatabaseAway(error)) this.#env.log.warn({ loop: name }, 'the database is away');
    else this.#env.log.error(fields, 'a loop failed and goes on');
    return false;
  }

  #pause(ms: number, name: string): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wakers.set(name, () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
