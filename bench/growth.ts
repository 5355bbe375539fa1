// `npm run -s bench -- growth`: what one person's page, a payment, a reading as of a past day, a
// day's penalty and the yearly assessment cost among 1,000, 10,000 and 100,000 people with a
// history.
// `GROWTH=1000,10000` takes other numbers, `GROWTH_YEARS=1` a shorter history. Reading and paying
// must stay flat: among the most people at most half as much again as among the fewest.
import { addDays } from '#primitives/days';
import { kopecks } from '#primitives/money';
import { assessAll } from '#modules/assessments';
import { postPayment } from '#modules/ledger';
import { taxpayerId } from '#platform/context';
import { sql } from '#platform/db';
import { announce } from '#platform/events';
import type { Env } from '#platform/env';
import { closeEnv, makeEnv } from '#platform/env-of';
import { createServer, type Server } from '#platform/http/server';
import { newId } from '#platform/ids';
import { openSession, sessionCookie } from '#platform/web-session';
import { work } from '#platform/work';
import { sweepDue } from '#platform/worker/sweep';
import { insertLives } from '#testing/property';
import { insertTaxpayers } from '#testing/taxpayers';
import { withClient } from '../server/launch/database-client.ts';
import { socketUrl } from '../server/launch/database-urls.ts';
import { superuser } from '../server/launch/embedded-server.ts';
import { modules } from '../server/modules.ts';
import { generatedLives } from './assess/lives.ts';
import { multiply } from './growth/copies.ts';
import { makeHistory } from './growth/history.ts';
import type { Line } from './line.ts';
import { type ScratchDatabase, scratchDatabase } from './scratch-database.ts';

const sizes = (process.env.GROWTH ?? '1000,10000,100000').split(',').map(Number);
const historyYears = [2021, 2022, 2023, 2024, 2025].slice(-Number(process.env.GROWTH_YEARS ?? 5));
const lastYear = historyYears.at(-1)!;
const founders = 500;
/** Assessed among the others; their numbers lie behind those of all copies. */
const newcomers = 1000;
const asked = 300;
const promise = 1.5;
const actor = { kind: 'job', name: 'bench' } as const;
const assessor = { kind: 'job', name: 'assessments.assess' } as const;

type Figures = Record<
  'bare' | 'home' | 'homeAgain' | 'posting' | 'asOf' | 'penalty' | 'assess',
  number
>;

export async function run(): Promise<Line[]> {
  const database = await scratchDatabase(8);
  const env = makeEnv(database.config, { modules, process: 'bench' });
  const server = await createServer(env, null);
  try {
    await env.clock.refresh();
    const first = await makeHistory(env, { count: founders, taxYears: historyYears });
    await asRoot(database, (client) =>
      client.query(`select setval('taxpayers.taxpayer_number', 100000000)`),
    );
    const found: [number, Figures][] = [];
    let copies = 1;
    for (const size of sizes) {
      const began = performance.now();
      const wanted = Math.ceil(size / founders);
      await grow(database, { first, from: copies, copies: wanted - copies });
      copies = wanted;
      const filled = Math.round((performance.now() - began) / 1000);
      const held = await megabytes(database);
      process.stderr.write(`${size} people stand after ${filled} s, ${held} MB\n`);
      const figures = await measure(env, server, { first, count: copies * founders });
      process.stderr.write(`${size}: ${JSON.stringify(figures)}\n`);
      found.push([size, figures]);
    }
    return linesOf(found);
  } finally {
    await server.app.close();
    await closeEnv(env);
    await database.stop();
  }
}

const asRoot = <T>(
  { socketFolder, name }: ScratchDatabase,
  call: Parameters<typeof withClient<T>>[1],
): Promise<T> => withClient(socketUrl(socketFolder, superuser, name), call);

async function grow(
  database: ScratchDatabase,
  span: { first: number; from: number; copies: number },
): Promise<void> {
  if (span.copies > 0) {
    await asRoot(database, (client) => multiply(client, { ...span, count: founders }));
  }
}

const megabytes = (database: ScratchDatabase): Promise<number> =>
  asRoot(database, async (client) => {
    const { rows } = await client.query<{ mb: number }>(
      'select (pg_database_size(current_database()) / 1048576)::int as mb',
    );
    return rows[0]!.mb;
  });

interface People {
  first: number;
  count: number;
}

/** Milliseconds of one thing after another; the assessment in people a second. */
async function measure(env: Env, { app }: Server, people: People): Promise<Figures> {
  const someone = () => taxpayerId(people.first + Math.floor(Math.random() * people.count));
  const cookies = await Promise.all(Array.from({ length: asked }, () => signedIn(env, someone())));
  const get = async (path: string, cookie: string): Promise<void> => {
    const answer = await app.inject({ url: `/api/cabinet/v1${path}`, headers: { cookie } });
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.body}`);
  };
  const past = addDays(env.clock.today(), -400);
  return {
    bare: await each(cookies, () => tell(env, someone())),
    home: await each(cookies, (cookie) => get('/home', cookie)),
    homeAgain: await each(cookies, (cookie) => get('/home', cookie)),
    asOf: await each(cookies, (cookie) => get(`/account?on=${past}`, cookie)),
    posting: await each(cookies, () => pay(env, someone())),
    penalty: await penaltyOfDay(env),
    assess: await assessSome(env),
  };
}

/** Nine of ten took longer: on a machine that does other work too, what the thing itself costs. */
function quietTenth(spent: readonly number[]): number {
  return spent.toSorted((left, right) => left - right)[Math.floor(spent.length / 10)]!;
}

async function each<T>(of: readonly T[], call: (one: T) => Promise<void>): Promise<number> {
  const spent: number[] = [];
  for (const one of of) {
    const began = performance.now();
    await call(one);
    spent.push(performance.now() - began);
  }
  return Math.round(quietTenth(spent) * 100) / 100;
}

async function signedIn(env: Env, person: ReturnType<typeof taxpayerId>): Promise<string> {
  const id = await work(env, { actor: { kind: 'anonymous' } }, (ctx) =>
    openSession(ctx, {
      subjectId: newId(),
      taxpayerId: person,
      level: 'standard',
      roles: [],
      amr: ['pwd'],
      device: 'bench',
    }),
  );
  return `${sessionCookie}=${id}`;
}

async function pay(env: Env, person: ReturnType<typeof taxpayerId>): Promise<void> {
  await work(env, { actor, taxpayerId: person }, (ctx) =>
    postPayment(ctx, {
      source: 'bench',
      eventKey: newId(),
      paymentId: newId(),
      amountKopecks: kopecks(1000),
      paidOn: ctx.today,
    }),
  );
}

/** What any act costs at least: an event and its delivery, committed to the disk. */
async function tell(env: Env, person: ReturnType<typeof taxpayerId>): Promise<void> {
  await work(env, { actor, taxpayerId: person }, (ctx) =>
    announce(ctx, { type: 'bench.told', data: {} }),
  );
}

/**
 * The mean of what falls due on a day: what is due waits in the table, some hundreds are handled.
 */
async function penaltyOfDay(env: Env): Promise<number> {
  const began = performance.now();
  let handled = 0;
  while (handled < asked) {
    const some = await sweepDue(env);
    if (some === 0) break;
    handled += some;
  }
  return Math.round(((performance.now() - began) / handled) * 100) / 100;
}

/** A thousand newcomers among all the others are assessed for the last year. */
async function assessSome(env: Env): Promise<number> {
  await work(env, { actor: assessor, role: 'batch' }, async (ctx) => {
    const ids = await insertTaxpayers(ctx, newcomers);
    const lives = generatedLives(100_000, newcomers);
    await insertLives(
      ctx,
      lives.map((life, place) => ({ ...life, taxpayerId: ids[place]! })),
    );
    await ctx.db.run(sql`
      insert into assessments.mass_run (tax_year, after_taxpayer, started_at)
      values (${lastYear}, ${Math.min(...ids) - 1}, now())
      on conflict (tax_year) do update
        set after_taxpayer = excluded.after_taxpayer, finished_at = null`);
  });
  const began = performance.now();
  const done = await assessAll(env, { taxYear: lastYear });
  if (done.people !== newcomers || done.charged === 0) {
    throw new Error(`Of ${newcomers} people: ${JSON.stringify(done)}.`);
  }
  return Math.round((done.people * 1000) / (performance.now() - began));
}

function linesOf(found: readonly [number, Figures][]): Line[] {
  const [[, fewest]] = found as [[number, Figures]];
  return found.flatMap(([size, figures]) =>
    (Object.entries(figures) as [keyof Figures, number][]).map(([name, value]): Line => {
      const isFlat = name === 'home' || name === 'asOf' || name === 'posting';
      const ratio = Math.round((value / fewest[name]) * 100) / 100;
      const unit = name === 'assess' ? 'people/s' : 'ms';
      const own = { name: `growth.${name}.${size}`, value, unit, limit: fewest[name], ratio };
      return { ...own, promise: isFlat ? promise : null, holds: !isFlat || ratio <= promise };
    }),
  );
}
