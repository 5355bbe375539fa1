// Live updates of open pages (SSE): one listening connection per process, fan-out in memory.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import pg from 'pg';
import { admit } from './admission.ts';
import type { Actor, TaxpayerId } from '../context.ts';
import { sql } from '../db.ts';
import type { Env } from '../env.ts';
import { Refusal } from '../errors.ts';
import { work } from '../work.ts';
import type { Route } from './route.ts';
import * as z from 'zod/mini';

/** Payload of `notify kabinet_live`: ids only (limit 8,000 bytes, and no personal data). */
interface News {
  taxpayerId: number;
  topics: string[];
}

export interface Live {
  mount(app: FastifyInstance): void;
  /** Asks every open page to load anew: notifications in between may have been lost. */
  reloadAll(): void;
  close(): Promise<void>;
  pause(): Promise<void>;
  resume(): void;
}

const heartbeatMs = 20_000;
/** A stream outlives its session by no more than this. */
const lookMs = 3000;
/** Sessions looked up in one round trip, as `Together` carries them; other requests go between. */
const lookedUpAtOnce = 64;

/** A slow phone needs so long from its first reading to its stream. */
const missedS = 30;
/** The latest events of one taxpayer that are looked at. */
const missedMax = 50;

/** Who holds a stream. */
type Listening = Extract<Actor, { kind: 'subject' }> & { taxpayerId: TaxpayerId };

interface Stream {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** What the stream route demands of its caller; it holds no transaction. */
const streamRoute: Route = {
  method: 'GET',
  path: '/api/cabinet/v1/stream',
  summary: 'Live news of this taxpayer (text/event-stream)',
  audience: 'cabinet',
  permission: 'account.read',
  object: 'own',
  audit: 'stream.open',
  answer: 'none',
  call: () => Promise.resolve(),
};

export const streamFacts = streamRoute;

export function createLive(env: Env): Live {
  const streams = new Map<number, Set<Stream>>();
  let listener: pg.Client | null = null;
  let closed = false;

  const reloadAll = () => {
    for (const { reply } of allOf(streams)) write(reply, 'reload', {});
  };

  const hear = (channel: string, payload: string) => {
    if (channel === 'kabinet_clock') {
      void env.clock.refresh().then(reloadAll, () => undefined);
      return;
    }
    const news = JSON.parse(payload) as News;
    for (const { reply } of streams.get(news.taxpayerId) ?? []) {
      write(reply, 'changed', { topics: news.topics });
    }
  };

  const connect = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: env.settings.DATABASE_APP_URL });
    const lost = () => {
      if (listener !== client) return;
      listener = null;
      if (!closed) retry();
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', ({ channel, payload }) => hear(channel, payload ?? '{}'));
    try {
      await client.connect();
      await client.query('listen kabinet_live; listen kabinet_clock');
      listener = client;
      await env.clock.refresh();
      reloadAll();
    } catch {
      await client.end().catch(() => undefined);
      if (!closed) retry();
    }
  };
  const retry = () => setTimeout(() => void (closed ? undefined : connect()), 500).unref();

  void connect();
  const forsake = lookAfter(env, streams);

  return {
    reloadAll,
    mount: (app) => mountStream(app, env, streams),
    pause: async () => {
      const client = listener;
      listener = null;
      await client?.end();
    },
    resume: () => void connect(),
    close: async () => {
      closed = true;
      forsake();
      for (const { reply } of allOf(streams)) reply.raw.end();
      await listener?.end().catch(() => undefined);
    },
  };
}

type Streams = Map<number, Set<Stream>>;

const write = (reply: FastifyReply, event: string, data: object) =>
  reply.raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);

const allOf = (streams: Streams): Stream[] => [...streams.values()].flatMap((set) => [...set]);

/**
 * Keeps connections awake, and ends the streams whose callers would not be let in any more: signed
 * out, idle for too long, ended from the list, gone on under a new id, a token that has expired.
 * Answers the way to stop.
 */
function lookAfter(env: Env, streams: Streams): () => void {
  let isLooking = false;
  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    const open = allOf(streams);
    for (let at = 0; at < open.length; at += lookedUpAtOnce) {
      const some = open.slice(at, at + lookedUpAtOnce);
      await Promise.all(some.map((stream) => endUnlessAdmitted(env, stream)));
    }
    isLooking = false;
  };
  const beat = () => {
    for (const { reply } of allOf(streams)) reply.raw.write(': still here\n\n');
  };
  const timers = [setInterval(beat, heartbeatMs), setInterval(() => void look(), lookMs)];
  for (const timer of timers) timer.unref();
  return () => timers.forEach((timer) => clearInterval(timer));
}

async function endUnlessAdmitted(env: Env, { request, reply }: Stream): Promise<void> {
  await admit(env, streamRoute, request).catch((error: unknown) => {
    // While the database is away nobody can tell who may listen; nothing is told then either.
    if (error instanceof Refusal && error.kind.status < 500) reply.raw.end();
  });
}

function mountStream(app: FastifyInstance, env: Env, streams: Streams): void {
  app.get(streamRoute.path, async (request, reply) => {
    const actor = await admit(env, streamRoute, withBackground(request));
    if (actor.kind !== 'subject' || actor.taxpayerId === null) return reply.code(204).send();
    const { taxpayerId: taxpayer } = actor;
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    reply.raw.write('retry: 2000\n\n');
    const set = streams.get(taxpayer) ?? new Set();
    const stream = { request, reply };
    streams.set(taxpayer, set.add(stream));
    request.raw.on('close', () => {
      set.delete(stream);
      if (set.size === 0) streams.delete(taxpayer);
    });
    await tellMissed(env, { ...actor, taxpayerId: taxpayer }, stream);
    return reply;
  });
}

/**
 * A page reads first and listens a little later: what happened meanwhile is told as the stream
 * opens. Where that cannot be found out, the page reads everything again.
 */
async function tellMissed(env: Env, actor: Listening, { reply }: Stream): Promise<void> {
  const { taxpayerId } = actor;
  const topics = await work(env, { actor, taxpayerId }, (ctx) =>
    ctx.db.rows(sql<{ topic: string }>`
      select distinct topic from (
        select topics from platform.event where taxpayer_id = ${taxpayerId}
          and recorded_at > ${ctx.wall}::timestamptz - make_interval(secs => ${missedS})
        order by event_id desc limit ${missedMax}
      ) late, unnest(topics) topic`),
  ).catch((error: unknown) => {
    // The stream stays open: a page that reads everything again has missed nothing.
    env.log.warn({ err: error }, 'what a page missed could not be found out');
    return null;
  });
  if (topics === null) write(reply, 'reload', {});
  else if (topics.length > 0) {
    write(reply, 'changed', { topics: topics.map(({ topic }) => topic) });
  }
}

/** An open stream is no act of a person: it never keeps a session alive (P04). */
function withBackground<T extends { headers: Record<string, unknown> }>(request: T): T {
  request.headers['x-background'] = '1';
  return request;
}

/** The notification of a ticker, one per taxpayer and batch. */
export const newsSchema = z.object({ taxpayerId: z.int(), topics: z.array(z.string()) });
