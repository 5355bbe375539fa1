// `npm test`: check, pages, the fast tier, the journeys; one closing line for all of them.
// `npm test -- <files>` runs only these files of the fast tier.
import '../server/node-version.js';
import { chmodSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { needBrowser } from './browser.ts';
import { check } from './check.ts';
import { bringPoppler } from './distribution.ts';
import { programs } from './programs.ts';
import { close, execute, hold, installed, root, type Outcome } from './step.ts';

/** Longest single test; a test that waits for ever fails with its name. */
const testMs = 180_000;
const testFiles = '{server,law,primitives,web,cli,simulators,tests,bench,verify}/**/*.test.ts';

const scratch = mkdtempSync(join(tmpdir(), 'kabinet-run-'));
// The database's own user must be able to walk through.
chmodSync(scratch, 0o755);
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));

/** Unit, use case, route and house tests: one process per file, one database server for all. */
async function fastTier(files: readonly string[]): Promise<Outcome> {
  const summary = join(scratch, 'summary.json');
  const code = await execute({
    name: 'fast tier',
    command: process.execPath,
    words: [
      '--test',
      '--test-global-setup=tests/global-setup.ts',
      // By default one core is kept free; two files at a time make good use of a small machine.
      `--test-concurrency=${Math.max(2, availableParallelism() - 1)}`,
      `--test-timeout=${testMs}`,
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      '--test-reporter=./tests/summary-reporter.ts',
      `--test-reporter-destination=${summary}`,
      ...files,
    ],
  });
  const counts = readCounts<{ passed: number; failed: number; cancelled: number }>(summary);
  const failed = counts === undefined ? 1 : counts.failed + counts.cancelled;
  const passed = counts?.passed ?? 0;
  // A run that ends badly without a failed test (a crash of the runner) is a failure all the same.
  return { name: 'fast tier', passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}

/** Stories in a browser against the program, started as a stranger would start it. */
async function journeys(): Promise<Outcome> {
  const name = 'journeys';
  if (globSync('tests/journeys/**/*.journey.ts', { cwd: root }).length === 0) {
    process.stdout.write('not run: there are no journeys yet\n');
    return { name, passed: 0, failed: 0 };
  }
  const browser = needBrowser();
  if ('refusal' in browser) {
    process.stdout.write(`${browser.refusal}\n`);
    return { name, passed: 0, failed: 1 };
  }
  const report = join(scratch, 'journeys.json');
  const program = installed('@playwright/test/cli.js');
  const code = await execute({
    name,
    command: program.command,
    words: [...program.words, 'test', '--reporter=list,json'],
    env: {
      CHROMIUM: browser.path,
      JOURNEY_DATA_DIR: join(scratch, 'journeys'),
      JOURNEY_PORT: String(await freePorts(programs)),
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    },
  });
  const stats = readCounts<{ stats: Record<'expected' | 'unexpected' | 'flaky', number> }>(report);
  const passed = stats?.stats.expected ?? 0;
  // A story that passes only at the second try has not passed.
  const failed = stats === undefined ? 1 : stats.stats.unexpected + stats.stats.flaky;
  return { name, passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}

function readCounts<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch {
    // No counts were written: the runner itself has failed, which its caller counts.
    return undefined;
  }
}

/** The first of so many ports in a row that nobody listens on. */
async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = await listenOnce(0);
    const others = Array.from({ length: count - 1 }, (_, index) => first! + 1 + index);
    const found = await Promise.all(others.map(listenOnce));
    if (first !== null && found.every((port) => port !== null)) return first;
  }
}

async function listenOnce(port: number): Promise<number | null> {
  const server = createServer();
  const isFree = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  if (!isFree) return null;
  const { port: heard } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return heard;
}

async function everything(): Promise<Outcome[]> {
  const outcomes = await check();
  outcomes.push(
    await hold({
      name: 'pages (vite)',
      command: process.execPath,
      words: ['cli/main.ts', 'pages'],
      instead: 'The web pages must build; see the lines above.',
    }),
  );
  bringPoppler();
  outcomes.push(await fastTier(globSync(testFiles, { cwd: root }).sort()));
  outcomes.push(await journeys());
  return outcomes;
}

const files = process.argv.slice(2);
process.exitCode = close(files.length > 0 ? [await fastTier(files)] : await everything());
