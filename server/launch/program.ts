// The whole program: database, migrations, children; started in order and stopped in the reverse.
import { fork } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readOwnConfig, settings, type OwnConfig } from '../config.ts';
import { announcement } from './announcement.ts';
import { checkpointError, checkpointsOf, type Checkpoints } from './checkpoints.ts';
import { Child } from './child.ts';
import { holdFolder, prepareFolder } from './data-folder.ts';
import { openDatabase, type Database } from './database.ts';
import { handedSettings, handedTo } from './handed-settings.ts';
import { makeKeys } from './keys.ts';
import { requireLiveSettings } from './live-requirements.ts';
import type { ToLauncher } from './messages.ts';
import { complain, reasonOf, StartRefused } from './sentence.ts';
import { requireTlsFiles } from './tls-files.ts';

const readyMs = 120_000;
const pauseMs = 10_000;

/** What the launcher starts; tests put small processes in their place. */
export interface Parts {
  server: string;
  stand: string;
  /** A program that brings the schema of DATABASE_OWNER_URL up to date and ends. */
  migrate: { entry: string; words: string[] };
  buildPages(): Promise<void>;
}

export interface Program {
  /** Resolved with the exit code when the program has ended by itself. */
  ended: Promise<number>;
  stop(): Promise<void>;
}

/** Starts everything and waits until it is ready. Refuses: `StartRefused`, `ConfigRefused`. */
export async function startProgram(env: NodeJS.ProcessEnv, parts: Parts): Promise<Program> {
  const config = await prepare(env);
  const end = Promise.withResolvers<number>();
  const [database] = await Promise.all([
    openDatabase(config, () => {
      complain('the database cannot be brought back');
      end.resolve(1);
    }),
    config.ROLE === 'worker' ? undefined : parts.buildPages(),
  ]);
  const running = { config, database, parts, end };
  try {
    const handed = await handedSettings(config, database, env);
    await migrate(parts, handed);
    return await startChildren(running, handed);
  } catch (error) {
    await database.stop();
    throw error;
  }
}

interface Running {
  config: OwnConfig;
  database: Database;
  parts: Parts;
  end: PromiseWithResolvers<number>;
}

/** Settings, folder, keys: all that can be refused before anything runs. */
async function prepare(env: NodeJS.ProcessEnv): Promise<OwnConfig> {
  const asked = readOwnConfig(env);
  if (asked.STAND === 'off') requireLiveSettings(asked, env);
  requireTlsFiles(asked);
  const dataFolder = prepareFolder(asked.DATA_DIR);
  const config = { ...asked, DATA_DIR: dataFolder };
  if ((await holdFolder(dataFolder)) === undefined) {
    throw new StartRefused(
      `Kabinet already runs with the data folder ${dataFolder}. Stop it first, or set DATA_DIR ` +
        'to another folder and PORT to another port.',
    );
  }
  if (asked.STAND === 'on') makeKeys(asked.KEYS_DIR);
  return config;
}

/** In a process of its own, so that the launcher stays small: it never loads the modules. */
export async function migrate(parts: Parts, handed: NodeJS.ProcessEnv): Promise<void> {
  const { entry, words } = parts.migrate;
  const child = fork(entry, words, { env: handed, execArgv: [] });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0)
    throw new StartRefused('The database could not be brought up to date; see above.');
}

async function startChildren(running: Running, handed: NodeJS.ProcessEnv): Promise<Program> {
  const { config, database, end } = running;
  const children = planChildren(running, handed);
  const stop = stopOnce(config, database, [...children.values()]);
  writeRunning(config, handed);
  for (const child of children.values()) child.start();
  const all = Promise.all([...children.values()].map((child) => child.ready));
  const abort = new AbortController();
  const late = pause(readyMs, 'late' as const, { signal: abort.signal }).catch(() => undefined);
  const outcome = await Promise.race([all.then(() => 'ready' as const), end.promise, late]);
  abort.abort();
  if (outcome === 'ready') {
    process.stdout.write(await announcement(config.PUBLIC_URL, handed.STAND_URL));
    return { ended: end.promise, stop };
  }
  await stop();
  throw new StartRefused(
    outcome === 'late'
      ? `Not everything was ready within ${readyMs / 1000} s; see the lines above.`
      : 'Kabinet could not start; see the lines above.',
  );
}

function planChildren(running: Running, handed: NodeJS.ProcessEnv): Map<string, Child> {
  const { config, parts, end, database } = running;
  const children = new Map<string, Child>();
  const add = (name: string, entry: string, role: string): void => {
    const child = new Child({
      name,
      entry,
      env: { ...handedTo(role, handed), ROLE: role },
      onMessage: (message) => void answerChild({ child, message, checkpoints }),
      onHopeless: () => {
        complain(`${name} does not start`);
        end.resolve(1);
      },
    });
    children.set(name, child);
  };
  const checkpoints = checkpointsOf(database.adminUrl, (isRestore, call) =>
    stepAside(children, isRestore, call),
  );
  if (config.STAND === 'on') add('the stand', parts.stand, 'stand');
  if (config.ROLE !== 'worker') add('the web server', parts.server, 'http');
  if (config.ROLE !== 'http') add(workerName, parts.server, 'worker');
  return children;
}

const workerName = 'the worker';

async function answerChild(heard: {
  child: Child;
  message: ToLauncher;
  checkpoints: Checkpoints;
}): Promise<void> {
  const { child, message, checkpoints } = heard;
  if (message.type !== 'checkpoint.create' && message.type !== 'checkpoint.restore') return;
  const { id } = message;
  try {
    if (message.type === 'checkpoint.create') await checkpoints.create(id);
    else await checkpoints.restore(id);
    child.send({ type: 'checkpoint.done', id });
  } catch (error) {
    complain(`checkpoint ${id}: ${reasonOf(error)}`);
    child.send({ type: 'checkpoint.done', id, error: checkpointError(error) });
  }
}

/** The worker ends, so that no job is cut in two; the others close their connections and wait. */
async function stepAside(
  children: ReadonlyMap<string, Child>,
  isRestore: boolean,
  call: () => Promise<void>,
): Promise<void> {
  const worker = children.get(workerName);
  const others = [...children.values()].filter((child) => child !== worker);
  await worker?.stop();
  await Promise.all(
    others.map((child) => child.ask({ type: 'database.pause' }, 'database.paused', pauseMs)),
  );
  let isDone = false;
  try {
    await call();
    isDone = true;
  } finally {
    const restored = isRestore && isDone;
    for (const child of others) child.send({ type: 'database.resume', restored });
    worker?.start();
  }
  await worker?.ready;
}

/** Read by commands beside the program (`offline.ts`). */
export const runningFile = (dataFolder: string): string => join(dataFolder, 'running.json');

function writeRunning(config: OwnConfig, env: NodeJS.ProcessEnv): void {
  // Only our own settings: the environment of the person who started us is not ours to write down.
  const handed = Object.fromEntries(Object.keys(settings).map((name) => [name, env[name]]));
  writeFileSync(runningFile(config.DATA_DIR), JSON.stringify({ pid: process.pid, handed }), {
    mode: 0o600,
  });
}

/** Children first, then the database; the second call waits for the first. */
function stopOnce(config: OwnConfig, database: Database, children: Child[]): () => Promise<void> {
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await Promise.all(children.map((child) => child.stop()));
    await database.stop();
    rmSync(runningFile(config.DATA_DIR), { force: true });
  };
  return () => (stopped ??= stop());
}
