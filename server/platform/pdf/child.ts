// The process that prints: the compiler keeps memory without end, so a process is used up and
// replaced.
import { createCompiler, messageOf } from './compiler.ts';
import type { Print } from './compiler.ts';

/** Parent → child. */
export interface Order extends Print {
  id: number;
}

/** Child → parent. */
export type Result = { id: number; bytes: Uint8Array } | { id: number; error: string };

// A Ctrl-C reaches the whole group; the parent decides when we go, by closing the channel.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.on('disconnect', () => process.exit(0));

const compile = createCompiler();

function print(order: Order): Result {
  try {
    return { id: order.id, bytes: compile(order) };
  } catch (error) {
    return { id: order.id, error: messageOf(error) };
  }
}

process.on('message', (order: Order) => process.send?.(print(order)));
