// For tests: a program in this process whose clock stands still, and sellers who may sign in.
import { module as assessments } from '#modules/assessments';
import { module as attachments } from '#modules/attachments';
import { module as crypto } from '#modules/crypto';
import { module as consents } from '#modules/consents';
import { module as documents } from '#modules/documents';
import { module as identity } from '#modules/identity';
import { module as ledger } from '#modules/ledger';
import { module as property } from '#modules/property';
import { module as registries } from '#modules/registries';
import { module as taxRules } from '#modules/tax-rules';
import { module as taxpayers, openAccount } from '#modules/taxpayers';
import { type Ctx, type TaxpayerId, taxpayerId } from '#platform/context';
import type { Env } from '#platform/env';
import { createServer } from '#platform/http/server';
import { newId } from '#platform/ids';
import type { Module } from '#platform/module';
import { type TestEnv, testEnv } from '#platform/testing';
import { csrfToken, hashSession, openSession, sessionCookie } from '#platform/web-session';
import { work } from '#platform/work';
import { sweepDue } from '#platform/worker/sweep';
import { deliverAll } from '#platform/worker/testing';
import { day } from '#primitives/days';
import { completePersonInn } from '#primitives/identifiers/inn';
import { module as selfEmployment } from './index.ts';

const base = '/api/cabinet/v1/npd';
const actor = { kind: 'job', name: 'test' } as const;

export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  bytes: Buffer;
  // Tests read answers as whoever reads JSON from a wire does.
  // oxlint-disable-next-line typescript/no-explicit-any
  json: any;
}

export interface Seller {
  taxpayerId: TaxpayerId;
  subjectId: string;
  inn: string;
  /** Both clocks of a test stand together: whoever moves one signs in again. */
  session: { cookie: string; csrf: string; at: string } | null;
}

export const statements = {
  noEmployees: true,
  noOtherRegime: true,
  noResale: true,
  noAgency: true,
  noExcludedIncome: true,
};

/** A Russian passport unless said otherwise. */
interface Papers {
  hasPassport?: boolean;
  citizenship?: string;
}

export interface TestSellers {
  env: Env;
  clock: TestEnv['clock'];
  /** `await ask('GET /status', { by })`; paths of the cabinet's /npd, or whole ones. */
  ask(line: string, more?: { by?: Seller; body?: unknown; headers?: object }): Promise<Answer>;
  newSeller(more?: Papers): Promise<Seller>;
  /** A seller on the register since today. */
  registered(): Promise<Seller>;
  /** A body of a receipt of one line. */
  receipt(priceKopecks: number, more?: object): Record<string, unknown>;
  /** Issues one and answers it; fails when it is refused. */
  issue(by: Seller, body: object): Promise<Answer['json']>;
  as<T>(by: Seller | null, call: (ctx: Ctx) => Promise<T>): Promise<T>;
  /** Moves the clocks to noon of a day, doing on the way what falls due, day by day. */
  goTo(day: string): Promise<void>;
  /** Delivers every announced fact to its listeners, as the worker does. */
  deliverAll(): Promise<void>;
}

const modules: readonly Module[] = [
  crypto,
  registries,
  taxRules,
  consents,
  identity,
  taxpayers,
  documents,
  attachments,
  property,
  ledger,
  assessments,
  selfEmployment,
];

/** Clocks stand at noon of this day in Moscow until the test moves them. */
export async function testSellers(
  more: { at?: string; modules?: readonly Module[]; settings?: Record<string, string> } = {},
): Promise<TestSellers> {
  const { env, clock, atEnd } = await testEnv({
    modules: [...modules, ...(more.modules ?? [])],
    at: more.at ?? '2025-11-10T09:00:00.000Z',
    ...(more.settings && { settings: more.settings }),
  });
  const { app } = await createServer(env, null);
  atEnd(() => app.close());
  const ask: TestSellers['ask'] = async (line, { by, body, headers } = {}) => {
    const [method = 'GET', path = '/'] = line.split(' ');
    const isWhole = /^\/(api|r|npd|\.well-known)\//.test(path);
    const answer = await app.inject({
      method: method as 'GET',
      url: isWhole ? path : base + path,
      headers: { ...(by && (await signed(env, by))), ...headers },
      ...(body !== undefined && { payload: body as object }),
    });
    const isJson = String(answer.headers['content-type']).includes('json');
    return {
      status: answer.statusCode,
      headers: answer.headers,
      bytes: answer.rawPayload,
      json: isJson && answer.body !== '' ? JSON.parse(answer.body) : null,
    };
  };
  let sellers = 0;
  const newSeller: TestSellers['newSeller'] = (papers = {}) =>
    openSeller(env, (sellers += 1), papers);
  return {
    env,
    clock,
    ask,
    newSeller,
    registered: async () => {
      const by = await newSeller();
      const body = { oktmo: '45000000', activity: 'Ремонт велосипедов', statements };
      const { status, json } = await ask('POST /registration', { by, body });
      if (status !== 201) throw new Error(JSON.stringify(json));
      return by;
    },
    receipt: (priceKopecks, changes) => ({
      operationAt: env.clock.now(),
      lines: [{ name: 'Ремонт велосипеда', priceKopecks, quantity: '1' }],
      totalKopecks: null,
      buyer: { kind: 'person', inn: null, name: null, phone: null },
      paymentKind: 'cash',
      mayPassLimit: false,
      ...changes,
    }),
    issue: async (by, body) => {
      const { status, json } = await ask('POST /receipts', { by, body });
      if (status !== 200) throw new Error(JSON.stringify(json));
      return json;
    },
    as: (by, call) => work(env, { actor, taxpayerId: by?.taxpayerId ?? null }, call),
    goTo: async (text) => {
      clock.set(`${text}T09:00:00.000Z`);
      while ((await sweepDue(env)) > 0);
    },
    deliverAll: async () => void (await deliverAll(env)),
  };
}

async function signed(env: Env, by: Seller): Promise<Record<string, string>> {
  const at = env.clock.wall();
  if (by.session?.at !== at) by.session = await signIn(env, by);
  const { cookie, csrf } = by.session;
  return {
    cookie: `${sessionCookie}=${cookie}`,
    'x-csrf-token': csrf,
    'idempotency-key': newId(),
  };
}

async function signIn(env: Env, by: Seller): Promise<NonNullable<Seller['session']>> {
  const cookie = await work(env, { actor }, (ctx) =>
    openSession(ctx, {
      subjectId: by.subjectId,
      taxpayerId: by.taxpayerId,
      level: 'standard',
      roles: [],
      amr: ['pwd', 'sms'],
      device: 'test',
    }),
  );
  return { cookie, csrf: csrfToken(env, hashSession(cookie)), at: env.clock.wall() };
}

async function openSeller(env: Env, ordinal: number, papers: Papers): Promise<Seller> {
  const { hasPassport = true, citizenship } = papers;
  const name = { last: 'Смирнов', first: 'Борис', middle: 'Ильич' };
  const inn = completePersonInn(String(7_811_000_000 + ordinal));
  const passport = { series: '4010', number: String(100_000 + ordinal) };
  return work(env, { actor }, async (ctx) => {
    const opened = await openAccount(ctx, {
      name,
      level: 'standard',
      phone: String(79_260_000_000 + ordinal),
      email: `seller${ordinal}@kabinet.test`,
      digest: 'no-password-opens-this-account',
      person: {
        name,
        birthDate: day('1991-09-02'),
        sex: 'male',
        inn,
        ...(hasPassport && { passport }),
        ...(citizenship !== undefined && { citizenship }),
      },
      consent: { channel: 'test', proof: {} },
    });
    const own = taxpayerId(opened.taxpayerId!);
    return { taxpayerId: own, subjectId: opened.subjectId, inn, session: null };
  });
}
