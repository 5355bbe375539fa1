// `npm run -s bench -- accrual`: the tax of a month told to everybody on the register, receipts to
// posted charges, by the worker's own sweep. First a crowd whose worker is killed again and again:
// each period is charged once. Then the memory of the sweep for ten times the people.
// `ACCRUAL=1000,10000` takes other numbers.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { closeEnv, makeEnv } from '#platform/env-of';
import type { Env } from '#platform/env';
import { work } from '#platform/work';
import { insertTaxpayers } from '#testing/taxpayers';
import { withClient } from '../server/launch/database-client.ts';
import { socketUrl } from '../server/launch/database-urls.ts';
import { superuser } from '../server/launch/embedded-server.ts';
import { modules } from '../server/modules.ts';
import { type Charged, type People, chargedOf, sellLastMonths } from './accrual/crowd.ts';
import type { Line } from './line.ts';
import { type ScratchDatabase, scratchDatabase } from './scratch-database.ts';

const [few = 10_000, many = 100_000] = (process.env.ACCRUAL ?? '10000,100000')
  .split(',')
  .map(Number);
/** People whose worker is killed, and how often. */
const troubled = 1000;
const kills = 4;
const promises = { 'accrual.memory': 1.25 };
const program = fileURLToPath(new URL('accrual/accruer.ts', import.meta.url));
const batch = { actor: { kind: 'job', name: 'bench' }, role: 'batch' } as const;

export async function run(): Promise<Line[]> {
  const database = await scratchDatabase(8);
  const env = makeEnv(database.config, { modules, process: 'bench' });
  try {
    const killed = await accrueKilled(env, database);
    const short = await accrue(env, database, few);
    const long = await accrue(env, database, many);
    const ratio = Math.round((long.megabytes / short.megabytes) * 1000) / 1000;
    const promise = promises['accrual.memory'];
    return [
      { ...lineOf('accrual', long.perSecond, 'people/s'), holds: true },
      {
        ...lineOf('accrual.memory', long.megabytes, 'MB'),
        limit: short.megabytes,
        ratio,
        promise,
        holds: ratio <= promise,
      },
      none('accrual.lost', killed.lost + short.lost + long.lost),
      none('accrual.doubled', killed.doubled + short.doubled + long.doubled),
    ];
  } finally {
    await closeEnv(env);
    await database.stop();
  }
}

const lineOf = (name: string, value: number, unit: string) => ({
  name,
  value: Math.round(value),
  unit,
  limit: null,
  ratio: null,
  promise: null,
});
const none = (name: string, value: number): Line => ({
  ...lineOf(name, value, 'people'),
  promise: 0,
  holds: value === 0,
});

const asRoot = <T>(
  { socketFolder, name }: ScratchDatabase,
  call: Parameters<typeof withClient<T>>[1],
): Promise<T> => withClient(socketUrl(socketFolder, superuser, name), call);

/** People with receipts of two months, whose tax is to be told now. */
async function populate(env: Env, database: ScratchDatabase, count: number): Promise<People> {
  const ids = await work(env, batch, (ctx) => insertTaxpayers(ctx, count));
  const people = { first: Math.min(...sample(ids)), last: Math.max(...sample(ids)), count };
  await asRoot(database, (client) => sellLastMonths(client, people));
  return people;
}

/** Numbers come in their order, so the ends tell them all. */
const sample = (ids: readonly number[]): number[] => [ids[0]!, ids.at(-1)!];

async function accrueKilled(env: Env, database: ScratchDatabase): Promise<Charged> {
  const people = await populate(env, database, troubled);
  for (let number = 0; number < kills; number += 1) {
    const child = startAccruer(database);
    const enough = ((number + 0.2 + Math.random() / 2) * troubled) / (kills + 1);
    const count = () => asRoot(database, (client) => chargedOf(client, people));
    while ((await count()).right < enough) await pause(20);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const { right } = await count();
    process.stderr.write(`killed with ${right} of ${troubled} people charged\n`);
    if (right === 0 || right === troubled) throw new Error('A kill came before or after the work.');
  }
  await toTheEnd(startAccruer(database));
  return asRoot(database, (client) => chargedOf(client, people));
}

interface Accrued extends Charged {
  perSecond: number;
  megabytes: number;
}

async function accrue(env: Env, database: ScratchDatabase, count: number): Promise<Accrued> {
  const people = await populate(env, database, count);
  const began = performance.now();
  const { megabytes } = await toTheEnd(startAccruer(database));
  const perSecond = (count * 1000) / (performance.now() - began);
  process.stderr.write(`${count} people: ${Math.round(perSecond)} a second, ${megabytes} MB\n`);
  const charged = await asRoot(database, (client) => chargedOf(client, people));
  return { ...charged, perSecond, megabytes };
}

/** Says what it held at most when nothing is due any more. */
function startAccruer({ config }: ScratchDatabase): ChildProcess {
  const env = { ...process.env, KABINET_CONFIG: JSON.stringify(config) };
  return fork(program, [], { env, execArgv: [] });
}

async function toTheEnd(child: ChildProcess): Promise<{ megabytes: number }> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The worker ended with ${String(code)} before it was done.`);
  });
  const [told] = (await Promise.race([once(child, 'message'), ended])) as [{ megabytes: number }];
  return told;
}
