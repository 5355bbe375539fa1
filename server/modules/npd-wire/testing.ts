// For tests: a person with an application password, and a program that speaks as programs do.
import assert from 'node:assert/strict';
import { module as assessments } from '#modules/assessments';
import { module as consents } from '#modules/consents';
import { module as seals } from '#modules/crypto';
import { module as documents } from '#modules/documents';
import { hashPassword, module as identity } from '#modules/identity';
import { module as ledger } from '#modules/ledger';
import { module as paymentDetails } from '#modules/payment-details';
import { module as payments } from '#modules/payments';
import { module as property } from '#modules/property';
import { module as registries } from '#modules/registries';
import { module as selfEmployment } from '#modules/self-employment';
import { module as signOn } from '#modules/sign-on';
import { module as taxRules } from '#modules/tax-rules';
import { module as taxpayers, taxpayerOfSubject } from '#modules/taxpayers';
import { openPerson } from '#testing/sign-on';
import type { Site, TestPerson } from '#testing/sign-on';
import { statements } from '#testing/self-employment';
import type { Env } from '#platform/env';
import { newId } from '#platform/ids';
import { csrfToken, hashSession, openSession, sessionCookie } from '#platform/web-session';
import { forTaxpayer, work } from '#platform/work';
import {
  makeApplicationPassword,
  plainPassword,
} from './application-password/application-password.ts';
import { storePassword } from './application-password/create-application-password.ts';
import { module as npdWire } from './index.ts';

/** The modules up to this one, in their order. */
export const wireModules = [
  seals,
  registries,
  taxRules,
  consents,
  identity,
  taxpayers,
  signOn,
  documents,
  property,
  ledger,
  payments,
  assessments,
  selfEmployment,
  paymentDetails,
  npdWire,
];

/** Gives a person another application password. */
export async function giveApplicationPassword(env: Env, subjectId: string): Promise<string> {
  const password = makeApplicationPassword();
  const digest = await hashPassword(plainPassword(password));
  await work(env, { actor: { kind: 'job', name: 'test' } }, async (ctx) => {
    const own = await forTaxpayer(ctx, await taxpayerOfSubject(ctx, subjectId));
    return storePassword(own, { subjectId, name: 'Тесты', password, digest });
  });
  return password;
}

interface Asking {
  method: string;
  path: string;
  body?: object;
}

/** One call of the cabinet as the person, each in a session of its own. */
export async function askCabinet(
  { env, url }: Pick<Site, 'env' | 'url'>,
  subjectId: string,
  { method, path, body }: Asking,
): Promise<Response> {
  const cookie = await work(env, { actor: { kind: 'job', name: 'test' } }, async (ctx) => {
    const taxpayerId = await taxpayerOfSubject(ctx, subjectId);
    const amr = ['pwd', 'sms'];
    const session = { subjectId, taxpayerId, level: 'standard', roles: [], amr, device: 'test' };
    return openSession(ctx, session as Parameters<typeof openSession>[1]);
  });
  return fetch(`${url}/api/cabinet/v1${path}`, {
    method,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      cookie: `${sessionCookie}=${cookie}`,
      'x-csrf-token': csrfToken(env, hashSession(cookie)),
      'idempotency-key': newId(),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
}

/** Puts a person on the register of payers through the cabinet, as of today. */
export async function register(site: Pick<Site, 'env' | 'url'>, subjectId: string): Promise<void> {
  const body = { oktmo: '45000000', activity: 'Ремонт велосипедов', statements };
  const asking = { method: 'POST', path: '/npd/registration', body };
  const answer = await askCabinet(site, subjectId, asking);
  assert.equal(answer.status, 201, await answer.text());
}

export interface Seller extends TestPerson {
  password: string;
  program: Program;
}

/** A person on the register, with a program that has signed in. */
export async function openSeller(site: Pick<Site, 'env' | 'url'>): Promise<Seller> {
  const person = await openPerson(site.env);
  await register(site, person.subjectId);
  const password = await giveApplicationPassword(site.env, person.subjectId);
  const program = new Program(site.url);
  const signed = await program.signIn(person.inn, password);
  assert.equal(signed.status, 200, signed.text);
  return { ...person, password, program };
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // Tests read answers as whoever reads JSON from a wire does.
  // oxlint-disable-next-line typescript/no-explicit-any
  json: any;
}

export const deviceInfo = (sourceDeviceId: string) => ({
  sourceType: 'WEB',
  sourceDeviceId,
  appVersion: '1.0.0',
  metaDetails: { userAgent: 'Mozilla/5.0' },
});

/** A program on one device; headers are the usual ones of clients of this wire. */
export class Program {
  readonly #url: string;
  readonly device: string;
  token: string | null = null;
  refreshToken: string | null = null;

  constructor(url: string, device = `device-${crypto.randomUUID()}`) {
    this.#url = url;
    this.device = device;
  }

  async ask(method: string, path: string, more: Asked = {}): Promise<Answer> {
    const answer = await fetch(this.#url + path, {
      method,
      redirect: 'manual',
      headers: {
        accept: 'application/json, text/plain, */*',
        'accept-language': 'ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7',
        ...(more.body !== undefined && { 'content-type': 'application/json' }),
        ...(this.token !== null && { authorization: `Bearer ${this.token}` }),
        ...more.headers,
      },
      ...(more.body !== undefined && {
        body: typeof more.body === 'string' ? more.body : JSON.stringify(more.body),
      }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.startsWith('application/json') === true;
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      json: isJson && text !== '' ? JSON.parse(text) : undefined,
    };
  }

  get(path: string): Promise<Answer> {
    return this.ask('GET', path);
  }

  post(path: string, body: unknown = {}): Promise<Answer> {
    return this.ask('POST', path, { body });
  }

  /** Takes the tokens of a sign-in or a refresh. */
  keep(answer: Answer): Answer {
    if (answer.status === 200) {
      this.token = answer.json.token as string;
      this.refreshToken = answer.json.refreshToken as string;
    }
    return answer;
  }

  async signIn(username: string, password: string): Promise<Answer> {
    this.token = null;
    const info = deviceInfo(this.device);
    const body = { username, password, deviceInfo: info };
    return this.keep(await this.post('/api/v1/auth/lkfl', body));
  }

  async refresh(): Promise<Answer> {
    const { refreshToken } = this;
    const body = { refreshToken, deviceInfo: deviceInfo(this.device) };
    return this.keep(await this.post('/api/v1/auth/token', body));
  }
}

interface Asked {
  body?: unknown;
  headers?: Record<string, string>;
}
