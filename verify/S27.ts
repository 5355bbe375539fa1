// S27: the guards of money and doors are spoilt one fault at a time, in the program's files and in
// the functions of the database, and the tests beside them must notice. Survivors are printed;
// `mutation/harmless-guards.json` tells why some change nothing (they count as not noticed all the
// same). `MUTANTS=10` takes ten of each part, always the same unless SEED is given; `MUTATE=tokens`
// parts whose name begins so.
import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { startTestServer, type TestServer } from '../tests/template.ts';
import { Asker } from './mutation/asker.ts';
import { type Guarded, guarded } from './mutation/guards.ts';
import {
  closeLanes,
  functionsOf,
  type Lane,
  openLanes,
  pass,
  root,
  withMutant,
} from './mutation/lane.ts';
import { type Mutant, mutantsOf } from './mutation/mutants.ts';
import { sqlMutantsOf } from './mutation/sql-mutants.ts';
import { harmlessOf, isOne, share, shuffled, told } from './mutation/survivors.ts';
import type { Check, RowOptions } from './row.ts';

const HARMLESS = harmlessOf('harmless-guards.json');
const SAMPLE_SEED = 27;
/** Sabotaged, the tests are exchanged for these, which know nothing of any guard. */
const BLIND = [{ files: ['primitives/money.test.ts'] }] as const;
/** A comparison or a choice of sums, spoilt in its sign or in its number. */
const MONEY = new RegExp(
  'kopecks|amount|outstanding|settled|reserved|held|money|wallet|claims|' +
    'change|total|parts?\\b|most|rest\\b',
  'u',
);
const COMPARISON = / (?:<=|>=|<|>|=|<>|===|!==) |\b(?:least|greatest)\b/u;

interface Plan {
  wanted: number;
  seed: number;
}

export async function run({ sabotage, seed }: RowOptions): Promise<Check[]> {
  const { server, stop } = await startTestServer();
  let lanes: Lane[] = [];
  try {
    lanes = await openLanes(server, Math.max(1, availableParallelism()));
    const plan = {
      wanted: Number(process.env.MUTANTS ?? (sabotage ? 6 : Number.MAX_SAFE_INTEGER)),
      seed: process.env.SEED === undefined ? SAMPLE_SEED : seed,
    };
    const checks: Check[] = [];
    const asked = process.env.MUTATE ?? '';
    for (const part of guarded.filter(({ part: name }) => name.startsWith(asked))) {
      checks.push(...(await checkPart(sabotage ? { ...part, tests: BLIND } : part, lanes, plan)));
    }
    return checks;
  } finally {
    await stop();
    closeLanes(lanes);
  }
}

async function checkPart(part: Guarded, lanes: readonly Lane[], plan: Plan): Promise<Check[]> {
  const [first] = lanes as [Lane];
  const name = `tests of the unspoilt ${part.part} pass`;
  // Whoever asks in one process says so of the unspoilt program at the end.
  for (const round of part.isRepeatable === true ? [] : part.tests) {
    if (await pass(first, round, first.database)) continue;
    return [{ name, passed: false, figure: round.files.join(', ') }];
  }
  const all = await mutantsIn(part, first.server);
  const mutants = shuffled(all, plan.seed).slice(0, plan.wanted);
  const queue = [...mutants];
  const begun = performance.now();
  const found = await Promise.all(lanes.map((lane) => survivorsOf(part, lane, queue)));
  const tookS = (performance.now() - begun) / 1000;
  const asked = mutants.length - found.reduce((sum, { impossible }) => sum + impossible, 0);
  const survivors = found.flatMap((one) => one.survivors);
  const astray = found.map((one) => one.astray).find((one) => one !== null);
  process.stdout.write(
    `${part.part}: ${mutants.length} of ${all.length} faults (seed ${plan.seed}) in ` +
      `${tookS.toFixed(0)} s, ${(tookS / Math.max(1, mutants.length)).toFixed(1)} s each\n`,
  );
  const money = survivors.filter(
    (one) => isOfMoney(one) && !HARMLESS.some((harmless) => isOne(one, harmless)),
  );
  return [
    astray === undefined ? { name, passed: true } : { name, passed: false, figure: astray },
    share(part.part, { asked, survived: survivors.length }, part.least),
    {
      name: `no comparison of money of ${part.part} can be spoilt without notice or reason`,
      passed: money.length === 0,
      figure: money.length,
      limit: 0,
    },
  ];
}

const isOfMoney = ({ was }: Mutant): boolean => MONEY.test(was) && COMPARISON.test(was);

async function mutantsIn(part: Guarded, server: TestServer): Promise<Mutant[]> {
  const files = globSync([...(part.files ?? [])], { cwd: root }).sort();
  const inFiles = files.flatMap((path) => mutantsOf(path, readFileSync(join(root, path), 'utf8')));
  if (part.functions === undefined) return inFiles;
  const functions = await functionsOf(server, part.functions);
  const inFunctions = functions.flatMap(({ name, definition }) =>
    sqlMutantsOf(`ledger.${name}`, definition),
  );
  return [...inFiles, ...inFunctions];
}

/** Asks about each mutant of the queue. */
async function survivorsOf(part: Guarded, lane: Lane, queue: Mutant[]) {
  const survivors: Mutant[] = [];
  let impossible = 0;
  const { notices, end } = part.isRepeatable === true ? asking(part, lane) : trying(part, lane);
  for (let mutant = queue.pop(); mutant !== undefined; mutant = queue.pop()) {
    const isNoticed = await notices(mutant);
    if (isNoticed === null) impossible += 1;
    if (isNoticed !== false) continue;
    survivors.push(mutant);
    process.stdout.write(told(mutant, HARMLESS));
  }
  const astray = await end();
  return { survivors, impossible, astray };
}

interface Judge {
  /** Null where the mutant is no program at all. */
  notices(mutant: Mutant): Promise<boolean | null>;
  /** What fails after all of them, when nothing is spoilt any more. */
  end(): Promise<string | null>;
}

/** One process for all mutants; at the end it must still say that the unspoilt program is right. */
function asking(part: Guarded, lane: Lane): Judge {
  const asker = new Asker(lane, part.tests);
  return {
    notices: (mutant) => asker.notices(mutant),
    end: async () => {
      const failed = await asker.failsUnspoilt();
      asker.end();
      return failed;
    },
  };
}

/** Processes of their own for each mutant, round by round until one notices. */
function trying(part: Guarded, lane: Lane): Judge {
  return {
    notices: (mutant) =>
      withMutant(lane, mutant, async (template) => {
        for (const round of part.tests) if (!(await pass(lane, round, template))) return true;
        return false;
      }),
    end: () => Promise.resolve(null),
  };
}
