// Starts the stand as a child of the launcher, tells it when the stand is ready, and ends with it.
import type { LauncherEnd } from './checkpoints/launcher-line.ts';
import { readSettings } from './settings.ts';
import { type RunningStand, startStand } from './start.ts';

const launcher: LauncherEnd | null =
  process.send === undefined
    ? null
    : { send: (message) => void process.send?.(message), on: process.on.bind(process) };

let running: RunningStand | null = null;
let isEnding = false;

async function end(): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  await running?.close();
  process.exit(0);
}

process.on('SIGTERM', () => void end());
process.on('SIGINT', () => void end());
// The launcher is gone and the database with it: there is nothing left to end in order.
process.on('disconnect', () => process.exit(0));

try {
  running = await startStand(readSettings(process.env), launcher);
  launcher?.send({ type: 'ready' });
} catch (error) {
  console.error(`The stand did not start: ${(error as Error).message}`);
  process.exit(1);
}
