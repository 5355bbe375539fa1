// For tests of payments: a program over its own database, and the stand as a process over real
// HTTP.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createTcpServer } from 'node:net';
import { after } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { module as consents } from '#modules/consents';
import { module as documents } from '#modules/documents';
import { module as identity } from '#modules/identity';
import { module as ledger, postCharges } from '#modules/ledger';
import type { NewCharge } from '#modules/ledger';
import { module as taxpayers, openAccount } from '#modules/taxpayers';
import type { Ctx, TaxpayerId } from '#platform/context';
import { taxpayerId } from '#platform/context';
import { sql } from '#platform/db';
import { closeEnv, makeEnv } from '#platform/env-of';
import type { Env } from '#platform/env';
import { createServer } from '#platform/http/server';
import { newId } from '#platform/ids';
import { stopPdf } from '#platform/pdf/render';
import { testDatabase } from '#platform/testing';
import { csrfToken, hashSession, openSession, sessionCookie } from '#platform/web-session';
import { work } from '#platform/work';
import { deliverAll } from '#platform/worker/testing';
import { addDays, day } from '#primitives/days';
import { completePersonInn } from '#primitives/identifiers/inn';
import { kopecks } from '#primitives/money';
import { module as payments } from './index.ts';
import { sweepPayments } from './sweep-payments.ts';

const base = '/api/cabinet/v1/payments';
const modules = [consents, identity, taxpayers, documents, ledger, payments];

export interface Answer {
  status: number;
  headers: Headers;
  bytes: Buffer;
  // Tests read answers as whoever reads JSON from a wire does.
  // oxlint-disable-next-line typescript/no-explicit-any
  json: any;
}

export interface Payer {
  taxpayerId: TaxpayerId;
  subjectId: string;
  email: string;
  cookie: string;
  csrf: string;
}

export interface TestPayments {
  env: Env;
  url: string;
  /** `await ask('POST /api/cabinet/v1/payments', { by, body })` */
  ask(line: string, more?: { by?: Payer; body?: unknown; headers?: object }): Promise<Answer>;
  /** A call of the stand: `await stand('PUT /stand/api/faults', { id, on: true })`. */
  stand(line: string, body?: unknown): Promise<Answer>;
  newPayer(): Promise<Payer>;
  /** Gives the payer a charge that is due in ten days unless said otherwise. */
  charge(by: Payer, facts?: Partial<NewCharge>): Promise<NewCharge>;
  as<T>(by: Payer, call: (ctx: Ctx) => Promise<T>): Promise<T>;
  pay(by: Payer, body: object, headers?: object): Promise<Answer>;
  /** A body for `pay`: by СБП, seen as it is. */
  wish(chargeIds: string[], amountKopecks: number, more?: object): Wish;
  approve(paymentId: string): Promise<Answer>;
  show(by: Payer, paymentId: string): Promise<Answer>;
  reaches(by: Payer, paymentId: string, state: string): Promise<void>;
  /** Ids of payments whose money stands in the ledger, one per posting. */
  postings(by: Payer): Promise<string[]>;
  /** Waits until the condition holds; fails with its name after half a minute. */
  until(what: string, holds: () => Promise<boolean>): Promise<void>;
  /** Kinds of the alerts raised so far, oldest first. */
  alerts(): Promise<string[]>;
  /** Asks the bank about every open payment now, as the sweeper does in its own time. */
  sweepNow(): Promise<void>;
  /** Delivers every announced fact to its listeners, as the worker does. */
  deliverAll(): Promise<void>;
}

export interface Wish {
  paymentId: string;
  method: string;
  chargeIds: string[];
  amountKopecks: number;
  expectedTotalKopecks: number;
}

const actor = { kind: 'job', name: 'test' } as const;

/** The server in this process, the stand in another, one database; all ends with the test file. */
export async function testPayments(): Promise<TestPayments> {
  const [port, standPort, smtpPort] = [await freePort(), await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const standUrl = `http://127.0.0.1:${standPort}`;
  const { config, standUrl: standDatabase } = await testDatabase({
    PORT: String(port),
    PUBLIC_URL: url,
    INTERNAL_URL: url,
    STAND_URL: standUrl,
    BANK_URL: standUrl,
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    STAND_PORT: String(standPort),
    STAND_SMTP_PORT: String(smtpPort),
  });
  const env = makeEnv(config, { modules, process: 'test' });
  await env.clock.refresh();
  const { app } = await createServer(env, null);
  await app.listen({ port, host: '127.0.0.1' });
  const stand = await startStand({ ...config, DATABASE_STAND_URL: standDatabase });
  after(async () => {
    stand.kill('SIGTERM');
    await once(stand, 'exit');
    app.server.closeAllConnections();
    await app.close();
    stopPdf(env);
    await closeEnv(env);
  });
  let payers = 0;
  const ask: TestPayments['ask'] = (line, { by, body, headers } = {}) =>
    call(url, line, { body, headers: { ...(by && signed(by)), ...headers } });
  const show = (by: Payer, paymentId: string) => ask(`GET ${base}/${paymentId}`, { by });
  const askStand: TestPayments['stand'] = (line, body) => call(standUrl, line, { body });
  return {
    env,
    url,
    ask,
    stand: askStand,
    show,
    pay: (by, body, headers) => ask(`POST ${base}`, { by, body, headers }),
    wish: (chargeIds, amountKopecks, more) => ({
      paymentId: newId(),
      method: 'sbp',
      chargeIds,
      amountKopecks,
      expectedTotalKopecks: amountKopecks,
      ...more,
    }),
    approve: (id) => askStand(`POST /stand/api/bank/payments/${id}/approve`),
    reaches: (by, id, state) =>
      until(`the payment is ${state}`, async () => (await show(by, id)).json.state === state),
    newPayer: () => newPayer(env, (payers += 1)),
    charge: (by, facts) => charge(env, by, facts),
    ...directly(env),
  };
}

type Directly = Pick<
  TestPayments,
  'as' | 'postings' | 'alerts' | 'sweepNow' | 'deliverAll' | 'until'
>;

/** What a test looks up or sets going past the routes. */
function directly(env: Env): Directly {
  return {
    postings: (by) =>
      work(env, { actor, taxpayerId: by.taxpayerId }, async (ctx) => {
        const rows = await ctx.db.rows(sql<{ id: string }>`
          select payment_id as id from ledger.posting where kind = 'payment'`);
        return rows.map((row) => row.id);
      }),
    as: (by, call) => work(env, { actor, taxpayerId: by.taxpayerId }, call),
    until,
    alerts: () =>
      work(env, { actor, role: 'batch' }, async (ctx) => {
        const rows = await ctx.db.rows(sql<{ kind: string }>`
          select kind from platform.alert order by at, alert_id`);
        return rows.map((row) => row.kind);
      }),
    sweepNow: async () => {
      await work(env, { actor, role: 'batch' }, (ctx) =>
        ctx.db.run(sql`
          update payments.payment set next_ask_at = ${ctx.wall} where next_ask_at is not null`),
      );
      await sweepPayments(env);
    },
    deliverAll: async () => void (await deliverAll(env)),
  };
}

async function startStand(settings: object): Promise<ChildProcess> {
  const entries = Object.entries(settings).filter(([, value]) => value !== undefined);
  const main = fileURLToPath(new URL('../../../simulators/main.ts', import.meta.url));
  const child = fork(main, [], {
    execArgv: [],
    env: Object.fromEntries(entries.map(([name, value]) => [name, String(value)])),
  });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`The stand ended with ${code}.`)));
  });
  return child;
}

const signed = (by: Payer) => ({
  cookie: `${sessionCookie}=${by.cookie}`,
  'x-csrf-token': by.csrf,
  'idempotency-key': newId(),
});

async function call(
  base: string,
  line: string,
  { body, headers }: { body?: unknown; headers?: object },
): Promise<Answer> {
  const [method = 'GET', path = '/'] = line.split(' ');
  const response = await fetch(base + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const isJson = response.headers.get('content-type')?.includes('json') && bytes.length > 0;
  return {
    status: response.status,
    headers: response.headers,
    bytes,
    json: isJson ? JSON.parse(bytes.toString()) : null,
  };
}

async function newPayer(env: Env, ordinal: number): Promise<Payer> {
  const name = { last: 'Петрова', first: 'Анна', middle: 'Сергеевна' };
  const email = `payer${ordinal}@kabinet.test`;
  const digits = String(7_701_000_000 + ordinal);
  return work(env, { actor }, async (ctx) => {
    const { subjectId, taxpayerId: id } = await openAccount(ctx, {
      name,
      level: 'standard',
      phone: String(79_160_000_000 + ordinal),
      email,
      digest: 'no-password-opens-this-account',
      person: { name, birthDate: day('1985-03-27'), sex: 'female', inn: completePersonInn(digits) },
      consent: { channel: 'test', proof: {} },
    });
    const session = {
      subjectId,
      taxpayerId: taxpayerId(id!),
      level: 'standard',
      roles: [],
      amr: ['pwd', 'sms'],
      device: 'test',
    } as const;
    const cookie = await openSession(ctx, session);
    const csrf = csrfToken(env, hashSession(cookie));
    return { taxpayerId: taxpayerId(id!), subjectId, email, cookie, csrf };
  });
}

async function charge(env: Env, by: Payer, facts: Partial<NewCharge> = {}): Promise<NewCharge> {
  return work(env, { actor, taxpayerId: by.taxpayerId }, async (ctx) => {
    const one: NewCharge = {
      chargeId: newId(),
      class: 'tax',
      tax: 'property',
      taxYear: 2025,
      subjectOfTax: 'Квартира, Москва, ул. Лесная, 7',
      objectId: null,
      noticeNumber: null,
      oktmo: '45382000',
      kbk: '18210601010031000110',
      uin: null,
      dueOn: addDays(ctx.today, 10),
      chargedOn: ctx.today,
      amountKopecks: kopecks(124_850),
      unverified: false,
      ...facts,
    };
    await postCharges(ctx, [one]);
    return one;
  });
}

async function freePort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 30_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Waited in vain: ${what}`);
    await pause(50);
  }
}
