// One process under the launcher: started, listened to, started again when it dies, stopped.
import { fork, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { isToLauncher, type ToChild, type ToLauncher } from './messages.ts';
import { complain, say } from './sentence.ts';

/** A process that has lived so long has recovered: its next death is the first one again. */
const healthyMs = 10_000;
const firstPauseMs = 100;
const longestPauseMs = 5_000;
/** Deaths before it was ever ready, after which starting again is hopeless. */
const startsMax = 5;
/** Together with the database's own time this stays below the 25 s of an orderly stop. */
const stopMs = 18_000;

export interface ChildPlan {
  name: string;
  entry: string;
  env: NodeJS.ProcessEnv;
  /** Options of Node itself. */
  execArgv?: string[];
  onMessage(message: ToLauncher): void;
  /** It died too often before it was ready even once. */
  onHopeless(): void;
}

export class Child {
  readonly plan: ChildPlan;
  #process: ChildProcess | undefined;
  #isWanted = false;
  #deaths = 0;
  #startedAt = 0;
  #wasReady = false;
  #isReady = false;
  #ready = Promise.withResolvers<void>();
  #listeners = new Set<(message: ToLauncher) => void>();

  constructor(plan: ChildPlan) {
    this.plan = plan;
  }

  /** Resolved when the present process says that it is ready. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  start(): void {
    this.#isWanted = true;
    this.#startedAt = Date.now();
    const child = fork(this.plan.entry, [], {
      env: this.plan.env,
      execArgv: this.plan.execArgv ?? [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#process = child;
    child.on('message', (message) => this.#hear(message));
    // A message to a process that is just ending: its `exit` follows and says the same.
    child.on('error', () => undefined);
    child.once('exit', (code, signal) => void this.#mourn(child, String(signal ?? code)));
  }

  /** Sends the message if the process is there to hear it. */
  send(message: ToChild): boolean {
    if (this.#process?.connected !== true) return false;
    this.#process.send(message, () => undefined);
    return true;
  }

  /** Sends a message and waits for the answer of that type; false when none comes in time. */
  async ask(message: ToChild, answer: ToLauncher['type'], timeoutMs: number): Promise<boolean> {
    const abort = new AbortController();
    const heard = new Promise<boolean>((resolve) => {
      const listener = ({ type }: ToLauncher): void => {
        if (type === answer) resolve(true);
      };
      this.#listeners.add(listener);
      abort.signal.addEventListener('abort', () => this.#listeners.delete(listener));
      this.#process?.once('exit', () => resolve(false));
      if (!this.send(message)) resolve(false);
    });
    const late = pause(timeoutMs, false, { signal: abort.signal }).catch(() => false);
    const isHeard = await Promise.race([heard, late]);
    abort.abort();
    return isHeard;
  }

  /** Ends the process: politely, and after the time is over for good. */
  async stop(): Promise<void> {
    this.#isWanted = false;
    this.#expectReady();
    const child = this.#process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const abort = new AbortController();
    const late = pause(stopMs, 'late', { signal: abort.signal }).catch(() => undefined);
    if ((await Promise.race([ended, late])) === 'late') {
      complain(`${this.plan.name} did not stop in ${stopMs / 1000} s and is killed`);
      child.kill('SIGKILL');
      await ended;
    }
    abort.abort();
  }

  #hear(message: unknown): void {
    if (!isToLauncher(message)) return;
    if (message.type === 'ready') {
      this.#wasReady = true;
      this.#isReady = true;
      this.#ready.resolve();
    }
    for (const listener of this.#listeners) listener(message);
    this.plan.onMessage(message);
  }

  /** From now on `ready` means the next process; who waits already goes on waiting. */
  #expectReady(): void {
    if (this.#isReady) this.#ready = Promise.withResolvers();
    this.#isReady = false;
  }

  async #mourn(child: ChildProcess, how: string): Promise<void> {
    if (child !== this.#process || !this.#isWanted) return;
    // One that was ready died of something else than its start: waiting longer helps nobody.
    const hasRecovered = this.#isReady || Date.now() - this.#startedAt > healthyMs;
    this.#expectReady();
    this.#deaths = hasRecovered ? 1 : this.#deaths + 1;
    if (!this.#wasReady && this.#deaths >= startsMax) {
      this.plan.onHopeless();
      return;
    }
    const waitMs = Math.min(firstPauseMs * 2 ** (this.#deaths - 1), longestPauseMs);
    say(`${this.plan.name} ended (${how}); starting it again in ${waitMs / 1000} s`);
    await pause(waitMs);
    if (this.#isWanted && child === this.#process) this.start();
  }
}
