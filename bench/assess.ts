// `npm run -s bench -- assess`: the yearly mass assessment of a generated population, facts to
// posted charges, against pgbench that writes the same rows with one transaction per person and
// reckons nothing. Alternating by tax year, medians. Then the memory of the run for five times the
// people.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assessAll } from '#modules/assessments';
import { importRates } from '#modules/tax-rules';
import { listenersOf } from '#platform/events';
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { Env } from '#platform/env';
import { closeEnv, makeEnv } from '#platform/env-of';
import { work } from '#platform/work';
import { insertLives } from '#testing/property';
import { insertTaxpayers } from '#testing/taxpayers';
import { withClient } from '../server/launch/database-client.ts';
import { socketUrl } from '../server/launch/database-urls.ts';
import { superuser } from '../server/launch/embedded-server.ts';
import { modules } from '../server/modules.ts';
import { generatedLives } from './assess/lives.ts';
import { median, type Line } from './line.ts';
import { limitName, transactionsPerSecond } from './pgbench.ts';
import { type ScratchDatabase, scratchDatabase } from './scratch-database.ts';

const crowd = 5000;
/**
 * The memory of a run over a fifth of them against one over all. Over fewer people a run is done
 * before V8 has let its heap grow to where its first full collection comes (docs/performance.md).
 */
const memoryCrowd = 40_000;
const memoryFew = 8000;
/** People filled in by one statement of the preparation. */
const portion = 1000;
const taxYears = [2023, 2024, 2025];
const memoryYear = 2022;
const clients = 16;
/** The rows of the limit stand under numbers of their own, so that they may be the very same. */
const apart = 50_000_000;
const promises = { assess: 1, 'assess.memory': 1.25 };
const batch = { actor: { kind: 'job', name: 'assessments.assess' }, role: 'batch' } as const;

export async function run(): Promise<Line[]> {
  const database = await scratchDatabase(8);
  const env = makeEnv(database.config, { modules, process: 'bench' });
  try {
    await env.clock.refresh();
    const rates = new URL('../simulators/registries/local-rates.csv', import.meta.url);
    const text = readFileSync(fileURLToPath(rates), 'utf8');
    await inBatch(env, (ctx) => importRates(ctx, { name: 'bench', text }));
    const first = await populate(env, { behind: 0, count: crowd });
    const speed = await measureSpeed(env, database, first);
    await populate(env, { behind: crowd, count: memoryCrowd - crowd });
    return [speed, await measureMemory(env, database)];
  } finally {
    await closeEnv(env);
    await database.stop();
  }
}

const inBatch = <T>(env: Env, call: (ctx: Ctx) => Promise<T>): Promise<T> => work(env, batch, call);

/** Fills in people with their facts, behind those there are; answers the number of the first. */
async function populate(
  env: Env,
  { behind, count }: { behind: number; count: number },
): Promise<number> {
  let first = Infinity;
  for (let serial = behind + 1; serial <= behind + count; serial += portion) {
    const lives = generatedLives(serial, portion);
    await inBatch(env, async (ctx) => {
      const ids = await insertTaxpayers(ctx, lives.length);
      first = Math.min(first, ...ids);
      await insertLives(
        ctx,
        lives.map((life, place) => ({ ...life, taxpayerId: ids[place]! })),
      );
    });
  }
  return first;
}

async function measureSpeed(env: Env, target: ScratchDatabase, first: number): Promise<Line> {
  const found = { assess: [] as number[], limit: [] as number[] };
  for (const taxYear of taxYears) {
    const began = performance.now();
    const done = await assessAll(env, { taxYear });
    found.assess.push((done.people * 1000) / (performance.now() - began));
    if (done.failed > 0 || done.charged < crowd / 2) {
      throw new Error(`${done.charged} charges of ${crowd} people, ${done.failed} failed.`);
    }
    await keepRows(target, taxYear);
    found.limit.push(await writeOneByOne(env, target, { first, taxYear }));
    await compare(env, taxYear);
  }
  const [value, limit] = [median(found.assess), median(found.limit)];
  const ratio = rounded(value / limit);
  process.stderr.write(`assess: the limit is ${limitName}\n`);
  const promise = promises.assess;
  const figures = { value: Math.round(value), limit: Math.round(limit), ratio, promise };
  return { name: 'assess', unit: 'people/s', ...figures, holds: ratio >= promise };
}

const rounded = (ratio: number): number => Math.round(ratio * 1000) / 1000;

/**
 * What the assessment wrote, as one text per person: the limit gets it from there as a driver
 * would.
 */
async function keepRows({ socketFolder, name }: ScratchDatabase, year: number): Promise<void> {
  const own = (table: string, where = ''): string =>
    `(select coalesce(jsonb_agg(to_jsonb(r) || jsonb_build_object('taxpayer_id', y.taxpayer_id
      + ${apart})), '[]') from ${table} r where r.taxpayer_id = y.taxpayer_id ${where})`;
  await withClient(socketUrl(socketFolder, superuser, name), async (client) => {
    await client.query(`
      drop schema if exists bench cascade;
      create schema bench;
      create table bench.person (t bigint primary key, charges text, page text);
      alter table bench.person alter charges set storage external, alter page set storage external;
      insert into bench.person
      select y.taxpayer_id + ${apart}, nullif(${own('ledger.charge', `and tax_year = ${year}`)},
          '[]')::text,
        jsonb_build_object('tax_year', ${year}, 'people', array[y.taxpayer_id + ${apart}],
          'assessment', ${own('assessments.assessment', `and tax_year = ${year}`)},
          'notice', ${own('assessments.notice', `and tax_year = ${year}`)},
          'due', ${own(
            'platform.due',
            `and kind = 'assessments.penalty' and extract(year from due_at) = ${year + 1}`,
          )},
          'event', ${own(
            'platform.event',
            `and type = 'charge.accrued' and data ->> 'taxYear' = '${year}'`,
          )},
          'unknown', '[]'::jsonb)::text
      from assessments.year y where y.tax_year = ${year} and y.taxpayer_id < ${apart};
      grant usage on schema bench to kabinet_app;
      grant select on bench.person to kabinet_app;
      analyze bench.person;`);
  });
}

/** The same rows, one transaction per person, by the statements of one person. */
function writeOneByOne(
  env: Env,
  target: ScratchDatabase,
  { first, taxYear }: { first: number; taxYear: number },
): Promise<number> {
  const act = (event: string): string => {
    const names = listenersOf({ env }, event).map((listener) => `'${listener}'`);
    return `jsonb_build_object('now', now(), 'wall', now(), 'today', '${env.clock.today()}',
      'zone', '${env.settings.LEGAL_TIME_ZONE}', 'event_id', gen_random_uuid(),
      'audit_id', gen_random_uuid(), 'listeners', array[${names.join(', ')}],
      'actor', 'job:bench', 'request_id', gen_random_uuid())`;
  };
  const statements = [
    'begin; set local app.taxpayer = :t',
    `insert into assessments.year (taxpayer_id, tax_year) values (:t, ${taxYear})
      on conflict do nothing`,
    `select ledger.post_charges(${act('charge.posted')}, charges::jsonb)
      from bench.person where t = :t and charges is not null`,
    `select assessments.keep_page(${act('charge.accrued')}, page::jsonb)
      from bench.person where t = :t`,
    'commit',
  ].map((text) => text.replaceAll(/\s+/g, ' '));
  const last = first + crowd - 1;
  return transactionsPerSecond(target, {
    statements,
    first: first + apart,
    last: last + apart,
    clients,
    seconds: null,
  });
}

/** Both sides must have written the same number of rows, or the comparison says nothing. */
async function compare(env: Env, taxYear: number): Promise<void> {
  const rows = await inBatch(env, (ctx) =>
    ctx.db.rows(sql<{ side: boolean; charges: number; entries: number; versions: number }>`
      select side, (select count(*) from ledger.charge
          where tax_year = ${taxYear} and (taxpayer_id > ${apart}) = side)::int as charges,
        (select count(*) from ledger.entry where (taxpayer_id > ${apart}) = side)::int as entries,
        (select count(*) from assessments.assessment
          where tax_year = ${taxYear} and (taxpayer_id > ${apart}) = side)::int as versions
      from (values (true), (false)) as s (side)`),
  );
  const [limit, own] = rows.map(
    ({ charges, entries, versions }) =>
      `${charges} charges, ${entries} entries, ${versions} versions`,
  );
  if (limit !== own) throw new Error(`The limit wrote ${limit}, the assessment ${own}.`);
}

/** The most memory of a run over a few of the people, and over all of them. */
async function measureMemory(env: Env, target: ScratchDatabase): Promise<Line> {
  await inBatch(env, (ctx) =>
    ctx.db.run(sql`
      insert into assessments.mass_run (tax_year, after_taxpayer, started_at)
      select ${memoryYear}, max(taxpayer_id) - ${memoryFew}, now() from taxpayers.inn`),
  );
  const short = await assessor(target);
  const long = await assessor(target);
  if (short.people !== memoryFew || long.people !== memoryCrowd) {
    throw new Error(`The runs assessed ${short.people} and ${long.people} people.`);
  }
  const ratio = rounded(long.megabytes / short.megabytes);
  const promise = promises['assess.memory'];
  const figures = { value: long.megabytes, limit: short.megabytes, ratio, promise };
  return { name: 'assess.memory', unit: 'MB', ...figures, holds: ratio <= promise };
}

interface Told {
  people: number;
  megabytes: number;
}

async function assessor({ config }: ScratchDatabase): Promise<Told> {
  const program = fileURLToPath(new URL('assess/assessor.ts', import.meta.url));
  const child = fork(program, [String(memoryYear)], {
    env: { ...process.env, KABINET_CONFIG: JSON.stringify(config) },
    execArgv: [],
  });
  const [told] = (await once(child, 'message')) as [Told];
  return told;
}
