// What the launcher says to the person at the terminal, and how it gives up.

import { ConfigRefused } from '../config.ts';

/** The start cannot go on; the message is one or more sentences for the person who started it. */
export class StartRefused extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StartRefused';
  }
}

export function say(sentence: string): void {
  process.stdout.write(`kabinet: ${sentence}\n`);
}

export function complain(sentence: string): void {
  process.stderr.write(`kabinet: ${sentence}\n`);
}

/** The error with all its causes in one line, for the log of the launcher. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.message || (error as NodeJS.ErrnoException).code || error.name;
  return error.cause === undefined ? own : `${own}: ${reasonOf(error.cause)}`;
}

/** The sentences of a refused start; undefined for a bug, which keeps its stack. */
export function sentencesOf(error: unknown): string | undefined {
  if (error instanceof ConfigRefused) return error.message;
  if (!(error instanceof StartRefused)) return undefined;
  return error.cause === undefined ? error.message : `${error.message} (${reasonOf(error.cause)})`;
}
