// The provider on our one port under /id (pitfalls §5), and the page of the sign-in.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Env } from '#platform/env';
import { sendPage } from '#platform/http/pages';
import { mountConsent } from './consent/consent-page.ts';
import { interactionOf } from './cookies.ts';
import { findInteraction } from './interaction.ts';

/** Loads the provider, which only the http process needs, and mounts it. */
export async function mountProvider(app: FastifyInstance, env: Env): Promise<void> {
  const { createProvider } = await import('./provider.ts');
  const answer = createProvider(env).callback();
  const { host, protocol } = new URL(env.settings.PUBLIC_URL);
  app.get('/id/login', async (request, reply) => {
    const cookie = (name: string) => request.cookies[name];
    const uid = interactionOf(env, cookie);
    const asked = (request.query as { uid?: string }).uid;
    const live = uid !== null && uid === asked && (await findInteraction(env, env.pools.app, uid));
    return live ? sendPage(reply, 'id.html') : reply.redirect('/signin', 303);
  });
  await app.register((scope, _options, done) => {
    mountConsent(scope, env);
    done();
  });
  await app.register((scope, _options, done) => {
    // The provider reads the body by itself; our routes under /id stand outside this scope.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, parsed) => parsed(null, payload));
    scope.route({
      method: ['GET', 'POST', 'OPTIONS', 'PUT', 'DELETE'],
      url: '/id/*',
      handler: async (request, reply) => {
        reply.hijack();
        await answer(asProviderSees(request, { host, protocol }), reply.raw);
      },
    });
    done();
  });
}

/**
 * The Host header decides the URLs of the discovery document, so nothing of the client's own is
 * believed: address and scheme come from PUBLIC_URL, the client's address from our proxy setting.
 */
function asProviderSees(
  request: FastifyRequest,
  { host, protocol }: { host: string; protocol: string },
): FastifyRequest['raw'] {
  const { raw } = request;
  raw.headers.host = host;
  raw.headers['x-forwarded-host'] = host;
  raw.headers['x-forwarded-proto'] = protocol.slice(0, -1);
  raw.headers['x-forwarded-for'] = request.ip;
  // Koa takes the mount path from the difference of the two.
  Object.assign(raw, { originalUrl: raw.url, url: raw.url!.replace(/^\/id/u, '') || '/' });
  return raw;
}
