// What runs later: periodic jobs, one at a time across all processes.
import type { Env } from './env.ts';

export interface Job {
  /** `payments.sweep` */
  name: string;
  everyS: number;
  call: (env: Env) => Promise<void>;
}

/** The part of a connection that taking turns needs. */
interface Connection {
  query(text: string, values: unknown[]): Promise<{ rows: { mine?: boolean }[] }>;
}

/**
 * Takes turns with other workers: advisory locks on one connection of their own, so that a killed
 * worker frees its jobs at once and a job never waits for a connection that the locks of others
 * hold.
 */
export class Turns {
  readonly #connection: Connection;
  #last: Promise<unknown> = Promise.resolve();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Runs the job if nobody else runs it now; answers whether it ran. */
  async run(env: Env, job: Job): Promise<boolean> {
    const key = [`kabinet.job.${job.name}`];
    const lock = 'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine';
    const { rows } = await this.#ask(lock, key);
    if (!rows[0]?.mine) return false;
    try {
      await job.call(env);
    } finally {
      await this.#ask('select pg_advisory_unlock(hashtextextended($1, 0))', key);
    }
    return true;
  }

  /** One query at a time: a connection is no queue. */
  #ask(text: string, values: unknown[]): Promise<{ rows: { mine?: boolean }[] }> {
    const asked = this.#last.then(
      () => this.#connection.query(text, values),
      () => this.#connection.query(text, values),
    );
    this.#last = asked.catch(() => undefined);
    return asked;
  }
}
