// For tests: a whole stand over a database of its own, and a shop that hears the bank.
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { after } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { testDatabase } from '#platform/testing';
import type { StandSettings } from './settings.ts';
import { type RunningStand, startStand } from './start.ts';

export interface Answer {
  status: number;
  type: string;
  text: string;
  headers: Headers;
  // Tests read answers as whoever reads JSON from a wire does.
  // oxlint-disable-next-line typescript/no-explicit-any
  json: any;
}

export interface TestStand {
  settings: StandSettings;
  url: string;
  running: RunningStand;
  /** `await ask('POST /stand/api/clock', { now })`. */
  ask(line: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Stops it and starts another over the same database, on the same ports. */
  restart(): Promise<void>;
}

async function answerOf(response: Response): Promise<Answer> {
  const type = response.headers.get('content-type') ?? '';
  const text = await response.text();
  const json = type.includes('json') && text !== '' ? JSON.parse(text) : undefined;
  return { status: response.status, type, text, headers: response.headers, json };
}

/** Starts the stand over real HTTP; it ends with the test file. */
export async function testStand(): Promise<TestStand> {
  const database = await testDatabase();
  const settings: StandSettings = {
    STAND_PORT: 0,
    STAND_SMTP_PORT: 0,
    DATABASE_STAND_URL: database.standUrl,
    BANK_SECRET: 'bank-secret-of-tests',
    STAND_SECRET: 'stand-secret-of-tests',
    SMS_SECRET: 'sms-secret-of-tests',
    PUBLIC_URL: 'http://localhost:3999',
    INTERNAL_URL: 'http://127.0.0.1:9',
    LEGAL_TIME_ZONE: 'Europe/Moscow',
    LOG_LEVEL: 'error',
  };
  const stand: TestStand = {
    settings,
    url: '',
    running: await startStand(settings, null),
    async ask(line, body, headers = {}) {
      const [method = 'GET', path = '/'] = line.split(' ');
      const isForm = body instanceof URLSearchParams;
      const hasJson = body !== undefined && !isForm;
      const response = await fetch(stand.url + path, {
        method,
        redirect: 'manual',
        headers: { ...(hasJson ? { 'content-type': 'application/json' } : {}), ...headers },
        ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      });
      return answerOf(response);
    },
    async restart() {
      await stand.running.close();
      const { port, smtpPort } = stand.running;
      const same = { ...settings, STAND_PORT: port, STAND_SMTP_PORT: smtpPort };
      stand.running = await startStand(same, null);
    },
  };
  stand.url = `http://127.0.0.1:${stand.running.port}`;
  after(() => stand.running.close());
  return stand;
}

export interface Heard {
  // Tests read answers as whoever reads JSON from a wire does.
  // oxlint-disable-next-line typescript/no-explicit-any
  event: any;
  isSigned: boolean;
  /** Seconds between the timestamp and real time. */
  ageS: number;
}

export interface TestShop {
  url: string;
  heard: Heard[];
  /** What it answers to callbacks; 204 at first. */
  status: number;
}

/** A shop that keeps what the bank tells it. */
export async function testShop(secret: string): Promise<TestShop> {
  const shop: TestShop = { url: '', heard: [], status: 204 };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const seconds = String(request.headers['x-bank-timestamp']);
      const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
      const isSigned = request.headers['x-bank-signature'] === `v1=${mac}`;
      const ageS = Date.now() / 1000 - Number(seconds);
      shop.heard.push({ event: JSON.parse(body), isSigned, ageS });
      response.writeHead(shop.status).end();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  shop.url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return shop;
}

/** Waits until the condition holds; fails with its name after the limit. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  limitMs = 10_000,
): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited in vain: ${what}`);
    await pause(20);
  }
}
