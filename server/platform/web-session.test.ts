// The session of a browser: how its secrets are made, and when it ends (P04).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { taxpayerId } from './context.ts';
import { newId } from './ids.ts';
import { testEnv } from './testing.ts';
import {
  csrfBase,
  csrfHolds,
  csrfToken,
  endSession,
  findSession,
  hashSession,
  openSession,
  renewSession,
  warnBeforeS,
  wasRenewed,
} from './web-session.ts';
import { work } from './work.ts';

const { env, clock } = await testEnv({ modules: [] });
const actor = { kind: 'job', name: 'test' } as const;

const open = (subjectId = newId()): Promise<string> =>
  work(env, { actor }, (ctx) =>
    openSession(ctx, {
      subjectId,
      taxpayerId: taxpayerId(1),
      level: 'standard',
      roles: [],
      amr: ['pwd'],
      device: 'test',
    }),
  );

test('the page warns two minutes before the end', () => {
  assert.equal(warnBeforeS, 120);
});

test('an id has 256 bits, and each is another', async () => {
  const ids = [await open(), await open()];
  for (const id of ids) assert.equal(Buffer.from(id, 'base64url').length, 32);
  assert.notEqual(ids[0], ids[1]);
});

test('a CSRF token holds for its own session, whole and unchanged', () => {
  const [one, other] = [hashSession('one'), hashSession('other')];
  const token = csrfToken(env, one);
  assert.equal(csrfHolds(env, one, token), true);
  for (const wrong of [csrfToken(env, other), token.slice(1), `${token}a`, '']) {
    assert.equal(csrfHolds(env, one, wrong), false, wrong);
  }
});

test('a session goes on under a new id; the old one is remembered for a minute', async () => {
  const begun = clock.wall();
  const old = await open();
  const { session_id: sessionId, id_hash: first } = (await findSession(env, old, false))!;
  const renew = () => work(env, { actor }, (ctx) => renewSession(ctx, sessionId));
  const id = (await renew())!;
  assert.deepEqual([await findSession(env, old, false), await wasRenewed(env, old)], [null, true]);
  const now = (await findSession(env, id, false))!;
  assert.equal(now.session_id, sessionId);
  assert.deepEqual(csrfBase(now), first, 'pages that are open have the token');
  assert.equal(await wasRenewed(env, id), false);
  const third = (await renew())!;
  assert.deepEqual(csrfBase((await findSession(env, third, false))!), first);
  assert.deepEqual([await wasRenewed(env, old), await wasRenewed(env, id)], [false, true]);
  clock.set(new Date(Date.parse(begun) + 60_000).toISOString());
  assert.equal(await wasRenewed(env, id), false);
  clock.set(begun);
  await work(env, { actor }, (ctx) => endSession(ctx, hashSession(third)));
  assert.deepEqual([await renew(), await wasRenewed(env, id)], [null, false]);
});

test('a session lives twelve hours to the second, if somebody is there', async () => {
  const begun = Date.parse(clock.wall());
  const id = await open();
  for (let minutes = 10; minutes < 720; minutes += 10) {
    clock.set(new Date(begun + minutes * 60_000).toISOString());
    assert.notEqual(await findSession(env, id, false), null);
  }
  clock.set(new Date(begun + 719 * 60_000).toISOString());
  assert.notEqual(await findSession(env, id, false), null);
  clock.set(new Date(begun + 720 * 60_000).toISOString());
  assert.equal(await findSession(env, id, false), null);
  clock.set(new Date(begun).toISOString());
});

test('of six sessions the oldest gives way', async () => {
  const subjectId = newId();
  const ids: string[] = [];
  for (let n = 0; n < 6; n += 1) {
    clock.set(new Date(Date.parse(clock.wall()) + 1000).toISOString());
    ids.push(await open(subjectId));
  }
  const alive = await Promise.all(ids.map((id) => findSession(env, id, false)));
  assert.deepEqual(
    alive.map((one) => one !== null),
    [false, true, true, true, true, true],
  );
});
