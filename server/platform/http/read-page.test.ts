// Readers of pages that come together: each sees own rows only, each read is journalled and on
// the disk, and the text travels once.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Level } from '../context.ts';
import { taxpayerId } from '../context.ts';
import { sql } from '../db.ts';
import { newId } from '../ids.ts';
import { modulesOf } from '../module.ts';
import { makeNotebook, notebook, writeNote } from '../notebook.testing.ts';
import { testEnv } from '../testing.ts';
import { endSession, hashSession, openSession } from '../web-session.ts';
import { contextOf, work } from '../work.ts';
import { composePage } from './page.ts';
import { readPage } from './read-page.ts';

const { module } = notebook();
const { env, database, clock } = await testEnv({ modules: [module] });
const anonymous = { actor: { kind: 'anonymous' } } as const;
const job = { actor: { kind: 'job', name: 'test' } } as const;

/** Which statements went to the database, and what the last of them brought. */
const sent: { name: string; rows: Record<string, unknown>[] }[] = [];
const { app } = env.pools;
const statement = app.statement.bind(app);
app.statement = async <R>(name: string, text: string, values: unknown[]) => {
  const rows = await statement<R>(name, text, values);
  sent.push({ name, rows: rows as Record<string, unknown>[] });
  return rows;
};
const sentSince = async (act: () => Promise<unknown>) => {
  sent.length = 0;
  await act();
  return sent.map(({ name }) => name);
};

before(async () => {
  await makeNotebook(database.ownerUrl);
  await work(env, { ...job, role: 'owner' }, (ctx) =>
    ctx.db.run(sql.raw(composePage('home', modulesOf(env)))),
  );
});

const signIn = (taxpayer: number | null, level: Level = 'standard') =>
  work(env, anonymous, (ctx) =>
    openSession(ctx, {
      subjectId: newId(),
      taxpayerId: taxpayer === null ? null : taxpayerId(taxpayer),
      level,
      roles: [],
      amr: ['pwd'],
      device: 'test',
    }),
  );
const write = (taxpayer: number, text: string) =>
  work(env, { ...job, taxpayerId: taxpayerId(taxpayer) }, (ctx) => writeNote(ctx, text));

function read(session: string, more: { background?: boolean; address?: string } = {}) {
  const scope = { ...anonymous, address: more.address ?? '127.0.0.1' };
  const ctx = contextOf(env, scope, null as never);
  return readPage(ctx, 'home', { session, background: more.background ?? false });
}
const notesOf = (found: Awaited<ReturnType<typeof read>>) =>
  (JSON.parse(String(found!.page)) as { notes: string[] }).notes;
const readsOf = (taxpayer: number) =>
  work(env, { ...job, role: 'batch' }, (ctx) =>
    ctx.db.rows(sql<{ actor: string; xmin: string; address: string }>`
      select actor, xmin::text as xmin, address from platform.audit_event
      where action = 'home.read' and taxpayer_id = ${taxpayer}`),
  );
const together = (name: string) => name === 'platform-kept-pages';

test('forty at once: one round trip, own rows, a journal row and a transaction each', async () => {
  const people = Array.from({ length: 40 }, (_, place) => 100 + place);
  for (const person of people) await write(person, `of ${person}`);
  const sessions = await Promise.all(people.map((person) => signIn(person)));
  const all = () => Promise.all(sessions.map((session) => read(session)));
  await all();
  clock.set('2026-02-02T09:00:01.000Z');
  let found: Awaited<ReturnType<typeof all>> = [];
  assert.deepEqual(await sentSince(async () => (found = await all())), ['platform-kept-pages']);
  for (const [place, person] of people.entries()) {
    assert.deepEqual(notesOf(found[place]), [`of ${person}`]);
    assert.match(String(found[place]!.page), /^\{"asOf":"2026-02-02T09:00:01.000Z","today" : /);
  }
  const rows = await Promise.all(people.map(readsOf));
  assert.ok(rows.every(({ length }) => length === 2));
  assert.equal(new Set(rows.flat().map(({ actor }) => actor)).size, 40);
  assert.equal(new Set(rows.flat().map(({ xmin }) => xmin)).size, 80);
});

test('of those who come together the living are answered, each with the own page', async () => {
  const sessions = [
    await signIn(201),
    await signIn(202),
    await signIn(null, 'simplified'),
    await signIn(203, 'simplified'),
    'nobody',
    await signIn(201),
  ];
  await write(201, 'of 201');
  await work(env, anonymous, (ctx) => endSession(ctx, hashSession(sessions[1]!)));
  await read(sessions[0]!);
  const names = await sentSince(async () => {
    const found = await Promise.all(sessions.map((session) => read(session)));
    assert.deepEqual(
      [found[1], found[2], found[3], found[4]],
      [undefined, { page: null }, { page: null }, undefined],
    );
    assert.deepEqual([notesOf(found[0]), notesOf(found[5])], [['of 201'], ['of 201']]);
  });
  assert.deepEqual(names, ['platform-kept-pages']);
  assert.deepEqual([(await readsOf(202)).length, (await readsOf(203)).length], [0, 0]);
});

test('a text that is held is not sent again, a changed one is, to lone readers too', async () => {
  const session = await signIn(210);
  const other = await signIn(210);
  await write(210, 'first');
  const lone = async () => notesOf(await read(session));
  const both = async () => notesOf((await Promise.all([read(session), read(other)]))[1]);
  const texts = () =>
    sent.flatMap(({ rows: [row] }) => (row!.p_pages as (string | null)[]) ?? [row!.page]);
  const shown = async (how: () => Promise<string[]>) => {
    sent.length = 0;
    const notes = await how();
    return [notes.join(), texts().filter((text) => text !== null).length];
  };
  assert.deepEqual(await shown(lone), ['first', 1]);
  assert.deepEqual(await shown(lone), ['first', 0]);
  assert.deepEqual(await shown(both), ['first', 1]);
  assert.deepEqual(await shown(both), ['first', 0]);
  await write(210, 'second');
  assert.deepEqual(await shown(lone), ['first,second', 1]);
  await write(210, 'third');
  const [notes] = await shown(both);
  assert.equal(notes, 'first,second,third');
  clock.set('2026-02-03T09:00:00.000Z');
  clock.set('2026-02-02T09:00:00.000Z');
});

test('a page of a database that was put back is not taken for the one that is held', async () => {
  const session = await signIn(211);
  await write(211, 'lost');
  assert.deepEqual(notesOf(await read(session)), ['lost']);
  // As after a checkpoint: the same number of changes, another page.
  await work(env, { ...job, role: 'owner' }, (ctx) =>
    ctx.db.run(sql`truncate platform.kept_page, notebook.note`),
  );
  assert.deepEqual(notesOf(await read(session)), []);
});

test('a reader whose read fails fails alone', async () => {
  const [well, ill] = [await signIn(220), await signIn(221)];
  await Promise.all([read(well), read(ill)]);
  const [first, second] = await Promise.allSettled([read(well), read(ill, { address: '\u0000' })]);
  assert.deepEqual([first.status, second.status], ['fulfilled', 'rejected']);
});

test('reading together keeps a session alive, unless the page asked by itself', async () => {
  const [person, page, third] = [await signIn(230), await signIn(231), await signIn(232)];
  for (const minute of ['05', '10', '14']) {
    clock.set(`2026-02-02T09:${minute}:00.000Z`);
    await Promise.all([read(person), read(page, { background: true }), read(third)]);
  }
  clock.set('2026-02-02T09:15:01.000Z');
  const found = await Promise.all([read(person), read(page, { background: true }), read(third)]);
  assert.deepEqual(
    [found[0]?.page !== null, found[1], found[2]?.page !== null],
    [true, undefined, true],
  );
});

test('the journal of readers together is on the disk when they are answered', async () => {
  const sessions = await Promise.all(Array.from({ length: 20 }, () => signIn(240)));
  const all = () => Promise.all(sessions.map((session) => read(session)));
  await all();
  const [{ at }] = (await statement<{ at: string }>(
    '',
    'select pg_current_wal_insert_lsn()::text as at',
    [],
  )) as [{ at: string }];
  const names = await sentSince(all);
  assert.ok(names.every(together));
  const [{ bytes }] = (await statement<{ bytes: number }>(
    '',
    'select (pg_current_wal_flush_lsn() - $1::pg_lsn)::int as bytes',
    [at],
  )) as [{ bytes: number }];
  // A row of the journal with its commit takes more than two hundred bytes of the log.
  assert.ok(bytes > 20 * 200, `${bytes} bytes of the log are on the disk`);
});
