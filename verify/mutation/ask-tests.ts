// Asks tests about one spoilt database function after another, all in one process: what takes time
// in a test file, its imports and its database, is there already. Each answer is a message.
import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { socketUrl } from '../../server/launch/database-urls.ts';
import { superuser } from '../../server/launch/embedded-server.ts';
import type { TestServer } from '../../tests/template.ts';
import type { Asked, Told } from './asker.ts';
import type * as StandIn from './node-test.ts';

const [root = '', ...files] = process.argv.slice(2);
const server = JSON.parse(process.env.KABINET_TEST_SERVER ?? '') as TestServer;
const standIn = new URL('node-test.ts', import.meta.url).href;
registerHooks({
  resolve: (name, context, next) =>
    name === 'node:test' ? { url: standIn, shortCircuit: true } : next(name, context),
});
const { beginFile, written } = (await import(standIn)) as typeof StandIn;
/** Every file has its pools: what lies idle is given back, or the server has no place left. */
class BriefPool extends pg.Pool {
  constructor(config?: pg.PoolConfig) {
    super({ ...config, idleTimeoutMillis: 50 });
  }
}
Object.assign(pg, { Pool: BriefPool });

async function connect(name: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: socketUrl(server.socketFolder, superuser, name),
  });
  await client.connect();
  return client;
}

/** Databases made so far, in the order in which `cloneDatabase` names them. */
async function namesMade(): Promise<string[]> {
  const client = await connect('postgres');
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database where datname like $1 order by length(datname), 1`,
    [`test\\_${process.pid}\\_%`],
  );
  await client.end();
  return rows.map(({ name }) => name);
}

/** Tables that hold a row. */
async function filled(client: pg.Client): Promise<string[]> {
  const { rows: all } = await client.query<{ name: string }>(`
    select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
    where schemaname in ('ledger', 'platform')`);
  const has = all.map(({ name }) => `select '${name}' as name where exists (select from ${name})`);
  const { rows } = await client.query<{ name: string }>(has.join(' union all '));
  return rows.map(({ name }) => name);
}

interface Database {
  client: pg.Client;
  /** What stood in it before the first test. */
  seeded: ReadonlySet<string>;
}

/** The databases of each file. */
const databases: Database[][] = [];
const known = new Set<string>();
for (const path of files) {
  beginFile();
  await import(pathToFileURL(join(root, path)).href);
  const made = (await namesMade()).filter((name) => !known.has(name));
  const own: Database[] = [];
  for (const name of made) {
    known.add(name);
    const client = await connect(name);
    // A fault may make a loop endless; that is noticed too.
    for (const role of ['kabinet_app', 'kabinet_batch']) {
      await client.query(`alter role ${role} in database ${name} set statement_timeout = '10s'`);
    }
    own.push({ client, seeded: new Set(await filled(client)) });
  }
  databases.push(own);
}
assert(written.length > 0, 'No test was written down.');

/**
 * A test ends with the first of its acts that fails; the others of them, sent at once, still run.
 * Idle twice with a pause between: what waits for a connection takes the one just given back.
 */
async function othersEnd(client: pg.Client): Promise<void> {
  for (let idle = 0; idle < 2;) {
    const { rowCount } = await client.query(`select from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`);
    idle = rowCount === 0 ? idle + 1 : 0;
    await pause(2);
  }
}

/** What tests of before left behind would be judged as well. */
async function wipe({ client, seeded }: Database): Promise<void> {
  await othersEnd(client);
  const left = (await filled(client)).filter((name) => !seeded.has(name));
  if (left.length === 0) return;
  // Past the triggers that keep what only grows.
  await client.query('set session_replication_role = replica');
  await client.query(`truncate ${left.join(', ')} cascade`);
  await client.query('set session_replication_role = origin');
}

/** The first test that fails; it is asked first from then on. */
async function firstFailed(): Promise<string | null> {
  const dirty = new Set<number>();
  for (const one of written) {
    if (!dirty.has(one.file)) for (const database of databases[one.file]!) await wipe(database);
    dirty.add(one.file);
    try {
      await one.body();
    } catch (error) {
      // No place left at the server (`too_many_connections`) says nothing of a fault.
      if ((error as pg.DatabaseError).code === '53300') throw error;
      written.splice(written.indexOf(one), 1);
      written.unshift(one);
      return `${one.name}: ${(error as Error).message}`;
    }
  }
  return null;
}

async function define(text: string): Promise<boolean> {
  try {
    for (const { client } of databases.flat()) await client.query(text);
    return true;
  } catch {
    // No function at all is no fault that a test could notice.
    return false;
  }
}

async function answer({ spoilt, whole }: Asked): Promise<Told> {
  const isFunction = spoilt === null || (await define(spoilt));
  const failed = isFunction ? await firstFailed() : null;
  assert(whole === null || (await define(whole)), 'A function could not be put back.');
  return { isFunction, failed };
}

process.on('message', (asked: Asked) => {
  void answer(asked).then((told) => process.send!(told));
});
process.send!({ isFunction: true, failed: null } satisfies Told);
