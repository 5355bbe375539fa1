// `npm run -s bench -- <name>`: one JSON line per figure; exit 1 when a promise does not hold.
import '../server/node-version.js';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Line } from './line.ts';

const notBenchmarks = new Set(['run', 'line', 'pgbench', 'scratch-database']);
const names = globSync('*.ts', { cwd: fileURLToPath(new URL('.', import.meta.url)) })
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
  .filter((name) => !notBenchmarks.has(name))
  .sort();

const [name] = process.argv.slice(2);
if (name === undefined || !names.includes(name)) {
  process.stderr.write(`npm run -s bench -- <name>: ${names.join(', ')}\n`);
  process.exit(1);
}
const file = new URL(`${name}.ts`, import.meta.url).href;
const { run } = (await import(file)) as { run(): Promise<Line[]> };
const lines = await run();
for (const line of lines) process.stdout.write(`${JSON.stringify(line)}\n`);
process.exit(lines.every((line) => line.holds) ? 0 : 1);
