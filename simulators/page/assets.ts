// The three static files of the stand's pages, read once at the start.
import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';

const TYPES: Record<string, string> = {
  'stand.css': 'text/css; charset=utf-8',
  'stand.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

export async function registerAssets(app: FastifyInstance): Promise<void> {
  for (const [file, type] of Object.entries(TYPES)) {
    const content = await readFile(new URL(file, import.meta.url));
    app.get(`/stand/assets/${file}`, (_request, reply) =>
      reply
        .type(type)
        .headers({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' })
        .send(content),
    );
  }
}
