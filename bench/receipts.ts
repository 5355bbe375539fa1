// `npm run -s bench -- receipts`: durable receipts over HTTP on the «Мой налог» interface of a
// started program, against a bare Fastify route with one insert; alternating, medians. Then the
// same under kill -9 of the program and of the database: nothing lost, nothing twice. The long
// storm is `npm run -s verify -- receipts`.
import autocannon from 'autocannon';
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sql } from '#platform/db';
import type { Env } from '#platform/env';
import { closeEnv, makeEnv } from '#platform/env-of';
import { work } from '#platform/work';
import { readConfig } from '../server/config.ts';
import { modules } from '../server/modules.ts';
import { scratchFolder, startReady, stop } from '../tests/launch/started.ts';
import { readBooks } from '../verify/receipts/books.ts';
import { type Seller, bodyOf, openSellers } from '../verify/receipts/sellers.ts';
import { type Storm, handedBy, weather } from '../verify/receipts/storm.ts';
import { median, type Line } from './line.ts';

const sellersOpened = 24;
const connections = 32;
const rounds = 5;
const secondsEach = 4;
/** design §6: as many a second on two cores. */
const promise = 300;
const plan = { acknowledged: 1000, appKills: 5, databaseKills: 1 };
const program = fileURLToPath(new URL('../server/launcher.ts', import.meta.url));
const bare = fileURLToPath(new URL('receipts/bare.ts', import.meta.url));
const job = { actor: { kind: 'job', name: 'bench' }, role: 'owner' } as const;

export async function run(): Promise<Line[]> {
  const settings = { LOG_LEVEL: 'error' };
  const started = await startReady({ dataFolder: scratchFolder(), program, env: settings });
  const handed = handedBy(started);
  const env = makeEnv(readConfig(handed), { modules, process: 'bench' });
  try {
    await env.clock.refresh();
    const url = `http://127.0.0.1:${started.port}`;
    const sellers = await openSellers(env, url, sellersOpened);
    const speed = await measure(env, handed, { url, sellers });
    const seed = Date.now() % 1_000_000;
    return [speed, ...(await crash(env, { started, sellers, plan, seed }))];
  } finally {
    await closeEnv(env);
    await stop(started);
  }
}

async function measure(
  env: Env,
  handed: NodeJS.ProcessEnv,
  { url, sellers }: { url: string; sellers: readonly Seller[] },
): Promise<Line> {
  await work(env, job, async (ctx) => {
    await ctx.db.run(sql`create table public.bench_row (id uuid primary key, body jsonb not null)`);
    await ctx.db.run(sql`grant insert on public.bench_row to kabinet_app`);
  });
  const { child, port } = await startBare(env, handed);
  const found = { receipts: [] as number[], limit: [] as number[] };
  try {
    for (let round = 0; round < rounds; round += 1) {
      found.receipts.push(await load(`${url}/api/v1/income`, sellers));
      found.limit.push(await load(`http://127.0.0.1:${port}/row`, sellers));
    }
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
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

/** As many connections to the database as the program has. */
async function startBare(
  env: Env,
  handed: NodeJS.ProcessEnv,
): Promise<{ child: ChildProcess; port: number }> {
  const own = { DATABASE_POOL: String(env.settings.DATABASE_POOL) };
  const child = fork(bare, { env: { ...process.env, ...handed, ...own }, execArgv: [] });
  const [address] = (await once(child, 'message')) as [{ port: number }];
  return { child, port: address.port };
}

async function load(url: string, sellers: readonly Seller[]): Promise<number> {
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
            authorization: `Bearer ${sellers[Math.floor(Math.random() * sellers.length)]!.token}`,
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

async function crash(env: Env, storm: Storm): Promise<Line[]> {
  const { sold, kills } = await weather(storm);
  const books = await readBooks(env.settings.DATABASE_BATCH_URL, sold);
  const [refused] = sold.refused;
  if (refused !== undefined) throw new Error(`A receipt was refused: ${refused}`);
  process.stderr.write(
    `seed ${storm.seed}: ${sold.acknowledged.length} receipts acknowledged, the web server ` +
      `killed ${kills.app} times, PostgreSQL ${kills.database} times\n`,
  );
  return [
    none('receipts.lost', books.lost),
    none('receipts.doubled', books.doubled),
    none('receipts.numbers', books.repeatedNumbers),
  ];
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
