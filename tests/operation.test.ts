// What the operator sees: health, figures, a log without personal data; and the one round trip of
// home.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '../server/modules.ts';
import { taxpayerId } from '#platform/context';
import { planDue } from '#platform/due';
import { announce } from '#platform/events';
import { newId } from '#platform/ids';
import { createLog } from '#platform/log';
import { testEnv } from '#platform/testing';
import { createServer } from '#platform/http/server';
import { openSession, sessionCookie } from '#platform/web-session';
import { work } from '#platform/work';
import { addDays } from '#primitives/days';

const { env } = await testEnv({ modules });
const { app, ready } = await createServer(env, null);

test('health says ready, and not ready before the stop', async () => {
  assert.equal((await app.inject('/health/live')).statusCode, 200);
  assert.equal((await app.inject('/health/ready')).statusCode, 200);
  ready.is = false;
  assert.equal((await app.inject('/health/ready')).statusCode, 503);
  ready.is = true;
});

test('figures carry routes and codes, never an address with an id in it', async () => {
  const id = newId();
  await app.inject(`/api/cabinet/v1/charges/${id}`);
  const { body } = await app.inject('/metrics');
  assert.match(
    body,
    /kabinet_http_seconds_count\{[^}]*route="\/api\/cabinet\/v1\/charges\/:chargeId"/,
  );
  assert.match(body, /kabinet_refusals_total\{code="session\.absent"\}/);
  assert.ok(!body.includes(id));
});

test('figures say what waits to be delivered and what is due', async () => {
  const figures = async () => (await app.inject('/metrics')).body;
  const job = { actor: { kind: 'job', name: 'test' }, taxpayerId: taxpayerId(1) } as const;
  assert.match(await figures(), /kabinet_waiting\{queue="due"\} 0/);
  await work(env, job, async (ctx) => {
    await announce(ctx, { type: 'test.happened', data: {}, topics: ['account'] });
    await planDue(ctx, { kind: 'test.due', key: '1', dueOn: ctx.today });
    await planDue(ctx, { kind: 'test.due', key: '2', dueOn: addDays(ctx.today, 1) });
  });
  const said = await figures();
  assert.match(said, /kabinet_waiting\{queue="unsent"\} 1/);
  assert.match(said, /kabinet_waiting\{queue="open"\} 1/);
  assert.match(said, /kabinet_waiting\{queue="due"\} 1/);
});

test('figures are for this machine only', async () => {
  const answer = await app.inject({ url: '/metrics', remoteAddress: '203.0.113.7' });
  assert.equal(answer.statusCode, 404);
});

test('the home page is one statement to the database', async () => {
  const session = await work(env, { actor: { kind: 'anonymous' } }, (ctx) =>
    openSession(ctx, {
      subjectId: newId(),
      taxpayerId: taxpayerId(1),
      level: 'standard',
      roles: [],
      amr: ['pwd'],
      device: 'test',
    }),
  );
  const { app: pool } = env.pools;
  let statements = 0;
  let transactions = 0;
  const statement = pool.statement.bind(pool);
  const acquire = pool.acquire.bind(pool);
  pool.statement = (...given: Parameters<typeof statement>) => {
    statements += 1;
    return statement(...given) as never;
  };
  pool.acquire = () => {
    transactions += 1;
    return acquire();
  };
  const answer = await app.inject({
    url: '/api/cabinet/v1/home',
    headers: { cookie: `${sessionCookie}=${session}` },
  });
  assert.equal(answer.statusCode, 200, answer.body);
  assert.deepEqual({ statements, transactions }, { statements: 1, transactions: 0 });
  pool.statement = statement;
  pool.acquire = acquire;
});

test('a line of the log hides what belongs to a person, wherever it stands', () => {
  const lines: string[] = [];
  const log = createLog({ level: 'info', process: 'test', sink: { write: (s) => lines.push(s) } });
  const canary = '79161234567';
  log.info({ phone: canary, request: { body: canary, user: { inn: canary } } }, 'seen');
  const failure = Object.assign(new Error('duplicate key'), { detail: `Key (phone)=(${canary})` });
  log.error({ err: failure }, 'failed\nwith a second line');
  assert.equal(lines.length, 2);
  assert.ok(lines.every((line) => !line.includes(canary)));
  assert.ok(lines.every((line) => line.trimEnd().split('\n').length === 1));
});
