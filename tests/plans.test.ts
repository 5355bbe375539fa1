// A person's pages read that person's rows: among thousands of people no route of the cabinet, no
// payment and no due day scans a table from end to end. PostgreSQL itself counts the scans, those
// inside functions and foreign keys too.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { kopecks } from '#primitives/money';
import { postPayment } from '#modules/ledger';
import { type Ctx, taxpayerId } from '#platform/context';
import { sql } from '#platform/db';
import { createServer } from '#platform/http/server';
import { newId } from '#platform/ids';
import { testEnv } from '#platform/testing';
import { openSession, sessionCookie } from '#platform/web-session';
import { work } from '#platform/work';
import { sweepDue } from '#platform/worker/sweep';
import { multiply } from '../bench/growth/copies.ts';
import { makeHistory } from '../bench/growth/history.ts';
import { modules } from '../server/modules.ts';

const founders = 40;
const copies = 60;
/** A table of fewer rows may be read whole: that is the cheapest plan. */
const bigRows = 1000;

// What is done one after another is done on one connection, whose counts can be asked for.
const { env, database, atEnd } = await testEnv({
  modules,
  at: '2026-11-21T09:00:00.000Z',
  settings: { DATABASE_POOL: '2' },
});
const root = new pg.Client({ connectionString: database.superUrl });
await root.connect();
const first = await makeHistory(env, { count: founders, taxYears: [2024, 2025] });
await multiply(root, { first, count: founders, from: 1, copies: copies - 1 });
await root.query('set session_replication_role = origin');
const { app } = await createServer(env, null);
atEnd(async () => {
  await app.close();
  await root.end();
});

const actor = { kind: 'job', name: 'test' } as const;
const { rows: rich } = await root.query<{ id: number; charge: string; notice: string }>(
  `select c.taxpayer_id::int as id, c.charge_id as charge, n.number as notice
   from ledger.charge c join assessments.notice n using (taxpayer_id, tax_year)
   where c.settled_kopecks < c.amount_kopecks and c.tax_year = 2025
   order by c.taxpayer_id desc limit 1`,
);
const [{ id, charge, notice }] = rich as [{ id: number; charge: string; notice: string }];
const person = taxpayerId(id);

// People made in the database have no readable record; the one who looks gets hers.
const place = { table: 'taxpayers.taxpayer', column: 'person', row: String(id) };
const record = {
  name: { last: 'Петрова', first: 'Анна', middle: 'Сергеевна' },
  birthDate: '1985-03-27',
  sex: 'female',
  passport: { series: '4512', number: '123456' },
  inn: '500100732259',
  snils: '11223344595',
};
await root.query('update taxpayers.taxpayer set person = $1 where taxpayer_id = $2', [
  env.keys.seal(place, JSON.stringify(record)),
  id,
]);

/** Scans of the big tables of taxpayers, by table, since the database was made. */
async function scans(): Promise<Map<string, number>> {
  const { rows } = await root.query<{ name: string; scans: number }>(
    `select c.oid::regclass::text as name, s.seq_scan::int as scans
     from pg_stat_user_tables s join pg_class c on c.oid = s.relid
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'taxpayer_id'
     where c.reltuples >= ${bigRows}`,
  );
  return new Map(rows.map(({ name, scans: count }) => [name, count]));
}

/** What the connections have counted so far is told now, not when they find the time. */
async function tellCounts(): Promise<void> {
  for (const role of ['app', 'batch'] as const) {
    await work(env, { actor, role }, (ctx) => ctx.db.run(sql`select pg_stat_force_next_flush()`));
  }
}

/** Tables that were scanned while something was done. */
async function scannedBy(act: () => Promise<unknown>): Promise<string[]> {
  await tellCounts();
  const before = await scans();
  await act();
  await tellCounts();
  const now = await scans();
  return [...now].filter(([name, count]) => count > before.get(name)!).map(([name]) => name);
}

const inAccount = <T>(call: (ctx: Ctx) => Promise<T>): Promise<T> =>
  work(env, { actor, taxpayerId: person }, call);

async function signedIn(): Promise<string> {
  const session = await work(env, { actor: { kind: 'anonymous' } }, (ctx) =>
    openSession(ctx, {
      subjectId: newId(),
      taxpayerId: person,
      level: 'confirmed',
      roles: [],
      amr: ['pwd'],
      device: 'test',
    }),
  );
  return `${sessionCookie}=${session}`;
}

test('the tables of accounts, taxes, objects and news are big enough to be judged', async () => {
  const judged = [...(await scans()).keys()];
  for (const name of [
    ...['account', 'charge', 'posting', 'entry'].map((table) => `ledger.${table}`),
    ...['assessment', 'notice', 'year'].map((table) => `assessments.${table}`),
    ...['event', 'delivery', 'audit_event', 'due'].map((table) => `platform.${table}`),
    ...['object', 'fact', 'part'].map((table) => `property.${table}`),
  ]) {
    assert.ok(judged.includes(name), `${name} among ${judged.join(', ')}`);
  }
});

test('a scan is seen when there is one', async () => {
  const scanned = await scannedBy(() =>
    work(env, { actor, role: 'batch' }, (ctx) =>
      ctx.db.rows(sql`select sum(amount_kopecks) from ledger.entry`),
    ),
  );
  assert.deepEqual(scanned, ['ledger.entry']);
});

const routes = modules
  .flatMap((module) => module.routes ?? [])
  .filter(({ method, audience }) => method === 'GET' && audience === 'cabinet');

test('home scans no table', async () => {
  const cookie = await signedIn();
  const scanned = await scannedBy(async () => {
    const answer = await app.inject({ url: '/api/cabinet/v1/home', headers: { cookie } });
    assert.equal(answer.statusCode, 200, answer.body);
  });
  assert.deepEqual(scanned, []);
});

for (const { path } of routes) {
  test(`${path} scans no table`, async () => {
    const cookie = await signedIn();
    const url = path
      .replace(':chargeId', charge)
      .replace(/notices\/:\w+/u, `notices/${notice}`)
      .replace(/:\w+/gu, newId());
    const scanned = await scannedBy(async () => {
      const answer = await app.inject({ url, headers: { cookie } });
      assert.ok(answer.statusCode < 500, `${url}: ${answer.body}`);
      if (url.includes(charge)) assert.equal(answer.statusCode, 200, answer.body);
    });
    assert.deepEqual(scanned, []);
  });
}

test('the account as of a past day, and as it was known then, scans no table', async () => {
  const cookie = await signedIn();
  const scanned = await scannedBy(async () => {
    for (const query of ['on=2026-01-10', 'on=2026-01-10&knownAt=2026-02-01T00:00:00.000Z']) {
      const url = `/api/cabinet/v1/account?${query}`;
      const answer = await app.inject({ url, headers: { cookie } });
      assert.equal(answer.statusCode, 200, answer.body);
    }
  });
  assert.deepEqual(scanned, []);
});

test('a payment that settles a debt scans no table', async () => {
  const scanned = await scannedBy(() =>
    inAccount((ctx) =>
      postPayment(ctx, {
        source: 'bank',
        eventKey: newId(),
        paymentId: newId(),
        amountKopecks: kopecks(100),
        paidOn: ctx.today,
      }),
    ),
  );
  assert.deepEqual(scanned, []);
});

test('what falls due on a day is found and handled without a scan', async () => {
  let handled = 0;
  const scanned = await scannedBy(async () => {
    handled = await sweepDue(env);
  });
  assert.ok(handled > 0);
  assert.deepEqual(scanned, []);
});
