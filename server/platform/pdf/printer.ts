// Keeps one printing process: feeds it, replaces it when it is used up, starts another when it
// dies.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Outage } from '../errors.ts';
import type { Print } from './compiler.ts';
import type { Order, Result } from './child.ts';

export interface PrinterLimits {
  documentsPerProcess: number;
  queueMax: number;
  printTimeoutMs: number;
}

export const LIMITS: PrinterLimits = {
  // At 0.15 MB kept per document the process ends below 200 MB (pitfalls §8).
  documentsPerProcess: 500,
  // At 5 ms each the last one is printed within a second and a half.
  queueMax: 300,
  // A receipt takes milliseconds.
  printTimeoutMs: 20_000,
};

/** A document that killed the process twice will do it a third time. */
const TRIES_MAX = 2;
/** Orders given to the process at once, so that it never waits for the next one. */
const IN_HAND = 6;
/** The next process is started this many documents ahead: a cold start costs as much as twenty. */
const SPARE_AHEAD = 50;

interface Waiting {
  order: Order;
  tries: number;
  resolve: (bytes: Buffer) => void;
  reject: (error: Error) => void;
}

export class Printer {
  readonly #limits: PrinterLimits;
  readonly #queue: Waiting[] = [];
  #inHand: Waiting[] = [];
  #child: ChildProcess | null = null;
  #spare: ChildProcess | null = null;
  #given = 0;
  #lastId = 0;
  #clock: NodeJS.Timeout | undefined;

  constructor(limits: Partial<PrinterLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits };
  }

  /** The process that prints now, for the operator; undefined before the first document. */
  get processId(): number | undefined {
    return this.#child?.pid;
  }

  /** @throws Outage when too many wait or the process dies on this document again and again. */
  print(print: Print): Promise<Buffer> {
    if (this.#queue.length >= this.#limits.queueMax) {
      return Promise.reject(new Outage('pdf', new Error('Too many documents wait.'), 5));
    }
    return new Promise((resolve, reject) => {
      this.#lastId += 1;
      const order = { ...print, id: this.#lastId };
      this.#queue.push({ order, tries: 0, resolve, reject });
      this.#feed();
    });
  }

  /** Lets the process go; what still waits is refused as an outage. */
  stop(): void {
    const waiting = [...this.#inHand.splice(0), ...this.#queue.splice(0)];
    this.#release();
    letGo(this.#spare);
    this.#spare = null;
    for (const one of waiting) one.reject(new Outage('pdf', new Error('The printer stops.')));
  }

  #feed(): void {
    const { documentsPerProcess } = this.#limits;
    if (this.#given >= documentsPerProcess && this.#inHand.length === 0) this.#release();
    while (this.#inHand.length < IN_HAND && this.#given < documentsPerProcess) {
      const next = this.#queue.shift();
      if (!next) break;
      this.#give(next);
    }
    this.#watch();
  }

  #give(next: Waiting): void {
    this.#child ??= this.#take();
    this.#given += 1;
    if (this.#given === this.#limits.documentsPerProcess - SPARE_AHEAD) {
      this.#spare ??= this.#start();
    }
    this.#inHand.push(next);
    // A failed send means the process is gone: its `exit` puts the order back.
    this.#child.send(next.order, () => undefined);
  }

  #take(): ChildProcess {
    const child = this.#spare ?? this.#start();
    this.#spare = null;
    this.#given = 0;
    return child;
  }

  #start(): ChildProcess {
    // No secrets of the parent reach the process that reads people's words into pages.
    const child = fork(fileURLToPath(new URL('child.ts', import.meta.url)), [], {
      serialization: 'advanced',
      env: {},
      execArgv: [],
    });
    child.on('message', (result: Result) => this.#printed(result));
    child.on('error', () => undefined);
    child.on('exit', () => this.#died(child));
    idle(child);
    return child;
  }

  #printed(result: Result): void {
    const place = this.#inHand.findIndex((one) => one.order.id === result.id);
    const [one] = place < 0 ? [] : this.#inHand.splice(place, 1);
    clearTimeout(this.#clock);
    this.#clock = undefined;
    this.#feed();
    if ('bytes' in result) {
      one?.resolve(Buffer.from(result.bytes.buffer, result.bytes.byteOffset, result.bytes.length));
    } else {
      const { template } = one?.order ?? {};
      one?.reject(new Error(`The template ${template} does not print: ${result.error}`));
    }
  }

  /** The first in hand is the one it died of; the others only stood behind it. */
  #died(child: ChildProcess): void {
    if (child === this.#spare) this.#spare = null;
    if (child !== this.#child) return;
    this.#child = null;
    this.#given = 0;
    clearTimeout(this.#clock);
    this.#clock = undefined;
    const [guilty, ...others] = this.#inHand;
    this.#inHand = [];
    if (guilty) guilty.tries += 1;
    if (guilty && guilty.tries >= TRIES_MAX) {
      guilty.reject(new Outage('pdf', new Error('The printing process died on this document.')));
      this.#queue.unshift(...others);
    } else {
      this.#queue.unshift(...(guilty ? [guilty] : []), ...others);
    }
    this.#feed();
  }

  /** The process ends by itself when its channel closes; we do not wait for it. */
  #release(): void {
    const child = this.#child;
    this.#child = null;
    this.#given = 0;
    clearTimeout(this.#clock);
    this.#clock = undefined;
    letGo(child);
  }

  /** An idle process keeps nobody alive; a busy one has a limit of time per document. */
  #watch(): void {
    const child = this.#child;
    if (!child) return;
    if (this.#inHand.length === 0) {
      idle(child);
      return;
    }
    child.ref();
    child.channel?.ref();
    this.#clock ??= setTimeout(() => child.kill('SIGKILL'), this.#limits.printTimeoutMs);
  }
}

function idle(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

function letGo(child: ChildProcess | null): void {
  if (child?.connected) child.disconnect();
  child?.unref();
}
