// One embedded server and one migrated template for a whole run of tests.
import { fork } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nameOf, withClient } from '../server/launch/database-client.ts';
import { makeRoles } from '../server/launch/database-roles.ts';
import { socketUrl } from '../server/launch/database-urls.ts';
import { embeddedUrls } from '../server/launch/database.ts';
import { prepareEmbeddedServer, superuser } from '../server/launch/embedded-server.ts';
import { makeKeys } from '../server/launch/keys.ts';

/** What a test process needs to know; handed to it in the environment. */
export interface TestServer {
  socketFolder: string;
  keysFolder: string;
  dataFolder: string;
  template: string;
}

/** Starts the server and migrates the template; `stop` leaves nothing behind. */
export async function startTestServer(): Promise<{ server: TestServer; stop(): Promise<void> }> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'kabinet-test-'));
  // The database's own user must be able to walk through.
  chmodSync(dataFolder, 0o755);
  const keysFolder = join(dataFolder, 'keys');
  makeKeys(keysFolder);
  const embedded = await prepareEmbeddedServer(dataFolder);
  await embedded.start(() => process.stderr.write('the database of the tests died\n'));
  const stop = async (): Promise<void> => {
    await embedded.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
  const template = 'kabinet_template';
  try {
    await makeTemplate(embedded.socketFolder, template);
    await forgetCrashes(embedded.socketFolder);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    server: { socketFolder: embedded.socketFolder, keysFolder, dataFolder, template },
    stop,
  };
}

/**
 * Nothing here outlives the run, so nothing is kept from a crash of the machine: making and
 * dropping a database waits for the disk longer than most files test. Who tests crashes starts the
 * program.
 */
async function forgetCrashes(socketFolder: string): Promise<void> {
  await withClient(socketUrl(socketFolder, superuser, 'postgres'), async (client) => {
    await client.query('alter system set fsync = off');
    await client.query('alter system set full_page_writes = off');
    await client.query('select pg_reload_conf()');
  });
}

async function makeTemplate(socketFolder: string, template: string): Promise<void> {
  const rootUrl = socketUrl(socketFolder, superuser, 'postgres');
  const adminUrl = socketUrl(socketFolder, superuser, template);
  await withClient(rootUrl, (client) => client.query(`create database ${nameOf(template)}`));
  await makeRoles({ adminUrl, passwordOf: () => undefined, hasStand: true });
  await withClient(adminUrl, (client) =>
    client.query(`alter database ${nameOf(template)} owner to kabinet_owner`),
  );
  const child = fork(fileURLToPath(new URL('../cli/main.ts', import.meta.url)), ['migrate'], {
    env: { ...process.env, ...embeddedUrls(socketFolder, template) },
    execArgv: [],
    silent: true,
  });
  let said = '';
  child.stdout!.on('data', (text) => (said += String(text)));
  child.stderr!.on('data', (text) => (said += String(text)));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`The template of the test databases was not migrated:\n${said}`);
}
