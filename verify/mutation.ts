// Mutation of the law: a copy of `law/` gets one fault after another, and the scenarios or the
// tests of the tax must notice. The survivors are printed: each is a branch nothing reaches, or a
// fault that changes nothing. `MUTATE=law/ens` takes only paths that begin so, `MUTANTS=100` a
// sample.
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomOf } from './crash/random.ts';
import { type Mutant, mutantsOf } from './mutation/mutants.ts';
import type { Check, RowOptions } from './row.ts';

const CAUGHT_LEAST = 0.9;
/** A fault may make a loop endless; that is noticed too. */
const PATIENCE_MS = 20_000;
const root = fileURLToPath(new URL('..', import.meta.url));

/** Formulas: not what is said, read or listed. */
const FORMULAS = 'law/*/**/*.ts';
const NOT_FORMULAS =
  /(?:test|phrases|refusals|rules?|values|years|history|requisites)\.ts$|\/(?:rules|codes)\//u;

function copyOf(folder: string): void {
  for (const part of ['law', 'primitives', 'verify', 'package.json']) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}

const program = (folder: string): string[] => [join(folder, 'verify/mutation/run-scenarios.ts')];

/** The scenarios of an unspoilt copy; whoever waits for a mutant must know that they pass. */
function baseline(folder: string): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, program(folder), { cwd: folder, encoding: 'utf8' });
}

/** Whether the program ends badly, which is how it notices. */
function endsBadly(folder: string, words: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, words, {
      cwd: folder,
      stdio: 'ignore',
      timeout: PATIENCE_MS,
    });
    child.once('exit', (code) => resolve(code !== 0));
  });
}

/** Asks the scenarios, and where they notice nothing the tests of the tax. */
async function isNoticed(folder: string, { path }: Mutant): Promise<boolean> {
  if (await endsBadly(folder, program(folder))) return true;
  const tests = globSync([`${dirname(path)}/*.test.ts`, 'law/law.test.ts'], { cwd: folder });
  return endsBadly(folder, ['--test', ...tests]);
}

function allMutants(): Mutant[] {
  return globSync(FORMULAS, { cwd: root })
    .filter((path) => !NOT_FORMULAS.test(path))
    .filter((path) => path.startsWith(process.env.MUTATE ?? 'law/'))
    .sort()
    .flatMap((path) => mutantsOf(path, readFileSync(join(root, path), 'utf8')));
}

/** Puts each mutant into the copy, asks, and puts the file back. */
async function survivorsOf(folder: string, queue: Mutant[]): Promise<Mutant[]> {
  const survivors: Mutant[] = [];
  for (let mutant = queue.pop(); mutant !== undefined; mutant = queue.pop()) {
    const path = join(folder, mutant.path);
    const whole = readFileSync(path, 'utf8');
    writeFileSync(path, mutant.text);
    if (!(await isNoticed(folder, mutant))) survivors.push(mutant);
    writeFileSync(path, whole);
  }
  return survivors;
}

function shuffled(mutants: Mutant[], seed: number): Mutant[] {
  const random = randomOf(seed);
  return mutants
    .map((mutant) => ({ mutant, rank: random() }))
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ mutant }) => mutant);
}

/** Sabotaged, the scenarios are taken away, and next to nothing is noticed any more. */
export async function run({ sabotage, seed }: RowOptions): Promise<Check[]> {
  const wanted = Number(process.env.MUTANTS ?? (sabotage ? 40 : Number.MAX_SAFE_INTEGER));
  const folders = Array.from({ length: Math.max(1, availableParallelism()) }, () =>
    mkdtempSync(join(tmpdir(), 'kabinet-mutation-')),
  );
  try {
    for (const folder of folders) copyOf(folder);
    if (sabotage) {
      const data = folders.flatMap((folder) => globSync(join(folder, 'law/*/scenarios/*.json')));
      for (const path of data) writeFileSync(path, '{"rule":"none","scenarios":[]}');
    }
    const first = baseline(folders[0]!);
    const queue = shuffled(allMutants(), seed).slice(0, wanted);
    const asked = queue.length;
    const found = await Promise.all(folders.map((folder) => survivorsOf(folder, queue)));
    return checks(first, asked, found.flat());
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

function checks(first: SpawnSyncReturns<string>, asked: number, survivors: Mutant[]): Check[] {
  const inOrder = survivors.toSorted((left, right) =>
    left.path === right.path ? left.line - right.line : left.path < right.path ? -1 : 1,
  );
  for (const { path, line, was, is } of inOrder) {
    process.stdout.write(`survived ${path}:${line}\n  - ${was}\n  + ${is}\n`);
  }
  const share = asked === 0 ? 0 : (asked - survivors.length) / asked;
  return [
    { name: 'scenarios of the unspoilt law', passed: first.status === 0, figure: first.stdout },
    {
      name: 'faults noticed by the scenarios',
      passed: share >= CAUGHT_LEAST,
      figure: `${asked - survivors.length} of ${asked} (${(share * 100).toFixed(1)} %)`,
      limit: `≥ ${CAUGHT_LEAST * 100} %`,
    },
  ];
}
