import { ownerUrlOf } from '../server/config.ts';
import { existsSync, writeFileSync } from 'node:fs';
import pg from 'pg';
import { withDatabase } from '../server/launch/offline.ts';
import { modules } from '../server/modules.ts';
import { bringUpToDate } from '../server/platform/schema/bring-up-to-date.ts';
import { describeSchema } from '../server/platform/schema/describe.ts';
import type { Command } from './command.ts';

/** Every `schema.sql` by its path, as the database stands; a test holds the files against them. */
export async function schemaFiles(client: pg.Client): Promise<Record<string, string>> {
  const root = new URL('../', import.meta.url);
  const folders = [
    { folder: 'server/platform', schema: 'platform' },
    ...modules.map(({ name }) => ({
      folder: `server/modules/${name}`,
      schema: name.replaceAll('-', '_'),
    })),
  ].filter(({ folder }) => existsSync(new URL(`${folder}/migrations`, root)));
  const files: Record<string, string> = {};
  for (const { folder, schema } of folders) {
    files[`${folder}/schema.sql`] = await describeSchema(client, schema);
  }
  return files;
}

export const command: Command = {
  summary: 'Writes schema.sql of every module anew from the migrations.',
  run: () =>
    withDatabase(async (config) => {
      const ownerUrl = ownerUrlOf(config);
      await bringUpToDate(ownerUrl, modules);
      const client = new pg.Client({ connectionString: ownerUrl });
      await client.connect();
      try {
        for (const [path, text] of Object.entries(await schemaFiles(client))) {
          writeFileSync(new URL(`../${path}`, import.meta.url), text);
          process.stdout.write(`wrote ${path}\n`);
        }
      } finally {
        await client.end();
      }
      return 0;
    }),
};
