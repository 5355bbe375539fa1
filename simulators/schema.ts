// The tables of the simulators, made at the start: each folder says its own in `schema.sql`.
import { readFile } from 'node:fs/promises';
import type { StandDatabase } from './database.ts';

/** Two stands that start at once on one database wait for each other. */
const LOCK = 7_026_112_101;

async function readSchema(folder: string): Promise<string | null> {
  try {
    return await readFile(new URL(`${folder}/schema.sql`, import.meta.url), 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw cause;
  }
}

/** Makes what is missing in schema `stand`; what is there stays. */
export async function makeTables(db: StandDatabase, folders: readonly string[]): Promise<void> {
  const texts = await Promise.all(folders.map(readSchema));
  await db.transaction(async (queries) => {
    await queries.run('select pg_advisory_xact_lock($1)', [LOCK]);
    // «create schema if not exists» asks for the right to create even when the schema is there.
    const there = await queries.find(`select 1 from pg_namespace where nspname = 'stand'`);
    if (there === undefined) await queries.run('create schema stand');
    for (const text of texts) {
      if (text !== null) await queries.run(text);
    }
  });
}
