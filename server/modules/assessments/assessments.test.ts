// From the registries to charges, corrections and penalties: the stand as a process, real
// PostgreSQL.
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer as listener } from 'node:net';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { addDays, type Day, day } from '#primitives/days';
import { kopecks } from '#primitives/money';
import { taxpayerId, type Ctx, type TaxpayerId } from '#platform/context';
import { sql } from '#platform/db';
import { announce } from '#platform/events';
import { newId } from '#platform/ids';
import { testEnv } from '#platform/testing';
import { createServer } from '#platform/http/server';
import { openSession, sessionCookie } from '#platform/web-session';
import { work } from '#platform/work';
import { settleDown } from '#platform/worker/testing';
import { module as consents } from '#modules/consents';
import { module as identity } from '#modules/identity';
import {
  type Charge,
  currentHeader,
  listObligations,
  module as ledger,
  postPayment,
  verifyLedger,
} from '#modules/ledger';
import { module as property } from '#modules/property';
import { module as registries } from '#modules/registries';
import { importRates, module as taxRules } from '#modules/tax-rules';
import { module as taxpayers, recordTaxpayer, type TaxpayerPerson } from '#modules/taxpayers';
import { assessAll, listUnknown, module } from './index.ts';
import { listTaxedProperty } from './list-property.ts';
import { readTrace } from './read-trace.ts';

async function freePort(): Promise<number> {
  const server = listener().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const today = day('2026-11-21');
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const modules = [registries, taxRules, consents, identity, taxpayers, property, ledger, module];
const { env, database, clock, atEnd } = await testEnv({
  modules,
  at: `${today}T09:00:00.000Z`,
  settings: { REGISTRIES_URL: url },
});
const stand = fork(fileURLToPath(new URL('../../../simulators/main.ts', import.meta.url)), {
  execArgv: [],
  env: {
    ...process.env,
    STAND_PORT: String(port),
    STAND_SMTP_PORT: '0',
    DATABASE_STAND_URL: database.standUrl,
    BANK_SECRET: 'bank-secret-of-tests',
    STAND_SECRET: 'stand-secret-of-tests',
    PUBLIC_URL: 'http://localhost:3999',
    INTERNAL_URL: 'http://127.0.0.1:9',
    LOG_LEVEL: 'error',
  },
});
atEnd(async () => {
  stand.kill('SIGTERM');
  await once(stand, 'exit');
});
await once(stand, 'message');

const actor = { kind: 'job', name: 'test' } as const;
const inAccount = <T>(taxpayer: TaxpayerId, call: (ctx: Ctx) => Promise<T>): Promise<T> =>
  work(env, { actor, taxpayerId: taxpayer }, call);

interface Listed {
  nameParts: TaxpayerPerson['name'];
  birthDate: Day;
  sex: 'male' | 'female';
  passportDetails: NonNullable<TaxpayerPerson['passport']>;
  inn: string;
  snils: string;
  persona: string;
}
const demo = (await (await fetch(`${url}/stand/api/people?demo=true`)).json()) as Listed[];

const register = async (persona: string): Promise<TaxpayerId> => {
  const found = demo.find((one) => one.persona === persona)!;
  const { nameParts: name, passportDetails: passport, birthDate, sex, inn, snils } = found;
  const taxpayer = await work(env, { actor }, async (ctx) => {
    const own = await recordTaxpayer(ctx, { name, birthDate, sex, passport, inn, snils });
    const data = { taxpayerId: own.taxpayerId, subjectId: newId(), persona };
    await announce(own, { type: 'taxpayers.registered', data });
    return own.taxpayerId!;
  });
  await settleDown(env);
  return taxpayerId(taxpayer);
};

const open = (taxpayer: TaxpayerId) => inAccount(taxpayer, listObligations);
const sums = (charges: readonly Charge[]) =>
  Object.fromEntries(
    charges.map((one) => [`${one.class} ${one.tax} ${one.taxYear}`, one.amountKopecks]),
  );

async function change(objectId: string, body: object): Promise<void> {
  const answer = await fetch(`${url}/stand/api/registries/objects/${objectId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.equal(answer.status, 204, await answer.text());
}

async function refresh(taxpayer: TaxpayerId): Promise<void> {
  await inAccount(taxpayer, (ctx) =>
    ctx.db.run(sql`update property.refresh set next_at = ${ctx.now}
      where taxpayer_id = ${taxpayer}`),
  );
  await property.jobs!.find(({ name }) => name === 'property.refresh')!.call(env);
  await settleDown(env);
}

const rates = readFileSync(
  new URL('../../../simulators/registries/local-rates.csv', import.meta.url),
  'utf8',
);
const loadRates = (text: string) =>
  work(env, { actor, role: 'batch' }, (ctx) => importRates(ctx, { name: 'test', text }));

let anna: TaxpayerId;
let andrey: TaxpayerId;

test('the stand waits for its own rates before it assesses anybody', async () => {
  anna = await register('individual');
  assert.deepEqual(await open(anna), []);
  assert.deepEqual(await inAccount(anna, listUnknown), []);
});

test('a tax whose rate nobody loaded is unknown, not guessed, and staff are told', async () => {
  const [head] = rates.split('\n');
  await loadRates(
    `${head}\n46000000;land;housing;0.003;fraction;2015-01-01;2021-12-31;закон;2026-11-21\n`,
  );
  await settleDown(env);
  // Moscow housing and cars are law; the plot in the oblast needs a loaded rate.
  assert.deepEqual(sums(await open(anna)), {
    'tax property 2025': 576_000,
    'tax transport 2025': 523_600,
  });
  const unknown = await inAccount(anna, listUnknown);
  assert.deepEqual(
    unknown.map(({ tax, taxYear, code }) => [tax, taxYear, code]),
    [['land', 2025, 'law.rate_unknown']],
  );
  const listed = (await inAccount(anna, listTaxedProperty)).items;
  assert.deepEqual(
    listed.map(({ family, unknownTaxes }) => [family, unknownTaxes?.map(({ code }) => code)]),
    [
      ['building', []],
      ['land', ['law.rate_unknown']],
      ['vehicle', []],
    ],
  );
  const alerts = await work(env, { actor, role: 'batch' }, (ctx) =>
    ctx.db.rows(sql`select 1 from platform.alert where kind = 'assessments.unknown'`),
  );
  assert.equal(alerts.length, 1);
});

test('when the rates are loaded the unknown tax is charged by itself', async () => {
  await loadRates(rates);
  await settleDown(env);
  assert.deepEqual(sums(await open(anna)), {
    'tax property 2025': 576_000,
    'tax transport 2025': 523_600,
    'tax land 2025': 348_500,
  });
  assert.deepEqual(await inAccount(anna, listUnknown), []);
  const header = await inAccount(anna, currentHeader);
  assert.deepEqual(header.upcoming, [
    { dueOn: '2026-12-01', toPayKopecks: 1_448_100, reservedKopecks: 0, count: 3 },
  ]);
});

test('every charge has a trace down to the facts, and the list shows its taxes', async () => {
  for (const charge of await open(anna)) {
    const { trace, amountKopecks } = await inAccount(anna, (ctx) =>
      readTrace(ctx, charge.chargeId),
    );
    assert.equal(amountKopecks, charge.amountKopecks);
    assert.equal(trace.amountKopecks, charge.amountKopecks);
    assert.match(JSON.stringify(trace), /"kind":"registry".*"source":"(ЕГРН|ГИБДД)"/);
  }
  const { items, stale } = await inAccount(anna, listTaxedProperty);
  assert.equal(stale, false);
  assert.deepEqual(
    items.map(({ family, taxes }) => [family, taxes.map(({ amountKopecks }) => amountKopecks)]),
    [
      ['building', [576_000]],
      ['land', [348_500]],
      ['vehicle', [523_600]],
    ],
  );
});

test('the routes answer their taxpayer and nobody else', async () => {
  const { app } = await createServer(env, null);
  const [charge] = await open(anna);
  const of = async (taxpayer: number, path: string) => {
    const id = await work(env, { actor: { kind: 'anonymous' } }, (ctx) =>
      openSession(ctx, {
        subjectId: newId(),
        taxpayerId: taxpayerId(taxpayer),
        level: 'standard',
        roles: [],
        amr: ['pwd'],
        device: 'test',
      }),
    );
    return app.inject({ url: path, headers: { cookie: `${sessionCookie}=${id}` } });
  };
  const base = '/api/cabinet/v1';
  const one = `${base}/charges/${charge!.chargeId}`;
  const paths = [`${base}/charges?status=due&sort=-amount`, one, `${base}/account?on=21.11.2026`];
  paths.push(`${one}/trace`, `${one}/trace.json`, `${base}/property`);
  paths.push(`${base}/charges/export.xlsx`, `${base}/charges/export.csv?tax=land`);
  for (const path of paths) {
    const answer = await of(anna, path);
    assert.equal(answer.statusCode, 200, `${path}: ${answer.body}`);
  }
  const trace = await of(anna, `${one}/trace.json`);
  assert.equal(trace.json<{ schema: string }>().schema, 'kabinet-trace/1');
  assert.match(String(trace.headers['content-disposition']), /attachment/);
  for (const path of [one, `${one}/trace`]) {
    const refused = await of(anna + 1, path);
    assert.equal(refused.json<{ code: string }>().code, 'ledger.charge_unknown');
  }
  assert.equal((await of(anna + 1, `${base}/charges`)).json<{ total: number }>().total, 0);
  const wrong = await of(anna, `${base}/charges?status=lost`);
  assert.deepEqual(
    [wrong.statusCode, wrong.json<{ code: string }>().code],
    [400, 'ledger.filter_invalid'],
  );
  assert.equal((await app.inject({ url: one })).statusCode, 401);
  const schema = await app.inject({ url: '/schemas/trace.json' });
  assert.equal(schema.json<{ title: string }>().title, 'kabinet-trace/1');
  await app.close();
});

test('assessing a year again changes nothing', async () => {
  const before = await open(anna);
  const done = await assessAll(env, { taxYear: 2025 });
  assert.deepEqual([done.people, done.charged, done.corrected, done.failed], [1, 0, 0, 0]);
  await settleDown(env);
  assert.deepEqual(await open(anna), before);
});

test('two assessments of one person at once charge once', async () => {
  const kuznetsova = demo.find(({ persona }) => persona === 'sole-proprietor')!;
  await register('sole-proprietor');
  const { inn } = kuznetsova;
  const before = await assessAll(env, { taxYear: 2024, inn });
  assert.ok(before.charged > 0);
  const again = await Promise.all([1, 2, 3].map(() => assessAll(env, { taxYear: 2023, inn })));
  assert.equal(again.filter(({ charged }) => charged > 0).length, 1);
  assert.ok(again.every(({ failed }) => failed === 0));
});

test('a year beyond the known calendar is unknown, not an error', async () => {
  const charged = await assessAll(env, { taxYear: 2029 });
  assert.deepEqual([charged.charged, charged.failed], [0, 0]);
  const unknown = await inAccount(anna, listUnknown);
  assert.ok(unknown.length > 0 && unknown.every(({ taxYear }) => taxYear === 2029));
});

test('a changed registry fact corrects the charge and keeps the old one readable', async () => {
  const [car] = (await inAccount(anna, listTaxedProperty)).items.filter(
    ({ family }) => family === 'vehicle',
  );
  const [old] = (await open(anna)).filter(({ tax }) => tax === 'transport');
  await change(car!.registryNumber, { powerHp: '100.00' });
  await refresh(anna);
  const [next] = (await open(anna)).filter(({ tax }) => tax === 'transport');
  assert.equal(next?.amountKopecks, 120_000);
  const corrected = await inAccount(anna, (ctx) =>
    ctx.db.one(sql<{ amount: number; by: string }>`
      select amount_kopecks as amount, replaced_by as by from ledger.charge
      where charge_id = ${old!.chargeId}`),
  );
  assert.deepEqual(corrected, { amount: 0, by: next!.chargeId });
  const trace = await inAccount(anna, (ctx) => readTrace(ctx, old!.chargeId));
  assert.equal(trace.amountKopecks, 523_600);
});

test('while a registry is silent nothing is lost and the list says so', async () => {
  const fault = await fetch(`${url}/stand/api/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'registries.vehicles-failing', on: true, times: 3 }),
  });
  assert.equal(fault.status, 200, await fault.text());
  await refresh(anna);
  await fetch(`${url}/stand/api/faults`, { method: 'DELETE' });
  const { items, stale } = await inAccount(anna, listTaxedProperty);
  assert.deepEqual([items.length, stale], [3, true]);
  await refresh(anna);
  assert.equal((await inAccount(anna, listTaxedProperty)).stale, false);
});

test('a benefit frees one flat of two, and 600 square metres of the plot', async () => {
  const elena = await register('positive-balance');
  const charges = sums(await open(elena));
  // The dearer flat is free. The other: 1 261,00 in 2022 and 2023 (ст.403 п.3; 151-ФЗ), 1 387,10 in
  // 2024 and 1 525,81 in 2025 by the limit of 1.1, against 1 551,03 by its value.
  // The plot: 400 of 1 000 m², 0,3 %: 1 440,00 in 2022 and 2023, 1 584,00, 1 742,40 by the limit.
  assert.deepEqual(charges, {
    'tax property 2025': 152_600,
    'tax land 2025': 174_200,
    'tax transport 2025': 82_000,
  });
});

test('the debtor has two years, a debt and a penalty reproducible from its trace', async () => {
  andrey = await register('debtor');
  const charges = await open(andrey);
  const principal = charges.filter((one) => one.class === 'tax' && one.taxYear === 2024);
  const penalties = charges.filter((one) => one.class === 'penalty');
  assert.ok(principal.length === 2 && penalties.length === 2);
  assert.ok(principal.every(({ status, dueOn }) => status === 'overdue' && dueOn === '2025-12-01'));
  for (const penalty of penalties) {
    const trace = await inAccount(andrey, (ctx) => readTrace(ctx, penalty.chargeId));
    assert.equal(trace.amountKopecks, penalty.amountKopecks);
    assert.ok(penalty.unverified && trace.trace.unverified);
  }
  const before = sums(penalties);
  clock.set('2026-11-22T09:00:00.000Z');
  await settleDown(env);
  const after = sums((await open(andrey)).filter((one) => one.class === 'penalty'));
  assert.ok(Object.entries(after).every(([key, amount]) => amount > before[key]!));
  await settleDown(env);
  assert.deepEqual(sums((await open(andrey)).filter((one) => one.class === 'penalty')), after);
});

test('a payment recorded late for an earlier day takes back the later penalty', async () => {
  const before = await inAccount(andrey, currentHeader);
  const paidOn = addDays(today, -20);
  await inAccount(andrey, (ctx) =>
    postPayment(ctx, {
      source: 'bank',
      eventKey: newId(),
      paymentId: newId(),
      amountKopecks: kopecks(before.debtKopecks),
      paidOn,
    }),
  );
  await settleDown(env);
  const after = await inAccount(andrey, currentHeader);
  assert.equal(after.debtKopecks, 0);
  // What the shortened penalty no longer takes is reserved for the taxes to come.
  assert.ok(after.reservedKopecks > 0);
  clock.set('2026-11-25T09:00:00.000Z');
  await settleDown(env);
  assert.equal((await inAccount(andrey, currentHeader)).debtKopecks, 0);
  assert.deepEqual((await verifyLedger(env)).broken, []);
});

test('after the due day an unpaid tax is debt and bears a penalty from the next day', async () => {
  clock.set('2026-12-04T09:00:00.000Z');
  await settleDown(env);
  const charges = await open(anna);
  const late = charges.filter((one) => one.class === 'tax');
  assert.ok(late.every(({ status }) => status === 'overdue'));
  const penalty = charges.find((one) => one.class === 'penalty' && one.tax === 'property');
  // 5 760 ₽ × 14 % / 300 × 3 days = 8,064.
  assert.equal(penalty?.amountKopecks, 806);
  assert.deepEqual((await verifyLedger(env)).broken, []);
});
