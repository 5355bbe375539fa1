// The web's pages: three entries, immutable assets, strict headers (design §2, pitfalls §12).
// The build leaves a `.br` and a `.gz` beside what is worth it; nothing is compressed here.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Env } from '../env.ts';
import { refusals } from '../errors.ts';
import { findSession, sessionCookie } from '../web-session.ts';
import { linksOf, manifestOf } from './page-links.ts';

const root = resolve(import.meta.dirname, '../../../dist/web');
const aYearS = 31_536_000;

/**
 * Path → entry. Paths of `app` are the cabinet routes of ux.md §5; the app refuses what it lacks.
 */
const pages: readonly { paths: readonly string[]; entry: string; isOpen?: true }[] = [
  {
    entry: 'id.html',
    paths: [
      '/',
      '/check',
      '/calculators',
      // A receipt as its buyer sees it, and whether somebody is registered as self-employed.
      '/r/:inn/:number',
      '/r/watch',
      '/npd/check',
      '/id/register',
      '/id/blocked',
      '/id/logout',
      '/id/error',
    ],
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
      '/npd',
      '/npd/*',
    ],
  },
  // What the installed application keeps for when there is no connection; the same for everybody.
  { entry: 'app.html', paths: ['/npd/installed'], isOpen: true },
  { entry: 'ops.html', paths: ['/ops', '/ops/*'] },
];

const manifest = manifestOf(join(root, '.vite/manifest.json'));

/**
 * Sends the page of an entry, with the status the reply has already; its header names the parts
 * that the entry will ask for at this address.
 */
export function sendPage(reply: FastifyReply, entry: string): FastifyReply {
  if (!existsSync(join(root, entry))) throw refusals.not_found();
  const [pathname = ''] = reply.request.url.split('?');
  const built = manifest();
  const links = built === null ? null : linksOf(built, entry, pathname);
  if (links !== null) reply.header('link', links);
  return reply.sendFile(entry);
}

/** A person who followed a wrong link reads a page; a program reads a problem. */
export function wantsPage({ method, url, headers }: Asked): boolean {
  const isRead = method === 'GET' || method === 'HEAD';
  return isRead && !url.startsWith('/api/') && headers.accept?.includes('text/html') === true;
}
type Asked = Pick<FastifyRequest['raw'], 'method' | 'headers'> & { url: string };

/** The page of identity, which says of an address it does not know that there is none. */
export function readNotFoundPage(): string | null {
  const path = join(root, 'id.html');
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** The address of what the build made of a file of the web; null until the web is built. */
export function builtAddress(source: string): string | null {
  const built = manifest()?.[source];
  return built === undefined ? null : `/${built.file}`;
}

/** Identity and cabinet pages are kept by no cache; what has a hash in its name, for ever. */
function cacheRule(path: string): string {
  if (/\.html(\.\w+)?$/u.test(path)) return 'no-store';
  const forEver = /[\\/]assets[\\/]/u.test(path);
  return forEver ? `public, max-age=${aYearS}, immutable` : 'public, max-age=3600';
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
    globIgnore: ['**/*.{html,br,gz}', 'assets/**'],
    preCompressed: true,
    setHeaders: (response, path) => response.header('cache-control', cacheRule(path)),
  });
  // Found when they are asked for: pages that are built anew bring files that were not there at the
  // start.
  app.get<{ Params: { '*': string } }>('/assets/*', (request, reply) => {
    const { '*': path } = request.params;
    if (/\.(html|br|gz)$/u.test(path)) throw refusals.not_found();
    return reply.sendFile(`assets/${path}`);
  });
  // What looks for it here has no page that names it: a file of the cabinet in a tab of its own.
  app.get('/favicon.svg', (_request, reply) =>
    reply.sendFile(builtAddress('public-assets/favicon.svg')!),
  );
  for (const { entry, paths, isOpen = entry === 'id.html' } of pages) {
    for (const path of paths) {
      app.get(path, async (request, reply) => {
        // Nobody is signed in at this browser: the way in is one redirect, not an empty page.
        return !isOpen && (await isStranger(env, request))
          ? reply.redirect(`/signin?return=${encodeURIComponent(request.url)}`)
          : sendPage(reply, entry);
      });
    }
  }
}

async function isStranger(env: Env, request: FastifyRequest): Promise<boolean> {
  const id = request.cookies[sessionCookie];
  if (id === undefined) return true;
  try {
    return (await findSession(env, id, true)) === null;
  } catch {
    // The database is away for a moment: the page itself says so and asks again.
    return false;
  }
}
