// The shape of a command: one file in this folder, named by its words (`admin-create.ts`).
import { withDatabase } from '../server/launch/offline.ts';
import { modules } from '../server/modules.ts';
import { closeEnv, makeEnv } from '../server/platform/env-of.ts';
import type { Env } from '../server/platform/env.ts';

export interface Command {
  /** One line for the list of commands. */
  summary: string;
  /** Words after the name, for the list. */
  usage?: string;
  /** Answers the exit code; a thrown error is printed as a sentence and ends with 1. */
  run(args: string[]): Promise<number>;
}

/**
 * Runs the call with all a process of the program has, beside the running program or without it.
 */
export function withEnv<T>(call: (env: Env) => Promise<T>): Promise<T> {
  return withDatabase(async (settings) => {
    const env = makeEnv({ ...settings, LOG_LEVEL: 'warn' }, { modules, process: 'command' });
    try {
      await env.clock.refresh();
      return await call(env);
    } finally {
      await closeEnv(env);
    }
  });
}
