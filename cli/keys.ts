import { readOwnConfig } from '../server/config.ts';
import { makeKeys, missingKeys } from '../server/launch/keys.ts';
import type { Command } from './command.ts';

export const command: Command = {
  summary: 'Makes the secret keys that are missing in KEYS_DIR; touches none that is there.',
  run: async () => {
    const { KEYS_DIR } = readOwnConfig(process.env);
    const missing = missingKeys(KEYS_DIR);
    makeKeys(KEYS_DIR);
    for (const key of missing) process.stdout.write(`made ${key}\n`);
    process.stdout.write(`All keys are in ${KEYS_DIR}. Keep a copy apart from the database.\n`);
    return 0;
  },
};
