// The programs the journeys run against: one for each worker, started as a stranger would start it.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Two make good use of two cores: each story waits for its server more than it reckons. */
export const programs = Number(process.env.JOURNEY_PROGRAMS ?? 2);

const portOf = (index: number): number => Number(process.env.JOURNEY_PORT ?? 3917) + index;

/** Found out once: the configuration is read again in each worker, which inherits it. */
const dataFolder = (): string =>
  (process.env.JOURNEY_DATA_DIR ??= mkdtempSync(join(tmpdir(), 'kabinet-journeys-')));

/** Where the program of a worker is. */
export const addressOf = (index: number): string => `http://localhost:${portOf(index)}`;

/** What the program of a worker is started with. */
export const settingsOf = (index: number): Record<string, string> => ({
  PORT: String(portOf(index)),
  PUBLIC_URL: addressOf(index),
  DATA_DIR: join(dataFolder(), `program-${index}`),
  LOG_LEVEL: 'warn',
});
