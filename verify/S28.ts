// S28 (security §4.4, crash): the whole program takes money while its web server and its database
// are killed again and again. Nothing that was acknowledged is lost, nothing is there twice.
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { verifyLedger } from '#modules/ledger';
import { closeEnv, makeEnv } from '#platform/env-of';
import { ownerUrlOf, readConfig } from '../server/config.ts';
import type { Config } from '../server/config.ts';
import { runningFile } from '../server/launch/program.ts';
import { modules } from '../server/modules.ts';
import { scratchFolder, startReady, stop } from '../tests/launch/started.ts';
import type { Started } from '../tests/launch/started.ts';
import { readBooks } from './crash/books.ts';
import type { Books } from './crash/books.ts';
import { newTold, tellUntilEnough } from './crash/clients.ts';
import type { Told } from './crash/clients.ts';
import { killUntilEnough, newKills } from './crash/killer.ts';
import type { Kills } from './crash/killer.ts';
import { randomOf } from './crash/random.ts';
import { takeGuardsAway } from './crash/sabotage.ts';
import type { Check, RowOptions } from './row.ts';

interface Plan {
  acknowledged: number;
  appKills: number;
  databaseKills: number;
}

const PLAN: Plan = { acknowledged: 10_000, appKills: 40, databaseKills: 7 };
/** The broken variant is caught long before the full plan is through. */
const SABOTAGED: Plan = { acknowledged: 1500, appKills: 6, databaseKills: 1 };
const READY_MAX_S = 10;
const PAYERS = 24;
const DELIVERED_WITHIN_MS = 60_000;
const program = fileURLToPath(new URL('../server/launcher.ts', import.meta.url));

export async function run({ sabotage, seed }: RowOptions): Promise<Check[]> {
  const plan = sabotage ? SABOTAGED : PLAN;
  const dataFolder = scratchFolder();
  const started = await startReady({ dataFolder, program, env: { LOG_LEVEL: 'error' } });
  const config = configOf(dataFolder);
  const payers = await openPayers(started);
  if (sabotage) await takeGuardsAway(ownerUrlOf(config));
  const [told, kills] = [newTold(), newKills()];
  await storm({ started, config, payers, plan, seed, told, kills });
  const open = await undelivered(config);
  const books = await readBooks(config.DATABASE_BATCH_URL, told);
  const broken = await brokenAccounts(config);
  await stop(started);
  process.stdout.write(
    `sent ${told.sent.size}, repeated ${told.repeats}, posted ${books.postings}, ` +
      `killed the web server ${kills.app} times and PostgreSQL ${kills.database} times, ` +
      `ready ${kills.readyAfterAppS.toFixed(1)} s after the former at the latest\n`,
  );
  return [
    ...checksOfStorm(plan, told, kills),
    ...checksOfBooks(books, told, broken),
    none('news of payments without their listener', open),
  ];
}

/** The settings the launcher handed to its processes, its addresses among them. */
function configOf(dataFolder: string): Config {
  const running = JSON.parse(readFileSync(runningFile(dataFolder), 'utf8')) as {
    handed: NodeJS.ProcessEnv;
  };
  return readConfig(running.handed);
}

async function openPayers({ port }: Started): Promise<string[]> {
  const answer = await fetch(`http://127.0.0.1:${port}/stand/api/people`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ count: PAYERS }),
  });
  if (!answer.ok) throw new Error(`The stand opened no accounts: ${await answer.text()}`);
  return ((await answer.json()) as { inn: string }[]).map(({ inn }) => inn);
}

interface Storm {
  started: Started;
  config: Config;
  payers: readonly string[];
  plan: Plan;
  seed: number;
  told: Told;
  kills: Kills;
}

async function storm({ started, config, payers, plan, seed, told, kills }: Storm): Promise<void> {
  const isCalm = (): boolean => kills.app >= plan.appKills && kills.database >= plan.databaseKills;
  const isEnough = (): boolean => told.acknowledged.size >= plan.acknowledged && isCalm();
  const share = plan.acknowledged / (plan.appKills + 1);
  const isDue = (so: Kills): boolean => told.acknowledged.size >= so.app * share;
  const teller = {
    url: `http://127.0.0.1:${started.port}`,
    secret: config.STAND_SECRET!,
    payers,
    random: randomOf(seed),
    isEnough,
  };
  await Promise.all([
    tellUntilEnough(teller, told),
    killUntilEnough({ started, random: randomOf(seed + 1), isEnough, isDue }, kills),
  ]);
}

/** News of payments that no listener has handled a minute after the storm. */
async function undelivered(config: Config): Promise<number> {
  const env = makeEnv(config, { modules, process: 'verify' });
  const ask = async (): Promise<number> => {
    const [row] = await env.pools.batch.statement<{ open: number }>(
      'verify-open-deliveries',
      `select count(*)::int as open from platform.delivery d join platform.event e
       using (taxpayer_id, event_id) where e.type = 'payment.posted' and d.done_at is null`,
      [],
    );
    return row!.open;
  };
  try {
    const giveUpAt = performance.now() + DELIVERED_WITHIN_MS;
    let open = await ask();
    while (open > 0 && performance.now() < giveUpAt) {
      await pause(500);
      open = await ask();
    }
    return open;
  } finally {
    await closeEnv(env);
  }
}

async function brokenAccounts(config: Config): Promise<number> {
  const env = makeEnv(config, { modules, process: 'verify' });
  try {
    return (await verifyLedger(env)).broken.length;
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
const within = (name: string, seconds: number): Check => ({
  name,
  passed: seconds <= READY_MAX_S,
  figure: `${seconds.toFixed(1)} s`,
  limit: `≤ ${READY_MAX_S} s`,
});

function checksOfStorm(plan: Plan, told: Told, kills: Kills): Check[] {
  return [
    atLeast('payments acknowledged', told.acknowledged.size, plan.acknowledged),
    atLeast('kills of the web server', kills.app, plan.appKills),
    atLeast('kills of PostgreSQL', kills.database, plan.databaseKills),
    within('ready after a kill of PostgreSQL', kills.readyAfterDatabaseS),
    none('requests refused for good', told.refused.length),
    none('copies of one request answered differently', told.disagreed),
  ];
}

function checksOfBooks(books: Books, told: Told, broken: number): Check[] {
  return [
    none('acknowledged payments lost', books.lost),
    none('payments posted twice', books.doubled),
    none('payments posted that nobody told of', books.unasked),
    none('postings that do not come to zero', books.unbalanced),
    none('accounts whose money is not what came in', books.wrongBalances),
    none('accounts the verifier of the ledger calls broken', broken),
    none('postings without event, audit row and delivery', books.withoutNews),
    none('events without a posting', books.eventsMore),
    atLeast('payments in the ledger', books.postings, told.acknowledged.size),
  ];
}
