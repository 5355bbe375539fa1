// kabinet seal rotate: a new key for the service's seal.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readOwnConfig } from '../server/config.ts';
import { overlapHours, rotateSealKeys, sealKeysFile } from '../server/launch/seal-keys.ts';
import type { Command } from './command.ts';

export const command: Command = {
  summary: `Adds a key of the seal: published at once, it signs after ${overlapHours} hours.`,
  run: async () => {
    const { KEYS_DIR } = readOwnConfig(process.env);
    const path = join(KEYS_DIR, sealKeysFile);
    if (!existsSync(path)) {
      process.stderr.write(`${path} is not there. Run \`kabinet keys\` first, or set KEYS_DIR.\n`);
      return 1;
    }
    const { kid, signsFrom } = rotateSealKeys(KEYS_DIR, new Date());
    process.stdout.write(`The key ${kid} signs from ${signsFrom}. Keep a copy of ${path}.\n`);
    return 0;
  },
};
