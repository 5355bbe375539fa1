// A draft is saved as typed, is nobody else's, and is never overwritten unseen.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { taxpayerId } from './context.ts';
import { sql } from './db.ts';
import { createServer } from './http/server.ts';
import { newId } from './ids.ts';
import { testEnv } from './testing.ts';
import { csrfToken, hashSession, openSession, sessionCookie } from './web-session.ts';
import { work } from './work.ts';

const { env } = await testEnv({ modules: [] });
const { app } = await createServer(env, null);
const url = '/api/cabinet/v1/drafts/pay-sheet';

async function signIn(subjectId: string) {
  const id = await work(env, { actor: { kind: 'anonymous' } }, (ctx) =>
    openSession(ctx, {
      subjectId,
      taxpayerId: taxpayerId(1),
      level: 'simplified',
      roles: [],
      amr: ['pwd'],
      device: 'test',
    }),
  );
  const headers = {
    cookie: `${sessionCookie}=${id}`,
    'x-csrf-token': csrfToken(env, hashSession(id)),
  };
  return {
    save: (version: number, content: object) =>
      app.inject({ method: 'PUT', url, headers, payload: { version, content } }),
    read: () => app.inject({ method: 'GET', url, headers }),
    drop: () => app.inject({ method: 'DELETE', url, headers }),
  };
}

const subject = newId();
let browser: Awaited<ReturnType<typeof signIn>>;
before(async () => {
  browser = await signIn(subject);
});

test('what was typed is there in the next session, and in nobody else’s', async () => {
  const nothing = await browser.read();
  assert.equal(nothing.statusCode, 200);
  assert.equal(nothing.json(), null);
  await browser.save(0, { amount: '1 234,5', note: 'недопис' });
  const later = await signIn(subject);
  assert.deepEqual((await later.read()).json().content, { amount: '1 234,5', note: 'недопис' });
  const stranger = await signIn(newId());
  assert.equal((await stranger.read()).json(), null);
});

test('an older version never overwrites a newer one', async () => {
  const { version } = (await browser.read()).json();
  assert.equal((await browser.save(version, { amount: '2' })).json().version, version + 1);
  const late = await browser.save(version, { amount: '3' });
  assert.equal(late.json().code, 'drafts.conflict');
  assert.deepEqual((await browser.read()).json().content, { amount: '2' });
});

test('a draft is sealed in the database', async () => {
  await browser.save((await browser.read()).json().version, { secret: 'паспорт 4508 123456' });
  const rows = await work(env, { actor: { kind: 'job', name: 'test' } }, (ctx) =>
    ctx.db.rows(sql<{ content: Buffer }>`select content from platform.draft`),
  );
  assert.ok(rows.every(({ content }) => !content.toString('utf8').includes('4508')));
});

test('a dropped draft is gone', async () => {
  assert.equal((await browser.drop()).statusCode, 204);
  assert.equal((await browser.read()).json(), null);
});
