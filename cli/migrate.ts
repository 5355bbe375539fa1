import { fileURLToPath } from 'node:url';
import { migrate } from '../server/platform/migrate.ts';
import { withDatabase } from '../server/launch/offline.ts';
import { modules } from '../server/modules.ts';
import type { Command } from './command.ts';

const folderOf = (path: string): string =>
  fileURLToPath(new URL(`../server/${path}/migrations`, import.meta.url));

/** Platform first: every module stands on its tables. */
const migrated = [
  { name: 'platform', migrationsDir: folderOf('platform') },
  ...modules.map(({ name }) => ({ name, migrationsDir: folderOf(`modules/${name}`) })),
];

export const command: Command = {
  summary: 'Brings the schema of the database up to date.',
  run: async () => {
    // The launcher hands the address; a person at the terminal has none.
    const ownerUrl = process.env.DATABASE_OWNER_URL;
    const applied =
      ownerUrl === undefined
        ? await withDatabase(({ DATABASE_OWNER_URL }) => migrate(DATABASE_OWNER_URL, migrated))
        : await migrate(ownerUrl, migrated);
    for (const name of applied) process.stdout.write(`applied ${name}\n`);
    return 0;
  },
};
