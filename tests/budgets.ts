// What a person downloads before the first page stands, by the build manifest (ux §10).
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

interface ManifestChunk {
  file: string;
  imports?: string[];
  css?: string[];
}
type Manifest = Record<string, ManifestChunk>;

export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest;
}

/** The entry and everything it imports at once, each chunk once. */
export function firstLoad(manifest: Manifest, entry: string): ManifestChunk[] {
  const seen = new Map<string, ManifestChunk>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined || seen.has(name)) return;
    seen.set(name, chunk);
    for (const next of chunk.imports ?? []) visit(next);
  };
  visit(entry);
  return [...seen.values()];
}

function gzippedKb(folder: string, file: string): number {
  return gzipSync(readFileSync(join(folder, file))).length / 1024;
}

function total(folder: string, files: Iterable<string>): number {
  let sum = 0;
  for (const file of new Set(files)) sum += gzippedKb(folder, file);
  return sum;
}

export function scriptKb(folder: string, chunks: readonly ManifestChunk[]): number {
  return total(
    folder,
    chunks.map((chunk) => chunk.file),
  );
}

export function styleKb(folder: string, chunks: readonly ManifestChunk[]): number {
  return total(
    folder,
    chunks.flatMap((chunk) => chunk.css ?? []),
  );
}

/** Every style sheet of the build, lazy ones included. */
export function allStyleKb(folder: string): number {
  const assets = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.css'));
  return total(
    folder,
    assets.map((name) => `assets/${name}`),
  );
}

/** Fonts are compressed already. */
export function fontKb(folder: string): number {
  let sum = 0;
  for (const name of readdirSync(join(folder, 'assets'))) {
    if (name.endsWith('.woff2')) sum += readFileSync(join(folder, 'assets', name)).length / 1024;
  }
  return sum;
}
