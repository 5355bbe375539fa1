// S27: the guards of money and doors are spoilt one fault at a time, in the program's files and in
// the functions of the database, and the tests beside them must notice. Survivors are printed;
// `mutation/harmless-guards.json` tells why some change nothing (they count as not noticed all the
// same). `MUTATE=tokens` takes only parts whose name begins so, `MUTANTS=50` a sample of each.
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withClient } from '../server/launch/database-client.ts';
import { socketUrl } from '../server/launch/database-urls.ts';
import { superuser } from '../server/launch/embedded-server.ts';
import { startTestServer, type TestServer } from '../tests/template.ts';
import { type Guarded, guarded } from './mutation/guards.ts';
import { type Mutant, mutantsOf } from './mutation/mutants.ts';
import { sqlMutantsOf } from './mutation/sql-mutants.ts';
import { harmlessOf, inOrder, isOne, share, shuffled, told } from './mutation/survivors.ts';
import type { Check, RowOptions } from './row.ts';

/** A fault may make a loop endless; that is noticed too. */
const PATIENCE_MS = 180_000;
const root = fileURLToPath(new URL('..', import.meta.url));
const HARMLESS = harmlessOf('harmless-guards.json');
/** Sabotaged, the tests are exchanged for these, which know nothing of any guard. */
const BLIND = [['primitives/money.test.ts']] as const;
/** A comparison, a sign or a choice between two sums. */
const MONEY = /kopecks|amount|outstanding|settled|reserved|money|wallet|claims|rest\b/u;
const COMPARISON = / (?:<=|>=|<|>|=|<>|===|!==) |\b(?:least|greatest)\b/u;

/** A copy of the program that may be spoilt, and a database of its own for spoilt functions. */
interface Lane {
  folder: string;
  database: string;
  server: TestServer;
}

export async function run({ sabotage, seed }: RowOptions): Promise<Check[]> {
  const { server, stop } = await startTestServer();
  const folders = Array.from({ length: Math.max(1, availableParallelism()) }, copyOf);
  const lanes = folders.map((folder, at) => ({ folder, database: `mutant_${at}`, server }));
  try {
    await webPages(folders);
    const wanted = Number(process.env.MUTANTS ?? (sabotage ? 6 : Number.MAX_SAFE_INTEGER));
    const checks: Check[] = [];
    for (const part of guarded.filter(({ part: name }) => name.startsWith(asked()))) {
      const own = sabotage ? { ...part, tests: BLIND } : part;
      checks.push(...(await checkPart(own, lanes, { wanted, seed })));
    }
    return checks;
  } finally {
    await stop();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

const asked = (): string => process.env.MUTATE ?? '';

function copyOf(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kabinet-guards-'));
  const left = /^(?:node_modules|\.git|data|dist\/(?!web)|test-results)/u;
  cpSync(root, folder, { recursive: true, filter: (path) => !left.test(relative(root, path)) });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Tests of the doors ask for pages; they are built where nobody has built them yet. */
async function webPages(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    if (existsSync(join(folder, 'dist/web'))) continue;
    const words = ['cli/main.ts', 'pages'];
    if (!(await endsWell(folder, words))) throw new Error('The web pages were not built.');
  }
}

function endsWell(folder: string, words: string[], more: NodeJS.ProcessEnv = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, words, {
      cwd: folder,
      stdio: 'ignore',
      timeout: PATIENCE_MS,
      killSignal: 'SIGKILL',
      env: { ...process.env, ...more, NODE_COMPILE_CACHE: join(folder, 'compiled') },
    });
    child.once('exit', (code) => resolve(code === 0));
  });
}

/** Whether the tests of one round pass with a database cloned from the template. */
function pass({ folder, server }: Lane, tests: readonly string[], template: string) {
  const files = tests.filter((path) => existsSync(join(folder, path)));
  if (files.length < tests.length) throw new Error(`Not all are there: ${tests.join(', ')}.`);
  const words = ['--test', '--test-isolation=none', '--test-force-exit', ...files];
  const told = JSON.stringify({ ...server, template });
  return endsWell(folder, words, { KABINET_TEST_SERVER: told });
}

async function checkPart(
  part: Guarded,
  lanes: readonly Lane[],
  { wanted, seed }: { wanted: number; seed: number },
): Promise<Check[]> {
  const [first] = lanes as [Lane];
  const name = `tests of the unspoilt ${part.part} pass`;
  for (const tests of part.tests) {
    if (await pass(first, tests, first.server.template)) continue;
    return [{ name, passed: false, figure: tests.join(', ') }];
  }
  const mutants = shuffled(await mutantsIn(part, first.server), seed).slice(0, wanted);
  const queue = [...mutants];
  const found = await Promise.all(lanes.map((lane) => survivorsOf(part, lane, queue)));
  const asked = mutants.length - found.reduce((sum, { impossible }) => sum + impossible, 0);
  const survivors = inOrder(found.flatMap((one) => one.survivors));
  for (const survivor of survivors) process.stdout.write(told(survivor, HARMLESS));
  const money = survivors.filter(
    (one) => isOfMoney(one) && !HARMLESS.some((harmless) => isOne(one, harmless)),
  );
  return [
    { name, passed: true },
    share(part.part, { asked, survived: survivors.length }, part.least),
    {
      name: `no comparison of money of ${part.part} can be spoilt without notice or reason`,
      passed: money.length === 0,
      figure: money.length,
      limit: 0,
    },
  ];
}

const isOfMoney = ({ was, is }: Mutant): boolean =>
  MONEY.test(was) &&
  COMPARISON.test(was) &&
  was.replaceAll(/\d/gu, '') !== is.replaceAll(/\d/gu, '');

async function mutantsIn(part: Guarded, server: TestServer): Promise<Mutant[]> {
  const files = globSync([...(part.files ?? [])], { cwd: root }).sort();
  const inFiles = files.flatMap((path) => mutantsOf(path, readFileSync(join(root, path), 'utf8')));
  if (part.functions === undefined) return inFiles;
  const url = socketUrl(server.socketFolder, superuser, server.template);
  const { rows } = await withClient(url, (client) =>
    client.query<{ name: string; definition: string }>(
      `select proname as name, pg_get_functiondef(oid) as definition from pg_proc
       where pronamespace = 'ledger'::regnamespace order by proname`,
    ),
  );
  const functions = rows.filter(({ name }) => part.functions!.test(name));
  return functions.flatMap(({ name, definition }) => sqlMutantsOf(`ledger.${name}`, definition));
}

/** Puts each mutant in its place, asks the tests round by round, and takes it away again. */
async function survivorsOf(part: Guarded, lane: Lane, queue: Mutant[]) {
  const survivors: Mutant[] = [];
  let impossible = 0;
  for (let mutant = queue.pop(); mutant !== undefined; mutant = queue.pop()) {
    const path = join(lane.folder, mutant.path);
    const isFile = existsSync(path);
    const whole = isFile ? readFileSync(path, 'utf8') : '';
    if (isFile) writeFileSync(path, mutant.text);
    const template = isFile ? lane.server.template : lane.database;
    if (!isFile && !(await spoilDatabase(lane, mutant))) impossible += 1;
    else if (!(await isNoticed(part, lane, template))) survivors.push(mutant);
    if (isFile) writeFileSync(path, whole);
  }
  return { survivors, impossible };
}

async function isNoticed(part: Guarded, lane: Lane, template: string): Promise<boolean> {
  for (const tests of part.tests) if (!(await pass(lane, tests, template))) return true;
  return false;
}

/**
 * A fresh copy of the template with one spoilt function; false where PostgreSQL refuses its text.
 */
async function spoilDatabase({ database, server }: Lane, mutant: Mutant): Promise<boolean> {
  const url = (name: string) => socketUrl(server.socketFolder, superuser, name);
  await withClient(url('postgres'), async (client) => {
    await client.query(`drop database if exists ${database} with (force)`);
    const owned = `template ${server.template} owner kabinet_owner`;
    await client.query(`create database ${database} ${owned}`);
  });
  return withClient(url(database), (client) =>
    client.query(mutant.text).then(
      () => true,
      // No function at all is no fault that a test could notice: it is not counted.
      () => false,
    ),
  );
}
