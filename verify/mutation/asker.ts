// The door to a process of `ask-tests.ts`: kept while it answers, made anew when it does not.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Round } from './guards.ts';
import type { Lane } from './lane.ts';
import type { Mutant } from './mutants.ts';

/** A function to put into its place, and the sound one to put back; null: nothing is spoilt. */
export interface Asked {
  spoilt: string | null;
  whole: string | null;
}

export interface Told {
  /** False where what was asked about is no function at all. */
  isFunction: boolean;
  /** The first test that failed, and how. */
  failed: string | null;
}

const PATIENCE_MS = 180_000;
const program = fileURLToPath(new URL('ask-tests.ts', import.meta.url));

export class Asker {
  readonly #lane: Lane;
  readonly #rounds: readonly Round[];
  #child: ChildProcess | null = null;

  constructor(lane: Lane, rounds: readonly Round[]) {
    this.#lane = lane;
    this.#rounds = rounds;
  }

  /** Whether a test fails; null where it is no program at all. No answer is no failed test. */
  async notices({ text, whole }: Pick<Mutant, 'text' | 'whole'>): Promise<boolean | null> {
    const told = await this.#askTwice({ spoilt: text, whole: whole ?? null });
    if (told === null) return false;
    return told.isFunction ? told.failed !== null : null;
  }

  /** What fails though nothing is spoilt. */
  async failsUnspoilt(): Promise<string | null> {
    const told = await this.#askTwice({ spoilt: null, whole: null });
    return told === null ? 'no answer' : told.failed;
  }

  end(): void {
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  /** A process may die of what the question before left behind: the next one is asked the same. */
  async #askTwice(asked: Asked): Promise<Told | null> {
    return (await this.#ask(asked)) ?? (await this.#ask(asked));
  }

  /** Null: it died, or was silent for too long, over this question. */
  async #ask(asked: Asked): Promise<Told | null> {
    this.#child ??= await this.#start();
    this.#child.send(asked);
    const told = await next(this.#child);
    if (told === null) this.end();
    return told;
  }

  async #start(): Promise<ChildProcess> {
    const { folder, server } = this.#lane;
    const files = [...new Set(this.#rounds.flatMap((round) => round.files))];
    const runs = Math.max(...this.#rounds.map((round) => round.runs ?? 0));
    const child = fork(program, [folder, ...files], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: [],
      env: {
        ...process.env,
        KABINET_TEST_SERVER: JSON.stringify(server),
        LEDGER_RUNS: String(runs),
        NODE_COMPILE_CACHE: join(folder, 'compiled'),
      },
    });
    if ((await next(child)) === null) throw new Error('The tests were not read.');
    return child;
  }
}

/** The next answer; null where none comes. */
async function next(child: ChildProcess): Promise<Told | null> {
  const wait = new AbortController();
  const late = setTimeout(() => wait.abort(), PATIENCE_MS);
  const { signal } = wait;
  try {
    const told = once(child, 'message', { signal }).then(([message]) => message as Told);
    const gone = once(child, 'exit', { signal }).then(() => null);
    return await Promise.race([told, gone]);
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  } finally {
    clearTimeout(late);
    wait.abort();
  }
}
