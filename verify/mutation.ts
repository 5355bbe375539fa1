// Mutation of the law: a copy of `law/` gets one fault after another, and the scenarios or the
// tests of the tax must notice. The survivors are printed: each is a branch nothing reaches, or a
// fault that changes nothing, which `mutation/harmless.json` tells with its reason (it counts as
// not noticed all the same). `MUTATE=law/ens` takes only paths that begin so, `MUTANTS=100` a
// sample.
import { spawn, spawnSync } from 'node:child_process';
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
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Mutant, mutantsOf } from './mutation/mutants.ts';
import { harmlessOf, inOrder, isOne, share, shuffled, told } from './mutation/survivors.ts';
import type { Check, RowOptions } from './row.ts';

const CAUGHT_LEAST = 0.9;
/** A fault may make a loop endless; that is noticed too. */
const PATIENCE_MS = 20_000;
const root = fileURLToPath(new URL('..', import.meta.url));

/** Formulas: not what is said, read or listed. */
const FORMULAS = 'law/*/**/*.ts';
const NOT_FORMULAS =
  /(?:test|phrases|refusals|rules?|values|years|history|requisites)\.ts$|\/(?:rules|codes)\//u;

/** `law/ndfl` of `law/ndfl/sale/term.ts`. */
const taxOf = (path: string): string => path.split('/', 2).join('/');

function copyOf(folder: string): void {
  for (const part of ['law', 'primitives', 'verify', 'package.json']) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}

const program = (folder: string): string[] => [join(folder, 'verify/mutation/run-scenarios.ts')];

/** What is compiled once is kept: a mutant spoils one file of many. */
const environmentOf = (folder: string): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_COMPILE_CACHE: join(folder, 'compiled'),
});

/** What is asked where the scenarios notice nothing. */
function testsOf(folder: string, tax: string): string[] {
  const paths = globSync([`${tax}/**/*.test.ts`, 'law/law.test.ts'], { cwd: folder });
  return ['--test', '--test-isolation=none', ...paths];
}

/** An unspoilt copy: where something fails in it, every fault would seem to be noticed. */
function baseline(folder: string): Check[] {
  const asked = {
    'scenarios of the unspoilt law': program(folder),
    'tests of the unspoilt law': testsOf(folder, 'law/*'),
  };
  return Object.entries(asked).map(([name, words]) => {
    const { status, stdout } = spawnSync(process.execPath, words, {
      cwd: folder,
      encoding: 'utf8',
      env: environmentOf(folder),
    });
    return status === 0 ? { name, passed: true } : { name, passed: false, figure: stdout };
  });
}

/** Whether the program ends badly, which is how it notices. */
function endsBadly(folder: string, words: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, words, {
      cwd: folder,
      stdio: 'ignore',
      timeout: PATIENCE_MS,
      env: environmentOf(folder),
    });
    child.once('exit', (code) => resolve(code !== 0));
  });
}

/** Asks the scenarios, and where they notice nothing the tests of the tax. */
async function isNoticed(folder: string, { path }: Mutant): Promise<boolean> {
  if (await endsBadly(folder, [...program(folder), basename(taxOf(path))])) return true;
  return endsBadly(folder, testsOf(folder, taxOf(path)));
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
    const asked = shuffled(allMutants(), seed).slice(0, wanted);
    const queue = [...asked];
    const found = await Promise.all(folders.map((folder) => survivorsOf(folder, queue)));
    const survivors = inOrder(found.flat());
    for (const survivor of survivors) process.stdout.write(told(survivor, HARMLESS));
    return [...first, ...noticed(asked, survivors), reasonsHold(asked, survivors)];
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

const HARMLESS = harmlessOf('harmless.json');

/** Every tax by itself: a well-told one does not make up for another. A sample is told as one. */
function noticed(asked: readonly Mutant[], survivors: readonly Mutant[]): Check[] {
  const isSample = asked.length < allMutants().length;
  const parts = isSample ? ['law'] : [...new Set(asked.map(({ path }) => taxOf(path)))].toSorted();
  return parts.map((part) => {
    const own = ({ path }: Mutant): boolean => path.startsWith(`${part}/`);
    const counts = { asked: asked.filter(own).length, survived: survivors.filter(own).length };
    return share(part, counts, CAUGHT_LEAST);
  });
}

/** A reason for what is noticed after all is a mistake; so is one whose line is gone. */
function reasonsHold(asked: readonly Mutant[], survivors: readonly Mutant[]): Check {
  const whole = allMutants();
  const wrong = HARMLESS.filter((one) => {
    if (!one.path.startsWith(process.env.MUTATE ?? 'law/')) return false;
    if (!whole.some((mutant) => isOne(mutant, one))) return true;
    return (
      asked.some((mutant) => isOne(mutant, one)) && !survivors.some((mutant) => isOne(mutant, one))
    );
  });
  for (const { path, is } of wrong) process.stdout.write(`not harmless: ${path}\n  + ${is}\n`);
  const bare = survivors.filter((mutant) => !HARMLESS.some((one) => isOne(mutant, one))).length;
  return {
    name: 'survivors said to change nothing do survive',
    passed: wrong.length === 0,
    figure: `${wrong.length} wrong; ${survivors.length - bare} said, ${bare} not`,
  };
}
