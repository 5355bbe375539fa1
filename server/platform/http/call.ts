// The life of one call: check the shape, claim the key, act, audit, commit, answer.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ZodMiniType } from 'zod/mini';
import * as z from 'zod/mini';
import { audit } from '../audit.ts';
import type { Actor, Ctx } from '../context.ts';
import { Refusal } from '../errors.ts';
import type { Env } from '../env.ts';
import { claimKey, keepAnswer, refusals as idempotency } from '../idempotency.ts';
import { contextOf, work } from '../work.ts';
import type { Scope } from '../work.ts';
import { admit } from './admission.ts';
import { InvalidRequest, languageOf } from './problem.ts';
import { FileAnswer, JsonText, Reply } from './route.ts';
import type { Input, Route } from './route.ts';
import type { Wire } from './wire.ts';

type AnyInput = Input<unknown, unknown, unknown>;

/** Answers one request by its route; refusals are thrown for the one renderer. */
export async function callRoute(
  env: Env,
  route: Route,
  { request, reply, wire }: { request: FastifyRequest; reply: FastifyReply; wire?: Wire },
): Promise<FastifyReply> {
  const actor = await (wire?.admit ?? admit)(env, route, request);
  const scope = scopeOf(route, actor, request);
  const input = inputOf(route, request, wire === undefined);
  try {
    const answer = await act(env, route, { scope, input, key: keyOf(route, request) });
    return send(route, answer, reply);
  } catch (error) {
    // An officer's read of many people's rows is told even when it ended in a refusal.
    const isTold = route.method !== 'GET' || route.role === 'batch';
    if (error instanceof Refusal && route.audit !== null && isTold) {
      await recordRefusal(env, route, { scope, error });
    }
    throw error;
  }
}

function scopeOf(route: Route, actor: Actor, request: FastifyRequest): Scope {
  const own = actor.kind === 'subject' && route.object === 'own';
  return {
    actor,
    taxpayerId: own ? actor.taxpayerId : null,
    role: route.role ?? 'app',
    requestId: String(request.id),
    address: addressOf(request),
    language: languageOf(request),
  };
}

/** Without a proxy's header the peer is the client; else the proxies we trust decide (costly). */
function addressOf(request: FastifyRequest): string {
  const isProxied = request.headers['x-forwarded-for'] !== undefined;
  return (isProxied ? undefined : request.socket.remoteAddress) ?? request.ip;
}

/** Shapes of bodies are strict: a field that nobody asked for is refused (A21), not dropped. */
const strict = new WeakMap<ZodMiniType, ZodMiniType>();
function strictly(schema: ZodMiniType): ZodMiniType {
  let made = strict.get(schema);
  if (!made) {
    const isObject = schema instanceof z.ZodMiniObject;
    made = isObject ? z.catchall(schema, z.never()) : schema;
    strict.set(schema, made);
  }
  return made;
}

function inputOf(route: Route, request: FastifyRequest, isStrict: boolean): AnyInput {
  const parsed = (part: 'params' | 'query' | 'body', given: unknown) => {
    const schema = route[part];
    if (!schema) return undefined;
    const result = z.safeParse(isStrict ? strictly(schema) : schema, given ?? {});
    if (!result.success) throw new InvalidRequest(part, result.error.issues);
    return result.data;
  };
  const headers = request.headers;
  return {
    params: parsed('params', request.params),
    query: parsed('query', request.query),
    body: parsed('body', request.body),
    request: {
      header: (name) => {
        const value = headers[name.toLowerCase()];
        return Array.isArray(value) ? value.join(', ') : value;
      },
      rawBody: (request as { rawBody?: Buffer }).rawBody ?? Buffer.alloc(0),
      cookie: (name) => request.cookies[name],
    },
  };
}

function keyOf(route: Route, request: FastifyRequest): string | null {
  if (route.method === 'GET' || route.idempotency === 'none') return null;
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string') return key;
  if (route.idempotency === 'required') throw idempotency.key_missing();
  return null;
}

interface Act {
  scope: Scope;
  input: AnyInput;
  key: string | null;
}

/** What a key stands for: the same key for another thing of the same route is another request. */
const askedOf = ({ params, query, body }: AnyInput): unknown =>
  params === undefined && query === undefined ? body : { params, query, body };

const replayed = Symbol('replayed');

async function act(env: Env, route: Route, { scope, input, key }: Act): Promise<unknown> {
  if (route.transaction === 'none') {
    return route.call(contextOf(env, scope, noDatabase), input);
  }
  const claim =
    key === null ? null : { key, route: `${route.method} ${route.path}`, body: askedOf(input) };
  if (route.quick) {
    const answer = await route.quick(contextOf(env, scope, noDatabase), input, claim);
    if (answer !== undefined) return answer;
  }
  const finish = async (ctx: Ctx, answer: unknown) => {
    if (route.audit !== null) {
      const object = route.auditObject?.(input as Input<never, never, never>) ?? objectOf(input);
      await audit(ctx, { action: route.audit, object });
    }
    if (claim && isPlain(answer)) await keepAnswer(ctx, claim.key, answer);
    return answer;
  };
  const transaction = transactionOf(env, route, scope);
  const first = await transaction(async (ctx) => {
    if (claim) {
      const claimed = await claimKey(ctx, claim);
      if (!claimed.first) return { [replayed]: claimed.answer };
    }
    const answer = await route.call(ctx, input);
    return route.settle ? answer : finish(ctx, answer);
  });
  if (isReplay(first)) return first[replayed];
  if (!route.settle || !route.outside) return first;
  const said = await route.outside(first, env);
  return work(env, scope, async (ctx) => finish(ctx, await route.settle!(ctx, first, said)));
}

/**
 * What only reads leaves one row of the journal behind, and waits for the disk together with other
 * reads (decision 11); what changes something waits for its own commit.
 */
function transactionOf(env: Env, route: Route, scope: Scope) {
  return <T>(call: (ctx: Ctx) => Promise<T>): Promise<T> =>
    route.method === 'GET' && route.audit !== null && !route.settle
      ? env.pools.app.flush.after((sharesFlush) => work(env, { ...scope, sharesFlush }, call))
      : work(env, scope, call);
}

const isReplay = (value: unknown): value is { [replayed]: unknown } =>
  typeof value === 'object' && value !== null && replayed in value;
const isPlain = (answer: unknown) =>
  !(answer instanceof FileAnswer || answer instanceof Reply || answer instanceof JsonText);

const noDatabase = new Proxy({} as Ctx['db'], {
  get: () => {
    throw new Error('A route without a transaction has no ctx.db.');
  },
});

function objectOf(input: AnyInput): string | null {
  const params = input.params as Record<string, string> | undefined;
  const [first] = Object.entries(params ?? {});
  return first ? `${first[0]}:${first[1]}` : null;
}

/**
 * What was refused is in the journal too, in a transaction of its own: the act's was rolled back.
 */
async function recordRefusal(
  env: Env,
  route: Route,
  { scope, error }: { scope: Scope; error: Refusal },
): Promise<void> {
  const outcome = `refused:${error.kind.code}`;
  await work(env, scope, (ctx) => audit(ctx, { action: route.audit!, outcome })).catch(
    (failed: unknown) => env.log.error({ err: failed }, 'a refusal could not be audited'),
  );
}

const cookieOptions = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

function send(route: Route, given: unknown, reply: FastifyReply): FastifyReply {
  reply.header('cache-control', 'no-store');
  const answer = given instanceof Reply ? given.answer : given;
  if (given instanceof Reply) {
    for (const { name, value } of given.cookies) {
      if (value === null) reply.clearCookie(name, cookieOptions);
      else reply.setCookie(name, value, cookieOptions);
    }
    reply.code(given.status);
    if (given.location) return reply.redirect(given.location, given.status);
  }
  if (answer instanceof FileAnswer) return sendFile(answer, reply);
  if (answer instanceof JsonText) return sendJson(answer.text, reply);
  if (typeof route.answer === 'string') return reply.code(204).send();
  // The answer is checked too: a shape that drifted is a bug of ours and must not reach anybody.
  return sendJson(JSON.stringify(z.parse(route.answer, answer)), reply);
}

const sendJson = (text: string | Buffer, reply: FastifyReply): FastifyReply =>
  reply.type('application/json; charset=utf-8').send(text);

function sendFile(file: FileAnswer, reply: FastifyReply): FastifyReply {
  const name = encodeURIComponent(file.name).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  );
  const kind = file.inline ? 'inline' : 'attachment';
  if (file.isForeign) reply.header('content-security-policy', "sandbox; default-src 'none'");
  return reply
    .type(file.mime)
    .header('content-disposition', `${kind}; filename*=UTF-8''${name}`)
    .send(file.bytes);
}
