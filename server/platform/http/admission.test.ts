// Who may pass, door by door: each condition of admission alone decides once here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { type Actor, type Level, taxpayerId } from '../context.ts';
import type { Env } from '../env.ts';
import { newId } from '../ids.ts';
import type { Module } from '../module.ts';
import { testEnv } from '../testing.ts';
import {
  csrfToken,
  findSession,
  hashSession,
  openSession,
  renewSession,
  sessionCookie,
} from '../web-session.ts';
import { work } from '../work.ts';
import { admit, refusals } from './admission.ts';
import { route, type Route } from './route.ts';

type Subject = Extract<Actor, { kind: 'subject' }>;

const program: Subject = {
  kind: 'subject',
  subjectId: newId(),
  taxpayerId: taxpayerId(1),
  level: 'standard',
  roles: [],
  session: null,
  scopes: ['wide'],
};
const door: Module = {
  name: 'door',
  routes: [],
  grants: { clerk: ['door.pass'] },
  scopes: { wide: ['door.pass'], narrow: ['door.look'] },
  bearer: (_env, token) =>
    Promise.resolve(
      { good: program, narrow: { ...program, scopes: ['narrow'] }, job: job() }[token] ?? null,
    ),
};
const job = (): Actor => ({ kind: 'job', name: 'test' });
const { env } = await testEnv({ modules: [door] });
const own = new URL(env.settings.PUBLIC_URL).origin;

const doorOf = (facts: Partial<Route> = {}): Route =>
  ({
    ...route({
      method: 'GET',
      path: '/api/cabinet/v1/door',
      summary: 'A door',
      audience: 'cabinet',
      permission: 'door.pass',
      object: 'own',
      audit: 'door.pass',
      answer: z.object({}),
      call: () => Promise.resolve({}),
    }),
    ...facts,
  }) as Route;

/** What a request gets at a door: its actor's kind, or the code of the refusal. */
async function passes(
  at: Route,
  headers: Record<string, string> = {},
  { cookies = {}, by = env }: { cookies?: Record<string, string>; by?: Env } = {},
): Promise<string> {
  const request = { headers, cookies } as unknown as FastifyRequest;
  return admit(by, at, request).then(
    ({ kind }) => kind,
    (error: Error) => error.message,
  );
}

async function signIn(
  more: { level?: Level; roles?: string[]; taxpayer?: number | null } = {},
): Promise<{ cookies: Record<string, string>; csrf: string }> {
  const { level = 'standard', roles = [], taxpayer = 1 } = more;
  const id = await work(env, { actor: job() }, (ctx) =>
    openSession(ctx, {
      subjectId: newId(),
      taxpayerId: taxpayer === null ? null : taxpayerId(taxpayer),
      level,
      roles,
      amr: ['pwd'],
      device: 'test',
    }),
  );
  return { cookies: { [sessionCookie]: id }, csrf: csrfToken(env, hashSession(id)) };
}

test('who is not signed in is told so with 401, who lacks a level with 403', () => {
  const { absent, ended, token_invalid: invalid, level_too_low: low } = refusals;
  const statuses = [absent, ended, invalid, low].map(({ kind }) => kind.status);
  assert.deepEqual(statuses, [401, 401, 401, 403]);
});

test('doors of each audience open to their own kind of caller', async () => {
  assert.equal(await passes(doorOf({ audience: 'public' })), 'anonymous');
  assert.equal(await passes(doorOf({ audience: 'identity' })), 'anonymous');
  assert.equal(await passes(doorOf({ audience: 'partner' })), 'partner');
  for (const audience of ['cabinet', 'person', 'staff'] as const) {
    assert.equal(await passes(doorOf({ audience })), 'session.absent', audience);
  }
});

test('the stand passes with its whole secret, and only where there is a stand', async () => {
  const at = doorOf({ audience: 'stand' });
  const with_ = (secret: string | undefined, STAND: 'on' | 'off' = 'on'): Env =>
    ({ ...env, settings: { ...env.settings, STAND, STAND_SECRET: secret } }) as Env;
  const ask = (given: string, by: Env) => passes(at, { authorization: given }, { by });
  const [short, long] = ['s'.repeat(13), 's'.repeat(14)];
  assert.equal(await ask(`Bearer ${long}`, with_(long)), 'partner');
  assert.equal(await ask(`Bearer ${long}`, with_(long, 'off')), 'request.not_found');
  assert.equal(await ask(`Bearer ${short}`, with_(short)), 'request.not_found');
  assert.equal(await ask(`Bearer ${long}`, with_(`${long}s`)), 'request.not_found');
  assert.equal(await ask(`Bearer ${'t'.repeat(14)}`, with_(long)), 'request.not_found');
  assert.equal(await ask('Bearer ', with_(undefined)), 'request.not_found');
  assert.equal(await passes(at, {}, { by: with_(long) }), 'request.not_found');
});

test('a write from another site is refused; a read and a program pass', async () => {
  const write = doorOf({ audience: 'public', method: 'POST' });
  assert.equal(await passes(write), 'anonymous');
  assert.equal(await passes(write, { origin: own }), 'anonymous');
  assert.equal(await passes(write, { origin: 'https://evil.test' }), 'request.origin');
  for (const site of ['same-origin', 'none']) {
    assert.equal(await passes(write, { 'sec-fetch-site': site }), 'anonymous', site);
  }
  for (const site of ['cross-site', 'same-site']) {
    assert.equal(await passes(write, { 'sec-fetch-site': site }), 'request.origin', site);
  }
  const read = doorOf({ audience: 'public' });
  assert.equal(await passes(read, { origin: 'https://evil.test' }), 'anonymous');
});

test('a token opens what its scopes open; nothing else is a token', async () => {
  const at = doorOf();
  const ask = (authorization: string) => passes(at, { authorization });
  assert.equal(await ask('Bearer good'), 'subject');
  assert.equal(await ask('Bearer narrow'), 'request.scope');
  assert.equal(await ask('Bearer unknown'), 'session.token_invalid');
  assert.equal(await ask('Bearer job'), 'session.token_invalid');
  assert.equal(await ask('Basic good'), 'session.absent');
  assert.equal(await ask('Bearer'), 'session.absent');
});

test('a write by a cookie needs the CSRF token of that session', async () => {
  const { cookies, csrf } = await signIn();
  const other = await signIn();
  const write = doorOf({ method: 'POST' });
  assert.equal(await passes(write, {}, { cookies }), 'request.csrf');
  assert.equal(await passes(write, { 'x-csrf-token': other.csrf }, { cookies }), 'request.csrf');
  assert.equal(await passes(write, { 'x-csrf-token': `${csrf}a` }, { cookies }), 'request.csrf');
  assert.equal(await passes(write, { 'x-csrf-token': csrf }, { cookies }), 'subject');
  assert.equal(await passes(doorOf(), {}, { cookies }), 'subject');
  const dead = { [sessionCookie]: 'nobody' };
  assert.equal(await passes(doorOf(), {}, { cookies: dead }), 'session.ended');
});

test('after a change of the id the old cookie hears of it, the old token holds', async () => {
  const { cookies, csrf } = await signIn();
  const { session_id: session } = (await findSession(env, cookies[sessionCookie]!, true))!;
  const id = await work(env, { actor: job() }, (ctx) => renewSession(ctx, session));
  const write = doorOf({ method: 'POST' });
  const pass = (kept: Record<string, string>) =>
    passes(write, { 'x-csrf-token': csrf }, { cookies: kept });
  assert.equal(await pass(cookies), 'session.renewed');
  assert.equal(await pass({ [sessionCookie]: id! }), 'subject');
  assert.equal(refusals.renewed.kind.status, 409, 'the page is not told that all is over');
});

test('staff pass by a role that grants it, whatever their level', async () => {
  const at = doorOf({ audience: 'staff' });
  const clerk = await signIn({ roles: ['clerk'], level: 'simplified', taxpayer: null });
  assert.equal(await passes(at, {}, clerk), 'subject');
  for (const roles of [[], ['guest']]) {
    assert.equal(await passes(at, {}, await signIn({ roles })), 'request.forbidden');
  }
});

test('a cabinet asks for its level and, for own objects, for a taxpayer', async () => {
  const low = 'session.level_too_low';
  const asked: [Partial<Route>, Parameters<typeof signIn>[0], string][] = [
    [{}, { level: 'simplified' }, low],
    [{}, { level: 'standard' }, 'subject'],
    [{}, { level: 'confirmed' }, 'subject'],
    [{ level: 'confirmed' }, { level: 'standard' }, low],
    [{ level: 'simplified' }, { level: 'simplified' }, 'subject'],
    [{}, { taxpayer: null }, low],
    [{ object: 'none' }, { taxpayer: null }, 'subject'],
    [{ audience: 'person' }, { level: 'simplified', taxpayer: null }, 'subject'],
  ];
  for (const [facts, who, expected] of asked) {
    const got = await passes(doorOf(facts), {}, await signIn(who));
    assert.equal(got, expected, JSON.stringify([facts, who]));
  }
});
