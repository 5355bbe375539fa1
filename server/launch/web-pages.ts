// The built web pages in dist/web: built again when their sources have changed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { complain, say, StartRefused } from './sentence.ts';
import { compressPages } from './web-compress.ts';

/** What the pages are made of: their own folder, what the web may import, and who builds them. */
const sources = [
  'web/**/*',
  'server/launch/web-*.ts',
  'law/**/*.ts',
  'primitives/**/*.ts',
  'server/modules/*/contract.ts',
  'server/platform/contract.ts',
  'package-lock.json',
];

/** Builds the pages unless they are there and fresh. Refuses when they cannot be built. */
export async function buildPages(root: string): Promise<void> {
  const target = join(root, 'dist/web');
  const stamp = join(root, 'dist/web.stamp');
  const fingerprint = fingerprintOf(root);
  const isThere = existsSync(target);
  if (isThere && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return;
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  if (!existsSync(vite)) {
    // An installation without development packages brings its pages built.
    if (isThere) return complain('the web pages may be old: `npm ci` brings what builds them');
    throw new StartRefused('The web pages are not built. Run `npm ci`, then `npm run build`.');
  }
  say('building the web pages');
  const fresh = join(root, `dist/web.${process.pid}`);
  await runVite([vite, 'build', '--config', 'web/vite.config.ts', '--outDir', fresh], root);
  await compressPages(fresh);
  // Swapped by name: a program that serves the old pages never sees half of the new ones.
  const old = `${fresh}.old`;
  if (existsSync(target)) renameSync(target, old);
  renameSync(fresh, target);
  rmSync(old, { recursive: true, force: true });
  writeFileSync(stamp, fingerprint);
}

async function runVite(words: string[], root: string): Promise<void> {
  const build = spawn(process.execPath, [...words, '--emptyOutDir', '--logLevel', 'error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const code = await new Promise((resolve) => build.once('exit', resolve));
  if (code !== 0) throw new StartRefused('The web pages could not be built; see the lines above.');
}

function fingerprintOf(root: string): string {
  const hash = createHash('sha256');
  for (const path of globSync(sources, { cwd: root }).sort()) {
    const found = statSync(join(root, path));
    if (found.isFile()) hash.update(`${path} ${found.size} ${Math.floor(found.mtimeMs)}\n`);
  }
  return hash.digest('hex');
}
