// Each test file works in its own database, cloned from the migrated template of the run.
import { after } from 'node:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readConfig, type Config } from '../config.ts';
import { fixedClock } from './clock.ts';
import { closeEnv, makeEnv } from './env-of.ts';
import type { Env } from './env.ts';
import type { Module } from './module.ts';

export interface TestDatabase {
  name: string;
  superUrl: string;
  appUrl: string;
  batchUrl: string;
  ownerUrl: string;
  standUrl: string;
  /** Every setting, with the database and the keys of this run. */
  config: Config;
}

interface TestServer {
  socketFolder: string;
  keysFolder: string;
  template: string;
}

let made = 0;

/** Clones a database for this test file; it is dropped when the file is done. */
export async function testDatabase(settings: Record<string, string> = {}): Promise<TestDatabase> {
  const { database, drop } = await cloneDatabase(settings);
  after(drop);
  return database;
}

export interface TestEnv {
  env: Env;
  database: TestDatabase;
  /** Both clocks stand here until the test moves them. */
  clock: ReturnType<typeof fixedClock>;
  /** What must stop before the database is dropped: a worker, a server. */
  atEnd(stop: () => Promise<unknown>): void;
}

/** A process of the program over its own database, with clocks that stand still. */
export async function testEnv(options: {
  modules: readonly Module[];
  at?: string;
  settings?: Record<string, string>;
}): Promise<TestEnv> {
  const { database, drop } = await cloneDatabase(options.settings ?? {});
  const { config } = database;
  const clock = fixedClock(options.at ?? '2026-02-02T09:00:00.000Z', config.LEGAL_TIME_ZONE);
  const env = makeEnv(config, { modules: options.modules, process: 'test', overrides: { clock } });
  const stops: (() => Promise<unknown>)[] = [];
  after(async () => {
    for (const stop of stops.toReversed()) await stop();
    await closeEnv(env);
    await drop();
  });
  return { env, database, clock, atEnd: (stop) => stops.push(stop) };
}

async function cloneDatabase(
  settings: Record<string, string>,
): Promise<{ database: TestDatabase; drop(): Promise<void> }> {
  const server = testServer();
  made += 1;
  const name = `test_${process.pid}_${made}`;
  const url = (user: string, database = name): string =>
    `postgresql://${user}@/${database}?host=${encodeURIComponent(server.socketFolder)}`;
  const rootUrl = url('kabinet', 'postgres');
  await once(rootUrl, `create database ${name} template ${server.template} owner kabinet_owner`);
  const dataFolder = mkdtempSync(join(tmpdir(), 'kabinet-test-data-'));
  const urls = {
    appUrl: url('kabinet_app'),
    batchUrl: url('kabinet_batch'),
    ownerUrl: url('kabinet_owner'),
    standUrl: url('kabinet_stand'),
  };
  const config = readConfig({
    ...nowhere,
    DATA_DIR: dataFolder,
    KEYS_DIR: server.keysFolder,
    DATABASE_APP_URL: urls.appUrl,
    DATABASE_BATCH_URL: urls.batchUrl,
    DATABASE_OWNER_URL: urls.ownerUrl,
    DATABASE_STAND_URL: urls.standUrl,
    ...settings,
  });
  const drop = async (): Promise<void> => {
    rmSync(dataFolder, { recursive: true, force: true });
    await once(rootUrl, `drop database if exists ${name} with (force)`);
  };
  return { database: { name, superUrl: url('kabinet'), ...urls, config }, drop };
}

/** Outside systems that are not there: a test that talks to one starts its simulator itself. */
const nowhere = {
  PORT: '3999',
  STAND: 'on',
  LOG_LEVEL: 'error',
  INTERNAL_URL: 'http://127.0.0.1:3999',
  SMS_URL: 'http://127.0.0.1:9',
  SMS_SECRET: 'sms-secret-of-tests',
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'Кабинет <kabinet@kabinet.test>',
  BANK_URL: 'http://127.0.0.1:9',
  BANK_SECRET: 'bank-secret-of-tests',
  REGISTRIES_URL: 'http://127.0.0.1:9',
  STAND_URL: 'http://127.0.0.1:9',
  STAND_SECRET: 'stand-secret-of-tests',
};

function testServer(): TestServer {
  const text = process.env.KABINET_TEST_SERVER;
  if (text === undefined) {
    throw new Error(
      'Run the tests with `npm test` or `npm test -- <files>`: it starts the server.',
    );
  }
  return JSON.parse(text) as TestServer;
}

async function once(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
