// For tests: the whole site over real HTTP, with the stand as a process of its own, and a browser
// that keeps cookies as browsers do.
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createNetServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { day } from '#primitives/days';
import { completePersonInn } from '#primitives/identifiers/inn';
import { snilsControl } from '#primitives/identifiers/snils';
import { hashPassword } from '#modules/identity';
import { openAccount } from '#modules/taxpayers';
import type { Env } from '#platform/env';
import { createServer } from '#platform/http/server';
import type { Module } from '#platform/module';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import type { TestEnv } from '#platform/testing';

const standMain = fileURLToPath(new URL('../../../simulators/main.ts', import.meta.url));

async function freePort(): Promise<number> {
  const server = createNetServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export interface Message {
  channel: 'sms' | 'mail';
  to: string;
  subject: string | null;
  text: string;
}

export interface Site {
  env: Env;
  clock: TestEnv['clock'];
  /** The public address. */
  url: string;
  standUrl: string;
  /** Messages to a phone or an address, newest first. */
  inbox(to: string): Promise<Message[]>;
  /** The six digits of the newest message that holds any. */
  code(to: string): Promise<string>;
  /** Calls the door the server keeps for the stand. */
  stand(path: string, body: unknown): Promise<{ status: number; json: never }>;
}

/** Starts the stand and the server of these modules; both end with the test file. */
export async function startSite(modules: readonly Module[]): Promise<Site> {
  const [port, standPort, smtpPort] = [await freePort(), await freePort(), await freePort()];
  const url = `http://localhost:${port}`;
  const standUrl = `http://127.0.0.1:${standPort}`;
  const { env, database, clock, atEnd } = await testEnv({
    modules,
    at: '2026-11-21T09:00:00.000Z',
    settings: {
      PORT: String(port),
      PUBLIC_URL: url,
      INTERNAL_URL: `http://127.0.0.1:${port}`,
      STAND_URL: standUrl,
      REGISTRIES_URL: standUrl,
      SMS_URL: `${standUrl}/sms/messages`,
      SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    },
  });
  const stand = fork(standMain, {
    execArgv: [],
    env: {
      ...process.env,
      STAND_PORT: String(standPort),
      STAND_SMTP_PORT: String(smtpPort),
      DATABASE_STAND_URL: database.standUrl,
      BANK_SECRET: 'bank-secret-of-tests',
      STAND_SECRET: 'stand-secret-of-tests',
      SMS_SECRET: 'sms-secret-of-tests',
      PUBLIC_URL: url,
      INTERNAL_URL: `http://127.0.0.1:${port}`,
      LOG_LEVEL: 'error',
    },
  });
  const { app } = await createServer(env, null);
  await app.listen({ port, host: '127.0.0.1' });
  atEnd(async () => {
    app.server.closeAllConnections();
    await app.close();
    stand.kill('SIGTERM');
    await once(stand, 'exit');
  });
  await once(stand, 'message');
  const inbox = async (to: string) => {
    const answer = await fetch(`${standUrl}/stand/api/inbox?to=${encodeURIComponent(to)}`);
    return (await answer.json()) as Message[];
  };
  return {
    env,
    clock,
    url,
    standUrl,
    inbox,
    code: async (to) => {
      const found = (await inbox(to)).map(({ text }) => /(?<!\d)\d{6}(?!\d)/u.exec(text)?.[0]);
      const code = found.find((one) => one !== undefined);
      assert.ok(code, `No code came to ${to}.`);
      return code;
    },
    stand: async (path, body) => {
      const answer = await fetch(url + path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: 'Bearer stand-secret-of-tests',
        },
        body: JSON.stringify(body),
      });
      return { status: answer.status, json: (await answer.json()) as never };
    },
  };
}

interface Cookie {
  name: string;
  value: string;
  path: string;
}

export interface Page {
  status: number;
  location: string | null;
  headers: Headers;
  text: string;
  // Tests read answers as whoever reads JSON from a wire does.
  // oxlint-disable-next-line typescript/no-explicit-any
  json: any;
}

/** A browser without pages: cookies with their paths, redirects one by one. */
export class Browser {
  readonly #site: string;
  #cookies: Cookie[] = [];
  csrf: string | null = null;

  constructor(site: string) {
    this.#site = site;
  }

  cookie(name: string): string | undefined {
    return this.#cookies.find((one) => one.name === name)?.value;
  }

  setCookie(name: string, value: string): void {
    this.#cookies = this.#cookies.filter((one) => one.name !== name);
    this.#cookies.push({ name, value, path: '/' });
  }

  async ask(method: string, path: string, body?: unknown): Promise<Page> {
    const url = new URL(path, this.#site);
    const isForm = body instanceof URLSearchParams;
    const sent = this.#cookies.filter((one) => covers(one.path, url.pathname));
    const answer = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        cookie: sent.map(({ name, value }) => `${name}=${value}`).join('; '),
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
        ...(method !== 'GET' && { origin: this.#site }),
        ...(this.csrf !== null && { 'x-csrf-token': this.csrf }),
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    });
    this.#keep(answer, url);
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') === true && text !== '';
    return {
      status: answer.status,
      location: answer.headers.get('location'),
      headers: answer.headers,
      text,
      json: isJson ? JSON.parse(text) : undefined,
    };
  }

  get(path: string): Promise<Page> {
    return this.ask('GET', path);
  }

  post(path: string, body: unknown = {}): Promise<Page> {
    return this.ask('POST', path, body);
  }

  /** Follows redirects inside the site; answers the last page and the address it has. */
  async follow(path: string): Promise<Page & { url: URL }> {
    let url = new URL(path, this.#site);
    for (let hops = 0; hops < 12; hops += 1) {
      const page = await this.get(url.pathname + url.search);
      if (page.location === null) return { ...page, url };
      url = new URL(page.location, url);
      // Pages need the built web, which these tests do without.
      if (url.origin !== this.#site || isPage(url)) return { ...page, url };
    }
    throw new Error('The redirects do not end.');
  }

  #keep(answer: Response, url: URL): void {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const at = pair.indexOf('=');
      const name = pair.slice(0, at);
      const value = decodeURIComponent(pair.slice(at + 1));
      const path = attributes.find((one) => /^path=/iu.test(one))?.slice(5) ?? url.pathname;
      const isGone = attributes.some((one) =>
        /^(?:expires=Thu, 01 Jan 1970|max-age=0)/iu.test(one),
      );
      this.#cookies = this.#cookies.filter((one) => one.name !== name || one.path !== path);
      if (!isGone && value !== '') this.#cookies.push({ name, value, path });
    }
  }
}

const covers = (path: string, asked: string) =>
  path === '/' || asked === path || asked.startsWith(`${path}/`);

const isPage = (url: URL) =>
  ['/fl', '/ops', '/id/login', '/id/error', '/id/logout', '/id/consent'].includes(url.pathname);

export interface TestPerson {
  subjectId: string;
  phone: string;
  email: string;
  inn: string;
  snils: string;
}

export const testPassword = 'Гроза-над 7 Ладогой';

let opened = 0;

/** Opens an account of a new person with the password of all tests. */
export async function openPerson(env: Env): Promise<TestPerson> {
  opened += 1;
  const phone = `7916000${String(opened).padStart(4, '0')}`;
  const email = `person${opened}@kabinet.test`;
  const inn = completePersonInn(`77${String(opened).padStart(8, '0')}`);
  const nine = String(200_000_000 + opened);
  const snils = nine + snilsControl(nine);
  const name = { last: 'Петрова', first: 'Анна', middle: 'Сергеевна' };
  const passport = { series: '4510', number: String(200_000 + opened) };
  const born = { birthDate: day('1988-04-17'), sex: 'female' } as const;
  const person = { name, ...born, inn, snils, passport };
  const digest = await hashPassword(testPassword);
  const { subjectId } = await work(env, { actor: { kind: 'job', name: 'test' } }, (ctx) =>
    openAccount(ctx, {
      name,
      level: 'standard',
      phone,
      email,
      digest,
      person,
      consent: { channel: 'test', proof: {} },
    }),
  );
  return { subjectId, phone, email, inn, snils };
}

export interface Credentials {
  login: string;
  password: string;
  /** Where the code comes. */
  phone: string;
}

/** Begins a sign-in; answers the provider's interaction that the page stands for. */
export async function openLogin(browser: Browser, path = '/signin'): Promise<string> {
  const { url } = await browser.follow(path);
  assert.equal(url.pathname, '/id/login', `The way led to ${url.href}.`);
  return url.searchParams.get('uid')!;
}

/** The whole way of a person: login, password, code, and into the cabinet. */
export async function signIn(
  site: Site,
  browser: Browser,
  { login, password, phone }: Credentials,
): Promise<Page & { url: URL }> {
  const uid = await openLogin(browser);
  const sent = await browser.post(`/id/login/${uid}/password`, { login, password });
  assert.equal(sent.status, 200, sent.text);
  const code = await site.code(phone);
  const passed = await browser.post(`/id/login/${uid}/code`, { code });
  assert.equal(passed.status, 200, passed.text);
  const to = new URL(passed.json.redirectTo as string);
  return browser.follow(to.pathname + to.search);
}
