import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { createServer } from 'node:net';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { testDatabase } from '#platform/testing';
import { until } from '../testing.ts';
import { newCheckpointId, readCheckpoint } from './checkpoint.ts';
import type { Day } from '#primitives/days';

// The test stands in the launcher's place: it alone may copy the database, and it starts the stand
// as the launcher does, as a child process.
const database = await testDatabase();
const root = database.superUrl.replace(`/${database.name}?`, '/postgres?');
const copies: string[] = [];

async function asRoot(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: root });
  await client.connect();
  await client.query(text).finally(() => client.end());
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const port = await freePort();
let refusal: string | undefined;

async function copyDatabase(act: string, id: string): Promise<void> {
  if (act === 'checkpoint.create') {
    copies.push(`ckpt_${id}`);
    await asRoot(`create database "ckpt_${id}" template ${database.name}`);
    return;
  }
  await asRoot(`drop database ${database.name}`);
  await asRoot(`create database ${database.name} template "ckpt_${id}" owner kabinet_owner`);
}

function launch(): ChildProcess {
  const child = fork(fileURLToPath(new URL('../main.ts', import.meta.url)), {
    env: {
      ...process.env,
      STAND_PORT: String(port),
      STAND_SMTP_PORT: '0',
      DATABASE_STAND_URL: database.standUrl,
      BANK_SECRET: 'b',
      STAND_SECRET: 's',
      PUBLIC_URL: 'http://localhost:3999',
      INTERNAL_URL: 'http://127.0.0.1:9',
      LOG_LEVEL: 'error',
    },
    execArgv: [],
  });
  child.on('message', async (message: { type: string; id: string }) => {
    if (!message.type.startsWith('checkpoint.')) return;
    if (refusal !== undefined) {
      child.send({ type: 'checkpoint.done', id: message.id, error: refusal });
      return;
    }
    const paused = new Promise<void>((resolve) => {
      child.on('message', (next: { type: string }) => {
        if (next.type === 'database.paused') resolve();
      });
    });
    child.send({ type: 'database.pause' });
    await paused;
    await copyDatabase(message.type, message.id);
    child.send({ type: 'database.resume', restored: message.type === 'checkpoint.restore' });
    child.send({ type: 'checkpoint.done', id: message.id });
  });
  return child;
}

const child = launch();
const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
await new Promise<void>((resolve) => {
  child.on('message', (message: { type: string }) => message.type === 'ready' && resolve());
});
after(async () => {
  child.kill('SIGTERM');
  await ended;
  for (const copy of copies) await asRoot(`drop database if exists "${copy}"`);
});

const ask = async (line: string, body?: unknown) => {
  const [method = '', path] = line.split(' ');
  const init: RequestInit = { method };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { 'content-type': 'application/json' };
  }
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, init);
  return { status: answer.status, json: await answer.json() };
};
const faultsOn = async () =>
  (await ask('GET /stand/api/faults')).json.filter((fault: { on: boolean }) => fault.on).length;

test('a checkpoint of an unmoved clock comes back at its own moment', async () => {
  const { id } = (await ask('POST /stand/api/checkpoints')).json;
  const before = Date.parse((await ask('GET /stand/api/clock')).json.now);
  await ask('POST /stand/api/clock', { now: '2029-01-01' });
  assert.equal((await ask(`POST /stand/api/checkpoints/${id}/restore`)).status, 200);
  const { now, wall } = (await ask('GET /stand/api/clock')).json;
  assert.ok(Math.abs(Date.parse(now) - before) < 5_000, 'business time is that of the checkpoint');
  assert.ok(now < wall, 'technical time has gone on');
});

test('a restored checkpoint brings back state and clock', async () => {
  await ask('POST /stand/api/clock', { now: '2030-05-05T09:00:00Z' });
  const made = await ask('POST /stand/api/checkpoints');
  assert.equal(made.status, 201);
  await ask('POST /stand/api/clock', { now: '2031-01-01T09:00:00Z' });
  await ask('PUT /stand/api/faults', { id: 'sms.lost', on: true });
  assert.equal(await faultsOn(), 1);
  const listed = (await ask('GET /stand/api/checkpoints')).json;
  assert.deepEqual([listed[0].id, listed[0].businessDay], [made.json.id, '2030-05-05']);
  assert.equal((await ask(`POST /stand/api/checkpoints/${made.json.id}/restore`)).status, 200);
  assert.equal(await faultsOn(), 0);
  assert.match((await ask('GET /stand/api/clock')).json.now, /^2030-05-05T09:00/u);
});

test('questions asked while the database is away are answered after it', async () => {
  const made = ask('POST /stand/api/checkpoints');
  const clocks = Array.from({ length: 20 }, () => ask('GET /stand/api/clock'));
  assert.equal((await made).status, 201);
  for (const clock of await Promise.all(clocks)) assert.equal(clock.status, 200);
});

test('an unknown checkpoint and a refusing launcher are problems with a sentence', async () => {
  const unknown = await ask('POST /stand/api/checkpoints/nothing/restore');
  assert.deepEqual([unknown.status, unknown.json.code], [404, 'stand.no_such_checkpoint']);
  refusal = 'The user may not create databases.';
  const refused = await ask('POST /stand/api/checkpoints');
  assert.equal(refused.status, 409);
  assert.deepEqual([refused.json.code, refused.json.detail], ['stand.checkpoint_refused', refusal]);
  refusal = undefined;
  await until(
    'the stand to work on',
    async () => (await ask('GET /stand/api/clock')).status === 200,
  );
});

test('the id tells when and at which day it was made', () => {
  const id = newCheckpointId(new Date('2026-11-21T14:25:30Z'), '2026-12-01' as Day);
  assert.match(id, /^[a-z0-9]{1,40}$/u);
  assert.deepEqual(readCheckpoint(id), {
    id,
    createdAt: '2026-11-21T14:25:30.000Z',
    businessDay: '2026-12-01',
  });
  assert.equal(readCheckpoint('by-hand').businessDay, null);
});
