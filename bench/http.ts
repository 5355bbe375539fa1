// `npm run -s bench -- http`: the home data of a signed-in person in one round trip to the
// database, against a bare Fastify route with one primary-key select; alternating, median of
// several rounds.
import autocannon from 'autocannon';
import fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { modules } from '../server/modules.ts';
import { taxpayerId } from '../server/platform/context.ts';
import { sql } from '../server/platform/db.ts';
import { closeEnv, makeEnv } from '../server/platform/env-of.ts';
import type { Env } from '../server/platform/env.ts';
import { createServer } from '../server/platform/http/server.ts';
import { openSession, sessionCookie } from '../server/platform/web-session.ts';
import { work } from '../server/platform/work.ts';
import { scratchFolder, startReady, stop, until } from '../tests/launch/started.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../server/config.ts';
import { runningFile } from '../server/launch/program.ts';
import { median, type Line } from './line.ts';

/** Short rounds and many, so that a disturbance meets both sides alike. */
const rounds = 9;
const secondsEach = 2;
/** Not counted: both sides are compiled by the time the first round begins. */
const secondsToWarmUp = 3;
/** As many as the ledger's benchmark has, so that durable commits share their flushes. */
const connections = 32;
const promise = 0.5;
const program = fileURLToPath(new URL('../server/launcher.ts', import.meta.url));

/** Runs beside a started program (its database, its demo people), with servers of its own. */
export async function run(): Promise<Line[]> {
  const dataFolder = scratchFolder();
  const started = await startReady({ dataFolder, program, env: { LOG_LEVEL: 'error' } });
  try {
    return await measure(dataFolder);
  } finally {
    await stop(started);
  }
}

async function measure(dataFolder: string): Promise<Line[]> {
  const path = runningFile(join(dataFolder));
  const { handed } = JSON.parse(readFileSync(path, 'utf8')) as { handed: NodeJS.ProcessEnv };
  const env = makeEnv(readConfig({ ...handed, DATABASE_POOL: `${connections}` }), {
    modules,
    process: 'bench',
  });
  await env.clock.refresh();
  const { app } = await createServer(env, null);
  const bare = bareServer(env);
  try {
    const cookie = await signedIn(env);
    const home = await listen(app, '/api/cabinet/v1/home');
    const limit = await listen(bare, '/row');
    const values = { home: [] as number[], limit: [] as number[] };
    for (const url of [home, limit]) await load(url, cookie, secondsToWarmUp);
    for (let round = 0; round < rounds; round += 1) {
      values.home.push(await load(home, cookie, secondsEach));
      values.limit.push(await load(limit, cookie, secondsEach));
    }
    return [lineOf(median(values.home), median(values.limit))];
  } finally {
    await Promise.all([app.close(), bare.close()]);
    await closeEnv(env);
  }
}

function lineOf(value: number, limit: number): Line {
  const ratio = Math.round((value / limit) * 1000) / 1000;
  const unit = 'requests/s';
  return {
    name: 'http',
    value: Math.round(value),
    unit,
    limit: Math.round(limit),
    ratio,
    promise,
    holds: ratio >= promise,
  };
}

/** The limit: the same framework, the same pool, one row by its primary key. */
function bareServer(env: Env): FastifyInstance {
  const app = fastify({ logger: false });
  app.get('/row', async () => {
    const text = 'select * from platform.web_session where session_id = $1';
    const id = '00000000-0000-7000-8000-000000000000';
    return { rows: await env.pools.app.statement('bench-row', text, [id]) };
  });
  return app;
}

async function listen(app: FastifyInstance, path: string): Promise<string> {
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as { port: number };
  return `http://127.0.0.1:${port}${path}`;
}

/** A session of the demo person with most to show. */
async function signedIn(env: Env): Promise<string> {
  const job = { actor: { kind: 'job', name: 'bench' }, role: 'batch' } as const;
  // The demo people are assessed just after the program is ready.
  const { id: owner } = await until('the demo people have charges', () =>
    work(env, job, (ctx) =>
      ctx.db.find(sql<{ id: number }>`
        select taxpayer_id as id from ledger.charge group by 1 having count(*) > 4 limit 1`),
    ),
  );
  const id = await work(env, { actor: { kind: 'anonymous' } }, (ctx) =>
    openSession(ctx, {
      subjectId: '00000000-0000-7000-8000-0000000000bb',
      taxpayerId: taxpayerId(owner),
      level: 'standard',
      roles: [],
      amr: ['pwd'],
      device: 'bench',
    }),
  );
  return `${sessionCookie}=${id}`;
}

async function load(url: string, cookie: string, duration: number): Promise<number> {
  const result = await autocannon({
    url,
    connections,
    duration,
    headers: { cookie },
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} answers were no success, ${result.errors} failed.`);
  }
  return result.requests.average;
}
