// `npm run -s bench -- receipts`: durable receipts over HTTP on the «Мой налог» interface of a
// started program, against a bare Fastify route with one insert; alternating, medians. Then the
// same under kill -9 of the program and of the database: nothing lost, nothing twice.
import autocannon from 'autocannon';
import fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openSeller } from '#testing/npd-wire';
import { sql } from '#platform/db';
import type { Env } from '#platform/env';
import { closeEnv, makeEnv } from '#platform/env-of';
import { newId } from '#platform/ids';
import { work } from '#platform/work';
import { readConfig } from '../server/config.ts';
import { runningFile } from '../server/launch/program.ts';
import { modules } from '../server/modules.ts';
import { freePort, scratchFolder, startReady, stop } from '../tests/launch/started.ts';
import type { Started } from '../tests/launch/started.ts';
import { killUntilEnough, newKills } from '../verify/crash/killer.ts';
import { randomOf } from '../verify/crash/random.ts';
import { median, type Line } from './line.ts';
import { type Sale, booksOf, bodyOf, sellUntilEnough } from './receipts/sellers.ts';

const sellers = 24;
const connections = 32;
const rounds = 3;
const secondsEach = 4;
/** design §6: as many a second on two cores. */
const promise = 300;
/** Every fifth kill takes the database too. */
const killsMin = 5;
const program = fileURLToPath(new URL('../server/launcher.ts', import.meta.url));
const server = fileURLToPath(new URL('../server/main.ts', import.meta.url));
const job = { actor: { kind: 'job', name: 'bench' }, role: 'owner' } as const;

export async function run(): Promise<Line[]> {
  const dataFolder = scratchFolder();
  const started = await startReady({ dataFolder, program, env: { LOG_LEVEL: 'error' } });
  const { handed } = JSON.parse(readFileSync(runningFile(dataFolder), 'utf8')) as {
    handed: NodeJS.ProcessEnv;
  };
  const env = makeEnv(readConfig({ ...handed, DATABASE_POOL: `${connections}` }), {
    modules,
    process: 'bench',
  });
  await env.clock.refresh();
  const url = `http://127.0.0.1:${started.port}`;
  try {
    const tokens = await openSellers(env, url);
    const speed = await measure(env, url, tokens);
    return [speed, ...(await crash({ env, started, handed, tokens }))];
  } finally {
    await closeEnv(env);
    await stop(started);
  }
}

/** Access tokens of people on the register, each with a program that has signed in. */
async function openSellers(env: Env, url: string): Promise<string[]> {
  const tokens: string[] = [];
  for (let number = 0; number < sellers; number += 1) {
    const { program } = await openSeller({ env, url });
    tokens.push(program.token!);
  }
  return tokens;
}

async function measure(env: Env, url: string, tokens: readonly string[]): Promise<Line> {
  await work(env, job, async (ctx) => {
    await ctx.db.run(sql`create table public.bench_row (id uuid primary key, body jsonb not null)`);
    await ctx.db.run(sql`grant insert on public.bench_row to kabinet_app`);
  });
  const bare = bareServer(env);
  await bare.listen({ port: 0, host: '127.0.0.1' });
  const { port } = bare.server.address() as { port: number };
  const found = { receipts: [] as number[], limit: [] as number[] };
  try {
    for (let round = 0; round < rounds; round += 1) {
      found.receipts.push(await load(`${url}/api/v1/income`, tokens));
      found.limit.push(await load(`http://127.0.0.1:${port}/row`, tokens));
    }
  } finally {
    await bare.close();
  }
  const [value, limit] = [median(found.receipts), median(found.limit)];
  return {
    name: 'receipts',
    value: Math.round(value),
    unit: 'receipts/s',
    limit: Math.round(limit),
    ratio: Math.round((value / limit) * 1000) / 1000,
    promise,
    holds: value >= promise,
  };
}

/** The limit: the same framework, the same pool, one durable row. */
function bareServer(env: Env): FastifyInstance {
  const app = fastify({ logger: false });
  const text = 'insert into public.bench_row (id, body) values ($1, $2)';
  app.route({
    method: 'POST',
    url: '/row',
    handler: async (request) => {
      const id = newId();
      await env.pools.app.statement('bench-row', text, [id, JSON.stringify(request.body)]);
      return { id };
    },
  });
  return app;
}

async function load(url: string, tokens: readonly string[]): Promise<number> {
  const result = await autocannon({
    url,
    connections,
    duration: secondsEach,
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => ({
          ...request,
          headers: {
            authorization: `Bearer ${tokens[Math.floor(Math.random() * tokens.length)]}`,
            'content-type': 'application/json',
          },
          body: JSON.stringify(bodyOf('Консультация')),
        }),
      },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} answers were no success, ${result.errors} failed.`);
  }
  return result.requests.average;
}

interface Crash {
  env: Env;
  started: Started;
  handed: NodeJS.ProcessEnv;
  tokens: readonly string[];
}

/** Two web servers take receipts; one of them and the database are killed again and again. */
async function crash({ env, started, handed, tokens }: Crash): Promise<Line[]> {
  const port = await freePort();
  const second = await startSecond(handed, port);
  const kills = newKills();
  const sales: Sale[] = [];
  const isEnough = () => kills.app >= killsMin && kills.database >= 1;
  const ports = [started.port, port];
  const seed = Date.now() % 1_000_000;
  try {
    await Promise.all([
      sellUntilEnough({ ports, tokens, isEnough, sales }),
      killUntilEnough({ started, random: randomOf(seed), isEnough, isDue: () => true }, kills),
    ]);
  } finally {
    second.kill('SIGTERM');
    await once(second, 'exit');
  }
  const books = await booksOf(env, sales);
  process.stderr.write(
    `seed ${seed}: ${sales.length} receipts acknowledged, the web server killed ${kills.app} ` +
      `times, PostgreSQL ${kills.database} times\n`,
  );
  return [
    none('receipts.lost', books.lost),
    none('receipts.doubled', books.doubled),
    none('receipts.numbers', books.repeatedNumbers),
  ];
}

async function startSecond(handed: NodeJS.ProcessEnv, port: number): Promise<ChildProcess> {
  const env = { ...process.env, ...handed, ROLE: 'http', PORT: String(port) };
  const child = fork(server, { env, execArgv: [] });
  await once(child, 'message');
  return child;
}

const none = (name: string, value: number): Line => ({
  name,
  value,
  unit: 'receipts',
  limit: null,
  ratio: null,
  promise: 0,
  holds: value === 0,
});
