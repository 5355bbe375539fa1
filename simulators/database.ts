// The stand's connections to PostgreSQL. They can be let go and taken up again, because a
// checkpoint copies the database and nobody may be connected to it meanwhile.
import pg from 'pg';

export type Values = readonly unknown[];

/** Queries on one connection or, outside a transaction, on any of the pool. */
export interface Queries {
  rows<R>(text: string, values?: Values): Promise<R[]>;
  find<R>(text: string, values?: Values): Promise<R | undefined>;
  one<R>(text: string, values?: Values): Promise<R>;
  /** Number of rows the statement touched. */
  run(text: string, values?: Values): Promise<number>;
}

export interface StandDatabase extends Queries {
  /** Commits when `call` ends and rolls back when it throws. */
  transaction<T>(call: (queries: Queries) => Promise<T>): Promise<T>;
  /** Waits for what runs, ends every connection; queries asked for meanwhile wait. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  close(): Promise<void>;
}

type Executor = (text: string, values: Values) => Promise<pg.QueryResult>;

const CONNECTIONS_MAX = 8;

const safeInteger = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a safe integer: ${text}`);
  return value;
};

// Days stay days and moments become ISO text: neither passes through the time zone of this process.
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, safeInteger],
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString()],
]);

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format),
} as pg.CustomTypesConfig;

function queriesOver(execute: Executor): Queries {
  const rows = async <R>(text: string, values: Values = []): Promise<R[]> =>
    (await execute(text, values)).rows as R[];
  const find = async <R>(text: string, values: Values = []): Promise<R | undefined> =>
    (await rows<R>(text, values))[0];
  const one = async <R>(text: string, values: Values = []): Promise<R> => {
    const found = await find<R>(text, values);
    if (found === undefined) throw new Error(`A row was expected: ${text}`);
    return found;
  };
  const run = async (text: string, values: Values = []): Promise<number> =>
    (await execute(text, values)).rowCount ?? 0;
  return { rows, find, one, run };
}

function openPool(url: string, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS_MAX, types });
  // Without a listener an idle connection that breaks would end the process.
  pool.on('error', onError);
  return pool;
}

async function inTransaction<T>(
  client: pg.PoolClient,
  call: (queries: Queries) => Promise<T>,
): Promise<T> {
  const queries = queriesOver((text, values) => client.query(text, [...values]));
  await client.query('begin');
  try {
    const result = await call(queries);
    await client.query('commit');
    return result;
  } catch (cause) {
    await client.query('rollback');
    throw cause;
  }
}

async function onOneConnection<T>(
  pool: pg.Pool,
  call: (queries: Queries) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    return await inTransaction(client, call);
  } finally {
    client.release();
  }
}

/** Opens the pool; `onError` hears of idle connections that break. */
export function openDatabase(url: string, onError: (error: Error) => void): StandDatabase {
  // `gate` stands while the database is let go; queries wait before it.
  const door = {
    pool: openPool(url, onError),
    gate: null as PromiseWithResolvers<void> | null,
  };
  let running = 0;
  let whenQuiet: (() => void) | null = null;

  async function admitted<T>(call: (open: pg.Pool) => Promise<T>): Promise<T> {
    while (door.gate !== null) await door.gate.promise;
    running += 1;
    try {
      return await call(door.pool);
    } finally {
      running -= 1;
      if (running === 0) whenQuiet?.();
    }
  }

  async function pause(): Promise<void> {
    if (door.gate !== null) return;
    door.gate = Promise.withResolvers<void>();
    const quiet = Promise.withResolvers<void>();
    whenQuiet = quiet.resolve;
    if (running === 0) quiet.resolve();
    await quiet.promise;
    whenQuiet = null;
    await door.pool.end();
  }

  // One after the other: a resume that overtook its pause would find the old pool still open.
  let turn = Promise.resolve();
  const inTurn = (call: () => Promise<void> | void): Promise<void> => (turn = turn.then(call));

  return {
    ...queriesOver((text, values) => admitted((open) => open.query(text, [...values]))),
    transaction: (call) => admitted((open) => onOneConnection(open, call)),
    pause: () => inTurn(pause),
    resume: () =>
      inTurn(() => {
        const { gate } = door;
        if (gate === null) return;
        door.pool = openPool(url, onError);
        door.gate = null;
        gate.resolve();
      }),
    close: () => inTurn(pause),
  };
}
