// The door to PostgreSQL: pools per database role, typed reading, queries built by Kysely.
import assert from 'node:assert/strict';
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from 'kysely';
import type { CompiledQuery } from 'kysely';
import pg from 'pg';
import { Flush } from './crowd/flush.ts';

export { sql };

/** Anything Kysely can compile: a query built with its builder or with the `sql` tag. */
export interface Query<R> {
  compile(executor: typeof compiler): CompiledQuery<R>;
}

/** Kysely builds and compiles the text; the transaction runs it. It has no driver of its own. */
export const compiler = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

// bigint comes as text: every one we store is a safe integer, and a reader must hear if it is not.
pg.types.setTypeParser(20, (text) => {
  const value = Number(text);
  assert(Number.isSafeInteger(value), 'A bigint of the database is not a safe integer.');
  return value;
});
pg.types.setTypeParser(1082, (text) => text);
pg.types.setTypeParser(1184, (text) => new Date(text).toISOString());

/**
 * Whether a statement failed by itself: its transaction is undone, the connection stands. What a
 * procedure has committed before it failed stays.
 */
export function wasRolledBack(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.severity === 'ERROR';
}

/** A text inside a statement that is sent without parameters, because others travel with it. */
export const quoted = (text: string): string => pg.escapeLiteral(text);

/** What runs inside one open transaction. */
export interface Db {
  rows<R>(query: Query<R>): Promise<R[]>;
  /** Exactly one row, or a bug. */
  one<R>(query: Query<R>): Promise<R>;
  find<R>(query: Query<R>): Promise<R | undefined>;
  /** How many rows the statement touched. */
  run(query: Query<unknown>): Promise<number>;
  /** A named prepared statement, for the few hot paths. */
  statement<R>(name: string, text: string, values: unknown[]): Promise<R[]>;
}

export interface Client {
  query(text: string): Promise<unknown>;
  query<R>(config: {
    name?: string;
    text: string;
    values?: unknown[];
  }): Promise<{ rows: R[]; rowCount: number | null }>;
}

export function dbOver(client: Client): Db {
  const execute = <R>(query: Query<R>) => {
    const compiled = query.compile(compiler);
    return client.query<R>({ text: compiled.sql, values: compiled.parameters as unknown[] });
  };
  return {
    rows: async (query) => (await execute(query)).rows,
    one: async (query) => {
      const { rows } = await execute(query);
      assert(rows.length === 1, `Exactly one row was expected, ${rows.length} came.`);
      return rows[0]!;
    },
    find: async (query) => {
      const { rows } = await execute(query);
      assert(rows.length <= 1, `At most one row was expected, ${rows.length} came.`);
      return rows[0];
    },
    run: async (query) => (await execute(query)).rowCount ?? 0,
    statement: async <R>(name: string, text: string, values: unknown[]) =>
      (await client.query<R>({ name, text, values })).rows,
  };
}

/**
 * The smallest transaction whose commit waits for the disk: a note in the log that nobody reads.
 */
const flushed = `select pg_logical_emit_message(true, 'kabinet.flush', '')`;

/** A pool that can be paused while the database under it is copied or replaced (checkpoints). */
export class Pool {
  /** For transactions that share the wait for the disk. */
  readonly flush = new Flush(() => this.statement('platform-flush', flushed, []));
  readonly #url: string;
  readonly #max: number;
  #pool: pg.Pool;
  #gate: Promise<void> | null = null;
  #open: (() => void) | null = null;

  constructor(url: string, max: number) {
    this.#url = url;
    this.#max = max;
    this.#pool = this.#create();
  }

  #create(): pg.Pool {
    const pool = new pg.Pool({
      connectionString: this.#url,
      max: this.#max,
      connectionTimeoutMillis: 10_000,
    });
    // A connection that dies while idle (the server was restarted) is replaced by the next use; one
    // that dies in use fails the query that runs on it, and that error is the one to report.
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
    return pool;
  }

  async acquire(): Promise<pg.PoolClient> {
    while (this.#gate) await this.#gate;
    return this.#pool.connect();
  }

  /** One statement outside a transaction: it is its own. */
  async statement<R>(name: string, text: string, values: unknown[]): Promise<R[]> {
    while (this.#gate) await this.#gate;
    const { rows } = await this.#pool.query({ name, text, values });
    return rows as R[];
  }

  async pause(): Promise<void> {
    if (this.#gate) return;
    this.#gate = new Promise((resolve) => (this.#open = resolve));
    await this.#pool.end();
  }

  resume(): void {
    if (!this.#gate) return;
    this.#pool = this.#create();
    this.#gate = null;
    this.#open?.();
  }

  get size(): { total: number; idle: number; waiting: number } {
    const pool = this.#pool;
    return { total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount };
  }

  end(): Promise<void> {
    return this.#pool.end();
  }
}
