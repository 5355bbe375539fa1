// Receipts of the self-employed in a crash (security §4.4): two web servers sell over the national
// wire while one of them and the database are killed again and again. No acknowledged receipt is
// lost, none is there twice, and no number is given twice to one ИНН.
import { fileURLToPath } from 'node:url';
import { closeEnv, makeEnv } from '#platform/env-of';
import { ownerUrlOf, readConfig } from '../server/config.ts';
import { modules } from '../server/modules.ts';
import { scratchFolder, startReady, stop } from '../tests/launch/started.ts';
import { type Books, readBooks } from './receipts/books.ts';
import { takeGuardsAway } from './receipts/sabotage.ts';
import { type Seller, type Sold, openSellers } from './receipts/sellers.ts';
import { type Plan, handedBy, weather } from './receipts/storm.ts';
import type { Kills } from './crash/killer.ts';
import type { Check, RowOptions } from './row.ts';

const PLAN: Plan = { acknowledged: 8000, appKills: 20, databaseKills: 4 };
/** The broken variant is caught long before the full plan is through. */
const SABOTAGED: Plan = { acknowledged: 1200, appKills: 5, databaseKills: 1 };
/** Few, so that many receipts of one ИНН are made at the same time. */
const SELLERS = 6;
const READY_MAX_S = 10;
const program = fileURLToPath(new URL('../server/launcher.ts', import.meta.url));

export async function run({ sabotage, seed }: RowOptions): Promise<Check[]> {
  const plan = sabotage ? SABOTAGED : PLAN;
  const env = { LOG_LEVEL: 'error' };
  const started = await startReady({ dataFolder: scratchFolder(), program, env });
  try {
    const config = readConfig(handedBy(started));
    const sellers = await signIn(config, `http://127.0.0.1:${started.port}`);
    if (sabotage) await takeGuardsAway(ownerUrlOf(config));
    const { sold, kills } = await weather({ started, sellers, plan, seed });
    const books = await readBooks(config.DATABASE_BATCH_URL, sold);
    process.stdout.write(
      `sent ${sold.sent.size}, repeated ${sold.repeats}, receipts ${books.receipts}, ` +
        `killed the web server ${kills.app} times and PostgreSQL ${kills.database} times\n`,
    );
    return [...checksOfStorm(plan, sold, kills), ...checksOfBooks(books, sold)];
  } finally {
    await stop(started);
  }
}

async function signIn(config: ReturnType<typeof readConfig>, url: string): Promise<Seller[]> {
  const env = makeEnv(config, { modules, process: 'verify' });
  try {
    await env.clock.refresh();
    return await openSellers(env, url, SELLERS);
  } finally {
    await closeEnv(env);
  }
}

const atLeast = (name: string, figure: number, limit: number): Check => ({
  name,
  passed: figure >= limit,
  figure,
  limit: `≥ ${limit}`,
});
const none = (name: string, figure: number): Check => ({
  name,
  passed: figure === 0,
  figure,
  limit: 0,
});

function checksOfStorm(plan: Plan, sold: Sold, kills: Kills): Check[] {
  const [first] = sold.refused;
  if (first !== undefined) process.stderr.write(`${first}\n`);
  return [
    atLeast('receipts acknowledged', sold.acknowledged.length, plan.acknowledged),
    atLeast('kills of the web server', kills.app, plan.appKills),
    atLeast('kills of PostgreSQL', kills.database, plan.databaseKills),
    {
      name: 'ready after a kill of PostgreSQL',
      passed: kills.readyAfterDatabaseS <= READY_MAX_S,
      figure: `${kills.readyAfterDatabaseS.toFixed(1)} s`,
      limit: `≤ ${READY_MAX_S} s`,
    },
    none('requests refused for good', sold.refused.length),
    none('copies of one request answered with different numbers', sold.disagreed),
  ];
}

function checksOfBooks(books: Books, sold: Sold): Check[] {
  return [
    none('acknowledged receipts lost', books.lost),
    none('receipts issued twice', books.doubled),
    none('receipts that nobody asked for', books.unasked),
    none('numbers given twice to one ИНН', books.repeatedNumbers),
    none('receipts without event, audit row and delivery', books.withoutNews),
    none('months whose income is not what their receipts make', books.wrongMonths),
    atLeast('receipts in the books', books.receipts, sold.acknowledged.length),
  ];
}
