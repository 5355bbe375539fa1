// Brings a database up to date: migrations in the order of the modules, the queue's own tables, and
// the composed pages, all under the lock of the migrations. The migrating process and the tests'
// template call it.
import { fileURLToPath } from 'node:url';
import { runMigrations } from 'graphile-worker';
import { composePage, pageNames } from '../http/page.ts';
import { migrate } from './migrate.ts';
import type { Module } from '../module.ts';

const folderOf = (path: string): string =>
  fileURLToPath(new URL(`../../${path}/migrations`, import.meta.url));

/** Applies what is missing and answers the names applied; refuses as `migrate` does. */
export async function bringUpToDate(
  ownerUrl: string,
  modules: readonly Module[],
): Promise<string[]> {
  const migrated = [
    { name: 'platform', migrationsDir: folderOf('platform') },
    ...modules.map(({ name }) => ({ name, migrationsDir: folderOf(`modules/${name}`) })),
  ];
  return migrate(ownerUrl, migrated, async (client) => {
    await runMigrations({ connectionString: ownerUrl });
    for (const name of pageNames(modules)) await client.query(composePage(name, modules));
    // Pages kept by an older program may have another shape.
    await client.query('truncate platform.kept_page');
  });
}
