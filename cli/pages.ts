import { fileURLToPath } from 'node:url';
import { buildPages } from '../server/launch/web-pages.ts';
import type { Command } from './command.ts';

export const command: Command = {
  summary: 'Builds the web pages unless they are there and fresh.',
  run: async () => {
    await buildPages(fileURLToPath(new URL('..', import.meta.url)));
    return 0;
  },
};
