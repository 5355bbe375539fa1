// One step of `npm run check` or `npm test`: a program, its outcome, its time.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

export interface Outcome {
  name: string;
  passed: number;
  failed: number;
}

export interface Step {
  name: string;
  command: string;
  words: string[];
  env?: NodeJS.ProcessEnv;
  /** What to do when the step fails. */
  instead?: string;
}

/** Runs a program of the repository with its output shown; answers its exit code. */
export async function execute({ command, words, env }: Step): Promise<number> {
  const child = spawn(command, words, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    // Every test file is a process: compiled code is kept between them.
    env: { ...process.env, NODE_COMPILE_CACHE: `${root}/node_modules/.cache/node`, ...env },
  });
  return await new Promise((resolve) => {
    child.once('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** A step that either holds or not. */
export async function hold(step: Step): Promise<Outcome> {
  const startedAt = performance.now();
  const isRight = (await execute(step)) === 0;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`${isRight ? '✔' : '✖'} ${step.name} (${seconds} s)\n`);
  if (!isRight && step.instead !== undefined) process.stdout.write(`  ${step.instead}\n`);
  return { name: step.name, passed: isRight ? 1 : 0, failed: isRight ? 0 : 1 };
}

/** A program installed with the repository, run by the Node that runs us. */
export const installed = (path: string): Pick<Step, 'command' | 'words'> => ({
  command: process.execPath,
  words: [`${root}/node_modules/${path}`],
});

/** The closing line every runner reads, and the exit code that goes with it. */
export function close(outcomes: readonly Outcome[]): number {
  const sum = (key: 'passed' | 'failed'): number =>
    outcomes.reduce((total, outcome) => total + outcome[key], 0);
  const failed = sum('failed');
  for (const outcome of outcomes) {
    if (outcome.failed > 0) process.stdout.write(`failed: ${outcome.name}\n`);
  }
  process.stdout.write(`${sum('passed')} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}
