// Builds the catalogue of the kit into a folder of its own and serves it under the policy of the
// product: `node tests/catalogue.ts [port]`. The product itself neither builds nor serves it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';
import { headersOf } from '../server/platform/http/headers.ts';
import { layered } from '../web/vite.config.ts';
import { root } from './step.ts';

const folder = resolve(root, 'web/catalogue');

export interface Opened {
  address: string;
  close: () => Promise<void>;
}

export async function openCatalogue(port = 0): Promise<Opened> {
  const outDir = mkdtempSync(join(tmpdir(), 'kabinet-catalogue-'));
  const plain = { configFile: false, root: folder, logLevel: 'warn' } as const;
  const into = { outDir, emptyOutDir: true, assetsInlineLimit: 0 };
  await build({ ...plain, plugins: [react(), layered], build: into });
  const server = await preview({
    ...plain,
    build: into,
    preview: { port, host: '127.0.0.1', headers: headersOf(false) },
  });
  return {
    address: server.resolvedUrls!.local[0]!,
    close: async () => {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]!).href) {
  const { address } = await openCatalogue(Number(process.argv[2] ?? 4173));
  process.stdout.write(`${address}\n`);
}
