// The http process: one Fastify with every route of every module.
import { newId } from '../ids.ts';
import cookie from '@fastify/cookie';
import fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { sql } from '../db.ts';
import { drafts } from '../drafts.ts';
import type { Env } from '../env.ts';
import { refusals } from '../errors.ts';
import type { Live } from './live.ts';
import { type Module, modulesOf } from '../module.ts';
import { countWaiting } from '../worker/waiting.ts';
import { work } from '../work.ts';
import { callRoute } from './call.ts';
import { mountHeaders } from './headers.ts';
import { letGo } from './let-go.ts';
import { mountWire } from './mount-wire.ts';
import { describeApi } from './openapi.ts';
import { mountPages, sendPage, wantsPage } from './pages.ts';
import { sendProblem } from './problem.ts';
import { assertRoutes } from './route.ts';
import type { Route } from './route.ts';
import { mountStandProxy } from './stand-proxy.ts';

const bodyLimit = 1_048_576;

export interface Server {
  app: FastifyInstance;
  /** Turned off first at shutdown, so that nobody sends more work here. */
  ready: { is: boolean };
}

/** Builds the server; it does not listen yet, so tests may `inject`. */
export async function createServer(env: Env, live: Live | null): Promise<Server> {
  const app = fastify({
    bodyLimit,
    trustProxy: env.settings.TRUSTED_PROXIES.split(',').map((one) => one.trim()),
    genReqId: () => newId(),
    logger: false,
    routerOptions: { ignoreTrailingSlash: true, ignoreDuplicateSlashes: true, caseSensitive: true },
    forceCloseConnections: 'idle',
  });
  const ready = { is: true };
  app.setErrorHandler((error, request, reply) => sendProblem(env, error, { request, reply }));
  app.setNotFoundHandler((request, reply) =>
    wantsPage(request)
      ? sendPage(reply.code(404), 'id.html')
      : sendProblem(env, refusals.not_found(), { request, reply }),
  );
  keepRawBody(app);
  mountHeaders(app, env);
  await app.register(cookie);
  measure(app, env);
  mountRoutes(app, env);
  mountOperation(app, env, ready);
  for (const module of modulesOf(env)) await module.mount?.(app, env);
  for (const { wire } of modulesOf(env)) if (wire) await mountWire(app, env, wire);
  live?.mount(app);
  await mountStandProxy(app, env);
  await mountPages(app, env);
  if (live) app.addHook('preClose', () => live.close());
  app.addHook('preClose', async () => letGo(app.server));
  return { app, ready };
}

/** All routes: the platform's own and each module's. */
export function routesOf(modules: readonly Module[]): Route[] {
  return [drafts, ...modules].flatMap((module) => module.routes ?? []);
}

function mountRoutes(app: FastifyInstance, env: Env): void {
  const routes = routesOf(modulesOf(env));
  const wires = modulesOf(env).flatMap(({ wire }) => wire?.routes ?? []);
  assertRoutes([...routes, ...wires]);
  for (const one of routes) {
    app.route({
      method: one.method,
      url: one.path,
      config: { isPlain: true },
      ...(one.bodyLimit && { bodyLimit: one.bodyLimit }),
      handler: (request, reply) => callRoute(env, one, { request, reply }),
    });
  }
  const described = JSON.stringify(describeApi(env, routes));
  app.get('/openapi.json', (_request, reply) => reply.type('application/json').send(described));
}

/** A partner signs the bytes it sent, so they are kept beside what they mean. */
function keepRawBody(app: FastifyInstance): void {
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    Object.assign(request, { rawBody: body });
    const text = body.toString();
    if (text === '') {
      done(null, undefined);
      return;
    }
    try {
      done(null, JSON.parse(text, safely));
    } catch {
      done(refusals.malformed());
    }
  });
}

/** Prototype pollution ends here (A21): such a key is a malformed request. */
function safely(key: string, value: unknown): unknown {
  if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
    throw refusals.malformed();
  }
  return value;
}

function measure(app: FastifyInstance, env: Env): void {
  app.addHook('onResponse', (request, reply, done) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: String(reply.statusCode),
    };
    env.metrics.requests.observe(labels, reply.elapsedTime / 1000);
    done();
  });
}

function mountOperation(app: FastifyInstance, env: Env, ready: { is: boolean }): void {
  app.get('/health/live', (_request, reply) => reply.send({ live: true }));
  app.get('/health/ready', async (_request, reply) => {
    const anonymous = { actor: { kind: 'anonymous' } } as const;
    const answers = await work(env, anonymous, (ctx) => ctx.db.run(sql`select 1`)).then(
      () => true,
      () => false,
    );
    const is = ready.is && answers;
    return reply.code(is ? 200 : 503).send({ ready: is, database: answers });
  });
  app.get('/metrics', async (request, reply) => {
    // Figures are for the operator's own collector on this machine, not for the world.
    if (!['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)) {
      throw refusals.not_found();
    }
    await countWaiting(env);
    const { registry } = env.metrics;
    return reply.type(registry.contentType).send(await registry.metrics());
  });
  app.get('/favicon.ico', (_request, reply) => reply.redirect('/favicon.svg', 308));
}
