// The database of an installation: the embedded server or the one of DATABASE_URL, made ready for
// migrations and kept alive.
import { setTimeout as pause } from 'node:timers/promises';
import type { OwnConfig } from '../config.ts';
import { checkDatabase } from './database-check.ts';
import { nameOf, withClient } from './database-client.ts';
import { makeRoles } from './database-roles.ts';
import { databaseOf, socketUrl, urlAs, type Role } from './database-urls.ts';
import { prepareEmbeddedServer, superuser, type EmbeddedServer } from './embedded-server.ts';
import { deriveSecret, readKey } from './keys.ts';
import { complain, reasonOf, say } from './sentence.ts';

/** Name of the database inside the embedded server. */
export const databaseName = 'kabinet';
const restartPausesMs = [0, 500, 1000, 2000, 5000];

export interface Database {
  /** As administrator, in the product's database; undefined when the operator made all roles. */
  adminUrl: string | undefined;
  urls: Record<`DATABASE_${'OWNER' | 'APP' | 'BATCH' | 'STAND'}_URL`, string | undefined>;
  /** Stops the embedded server; another server is left alone. */
  stop(): Promise<void>;
}

/**
 * Opens the database with all roles. `onLost` is called when the embedded server has died and
 * cannot be brought back. Refuses with `StartRefused`.
 */
export async function openDatabase(config: OwnConfig, onLost: () => void): Promise<Database> {
  if (config.DATABASE_URL !== undefined) return await openForeign(config, config.DATABASE_URL);
  const server = await prepareEmbeddedServer(config.DATA_DIR);
  await keepAlive(server, onLost);
  try {
    return await openEmbedded(config, server);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The database of an embedded server that is already running, for a command beside the program. */
export function embeddedUrls(socketFolder: string, database: string): Database['urls'] {
  const url = (role: Role): string => socketUrl(socketFolder, role, database);
  return {
    DATABASE_OWNER_URL: url('kabinet_owner'),
    DATABASE_APP_URL: url('kabinet_app'),
    DATABASE_BATCH_URL: url('kabinet_batch'),
    DATABASE_STAND_URL: url('kabinet_stand'),
  };
}

async function openEmbedded(config: OwnConfig, server: EmbeddedServer): Promise<Database> {
  const rootUrl = socketUrl(server.socketFolder, superuser, 'postgres');
  const adminUrl = socketUrl(server.socketFolder, superuser, databaseName);
  await checkDatabase(rootUrl);
  await makeEmbeddedDatabase(rootUrl, databaseName);
  const passwordOf = (): undefined => undefined;
  await makeRoles({ adminUrl, passwordOf, hasStand: config.STAND === 'on' });
  await withClient(adminUrl, (client) =>
    client.query(`alter database ${nameOf(databaseName)} owner to kabinet_owner`),
  );
  return {
    adminUrl,
    urls: embeddedUrls(server.socketFolder, databaseName),
    stop: () => server.stop(),
  };
}

/** Also ends a restore that was interrupted between dropping and renaming (`checkpoints.ts`). */
export async function makeEmbeddedDatabase(rootUrl: string, name: string): Promise<void> {
  await withClient(rootUrl, async (client) => {
    const found = await client.query<{ datname: string }>(
      'select datname from pg_database where datname = any ($1)',
      [[name, restoring(name)]],
    );
    const names = found.rows.map((row) => row.datname);
    if (names.includes(name)) return;
    const isInterrupted = names.includes(restoring(name));
    await client.query(
      isInterrupted
        ? `alter database ${nameOf(restoring(name))} rename to ${nameOf(name)}`
        : `create database ${nameOf(name)}`,
    );
  });
}

/** Name under which a restored database is made ready. */
export const restoring = (name: string): string => `${name}_restoring`;

async function openForeign(config: OwnConfig, url: string): Promise<Database> {
  await checkDatabase(url);
  const stop = async (): Promise<void> => undefined;
  const made = {
    DATABASE_OWNER_URL: config.DATABASE_OWNER_URL,
    DATABASE_APP_URL: config.DATABASE_APP_URL,
    DATABASE_BATCH_URL: config.DATABASE_BATCH_URL,
    DATABASE_STAND_URL: config.DATABASE_STAND_URL,
  };
  const { DATABASE_STAND_URL: standUrl, ...needed } = made;
  const isComplete = config.STAND === 'off' || standUrl !== undefined;
  if (isComplete && Object.values(needed).every((one) => one !== undefined)) {
    return { adminUrl: undefined, urls: made, stop };
  }
  const key = readKey(config.KEYS_DIR, 'database-roles.key');
  const passwordOf = (role: Role): string => deriveSecret(key, role);
  const adminUrl = urlAs(url, { database: databaseOf(url) });
  await makeRoles({ adminUrl, passwordOf, hasStand: config.STAND === 'on' });
  const as = (role: Role): string => urlAs(adminUrl, { user: role, password: passwordOf(role) });
  const urls = {
    DATABASE_OWNER_URL: as('kabinet_owner'),
    DATABASE_APP_URL: as('kabinet_app'),
    DATABASE_BATCH_URL: as('kabinet_batch'),
    DATABASE_STAND_URL: as('kabinet_stand'),
  };
  await checkDatabase(urls.DATABASE_APP_URL);
  return { adminUrl, urls, stop };
}

/** Starts the server, and again whenever it dies; the processes reconnect by themselves. */
async function keepAlive(server: EmbeddedServer, onLost: () => void): Promise<void> {
  await server.start(() => void bringBack(server, onLost));
}

async function bringBack(server: EmbeddedServer, onLost: () => void): Promise<void> {
  say('the database died; starting it again');
  for (const pauseMs of restartPausesMs) {
    await pause(pauseMs);
    try {
      await keepAlive(server, onLost);
      say('the database is back');
      return;
    } catch (error) {
      complain(reasonOf(error));
    }
  }
  onLost();
}
