// The database for a command beside the program: the running one, or one started for it.
import { existsSync, readFileSync } from 'node:fs';
import { readConfig, readOwnConfig, type Config, type OwnConfig } from '../config.ts';
import { holdFolder, prepareFolder } from './data-folder.ts';
import { openDatabase } from './database.ts';
import { handedSettings } from './handed-settings.ts';
import { makeKeys } from './keys.ts';
import { requireLiveSettings } from './live-requirements.ts';
import { runningFile } from './program.ts';
import { StartRefused } from './sentence.ts';

/** Runs the call with every setting a process of the program has, the database included. */
export async function withDatabase<T>(call: (config: Config) => Promise<T>): Promise<T> {
  const own = readOwnConfig(process.env);
  if (own.STAND === 'off') requireLiveSettings(own, process.env);
  const dataFolder = prepareFolder(own.DATA_DIR);
  const config = { ...own, DATA_DIR: dataFolder };
  const lock = await holdFolder(dataFolder);
  if (lock === undefined) return await call(runningConfig(dataFolder));
  if (own.STAND === 'on') makeKeys(own.KEYS_DIR);
  try {
    return await withOwnDatabase(config, call);
  } finally {
    lock.close();
  }
}

function runningConfig(dataFolder: string): Config {
  const path = runningFile(dataFolder);
  if (!existsSync(path)) {
    throw new StartRefused('Kabinet is just starting or stopping here; try again in a moment.');
  }
  const { handed } = JSON.parse(readFileSync(path, 'utf8')) as { handed: NodeJS.ProcessEnv };
  return readConfig(handed);
}

async function withOwnDatabase<T>(
  config: OwnConfig,
  call: (config: Config) => Promise<T>,
): Promise<T> {
  const lost = Promise.withResolvers<never>();
  const database = await openDatabase(config, () =>
    lost.reject(new StartRefused('The database died and cannot be brought back.')),
  );
  try {
    const handed = await handedSettings(config, database, process.env);
    return await Promise.race([call(readConfig(handed)), lost.promise]);
  } finally {
    await database.stop();
  }
}
