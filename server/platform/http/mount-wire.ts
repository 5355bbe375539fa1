// Puts a foreign protocol on our port.
import type { FastifyInstance } from 'fastify';
import type { Env } from '../env.ts';
import { refusals } from '../errors.ts';
import { callRoute } from './call.ts';
import type { Wire } from './wire.ts';

/** Mounts each prefix as a scope of its own, so that nothing of it leaks into our own routes. */
export async function mountWire(app: FastifyInstance, env: Env, wire: Wire): Promise<void> {
  for (const prefix of wire.prefixes) {
    await app.register(
      (scope, _options, done) => {
        scope.setErrorHandler((error, request, reply) =>
          wire.sendError(env, error, { request, reply }),
        );
        scope.setNotFoundHandler((request, reply) =>
          wire.sendError(env, refusals.not_found(), { request, reply }),
        );
        scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => {
          try {
            parsed(null, wire.parseOther(body as Buffer));
          } catch (error) {
            parsed(error as Error);
          }
        });
        for (const one of wire.routes.filter(({ path }) => path.startsWith(`${prefix}/`))) {
          scope.route({
            method: one.method,
            url: one.path.slice(prefix.length),
            ...(one.bodyLimit && { bodyLimit: one.bodyLimit }),
            handler: (request, reply) => callRoute(env, one, { request, reply, wire }),
          });
        }
        done();
      },
      { prefix },
    );
  }
}
