// In the stand, `/stand*` is answered by the simulators' own process; we only pass it on.
import { request as ask } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Outage } from '../errors.ts';
import type { Env } from '../env.ts';

/** Restoring a checkpoint replaces the database and may take longest. */
const timeoutMs = 60_000;

/** Mounts `/stand*`; absent where the stand is off. */
export async function mountStandProxy(app: FastifyInstance, env: Env): Promise<void> {
  const target = env.settings.STAND_URL;
  if (env.settings.STAND !== 'on' || !target) return;
  await app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, next) => next(null, payload));
    for (const path of ['/stand', '/stand/*']) {
      scope.all(path, (incoming, reply) =>
        askStand(incoming, target).then((answer) => passOn(env, answer, { incoming, reply })),
      );
    }
    done();
  });
}

function askStand(incoming: FastifyRequest, target: string): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const headers = { ...incoming.raw.headers, host: new URL(target).host };
  const url = new URL(incoming.raw.url ?? '/stand', target);
  const asked = ask(url, { method: incoming.method, headers, timeout: timeoutMs }, resolve);
  asked.on('timeout', () => asked.destroy(new Error('The stand took too long.')));
  asked.on('error', (error) => reject(new Outage('stand', error, 5)));
  incoming.raw.pipe(asked);
  return promise;
}

async function passOn(
  env: Env,
  answer: IncomingMessage,
  { incoming, reply }: { incoming: FastifyRequest; reply: FastifyReply },
): Promise<FastifyReply> {
  // The stand moved a clock: whoever reads this answer must find us at the new time.
  if (incoming.method === 'POST' && incoming.raw.url?.startsWith('/stand/api/clock')) {
    await env.clock.refresh();
  }
  reply.hijack();
  // The stand has its own Content-Security-Policy: headers of the server were not sent yet.
  for (const name of Object.keys(reply.raw.getHeaders())) reply.raw.removeHeader(name);
  reply.raw.writeHead(answer.statusCode ?? 502, answer.headers);
  answer.pipe(reply.raw);
  return reply;
}
