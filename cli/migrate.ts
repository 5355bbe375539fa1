import { ownerUrlOf } from '../server/config.ts';
import { withDatabase } from '../server/launch/offline.ts';
import { modules } from '../server/modules.ts';
import { bringUpToDate } from '../server/platform/schema/bring-up-to-date.ts';
import type { Command } from './command.ts';

export const command: Command = {
  summary: 'Brings the schema of the database up to date.',
  run: async () => {
    // The launcher hands the address; a person at the terminal has none.
    const ownerUrl = process.env.DATABASE_OWNER_URL;
    if (ownerUrl !== undefined) {
      const { length } = await bringUpToDate(ownerUrl, modules);
      if (length > 0) process.stdout.write(`kabinet: ${length} migrations brought the schema on\n`);
      return 0;
    }
    const applied = await withDatabase((config) => bringUpToDate(ownerUrlOf(config), modules));
    for (const name of applied) process.stdout.write(`applied ${name}\n`);
    if (applied.length === 0) process.stdout.write('the schema is up to date\n');
    return 0;
  },
};
