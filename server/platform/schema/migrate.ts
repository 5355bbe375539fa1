// Brings the schema up to date: plain SQL files per module, forward only, each applied once.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** Any number, the same in every process: two migrations at once take turns. */
const migrationLock = 7_025_400_119;
/** A migration that waits longer for a lock would hold up everybody behind it (security §4.4). */
const lockTimeoutMs = 2_000;
const lockAttemptsMax = 10;
const fileName = /^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.sql$/;
/** First line of a file that PostgreSQL does not allow inside a transaction. */
const withoutTransaction = '-- no transaction';

export interface MigratedModule {
  name: string;
  migrationsDir: string;
}

/** The schema and the files do not fit; the message says what to do. */
export class MigrationRefused extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'MigrationRefused';
  }
}

interface Migration {
  module: string;
  name: string;
  sql: string;
  sha256: string;
}

/**
 * Applies what is missing, in the order of the modules, and answers the names applied. `andThen` is
 * run each time under the same lock, for what is made anew from the code. Refuses with
 * `MigrationRefused`: a schema newer than the files, a file edited or slipped in after the fact.
 */
export async function migrate(
  ownerUrl: string,
  modules: readonly MigratedModule[],
  andThen: (client: pg.Client) => Promise<void> = async () => undefined,
): Promise<string[]> {
  const files = modules.flatMap(readMigrations);
  const client = new pg.Client({
    connectionString: ownerUrl,
    application_name: 'kabinet-migrations',
  });
  // A lost connection fails the query that is running, and that error is the one to report.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query(`
      create schema if not exists migrations;
      create table if not exists migrations.applied (
        module text not null,
        name text not null,
        sha256 text not null,
        applied_at timestamptz not null default now(),
        primary key (module, name)
      )`);
    const missing = compare(files, await readApplied(client));
    for (const migration of missing) await apply(client, migration);
    await andThen(client);
    return missing.map(({ module, name }) => `${module}/${name}`);
  } finally {
    await client.end();
  }
}

function readMigrations({ name: module, migrationsDir }: MigratedModule): Migration[] {
  if (!existsSync(migrationsDir)) return [];
  const names = readdirSync(migrationsDir)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const numbers = new Set<string>();
  return names.map((name) => {
    const number = name.slice(0, 4);
    if (!fileName.test(name) || numbers.has(number)) {
      throw new MigrationRefused(
        `${join(migrationsDir, name)} needs a name NNNN-what-becomes-true.sql, its own number.`,
      );
    }
    numbers.add(number);
    const sql = readFileSync(join(migrationsDir, name), 'utf8');
    return { module, name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}

type Applied = Pick<Migration, 'module' | 'name' | 'sha256'>;

async function readApplied(client: pg.Client): Promise<Applied[]> {
  const found = await client.query<Applied>(
    'select module, name, sha256 from migrations.applied order by module, name',
  );
  return found.rows;
}

/** Which files are missing in the schema; refuses when the two do not belong together. */
function compare(files: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const keyOf = ({ module, name }: Applied): string => `${module}/${name}`;
  const known = new Map(files.map((file) => [keyOf(file), file]));
  const last = new Map<string, string>();
  for (const row of applied) {
    const file = known.get(keyOf(row));
    if (file === undefined) {
      throw new MigrationRefused(
        `The database was brought up to date by a newer Kabinet: ${keyOf(row)} is not among ` +
          'our migrations. Start that version, or restore the backup made before it.',
      );
    }
    if (file.sha256 !== row.sha256) {
      throw new MigrationRefused(
        `The migration ${keyOf(row)} was edited after it had been applied here. Put it back as ` +
          'it was and write a new one.',
      );
    }
    last.set(row.module, row.name);
  }
  const isApplied = new Set(applied.map(keyOf));
  const missing = files.filter((file) => !isApplied.has(keyOf(file)));
  for (const file of missing) {
    const latest = last.get(file.module);
    if (latest !== undefined && file.name < latest) {
      throw new MigrationRefused(
        `The migration ${keyOf(file)} stands before ${latest}, which is applied already. ` +
          'Give it the next number.',
      );
    }
  }
  return missing;
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const lockNotAvailable = '55P03';
  for (let attempt = 1; ; attempt += 1) {
    try {
      await attemptOnce(client, migration);
      return;
    } catch (cause) {
      const code = (cause as { code?: string }).code;
      if (code !== lockNotAvailable || attempt === lockAttemptsMax) {
        throw new MigrationRefused(
          `${migration.module}/${migration.name} failed${lineOf(cause, migration)}: ` +
            (cause as Error).message,
          cause,
        );
      }
      await pause(500);
    }
  }
}

async function attemptOnce(
  client: pg.Client,
  { module, name, sql, sha256 }: Migration,
): Promise<void> {
  const note = 'insert into migrations.applied (module, name, sha256) values ($1, $2, $3)';
  if (sql.startsWith(withoutTransaction)) {
    await client.query(sql);
    await client.query(note, [module, name, sha256]);
    return;
  }
  try {
    await client.query(`begin; set local lock_timeout = ${lockTimeoutMs}`);
    await client.query(sql);
    await client.query(note, [module, name, sha256]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

function lineOf(cause: unknown, { sql }: Migration): string {
  const position = Number((cause as { position?: string }).position);
  if (!Number.isInteger(position)) return '';
  return ` in line ${sql.slice(0, position).split('\n').length}`;
}
