import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { ownerUrlOf, readOwnConfig, type Config, type OwnConfig } from '../server/config.ts';
import { checkDatabase } from '../server/launch/database-check.ts';
import { withClient } from '../server/launch/database-client.ts';
import { requireLiveSettings } from '../server/launch/live-requirements.ts';
import { withDatabase } from '../server/launch/offline.ts';
import { reasonOf, sentencesOf } from '../server/launch/sentence.ts';
import type { Command } from './command.ts';

/** Room for a day of work; below it PostgreSQL may stop in the middle of one. */
const gigabytesLeast = 1;

/** Answers what it found, or throws the sentence that says what to do. */
type Look = (config: OwnConfig) => Promise<string>;

const looks: Record<string, Look> = {
  settings: async (config) => {
    if (config.STAND === 'off') requireLiveSettings(config, process.env);
    return `complete, the stand is ${config.STAND}`;
  },
  'data folder': async ({ DATA_DIR }) => {
    const { bavail, bsize } = statfsSync(existing(DATA_DIR));
    const gigabytes = (bavail * bsize) / 1e9;
    if (gigabytes < gigabytesLeast) {
      throw new Error(`${DATA_DIR} has ${gigabytes.toFixed(1)} GB left: make room.`);
    }
    return `${DATA_DIR}, ${gigabytes.toFixed(0)} GB free`;
  },
  keys: async ({ KEYS_DIR }) => {
    if (!existsSync(KEYS_DIR)) return `${KEYS_DIR} is made at the first start`;
    const open = readdirSync(KEYS_DIR).filter(
      (name) => (statSync(join(KEYS_DIR, name)).mode & 0o077) !== 0,
    );
    if (open.length > 0) {
      throw new Error(`Others may read ${open.join(', ')}: \`chmod 600 ${KEYS_DIR}/*\`.`);
    }
    return `${KEYS_DIR}, closed to others`;
  },
  port: async ({ PORT, HOST, PUBLIC_URL }) => {
    if (await isFree(PORT, HOST)) return `${HOST}:${PORT} is free`;
    const answer = await fetch(`http://127.0.0.1:${PORT}/health/live`, {
      signal: AbortSignal.timeout(2_000),
    }).catch(() => undefined);
    if (answer?.ok === true) return `Kabinet answers on ${PUBLIC_URL}`;
    throw new Error(`Another program has port ${PORT}: stop it or set PORT.`);
  },
  database: () => withDatabase(lookAtDatabase),
};

async function lookAtDatabase(config: Config): Promise<string> {
  await checkDatabase(config.DATABASE_APP_URL);
  return await withClient(ownerUrlOf(config), async (client) => {
    const version = await client.query<{ server_version: string }>('show server_version');
    const size = await client.query<{ size: string }>(
      'select pg_size_pretty(pg_database_size(current_database())) as size',
    );
    return `PostgreSQL ${version.rows[0]!.server_version}, ${size.rows[0]!.size}`;
  });
}

/** The folder itself, or the nearest one above that is there. */
function existing(path: string): string {
  return existsSync(path) ? path : existing(dirname(path));
}

async function isFree(port: number, host: string): Promise<boolean> {
  const server = createServer();
  const free = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, host, () => resolve(true));
  });
  if (free) await new Promise((resolve) => server.close(resolve));
  return free;
}

export const command: Command = {
  summary: 'Looks at settings, folders, keys, port and database; says what to mend.',
  run: async () => {
    const config = readOwnConfig(process.env);
    let isWell = true;
    for (const [name, look] of Object.entries(looks)) {
      try {
        process.stdout.write(`✔ ${name}: ${await look(config)}\n`);
      } catch (error) {
        isWell = false;
        process.stdout.write(`✖ ${name}: ${sentencesOf(error) ?? reasonOf(error)}\n`);
      }
    }
    return isWell ? 0 : 1;
  },
};
