// Sessions behind many cookies at once are found as each would be alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { taxpayerId } from './context.ts';
import { sql } from './db.ts';
import { newId } from './ids.ts';
import { testEnv } from './testing.ts';
import { endSession, findSession, hashSession, openSession } from './web-session.ts';
import { work } from './work.ts';

const { env, clock } = await testEnv({ modules: [] });
const anonymous = { actor: { kind: 'anonymous' } } as const;

const signIn = (taxpayer: number) =>
  work(env, anonymous, (ctx) =>
    openSession(ctx, {
      subjectId: newId(),
      taxpayerId: taxpayerId(taxpayer),
      level: 'standard',
      roles: ['clerk'],
      amr: ['pwd'],
      device: 'test',
    }),
  );
const lastActive = async (id: string) =>
  (await findSession(env, id, true))!.last_active.slice(11, 16);

test('each cookie leads to its own session, an ended or unknown one to none', async () => {
  const ids = [await signIn(1), await signIn(2), await signIn(3)];
  await work(env, anonymous, (ctx) => endSession(ctx, hashSession(ids[1]!)));
  const asked = [ids[0]!, ids[1]!, 'unknown', ids[2]!, ids[0]!];
  const found = await Promise.all(asked.map((id) => findSession(env, id, false)));
  assert.deepEqual(
    found.map((session) => session?.taxpayer_id ?? null),
    [1, null, null, 3, 1],
  );
  assert.deepEqual(await findSession(env, ids[0]!, false), found[0]);
});

test('who comes with others stays alive by acts, never by a page that asks by itself', async () => {
  clock.set('2026-02-02T09:00:00.000Z');
  const [person, page] = [await signIn(4), await signIn(5)];
  clock.set('2026-02-02T09:10:00.000Z');
  const both = () => Promise.all([findSession(env, person, false), findSession(env, page, true)]);
  await both();
  assert.deepEqual([await lastActive(person), await lastActive(page)], ['09:10', '09:00']);
  clock.set('2026-02-02T09:15:00.000Z');
  assert.deepEqual(
    (await both()).map((session) => session?.taxpayer_id),
    [4, undefined],
  );
});

test('a session that is being changed holds nobody up', async () => {
  clock.set('2026-02-02T09:00:00.000Z');
  const [changed, other] = [await signIn(6), await signIn(7)];
  clock.set('2026-02-02T09:01:00.000Z');
  await work(env, anonymous, async (ctx) => {
    await ctx.db.run(sql`
      update platform.web_session set device = 'other' where id_hash = ${hashSession(changed)}`);
    const found = await Promise.all([
      findSession(env, changed, false),
      findSession(env, other, false),
    ]);
    assert.deepEqual(
      found.map((session) => session?.taxpayer_id),
      [6, 7],
    );
    assert.equal((await findSession(env, changed, false))?.taxpayer_id, 6);
  });
  assert.equal(await lastActive(other), '09:01');
});
