// `npm run -s bench -- start`: the whole program on an existing data folder, until it is ready; and
// what the web server and the worker then hold in memory.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { childrenOf, scratchFolder, startReady, stop } from '../tests/launch/started.ts';
import { median, type Line } from './line.ts';

const startsMeasured = 3;
const secondsMax = 10;
const megabytesMax = 400;
const program = fileURLToPath(new URL('../server/launcher.ts', import.meta.url));

export async function run(): Promise<Line[]> {
  const how = { dataFolder: scratchFolder(), program, env: { LOG_LEVEL: 'error' } };
  await stop(await startReady(how));
  const seconds: number[] = [];
  const megabytes: number[] = [];
  for (let turn = 0; turn < startsMeasured; turn += 1) {
    const from = performance.now();
    const started = await startReady(how);
    const answer = await fetch(`http://127.0.0.1:${started.port}/health/ready`);
    if (!answer.ok) throw new Error(`/health/ready answered ${answer.status}`);
    seconds.push((performance.now() - from) / 1000);
    megabytes.push(residentOf(started.process.pid!));
    await stop(started);
  }
  return [
    line({ name: 'start', value: median(seconds), unit: 's', promise: secondsMax }),
    line({ name: 'start.resident', value: median(megabytes), unit: 'MB', promise: megabytesMax }),
  ];
}

function line(figure: Pick<Line, 'name' | 'value' | 'unit'> & { promise: number }): Line {
  const value = Math.round(figure.value * 100) / 100;
  return { ...figure, value, limit: null, ratio: null, holds: value <= figure.promise };
}

/** Resident memory of the web server and the worker together. */
function residentOf(launcher: number): number {
  const roles = childrenOf(launcher).filter((pid) =>
    /\0ROLE=(http|worker)\0/.test(`\0${readFileSync(`/proc/${pid}/environ`, 'utf8')}`),
  );
  if (roles.length !== 2) throw new Error(`web server and worker expected, ${roles.length} found`);
  const kilobytes = roles.map((pid) =>
    Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]),
  );
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}
