// The wire of «Мой налог» as the platform mounts it: who passes, and how an error looks.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#platform/context';
import type { Env } from '#platform/env';
import { refusals as requestRefusals } from '#platform/errors';
import { problemOf } from '#platform/http/problem';
import type { Route } from '#platform/http/route';
import type { Asked, Wire } from '#platform/http/wire';
import { refusals } from './errors.ts';
import { wireError } from './error-answer.ts';
import { routes } from './routes.ts';
import { bearerOf } from './session/bearer.ts';
import { findByAccess } from './session/session-store.ts';
import { actorOf } from './session/signed-in.ts';

/** A foreign page cannot read our answers, and no cookie counts here, so any origin may ask. */
async function admit(env: Env, route: Route, request: FastifyRequest): Promise<Actor> {
  refuseAccept(route, request);
  if (route.audience === 'public') return { kind: 'anonymous' };
  const token = bearerOf(request.headers.authorization);
  const session = token === null ? null : await findByAccess(env, token);
  if (!session) throw refusals.not_authenticated();
  return actorOf(session);
}

/**
 * 406 only for an Accept that truly excludes JSON; files have their own type, and whoever asks
 * whether the service is up asks as a browser would.
 */
function refuseAccept(route: Route, request: FastifyRequest): void {
  const { accept } = request.headers;
  if (route.answer === 'file' || route.path.startsWith('/lkfl/')) return;
  if (accept === undefined || accept.trim() === '') return;
  const takesJson = accept.split(',').some((range) => {
    const [type = '', ...parameters] = range.split(';').map((one) => one.trim().toLowerCase());
    const isRefused = parameters.some((one) => /^q=0(?:\.0*)?$/u.test(one));
    return !isRefused && ['*/*', '*', 'application/*', 'application/json'].includes(type);
  });
  if (!takesJson) throw refusals.accept_unsupported();
}

function sendError(env: Env, error: unknown, { request, reply }: Asked): FastifyReply {
  const problem = problemOf(error, { language: 'ru', requestId: String(request.id) });
  env.metrics.refusals.inc({ code: problem.code });
  if (problem.status >= 500) {
    const fields = { err: error, requestId: request.id, refusal: problem.code };
    if (problem.status === 503) env.log.warn(fields, 'request put off');
    else env.log.error(fields, 'request failed');
  }
  const { status, body } = wireError(problem);
  if (problem.retryAfterS !== undefined) reply.header('retry-after', problem.retryAfterS);
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(body));
}

/** Some programs send JSON without saying so. */
function parseOther(body: Buffer): unknown {
  const text = body.toString().trim();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw requestRefusals.malformed({ cause });
  }
}

export const wire: Wire = {
  prefixes: ['/api/v1', '/api/v2', '/api/receipt', '/lkfl'],
  routes,
  admit,
  sendError,
  parseOther,
};
