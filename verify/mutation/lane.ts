// Where mutants are tried: a copy of the program that may be spoilt, and a database of its own for
// spoilt functions, from which every test file clones.
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nameOf, withClient } from '../../server/launch/database-client.ts';
import { socketUrl } from '../../server/launch/database-urls.ts';
import { superuser } from '../../server/launch/embedded-server.ts';
import type { TestServer } from '../../tests/template.ts';
import type { Round } from './guards.ts';
import type { Mutant } from './mutants.ts';

/** A fault may make a loop endless; that is noticed too. */
const PATIENCE_MS = 180_000;
export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Lane {
  folder: string;
  database: string;
  server: TestServer;
}

const urlOf = ({ socketFolder }: TestServer, name: string): string =>
  socketUrl(socketFolder, superuser, name);

/** Lanes of a folder and a database each. */
export async function openLanes(server: TestServer, count: number): Promise<Lane[]> {
  const lanes = Array.from({ length: count }, (_, at) => ({
    folder: mkdtempSync(join(tmpdir(), 'kabinet-guards-')),
    database: `mutant_${at}`,
    server,
  }));
  const left = /^(?:node_modules|\.git|data|dist\/(?!web)|test-results)/u;
  for (const { folder } of lanes) {
    cpSync(root, folder, { recursive: true, filter: (path) => !left.test(relative(root, path)) });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  }
  await withClient(urlOf(server, 'postgres'), async (client) => {
    for (const { database } of lanes) {
      await client.query(`create database ${nameOf(database)}
        template ${nameOf(server.template)} owner kabinet_owner`);
    }
  });
  await needPages(lanes);
  return lanes;
}

/** Tests of the doors ask for pages; they are built once where nobody has built them yet. */
async function needPages(lanes: readonly Lane[]): Promise<void> {
  const [first] = lanes as [Lane];
  const pages = join(first.folder, 'dist/web');
  if (existsSync(pages)) return;
  if (!(await endsWell(first, ['cli/main.ts', 'pages']))) {
    throw new Error('The web pages were not built.');
  }
  for (const { folder } of lanes.slice(1)) {
    cpSync(pages, join(folder, 'dist/web'), { recursive: true });
  }
}

/** Removes the folders; the databases go with their server. */
export function closeLanes(lanes: readonly Lane[]): void {
  for (const { folder } of lanes) rmSync(folder, { recursive: true, force: true });
}

/** Ends the program at its first failed test: what follows could not change the answer. */
async function endsWell(
  { folder, server }: Lane,
  words: string[],
  more: NodeJS.ProcessEnv = {},
): Promise<boolean> {
  const child = spawn(process.execPath, words, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: PATIENCE_MS,
    killSignal: 'SIGKILL',
    env: { ...process.env, ...more, NODE_COMPILE_CACHE: join(folder, 'compiled') },
  });
  let hasFailed = false;
  let last = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    hasFailed ||= /^\s*not ok /mu.test(last + text);
    last = text.slice(text.lastIndexOf('\n') + 1);
    if (hasFailed) child.kill('SIGKILL');
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code === 0) return true;
  await dropDatabasesOf(server, child.pid!);
  return false;
}

/** What a stopped test process left behind (`cloneDatabase` of platform/testing names it). */
async function dropDatabasesOf(server: TestServer, pid: number): Promise<void> {
  await withClient(urlOf(server, 'postgres'), async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'select datname as name from pg_database where datname like $1',
      [`test\\_${pid}\\_%`],
    );
    for (const { name } of rows) {
      await client.query(`drop database if exists ${nameOf(name)} with (force)`);
    }
  });
}

/** Whether the tests of one round pass, their databases cloned from the template given. */
export function pass(lane: Lane, { files, runs }: Round, template: string): Promise<boolean> {
  if (!files.every((path) => existsSync(join(lane.folder, path)))) {
    throw new Error(`Not all are there: ${files.join(', ')}.`);
  }
  return endsWell(
    lane,
    ['--test', '--test-isolation=none', '--test-force-exit', '--test-reporter=tap', ...files],
    {
      KABINET_TEST_SERVER: JSON.stringify({ ...lane.server, template }),
      ...(runs === undefined ? {} : { LEDGER_RUNS: String(runs) }),
    },
  );
}

/** Puts a mutant in its place, asks, and takes it away; null where it is no program at all. */
export async function withMutant(
  lane: Lane,
  { path, text, whole }: Mutant,
  ask: (template: string) => Promise<boolean>,
): Promise<boolean | null> {
  if (whole === undefined) {
    const file = join(lane.folder, path);
    const sound = readFileSync(file, 'utf8');
    writeFileSync(file, text);
    const answer = await ask(lane.server.template);
    writeFileSync(file, sound);
    return answer;
  }
  if (!(await define(lane, text))) return null;
  const answer = await ask(lane.database);
  if (!(await define(lane, whole))) throw new Error(`${path} could not be put back.`);
  return answer;
}

const define = ({ server, database }: Lane, text: string): Promise<boolean> =>
  withClient(urlOf(server, database), (client) =>
    client.query(text).then(
      () => true,
      // No function at all is no fault that a test could notice: it is not counted.
      () => false,
    ),
  );

/** The functions of the account as the migrations left them. */
export async function functionsOf(server: TestServer, names: readonly string[]) {
  const { rows } = await withClient(urlOf(server, server.template), (client) =>
    client.query<{ name: string; definition: string }>(
      `select proname as name, pg_get_functiondef(oid) as definition from pg_proc
       where pronamespace = 'ledger'::regnamespace order by proname`,
    ),
  );
  return rows.filter(({ name }) => names.includes(name));
}
