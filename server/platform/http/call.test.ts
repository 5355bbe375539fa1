// The life of a call: admission, shapes, idempotency, audit, refusals, the composed page.
import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import * as z from 'zod/mini';
import type { Level } from '../context.ts';
import { taxpayerId } from '../context.ts';
import { sql } from '../db.ts';
import { refusals as requestRefusals } from '../errors.ts';
import { newId } from '../ids.ts';
import { type Module, modulesOf } from '../module.ts';
import { makeNotebook, notebook } from '../notebook.testing.ts';
import { testEnv } from '../testing.ts';
import { csrfToken, hashSession, openSession, sessionCookie } from '../web-session.ts';
import { contextOf, work } from '../work.ts';
import { composePage } from './page.ts';
import { readPage } from './read-page.ts';
import { assertRoutes, route } from './route.ts';
import type { Route } from './route.ts';
import { createServer } from './server.ts';

const { module, heard } = notebook();
const staffOnly: Module = {
  name: 'inspection',
  routes: [
    route({
      method: 'GET',
      path: '/api/ops/v1/notes',
      summary: 'All notes',
      audience: 'staff',
      permission: 'note.audit',
      object: 'role',
      audit: 'note.inspect',
      role: 'batch',
      answer: z.object({ notes: z.int() }),
      call: async (ctx) =>
        ctx.db.one(sql<{ notes: number }>`select count(*)::int as notes from notebook.note`),
    }),
    route({
      method: 'GET',
      path: '/api/ops/v1/notes/:noteId',
      summary: 'A note that is never there',
      audience: 'staff',
      permission: 'note.audit',
      object: 'role',
      audit: 'note.inspect-one',
      role: 'batch',
      params: z.object({ noteId: z.string() }),
      answer: z.object({ notes: z.int() }),
      call: () => Promise.reject(requestRefusals.not_found()),
    }),
  ],
  bearer: (_env, token) =>
    Promise.resolve({
      kind: 'subject',
      subjectId: subject,
      taxpayerId: taxpayerId(1),
      level: 'standard',
      roles: [],
      session: null,
      scopes: token.split('+'),
    }),
};
const subject = '00000000-0000-7000-8000-000000000001';
const { env, database, clock } = await testEnv({ modules: [module, staffOnly] });
const { app } = await createServer(env, null);

before(async () => {
  await makeNotebook(database.ownerUrl);
  await work(env, { actor: { kind: 'job', name: 'test' }, role: 'owner' }, (ctx) =>
    ctx.db.run(sql.raw(composePage('home', modulesOf(env)))),
  );
});
beforeEach(() => clock.set('2026-02-02T09:00:00.000Z'));

async function signIn(more: { taxpayer?: number | null; level?: Level; roles?: string[] } = {}) {
  const id = await work(env, { actor: { kind: 'anonymous' } }, (ctx) =>
    openSession(ctx, {
      subjectId: newId(),
      taxpayerId: more.taxpayer === null ? null : taxpayerId(more.taxpayer ?? 1),
      level: more.level ?? 'standard',
      roles: more.roles ?? [],
      amr: ['pwd'],
      device: 'test',
    }),
  );
  const headers = {
    cookie: `${sessionCookie}=${id}`,
    'x-csrf-token': csrfToken(env, hashSession(id)),
  };
  return { id, headers };
}

const post = (headers: Record<string, string>, payload: object, path = '/api/cabinet/v1/notes') =>
  app.inject({ method: 'POST', url: path, headers, payload });
const get = (headers: Record<string, string>, url = '/api/cabinet/v1/notes') =>
  app.inject({ method: 'GET', url, headers });
const code = (answer: { json(): { code: string } }) => answer.json().code;
const journal = (action: string) =>
  work(env, { actor: { kind: 'job', name: 'test' }, role: 'batch' }, (ctx) =>
    ctx.db.rows(sql<{ outcome: string; taxpayer_id: number; actor: string }>`
      select outcome, taxpayer_id, actor from platform.audit_event where action = ${action}
      order by recorded_at, audit_id`),
  );

test('without a session nothing is answered, with a dead one it is said', async () => {
  assert.equal(code(await get({})), 'session.absent');
  const { headers } = await signIn();
  assert.equal((await get(headers)).statusCode, 200);
  clock.set('2026-02-02T09:15:01.000Z');
  assert.equal(code(await get(headers)), 'session.ended');
});

test('a page that asks by itself never keeps a session alive; a person does', async () => {
  const { headers } = await signIn();
  const background = { ...headers, 'x-background': '1' };
  for (const minute of ['04', '08', '12']) {
    clock.set(`2026-02-02T09:${minute}:00.000Z`);
    assert.equal((await get(background)).statusCode, 200);
  }
  clock.set('2026-02-02T09:15:01.000Z');
  assert.equal(code(await get(background)), 'session.ended');
  clock.set('2026-02-02T09:14:00.000Z');
  assert.equal((await get(headers)).statusCode, 200);
  clock.set('2026-02-02T09:28:59.000Z');
  assert.equal((await get(background)).statusCode, 200);
});

test('officers who read the rows of everybody stand in the journal, refused ones too', async () => {
  const { headers } = await signIn({ roles: ['clerk'] });
  assert.equal((await get(headers, '/api/ops/v1/notes')).statusCode, 200);
  assert.equal((await get(headers, '/api/ops/v1/notes/9')).statusCode, 404);
  const done = await journal('note.inspect');
  assert.deepEqual(
    done.map(({ outcome }) => outcome),
    ['done'],
  );
  const [refused] = await journal('note.inspect-one');
  assert.equal(refused?.outcome, 'refused:request.not_found');
  const own = (await journal('batch.read')).filter(({ actor }) => actor === refused.actor);
  assert.deepEqual(own, [], 'what the route tells is not told twice');
});

test('a session ends twelve hours after sign-in however active', async () => {
  const { headers } = await signIn();
  for (let minute = 10; minute < 720; minute += 10) {
    clock.set(new Date(Date.parse('2026-02-02T09:00:00Z') + minute * 60_000).toISOString());
    assert.equal((await get(headers)).statusCode, 200);
  }
  clock.set('2026-02-02T21:00:00.000Z');
  assert.equal(code(await get(headers)), 'session.ended');
});

test('a sixth session of a person ends the oldest', async () => {
  const one = newId();
  const open = () =>
    work(env, { actor: { kind: 'anonymous' } }, (ctx) =>
      openSession(ctx, {
        subjectId: one,
        taxpayerId: taxpayerId(1),
        level: 'standard',
        roles: [],
        amr: ['pwd'],
        device: 'test',
      }),
    );
  const ids: string[] = [];
  for (let number = 0; number < 6; number += 1) ids.push(await open());
  const alive = await Promise.all(
    ids.map((id) => get({ cookie: `${sessionCookie}=${id}` }).then((a) => a.statusCode)),
  );
  assert.deepEqual(alive, [401, 200, 200, 200, 200, 200]);
});

test('a write needs the CSRF token of its session and an origin of ours', async () => {
  const { headers } = await signIn();
  const other = await signIn();
  const key = { 'idempotency-key': 'csrf' };
  const { cookie } = headers;
  assert.equal(code(await post({ cookie, ...key }, { text: 'a' })), 'request.csrf');
  const foreign = { cookie, 'x-csrf-token': other.headers['x-csrf-token'], ...key };
  assert.equal(code(await post(foreign, { text: 'a' })), 'request.csrf');
  const origin = { ...headers, ...key, origin: 'https://evil.test' };
  assert.equal(code(await post(origin, { text: 'a' })), 'request.origin');
  const crossSite = { ...headers, ...key, 'sec-fetch-site': 'cross-site' };
  assert.equal(code(await post(crossSite, { text: 'a' })), 'request.origin');
  assert.equal((await post({ ...headers, ...key }, { text: 'a' })).statusCode, 200);
});

test('rows of another taxpayer are not found by any session', async () => {
  const anna = await signIn({ taxpayer: 31 });
  const boris = await signIn({ taxpayer: 32 });
  await post({ ...anna.headers, 'idempotency-key': 'own' }, { text: 'secret of Anna' });
  const seen = await get(boris.headers);
  assert.deepEqual(seen.json(), { notes: [] });
});

test('a level too low, a role without the right and a scope too narrow are refused', async () => {
  const newcomer = await signIn({ level: 'simplified' });
  assert.equal(code(await get(newcomer.headers)), 'session.level_too_low');
  const citizen = await signIn();
  assert.equal(code(await get(citizen.headers, '/api/ops/v1/notes')), 'request.forbidden');
  const clerk = await signIn({ roles: ['clerk'] });
  assert.equal((await get(clerk.headers, '/api/ops/v1/notes')).statusCode, 200);
  assert.equal((await get({ authorization: 'Bearer notes.read' })).statusCode, 200);
  assert.equal(code(await get({ authorization: 'Bearer other' })), 'request.scope');
});

test('a hundred equal calls at once act once and get one answer', async () => {
  const { headers } = await signIn({ taxpayer: 40 });
  const call = () => post({ ...headers, 'idempotency-key': 'once' }, { text: 'one' });
  const answers = await Promise.all(Array.from({ length: 100 }, call));
  assert.equal(new Set(answers.map((one) => `${one.statusCode} ${one.body}`)).size, 1);
  assert.deepEqual((await get(headers)).json(), { notes: ['one'] });
});

test('a key with another body is refused, and a call without a key too', async () => {
  const { headers } = await signIn({ taxpayer: 41 });
  const key = { ...headers, 'idempotency-key': 'body' };
  await post(key, { text: 'first' });
  assert.equal(code(await post(key, { text: 'second' })), 'idempotency.key_reused');
  assert.equal(code(await post(headers, { text: 'none' })), 'idempotency.key_missing');
  const bad = await post({ ...headers, 'idempotency-key': 'a b' }, { text: 'none' });
  assert.equal(code(bad), 'idempotency.key_invalid');
  assert.deepEqual((await get(headers)).json(), { notes: ['first'] });
});

test('a bad body is refused field by field, an unknown field and a polluted one too', async () => {
  const { headers } = await signIn();
  const key = { ...headers, 'idempotency-key': 'bad' };
  const long = await post(key, { text: 'a'.repeat(201) });
  assert.equal(long.statusCode, 400);
  assert.match(String(long.headers['content-type']), /^application\/problem\+json/);
  assert.deepEqual(long.json().errors[0].field, 'text');
  const unknown = await post(key, { text: 'a', role: 'admin' });
  assert.equal(unknown.json().errors[0].code, 'request.unrecognized_keys');
  const raw = (payload: string) =>
    app.inject({
      method: 'POST',
      url: '/api/cabinet/v1/notes',
      headers: { ...key, 'content-type': 'application/json' },
      payload,
    });
  assert.equal(code(await raw('{"text": ')), 'request.malformed');
  assert.equal(code(await raw('{"text":"a","__proto__":{"admin":true}}')), 'request.malformed');
  assert.equal(({} as { admin?: boolean }).admin, undefined);
});

test('the journal has one row for each call, reads and refusals included', async () => {
  const { headers } = await signIn({ taxpayer: 50 });
  const rows = async (action: string) =>
    (await journal(action)).filter((row) => row.taxpayer_id === 50).map((row) => row.outcome);
  await post({ ...headers, 'idempotency-key': 'j1' }, { text: 'kept' });
  await post({ ...headers, 'idempotency-key': 'j2' }, { text: 'too much' });
  await get(headers);
  assert.deepEqual(await rows('note.write'), ['done', 'refused:notebook.full']);
  assert.deepEqual(await rows('note.read'), ['done']);
  assert.deepEqual((await get(headers)).json(), { notes: ['kept'] });
});

test('readers of a route share a flush and are journalled; who writes waits alone', async () => {
  const { headers } = await signIn({ taxpayer: 52 });
  let flushes = 0;
  const { app: pool } = env.pools;
  const statement = pool.statement.bind(pool);
  pool.statement = (...given: Parameters<typeof statement>) => {
    if (given[0] === 'platform-flush') flushes += 1;
    return statement(...given) as never;
  };
  const five = (call: (place: number) => Promise<unknown>) =>
    Promise.all([1, 2, 3, 4, 5].map(call));
  await five((place) => post({ ...headers, 'idempotency-key': `f${place}` }, { text: 'n' }));
  assert.equal(flushes, 0);
  await five(() => get(headers));
  pool.statement = statement as never;
  assert.ok(flushes > 0 && flushes < 5, `${flushes} flushes`);
  const reads = (await journal('note.read')).filter((row) => row.taxpayer_id === 52);
  assert.equal(reads.length, 5);
});

test('a partner is called outside the transaction, and a call cut short is run again', async () => {
  const { headers } = await signIn({ taxpayer: 51 });
  const key = { ...headers, 'idempotency-key': 'print' };
  const path = '/api/cabinet/v1/notes/printed';
  heard.before = () => Promise.reject(new Error('the printer died'));
  assert.equal((await post(key, { text: 'p' }, path)).statusCode, 500);
  // The intent stands although the partner failed: nothing that was decided is lost.
  assert.deepEqual((await get(headers)).json(), { notes: ['p'] });
  heard.before = () => Promise.resolve();
  const again = await post(key, { text: 'p' }, path);
  assert.equal(again.statusCode, 200);
  const asked = heard.asked;
  assert.deepEqual((await post(key, { text: 'p' }, path)).json(), again.json());
  assert.equal(heard.asked, asked, 'a finished call is answered from its key');
});

test('an act for a taxpayer found on the way still keeps the answer of who asked', async () => {
  const { headers } = await signIn({ taxpayer: null });
  const key = { ...headers, 'idempotency-key': 'for-another' };
  const path = '/api/cabinet/v1/notes/for-another';
  const first = await post(key, { text: 'gift' }, path);
  assert.equal(first.statusCode, 200);
  assert.equal((await post(key, { text: 'gift' }, path)).body, first.body);
  const other = await signIn({ taxpayer: 53 });
  assert.deepEqual((await get(other.headers)).json(), { notes: ['gift'] });
});

function readHome(session: string) {
  const ctx = contextOf(env, { actor: { kind: 'anonymous' } }, env.pools.app as never);
  return readPage(ctx, 'home', { session, background: false });
}

test('a composed page checks the session, shows own rows only and audits the read', async () => {
  const { id, headers } = await signIn({ taxpayer: 60 });
  const { id: other } = await signIn({ taxpayer: 61 });
  await post({ ...headers, 'idempotency-key': 'page' }, { text: 'mine' });
  const read = async (session: string) => {
    const found = await readHome(session);
    return found && (JSON.parse(String(found.page)) as object);
  };
  const [asOf, today] = [env.clock.now(), env.clock.today()];
  assert.deepEqual(await read(id), { asOf, today, notes: ['mine'] });
  assert.deepEqual(await read(other), { asOf, today, notes: [] });
  assert.equal(await read('unknown'), undefined);
  await post({ ...headers, 'idempotency-key': 'page-2' }, { text: 'more' });
  assert.deepEqual(await read(id), { asOf, today, notes: ['mine', 'more'] });
  clock.set('2026-02-03T09:00:00.000Z');
  const { id: nextDay } = await signIn({ taxpayer: 60 });
  assert.deepEqual(await read(nextDay), {
    asOf: env.clock.now(),
    today: '2026-02-03',
    notes: ['mine', 'more'],
  });
  const reads = (await journal('home.read')).filter((row) => row.taxpayer_id === 60);
  assert.equal(reads.length, 3);
});

test('reads of a page that come together are all answered and all journalled', async () => {
  const { id } = await signIn({ taxpayer: 62 });
  const answers = await Promise.all(Array.from({ length: 12 }, () => readHome(id)));
  assert.ok(answers.every((read) => String(read?.page).includes('"notes" : []')));
  const reads = (await journal('home.read')).filter((row) => row.taxpayer_id === 62);
  assert.equal(reads.length, 12);
});

test('a route that leaves a question open stops the start', () => {
  const whole = module.routes![0]!;
  const without = (key: keyof Route) => assertRoutes([{ ...whole, [key]: undefined } as Route]);
  for (const key of ['permission', 'object', 'audit', 'audience', 'answer'] as const) {
    assert.throws(() => without(key), /declares no|without an audit/, key);
  }
  assert.throws(() => assertRoutes([{ ...whole, audit: null }]), /without an audit/);
  const tooLong = { ...whole, audit: `note.${'x'.repeat(80)}` };
  assert.throws(() => assertRoutes([tooLong]), /too long/);
  assert.throws(() => assertRoutes([{ ...whole, audit: '' }]), /without a name/);
  assert.throws(() => assertRoutes([whole, whole]), /declared twice/);
});

test('a bug shows nobody its insides', async () => {
  const { headers } = await signIn();
  heard.before = () => Promise.reject(new Error('password of the database'));
  const answer = await post(headers, { text: 'x' }, '/api/cabinet/v1/notes/printed');
  assert.equal(answer.statusCode, 500);
  assert.equal(code(answer), 'request.failed');
  assert.ok(!answer.body.includes('password of the database'));
  heard.before = () => Promise.resolve();
});

test('answers have strict headers, the description names permission and scopes', async () => {
  const answer = await app.inject('/openapi.json');
  const csp = String(answer.headers['content-security-policy']);
  assert.match(csp, /default-src 'none'/);
  assert.doesNotMatch(csp, /unsafe/);
  assert.equal(answer.headers['x-content-type-options'], 'nosniff');
  const api = answer.json();
  assert.equal(api.openapi, '3.1.0');
  const read = api.paths['/api/cabinet/v1/notes'].get;
  assert.deepEqual([read['x-permission'], read['x-scopes']], ['note.read', ['notes.read']]);
});

test('the language is Russian until the person switches', async () => {
  const english = { 'accept-language': 'en', cookie: '' };
  assert.match((await get(english)).json().detail, /Войдите/);
  assert.match((await get({ cookie: 'kabinet_lang=en' })).json().detail, /Sign in/);
});
