// The schema as a test: what design §4 says of tables, asked of the migrated database itself.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import pg from 'pg';
import { testEnv } from '#platform/testing';
import { schemaFiles } from '../cli/schema.ts';
import { modules } from '../server/modules.ts';

const { database, atEnd } = await testEnv({ modules });
const { superUrl, appUrl } = database;
const client = new pg.Client({ connectionString: superUrl });
await client.connect();
// What only the tests' databases have is no part of the schema.
await client.query('drop schema watch cascade');
atEnd(() => client.end());

/** Schemas from the ground up: a foreign key may point to the left only. */
const schemas = ['platform', ...modules.map(({ name }) => name.replaceAll('-', '_'))];

/**
 * The few globally unique things stand in look-up tables (design §2): each leads from a key that
 * arrives without a taxpayer to the taxpayer, and holds nothing else of the person.
 */
const lookups: Record<string, string> = {
  'audit.leaf': 'the Merkle log is one for all',
  'ledger.gateway_event': 'one event of a gateway, one posting, whoever’s it is (I8)',
  'notifications.calendar_token': 'a calendar program knows the secret of a link only',
  'npd_wire.invoice_link': 'a buyer opens the link of an invoice without signing in',
  'npd_wire.refresh_token': 'as its session: the token is all that a program shows',
  'npd_wire.session': 'a program comes with a token, before its person is known',
  'payments.bank_order': 'a callback of the bank names an order only',
  'payments.receipt_token': 'the page /check is opened without signing in',
  'platform.alert': 'staff read all of them, requests only add',
  'platform.web_session': 'the cookie is known before the person is',
  'receipts.watch_link': 'a link of a letter is opened without signing in',
  'taxpayers.holder': 'leads from the sign-in to its taxpayer',
  'taxpayers.inn': 'one ИНН, one taxpayer, over the whole country',
};

async function ask<R extends object>(text: string, values: unknown[] = []): Promise<R[]> {
  return (await client.query<R>(text, values)).rows;
}

const none = (found: readonly { what: string }[], rule: string): void =>
  assert.equal(found.length, 0, `${rule}\n  ${found.map(({ what }) => what).join('\n  ')}`);

test('every table of a taxpayer is guarded by forced row-level security', async () => {
  const open = await ask<{ what: string }>(
    `select c.oid::regclass::text as what
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'taxpayer_id'
      where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text = any ($1)
        and not (c.relrowsecurity and c.relforcerowsecurity)`,
    [schemas],
  );
  none(
    open.filter(({ what }) => lookups[what] === undefined),
    'enable and force row level security',
  );
});

test('a query without a taxpayer sees no row of anybody', async () => {
  const tables = await ask<{ what: string }>(
    `select c.oid::regclass::text as what
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'taxpayer_id'
      where c.relkind = 'r' and c.relnamespace::regnamespace::text = any ($1)
        and has_table_privilege('kabinet_app', c.oid, 'select')`,
    [schemas],
  );
  assert.ok(tables.length > 0);
  const policies = await ask<{ what: string; using: string | null }>(
    `select polrelid::regclass::text || ' ' || polname as what,
            pg_get_expr(polqual, polrelid) as using
       from pg_policy p join pg_class c on c.oid = p.polrelid
      where c.relnamespace::regnamespace::text = any ($1)
        and exists (select from pg_attribute a
                     where a.attrelid = c.oid and a.attname = 'taxpayer_id')
        and ('kabinet_app'::regrole = any (polroles) or polroles = '{0}')`,
    [schemas],
  );
  none(
    policies.filter(({ using }) => using === 'true'),
    'A policy of the request role must name the taxpayer.',
  );
  const app = new pg.Client({ connectionString: appUrl });
  await app.connect();
  try {
    for (const { what } of tables) {
      const rows = await app.query(`select from ${what} where taxpayer_id <> 0 limit 1`);
      assert.equal(rows.rowCount, 0, what);
    }
  } finally {
    await app.end();
  }
});

test('taxpayer_id stands first in the primary key', async () => {
  const wrong = await ask<{ what: string }>(
    `select c.oid::regclass::text as what
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'taxpayer_id'
       left join pg_index i on i.indrelid = c.oid and i.indisprimary
      where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text = any ($1)
        and i.indkey[0] is distinct from a.attnum`,
    [schemas],
  );
  none(
    wrong.filter(({ what }) => lookups[what] === undefined),
    'The schema must distribute by taxpayer (design §2).',
  );
});

test('every unique and foreign key of a taxpayer’s table begins with taxpayer_id', async () => {
  const keys = await ask<{ what: string; table: string }>(
    `select i.indexrelid::regclass::text as what, c.oid::regclass::text as table
       from pg_index i join pg_class c on c.oid = i.indrelid
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'taxpayer_id'
      where i.indisunique and c.relnamespace::regnamespace::text = any ($1)
        and i.indkey[0] <> a.attnum
      union all
     select k.conname, c.oid::regclass::text
       from pg_constraint k join pg_class c on c.oid = k.conrelid
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'taxpayer_id'
       left join pg_attribute b on b.attrelid = k.confrelid and b.attname = 'taxpayer_id'
      where k.contype = 'f' and c.relnamespace::regnamespace::text = any ($1)
        and (k.conkey[1] <> a.attnum or k.confkey[1] is distinct from b.attnum)`,
    [schemas],
  );
  none(
    keys
      .filter(({ table }) => lookups[table] === undefined)
      .map(({ what, table }) => ({ what: `${table}: ${what}` })),
    'Two rows that refer to each other, or must differ, stand on the same server only so.',
  );
});

test('a foreign key that leaves a taxpayer’s table ends in one of the same taxpayer', async () => {
  const keys = await ask<{ what: string; table: string }>(
    `select k.conname as what, f.oid::regclass::text as table
       from pg_constraint k join pg_class f on f.oid = k.confrelid
       join pg_class c on c.oid = k.conrelid
      where k.contype = 'f' and c.relnamespace::regnamespace::text = any ($1)
        and exists (select from pg_attribute a
          where a.attrelid = f.oid and a.attname = 'taxpayer_id')
        and not exists (select from pg_attribute a
          where a.attrelid = c.oid and a.attname = 'taxpayer_id')`,
    [schemas],
  );
  none(
    keys.filter(({ table }) => lookups[table] === undefined),
    'A table without a taxpayer cannot lean on one that is spread by taxpayer.',
  );
});

test('every look-up table named here is there', async () => {
  const known = await ask<{ what: string }>(
    `select c.oid::regclass::text as what from pg_class c
      where c.relkind = 'r' and c.relnamespace::regnamespace::text = any ($1)`,
    [schemas],
  );
  const names = known.map(({ what }) => what);
  assert.deepEqual(
    Object.keys(lookups).filter((name) => !names.includes(name)),
    [],
  );
});

test('foreign keys point down only', async () => {
  const keys = await ask<{ what: string; from: string; to: string }>(
    `select conrelid::regclass || ' → ' || confrelid::regclass as what,
            f.relnamespace::regnamespace::text as from, t.relnamespace::regnamespace::text as to
       from pg_constraint k join pg_class f on f.oid = conrelid join pg_class t on t.oid = confrelid
      where contype = 'f' and f.relnamespace::regnamespace::text = any ($1)`,
    [schemas],
  );
  none(
    keys.filter(({ from, to }) => schemas.indexOf(to) > schemas.indexOf(from)),
    'A table may lean on tables below it only.',
  );
});

test('money is whole kopecks in bigint columns', async () => {
  const wrong = await ask<{ what: string }>(
    `select table_schema || '.' || table_name || '.' || column_name as what
       from information_schema.columns
      where table_schema = any ($1)
        and ((column_name like '%kopecks' and data_type <> 'bigint')
          or data_type in ('real', 'double precision', 'money'))`,
    [schemas],
  );
  none(wrong, 'No floats, no numeric: bigint of kopecks.');
});

test('a moment has a time zone', async () => {
  const wrong = await ask<{ what: string }>(
    `select table_schema || '.' || table_name || '.' || column_name as what
       from information_schema.columns
      where table_schema = any ($1) and data_type = 'timestamp without time zone'`,
    [schemas],
  );
  none(wrong, 'timestamptz, and date for days of the law.');
});

test('requests may only add to what only grows', async () => {
  const growing = await ask<{ what: string }>(
    `select c.oid::regclass::text as what from pg_class c
      where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text = any ($1)
        and c.relname ~ '(^|_)(entry|event|posting|audit)(_|$)'
        and (has_table_privilege('kabinet_app', c.oid, 'update, delete, truncate')
          or has_table_privilege('kabinet_batch', c.oid, 'update, delete, truncate'))`,
    [schemas],
  );
  none(growing, 'INSERT and SELECT only (design §4.4).');
});

test('no role of the product owns more than it must', async () => {
  const roles = await ask<{ what: string }>(
    `select rolname as what from pg_roles
      where rolname like 'kabinet\\_%'
        and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
  );
  none(roles, 'No superuser and no BYPASSRLS by habit.');
  const owned = await ask<{ what: string }>(
    `select c.oid::regclass || ' of ' || relowner::regrole as what from pg_class c
      where c.relnamespace::regnamespace::text = any ($1) and c.relkind in ('r', 'p', 'v')
        and relowner <> 'kabinet_owner'::regrole`,
    [schemas],
  );
  none(owned, 'Tables belong to kabinet_owner.');
});

test('functions with the rights of their owner look nowhere by chance', async () => {
  const wrong = await ask<{ what: string }>(
    `select oid::regprocedure::text as what from pg_proc
      where pronamespace::regnamespace::text = any ($1) and prosecdef
        and not exists (select from unnest(proconfig) one where one like 'search_path=%')`,
    [schemas],
  );
  none(wrong, 'security definer needs `set search_path`.');
});

test('schema.sql of every module shows its present shape', async () => {
  const files = await schemaFiles(client);
  assert.ok(Object.keys(files).length > 5);
  for (const [path, text] of Object.entries(files)) {
    const stands = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
    assert.equal(stands, text, `${path} is stale: npm run -s kabinet -- schema`);
  }
});
