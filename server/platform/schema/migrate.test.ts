import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import pg from 'pg';
import { migrate, MigrationRefused, type MigratedModule } from './migrate.ts';
import { testDatabase } from '../testing.ts';

const { superUrl, name } = await testDatabase();
const root = mkdtempSync(join(tmpdir(), 'kabinet-migrations-'));
after(() => rmSync(root, { recursive: true, force: true }));

async function query<R extends object>(url: string, text: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(text)).rows;
  } finally {
    await client.end();
  }
}

let made = 0;

/** An empty database of the owner, beside the clone of this file. */
async function emptyDatabase(t: { after(call: () => Promise<void>): void }): Promise<string> {
  made += 1;
  const database = `${name}_empty_${made}`;
  await query(superUrl, `create database ${database} owner kabinet_owner`);
  t.after(async () => {
    await query(superUrl, `drop database ${database} with (force)`);
  });
  return superUrl.replace('//kabinet@', '//kabinet_owner@').replace(`/${name}?`, `/${database}?`);
}

function moduleWith(files: Record<string, string>, moduleName = `module${++made}`): MigratedModule {
  const migrationsDir = join(root, `${moduleName}-${++made}`);
  mkdirSync(migrationsDir);
  for (const [file, sql] of Object.entries(files)) writeFileSync(join(migrationsDir, file), sql);
  return { name: moduleName, migrationsDir };
}

const first = { '0001-notes-are-kept.sql': 'create table note (id int primary key);' };
const open = 'create schema s; set search_path = s; ';

test('applies what is missing in order, and nothing twice', async (t) => {
  const url = await emptyDatabase(t);
  const lower = moduleWith({ '0001-one-stands.sql': 'create schema one;' }, 'zeta');
  const files = { '0001-two-stands.sql': 'create table one.t (id int);' };
  const upper = moduleWith(files, 'alpha');
  assert.deepEqual(await migrate(url, [lower, upper]), [
    'zeta/0001-one-stands.sql',
    'alpha/0001-two-stands.sql',
  ]);
  assert.deepEqual(await migrate(url, [lower, upper]), []);
  const more = moduleWith(
    { ...files, '0002-two-grows.sql': 'alter table one.t add n int;' },
    'alpha',
  );
  assert.deepEqual(await migrate(url, [lower, more]), ['alpha/0002-two-grows.sql']);
});

test('two processes at once are harmless', async (t) => {
  const url = await emptyDatabase(t);
  const slow = `${open}select pg_sleep(0.2); create table note (id int);`;
  const one = moduleWith({ '0001-notes-are-kept.sql': slow });
  const done = await Promise.all([migrate(url, [one]), migrate(url, [one]), migrate(url, [one])]);
  assert.deepEqual(done.map((names) => names.length).sort(), [0, 0, 1]);
});

test('a schema newer than the files is refused', async (t) => {
  const url = await emptyDatabase(t);
  const files = {
    '0001-a-stands.sql': 'create schema a;',
    '0002-b-stands.sql': 'create schema b;',
  };
  await migrate(url, [moduleWith(files, 'm')]);
  const older = moduleWith({ '0001-a-stands.sql': 'create schema a;' }, 'm');
  await assert.rejects(migrate(url, [older]), /newer Kabinet: m\/0002-b-stands\.sql/);
});

test('an edited migration and one that slipped in before are refused', async (t) => {
  const url = await emptyDatabase(t);
  await migrate(url, [moduleWith({ '0002-a-stands.sql': 'create schema a;' }, 'm')]);
  const edited = moduleWith({ '0002-a-stands.sql': 'create schema a; --' }, 'm');
  await assert.rejects(migrate(url, [edited]), /was edited after it had been applied/);
  const slipped = { '0001-b-stands.sql': '', '0002-a-stands.sql': 'create schema a;' };
  await assert.rejects(migrate(url, [moduleWith(slipped, 'm')]), /Give it the next number/);
});

test('a failing migration leaves nothing behind and names its line', async (t) => {
  const url = await emptyDatabase(t);
  const files = { '0001-half-is-made.sql': 'create schema half;\n\nselect nonsense;' };
  await assert.rejects(migrate(url, [moduleWith(files, 'm')]), (error) => {
    assert.ok(error instanceof MigrationRefused);
    assert.match(error.message, /m\/0001-half-is-made\.sql failed in line 3/);
    return true;
  });
  assert.deepEqual(await query(url, `select from pg_namespace where nspname = 'half'`), []);
  assert.deepEqual(await query(url, 'select from migrations.applied'), []);
});

test('a file that asks for it runs outside a transaction', async (t) => {
  const url = await emptyDatabase(t);
  const table = { '0001-t-stands.sql': 'create schema s; create table s.t (id int);' };
  const index = '-- no transaction\ncreate index concurrently t_id on s.t (id);';
  const files = { ...table, '0002-t-is-found-by-id.sql': index };
  assert.equal((await migrate(url, [moduleWith(files)])).length, 2);
});

test('two files of one number are refused', async (t) => {
  const url = await emptyDatabase(t);
  const twins = { ...first, '0001-notes-are-lost.sql': '' };
  await assert.rejects(migrate(url, [moduleWith(twins)]), /its own number/);
});

test('what is made anew from the code is made each time under the lock', async (t) => {
  const url = await emptyDatabase(t);
  let calls = 0;
  const again = async (client: pg.Client): Promise<void> => {
    calls += 1;
    await client.query('create schema if not exists anew');
  };
  await migrate(url, [], again);
  await migrate(url, [], again);
  assert.equal(calls, 2);
});
