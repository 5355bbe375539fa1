// `npm run -s verify -- <row> [--sabotage]`: runs one row of the scorecard, or all of them with
// `release`; writes DATA_DIR/verify/<row>.json and ends with a closing line.
import '../server/node-version.js';
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readOwnConfig } from '../server/config.ts';
import type { Check, Row } from './row.ts';

// Rows of the scorecard keep their number; what stands beside them has a name.
const ids = globSync('{S[0-9][0-9],accessibility,lighthouse,mutation,receipts,trace}.ts', {
  cwd: fileURLToPath(new URL('.', import.meta.url)),
})
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();

const words = process.argv.slice(2);
const sabotage = words.includes('--sabotage');
const [asked] = words.filter((word) => !word.startsWith('--'));
const chosen = asked === 'release' ? ids : ids.filter((id) => id === asked);
if (chosen.length === 0) {
  process.stderr.write(`npm run -s verify -- <row> [--sabotage]: release, ${ids.join(', ')}\n`);
  process.exit(1);
}

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const folder = join(readOwnConfig(process.env).DATA_DIR, 'verify');
mkdirSync(folder, { recursive: true });

let passed = 0;
let failed = 0;
for (const id of chosen) {
  process.stdout.write(`${id}: SEED=${seed}${sabotage ? ', sabotaged' : ''}\n`);
  const checks = await checksOf(id);
  for (const { name, passed: isRight, figure, limit } of checks) {
    const measured = figure === undefined ? '' : `: ${figure}`;
    const promised = limit === undefined ? '' : ` (promised: ${limit})`;
    process.stdout.write(`${isRight ? '✔' : '✖'} ${name}${measured}${promised}\n`);
  }
  const rights = checks.filter((check) => check.passed).length;
  passed += rights;
  failed += checks.length - rights;
  const report = { id, seed, sabotage, pass: rights === checks.length, checks };
  writeFileSync(join(folder, `${id}.json`), `${JSON.stringify(report, null, 2)}\n`);
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);

/** A row that breaks off is one failed check: its figures are not there to be judged. */
async function checksOf(id: string): Promise<Check[]> {
  const { run } = (await import(new URL(`${id}.ts`, import.meta.url).href)) as { run: Row };
  try {
    const checks = await run({ sabotage, seed });
    return checks.length > 0
      ? checks
      : [{ name: 'the row makes at least one check', passed: false }];
  } catch (error) {
    process.stderr.write(`${(error as Error).stack}\n`);
    return [{ name: 'the row ran to its end', passed: false }];
  }
}
