// The web's pages: four entries, immutable assets, strict headers (design §2, pitfalls §12).
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Env } from '../env.ts';
import { refusals } from '../errors.ts';
import { sessionCookie } from '../web-session.ts';

const root = resolve(import.meta.dirname, '../../../dist/web');

/**
 * Path → entry. Paths of `app` are the cabinet routes of ux.md §5; the app refuses what it lacks.
 */
const pages: readonly { paths: readonly string[]; entry: string }[] = [
  {
    entry: 'id.html',
    paths: ['/', '/check', '/id/register', '/id/blocked', '/id/logout', '/id/error'],
  },
  {
    entry: 'app.html',
    paths: [
      '/fl',
      '/taxes',
      '/taxes/*',
      '/pay',
      '/payments',
      '/payments/*',
      '/property',
      '/property/*',
      '/notifications',
    ],
  },
  { entry: 'ops.html', paths: ['/ops', '/ops/*'] },
];

/** Sends the page of an entry; identity and cabinet pages are never kept by a cache. */
export async function sendPage(reply: FastifyReply, entry: string): Promise<FastifyReply> {
  const path = join(root, entry);
  if (!existsSync(path)) throw refusals.not_found();
  return reply
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(await readFile(path));
}

export async function mountPages(app: FastifyInstance, env: Env): Promise<void> {
  if (!existsSync(root)) {
    env.log.warn({}, 'the web is not built; pages are absent until `npm run build`');
    return;
  }
  await app.register(fastifyStatic, {
    root,
    index: false,
    wildcard: false,
    globIgnore: ['**/*.html'],
    setHeaders: (response, path) => {
      const forEver = path.includes('/assets/') || path.includes('\\assets\\');
      response.header(
        'cache-control',
        forEver ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      );
    },
  });
  for (const { entry, paths } of pages) {
    for (const path of paths) {
      app.get(path, (request, reply) => {
        // Nobody is signed in at this browser: the way in is one redirect, not an empty page.
        const isStranger = entry !== 'id.html' && !request.cookies[sessionCookie];
        return isStranger
          ? reply.redirect(`/signin?return=${encodeURIComponent(request.url)}`)
          : sendPage(reply, entry);
      });
    }
  }
}
