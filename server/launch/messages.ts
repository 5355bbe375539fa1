// What the launcher and its children say to each other over IPC.

export type ToLauncher =
  /** The child does its work; the web server gives the address it listens on. */
  | { type: 'ready'; address?: string }
  /** The child has closed its connections; what comes meanwhile waits. */
  | { type: 'database.paused' }
  | { type: 'checkpoint.create'; id: string }
  | { type: 'checkpoint.restore'; id: string };

export type ToChild =
  | { type: 'database.pause' }
  /** `restored`: the database is another one now; whatever was remembered of it is wrong. */
  | { type: 'database.resume'; restored: boolean }
  /** `error`: a sentence for the person who asked. */
  | { type: 'checkpoint.done'; id: string; error?: string };

const typesToLauncher = ['ready', 'database.paused', 'checkpoint.create', 'checkpoint.restore'];

export function isToLauncher(message: unknown): message is ToLauncher {
  const type = (message as { type?: unknown } | null)?.type;
  return typeof type === 'string' && typesToLauncher.includes(type);
}
