// The mass assessment writes what the assessment of one person writes, row by row; it survives
// being killed, and two at once charge nobody twice.
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { day } from '#primitives/days';
import { kopecks } from '#primitives/money';
import type { Ctx, TaxpayerId } from '#platform/context';
import { sql } from '#platform/db';
import { newId } from '#platform/ids';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import { module as ledger, postPayment, verifyLedger } from '#modules/ledger';
import { module as property } from '#modules/property';
import { importRates, module as taxRules } from '#modules/tax-rules';
import { module as taxpayers } from '#modules/taxpayers';
import { insertLives, someCar, someEstate, type SomeLife } from '#testing/property';
import { insertTaxpayers } from '#testing/taxpayers';
import { assessYear } from '../assess-year.ts';
import { assessAll, module } from '../index.ts';

const modules = [taxRules, taxpayers, property, ledger, module];
const { env, database, clock, atEnd } = await testEnv({ modules, at: '2026-11-21T09:00:00.000Z' });
const root = new pg.Client({ connectionString: database.superUrl });
await root.connect();
atEnd(() => root.end());

const actor = { kind: 'job', name: 'assessments.assess' } as const;
const batch = { actor, role: 'batch' } as const;
const inBatch = <T>(call: (ctx: Ctx) => Promise<T>): Promise<T> => work(env, batch, call);
const inAccount = <T>(taxpayerId: TaxpayerId, call: (ctx: Ctx) => Promise<T>): Promise<T> =>
  work(env, { actor, taxpayerId }, call);

const rates = new URL('../../../../simulators/registries/local-rates.csv', import.meta.url);
await inBatch((ctx) =>
  importRates(ctx, { name: 'test', text: readFileSync(fileURLToPath(rates), 'utf8') }),
);

/** Every kind of person once: what they own, and the money that lay on the account before. */
const kinds: { life: Omit<SomeLife, 'taxpayerId'>; money?: number }[] = [
  { life: { objects: [someEstate(), someCar()] } },
  { life: { objects: [] } },
  { life: { objects: [someEstate({ areaM2: '20.5' })] } },
  { life: { objects: [someEstate(), someCar()] }, money: 100_000 },
  { life: { objects: [someEstate(), someCar()] }, money: 99_000_000 },
  { life: { objects: [someEstate({ kind: 'land', oktmo: '01501000', region: '22' })] } },
  {
    life: {
      objects: [someEstate(), someEstate({ areaM2: '60.0' }), someCar({ powerHp: '301.00' })],
      benefits: [{ code: 'pensioner', from: day('2019-01-01'), to: null, document: 'справка' }],
    },
  },
];

/** One person of each kind, with the same objects under the same ids. */
async function people(): Promise<TaxpayerId[]> {
  const ids = await inBatch((ctx) => insertTaxpayers(ctx, kinds.length));
  await inBatch((ctx) =>
    insertLives(
      ctx,
      kinds.map(({ life }, place) => ({ ...life, taxpayerId: ids[place]! })),
    ),
  );
  for (const [place, { money }] of kinds.entries()) {
    if (money === undefined) continue;
    await inAccount(ids[place]!, (ctx) =>
      postPayment(ctx, {
        source: 'bank',
        eventKey: newId(),
        paymentId: newId(),
        amountKopecks: kopecks(money),
        paidOn: day('2026-10-01'),
      }),
    );
  }
  return ids;
}

/** Tables of a taxpayer's rows that an assessment may touch, from the catalogue itself. */
async function tables(): Promise<string[]> {
  const { rows } = await root.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'taxpayer_id'
     where c.relkind = 'r' and c.relnamespace::regnamespace::text
       in ('platform', 'ledger', 'assessments') order by 1`,
  );
  // How often a page changed is not what it shows; a gateway's event is not of an assessment.
  return rows.map(({ name }) => name).filter((name) => !/page|gateway/.test(name));
}

/** All that stands of a person; ids, official numbers and the person's own are called by place. */
async function standing(person: TaxpayerId): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  const names = new Map<string, string>();
  const { rows: charges } = await root.query<Record<string, string>>(
    `select charge_id::text, uin, notice_number, tax, tax_year, object_id,
       row_number() over (partition by tax_year, tax, object_id order by amount_kopecks) as place
     from ledger.charge where taxpayer_id = $1`,
    [person],
  );
  const objects = await root.query<{ object_id: string; title: string; n: number }>(
    `select object_id, title, row_number() over (order by registry_number)::int as n
     from property.object where taxpayer_id = $1`,
    [person],
  );
  for (const { object_id, title, n } of objects.rows) names.set(object_id, `${title} ${n}`);
  for (const one of charges) {
    const { charge_id, uin, notice_number, tax, tax_year, object_id, place } = one;
    names.set(charge_id!, `${tax} ${tax_year} ${names.get(object_id!)} ${place}`);
    if (uin) names.set(uin, 'УИН');
    if (notice_number) names.set(notice_number, 'notice');
  }
  for (const table of await tables()) {
    const { rows } = await root.query<{ row: object }>(
      `select to_jsonb(t) as row from ${table} t where taxpayer_id = $1`,
      [person],
    );
    found[table] = rows.map(({ row }) => called(row as Record<string, unknown>, names)).sort();
  }
  return found;
}

/** Whose it is, random ids, and the order of one day's entries, which follows from them. */
const chance =
  /^(taxpayer_id|event_id|audit_id|alert_id|request_id|payment_id|posting_no|line|object)$/;

function called(row: Record<string, unknown>, names: ReadonlyMap<string, string>): string {
  const kept = Object.entries(row).filter(([key]) => !chance.test(key));
  const plain = JSON.stringify(kept, (key, value: unknown) =>
    key === 'chargeIds' ? (value as unknown[]).length : value,
  );
  const texts = [...names].reduce((text, [id, name]) => text.replaceAll(id, name), plain);
  return texts
    .replaceAll(/\["charge_ids",\[[^\]]*\]\]/g, '["charge_ids"]')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id');
}

/** People whose page was written as one; a page that failed is assessed one by one instead. */
async function peopleOfPages(taxYear: number): Promise<number> {
  const { rows } = await root.query<{ people: number }>(
    `select coalesce(sum((context -> 'people')::int), 0)::int as people from platform.audit_event
     where action = 'assessments.page' and context -> 'taxYear' = to_jsonb($1::int)`,
    [taxYear],
  );
  return rows[0]!.people;
}

test('the same people assessed one by one and together have the same rows', async () => {
  const single = await people();
  const together = await people();
  for (const taxYear of [2024, 2025]) {
    for (const id of single) await inAccount(id, (ctx) => assessYear(ctx, taxYear));
    const done = await assessAll(env, { taxYear });
    assert.equal(done.failed, 0);
    assert.ok(done.charged > 0 && done.unknown > 0);
    assert.equal(await peopleOfPages(taxYear), single.length + together.length);
  }
  const written = new Set<string>();
  for (const [place, id] of single.entries()) {
    const one = await standing(id);
    assert.deepEqual(await standing(together[place]!), one, `person of kind ${place}`);
    for (const [table, rows] of Object.entries(one)) if (rows.length > 0) written.add(table);
  }
  for (const table of ['ledger.entry', 'assessments.notice', 'assessments.unknown']) {
    assert.ok(written.has(table), table);
  }
  const { rows } = await root.query(`select kind from ledger.posting where kind = 'allocation'`);
  assert.ok(rows.length > 0, 'money that lay there settled the year that was due already');
  assert.deepEqual((await verifyLedger(env)).broken, []);
});

test('assessed again together nothing changes but the moment', async () => {
  const count = async () =>
    (
      await root.query(`select (select count(*) from ledger.entry) as entries,
      (select count(*) from assessments.assessment) as versions,
      (select count(*) from platform.event) as events`)
    ).rows;
  const before = await count();
  const done = await assessAll(env, { taxYear: 2025 });
  assert.deepEqual([done.charged, done.corrected, done.failed], [0, 0, 0]);
  assert.deepEqual(await count(), before);
});

test('a changed fact found by the mass assessment corrects the charge', async () => {
  const { rows } = await root.query<{ id: number }>(
    `update property.fact set facts = facts || '{"powerHp": "99.00"}'
      where facts ->> 'powerHp' = '150.00' returning taxpayer_id as id`,
  );
  assert.ok(rows.length > 2);
  const done = await assessAll(env, { taxYear: 2025 });
  assert.deepEqual([done.corrected, done.failed], [rows.length, 0]);
  assert.deepEqual((await verifyLedger(env)).broken, []);
});

test('a stopped account stops nobody else of its page', async () => {
  const [stopped] = await people();
  const more = await people();
  await inBatch((ctx) =>
    ctx.db.run(sql`insert into ledger.account (taxpayer_id, frozen_at, frozen_reason)
      values (${stopped}, ${ctx.now}, 'test')`),
  );
  const done = await assessAll(env, { taxYear: 2025 });
  assert.equal(done.failed, 1);
  const { rows } = await root.query<{ charged: number }>(
    'select count(*)::int as charged from ledger.charge where taxpayer_id = any($1)',
    [more],
  );
  assert.ok(rows[0]!.charged > 0);
  await root.query('delete from ledger.account where taxpayer_id = $1', [stopped]);
});

/** Charges of a year over all people, and how many of them a person has twice. */
async function chargedTwice(taxYear: number): Promise<{ charged: number; twice: number }> {
  const { rows } = await root.query<{ charged: number; twice: number }>(
    `select coalesce(sum(n), 0)::int as charged, count(*) filter (where n > 1)::int as twice from (
       select count(*) as n from ledger.charge where tax_year = $1 and corrected_on is null
         and class = 'tax' group by taxpayer_id, object_id) c`,
    [taxYear],
  );
  return rows[0]!;
}

const crowd = 3000;

async function makeCrowd(): Promise<void> {
  const ids = await inBatch((ctx) => insertTaxpayers(ctx, crowd));
  await inBatch((ctx) =>
    insertLives(
      ctx,
      ids.map((taxpayerId) => ({ taxpayerId, objects: [someEstate(), someCar()] })),
    ),
  );
}

test('killed in the middle and begun again it charges everybody once', async () => {
  await makeCrowd();
  const child = fork(fileURLToPath(new URL('killed.testing.ts', import.meta.url)), ['2025'], {
    env: { ...process.env, KABINET_CONFIG: JSON.stringify(database.config) },
    execArgv: [],
  });
  const left = once(child, 'exit');
  const cursor = async (): Promise<number> =>
    (
      await root.query<{ after: number }>(
        `select coalesce(max(after_taxpayer), 0)::int as after from assessments.mass_run
         where finished_at is null`,
      )
    ).rows[0]!.after;
  while ((await cursor()) === 0 && child.exitCode === null) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  child.kill('SIGKILL');
  await left;
  const stood = await cursor();
  const { charged: before } = await chargedTwice(2025);
  assert.ok(stood > 0 && before > 0 && before < 2 * crowd, `${before} charges when it was killed`);
  const done = await assessAll(env, { taxYear: 2025 });
  assert.ok(done.people < crowd, 'it went on behind what was finished');
  const after = await chargedTwice(2025);
  assert.ok(after.charged >= 2 * crowd);
  assert.equal(after.twice, 0);
});

test('two mass assessments at once charge everybody once', async () => {
  clock.set('2026-11-22T09:00:00.000Z');
  const done = await Promise.all([1, 2].map(() => assessAll(env, { taxYear: 2024 })));
  assert.ok(done.every(({ failed }) => failed === 0));
  const { charged, twice } = await chargedTwice(2024);
  assert.ok(charged >= 2 * crowd);
  assert.equal(twice, 0);
  assert.deepEqual((await verifyLedger(env)).broken, []);
});
