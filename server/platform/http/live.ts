// Live updates of open pages (SSE): one listening connection per process, fan-out in memory.
import type { FastifyInstance, FastifyReply } from 'fastify';
import pg from 'pg';
import { admit } from './admission.ts';
import type { Env } from '../env.ts';
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
  const streams = new Map<number, Set<FastifyReply>>();
  let listener: pg.Client | null = null;
  let closed = false;

  const write = (reply: FastifyReply, event: string, data: object) =>
    reply.raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);

  const reloadAll = () => {
    for (const set of streams.values()) for (const reply of set) write(reply, 'reload', {});
  };

  const hear = (channel: string, payload: string) => {
    if (channel === 'kabinet_clock') {
      void env.clock.refresh().then(reloadAll, () => undefined);
      return;
    }
    const news = JSON.parse(payload) as News;
    for (const reply of streams.get(news.taxpayerId) ?? []) {
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
  const beat = setInterval(() => {
    for (const set of streams.values())
      for (const reply of set) reply.raw.write(': still here\n\n');
  }, heartbeatMs);
  beat.unref();

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
      clearInterval(beat);
      for (const set of streams.values()) for (const reply of set) reply.raw.end();
      await listener?.end().catch(() => undefined);
    },
  };
}

function mountStream(
  app: FastifyInstance,
  env: Env,
  streams: Map<number, Set<FastifyReply>>,
): void {
  app.get(streamRoute.path, async (request, reply) => {
    const actor = await admit(env, streamRoute, withBackground(request));
    const taxpayer = actor.kind === 'subject' ? actor.taxpayerId : null;
    if (taxpayer === null) return reply.code(204).send();
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    reply.raw.write('retry: 2000\n\n');
    const set = streams.get(taxpayer) ?? new Set();
    streams.set(taxpayer, set.add(reply));
    request.raw.on('close', () => {
      set.delete(reply);
      if (set.size === 0) streams.delete(taxpayer);
    });
    return reply;
  });
}

/** An open stream is no act of a person: it never keeps a session alive (P04). */
function withBackground<T extends { headers: Record<string, unknown> }>(request: T): T {
  request.headers['x-background'] = '1';
  return request;
}

/** The notification of a ticker, one per taxpayer and batch. */
export const newsSchema = z.object({ taxpayerId: z.int(), topics: z.array(z.string()) });
