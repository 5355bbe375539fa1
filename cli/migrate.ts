import { withDatabase } from '../server/launch/offline.ts';
import { modules } from '../server/modules.ts';
import { bringUpToDate } from '../server/platform/schema.ts';
import type { Command } from './command.ts';

export const command: Command = {
  summary: 'Brings the schema of the database up to date.',
  run: async () => {
    // The launcher hands the address; a person at the terminal has none.
    const ownerUrl = process.env.DATABASE_OWNER_URL;
    const applied =
      ownerUrl === undefined
        ? await withDatabase(({ DATABASE_OWNER_URL }) => bringUpToDate(DATABASE_OWNER_URL, modules))
        : await bringUpToDate(ownerUrl, modules);
    for (const name of applied) process.stdout.write(`applied ${name}\n`);
    return 0;
  },
};
