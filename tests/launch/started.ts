// Starts the small program as a stranger would, in a process of its own, and talks to it.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const smallProgram = fileURLToPath(new URL('./small-program.ts', import.meta.url));
const limitMs = 60_000;

export interface Started {
  process: ChildProcess;
  dataFolder: string;
  port: number;
  /** Everything it has printed so far. */
  said(): string;
  /** Resolved with the exit code. */
  ended: Promise<number | null>;
  get<T>(path: string): Promise<T>;
}

const scratch = new Set<string>();
const running = new Set<ChildProcess>();

process.once('exit', () => {
  // The pipe of the watchdog and the line to the children end with the program itself.
  for (const child of running) child.kill('SIGKILL');
  for (const folder of scratch) rmSync(folder, { recursive: true, force: true });
});

/** A folder under the system's temporary one, gone with the test process. */
export function scratchFolder(...below: string[]): string {
  const top = mkdtempSync(join(tmpdir(), 'kabinet-launch-'));
  scratch.add(top);
  const folder = join(top, ...below);
  mkdirSync(folder, { recursive: true });
  return folder;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Asks again until the answer is right; a wait for a condition, never for a time. */
export async function until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  const giveUpAt = Date.now() + limitMs;
  let last: unknown;
  while (Date.now() < giveUpAt) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (error) {
      last = error;
    }
    await pause(25);
  }
  throw new Error(`waited in vain: ${what}`, { cause: last });
}

export interface Start {
  dataFolder: string;
  env?: NodeJS.ProcessEnv;
  /** Words before `node`: setpriv for another user. */
  prefix?: string[];
  program?: string;
  cwd?: string;
}

export async function start(how: Start): Promise<Started> {
  const port = Number(how.env?.PORT ?? (await freePort()));
  const words = [...(how.prefix ?? []), process.execPath, how.program ?? smallProgram];
  const child = spawn(words[0]!, words.slice(1), {
    cwd: how.cwd,
    env: { PATH: process.env.PATH, DATA_DIR: how.dataFolder, PORT: String(port), ...how.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let text = '';
  child.stdout.on('data', (chunk) => (text += String(chunk)));
  child.stderr.on('data', (chunk) => (text += String(chunk)));
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  return {
    process: child,
    dataFolder: how.dataFolder,
    port,
    said: () => text,
    ended,
    get: async <T>(path: string) => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`);
      if (!answer.ok) throw new Error(await answer.text());
      return (await answer.json()) as T;
    },
  };
}

/** Starts it and waits until it says so; an end before that is the failure. */
export async function startReady(how: Start): Promise<Started> {
  const started = await start(how);
  const ready = until('ready', async () => (/is ready/.test(started.said()) ? true : undefined));
  const ended = started.ended.then(() => false);
  if (await Promise.race([ready, ended])) return started;
  throw new Error(`it ended before it was ready:\n${started.said()}`);
}

export async function stop(started: Started): Promise<number | null> {
  started.process.kill('SIGTERM');
  return await started.ended;
}

/** The process of the database server, from its own lock file; undefined when it is gone. */
export function serverPid(dataFolder: string): number | undefined {
  const path = join(dataFolder, 'postgres/postmaster.pid');
  if (!existsSync(path)) return undefined;
  const pid = Number(readFileSync(path, 'utf8').split('\n')[0]);
  return isAlive(pid) ? pid : undefined;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A dead process whose parent has not asked yet is dead all the same.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Processes whose parent is this one. */
export function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => {
      try {
        const [, parent] =
          /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/status`, 'utf8')) ?? [];
        return Number(parent) === pid;
      } catch {
        // It ended between the listing and the reading.
        return false;
      }
    });
}
