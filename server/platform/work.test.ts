// Transactions, row-level security, events, what falls due: the decisions every module stands on.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { audit } from './audit.ts';
import { taxpayerId } from './context.ts';
import type { Ctx } from './context.ts';
import type { Config } from '../config.ts';
import { sql } from './db.ts';
import { closeEnv, makeEnv } from './env-of.ts';
import { MailRefused, Outage } from './errors.ts';
import { announce } from './events.ts';
import { makeNotebook, notebook, planReread, readNotes, writeNote } from './notebook.testing.ts';
import { testEnv } from './testing.ts';
import { work } from './work.ts';
import { deliver } from './worker/deliver.ts';
import { sweepDue } from './worker/sweep.ts';
import { tick } from './worker/ticker.ts';

const { module, heard } = notebook();
const { env, database, clock } = await testEnv({ modules: [module] });
before(() => makeNotebook(database.ownerUrl));

const job = { actor: { kind: 'job', name: 'test' } } as const;
const anna = taxpayerId(1);
const boris = taxpayerId(2);
const asAnna = <T>(call: (ctx: Ctx) => Promise<T>) => work(env, { ...job, taxpayerId: anna }, call);
const asBatch = <T>(call: (ctx: Ctx) => Promise<T>) => work(env, { ...job, role: 'batch' }, call);
const count = (table: string, where = 'true') =>
  asBatch((ctx) =>
    ctx.db.one(sql<{ n: number }>`select count(*)::int as n from ${sql.raw(table)}
      where ${sql.raw(where)}`),
  ).then(({ n }) => n);

test('a taxpayer sees own rows and nobody else’s, and without one nothing is seen', async () => {
  await asAnna((ctx) => writeNote(ctx, 'Anna’s'));
  await work(env, { ...job, taxpayerId: boris }, (ctx) => writeNote(ctx, 'Boris’s'));
  assert.deepEqual(await asAnna(readNotes), ['Anna’s']);
  assert.deepEqual(await work(env, { ...job, taxpayerId: boris }, readNotes), ['Boris’s']);
  assert.deepEqual(await work(env, job, readNotes), []);
});

test('a row for another taxpayer cannot be written', async () => {
  const forged = asAnna((ctx) =>
    ctx.db.run(sql`insert into notebook.note (taxpayer_id, text) values (2, 'forged')`),
  );
  await assert.rejects(forged, /row-level security/);
});

test('a process without the address of the owner cannot act as the owner', async () => {
  const { DATABASE_OWNER_URL: _kept, ...settings } = env.settings;
  const web = makeEnv(settings as Config, { modules: [], process: 'web' });
  const asOwner = work(web, { ...job, role: 'owner' }, () => Promise.resolve());
  await assert.rejects(asOwner, /may not work as the database role owner/);
  await closeEnv(web);
});

test('the owner of the tables sees nothing, and requests cannot change the journal', async () => {
  const seen = await work(env, { ...job, role: 'owner' }, readNotes);
  assert.deepEqual(seen, []);
  const edit = asAnna((ctx) => ctx.db.run(sql`update platform.audit_event set outcome = 'x'`));
  await assert.rejects(edit, /permission denied/);
  const remove = asAnna((ctx) => ctx.db.run(sql`delete from platform.event`));
  await assert.rejects(remove, /permission denied/);
});

test('a failed act leaves no event and no audit row', async () => {
  const events = await count('platform.event');
  const audits = await count('platform.audit_event');
  const failed = asAnna(async (ctx) => {
    await writeNote(ctx, 'gone');
    await audit(ctx, { action: 'note.write' });
    throw new Error('after all');
  });
  await assert.rejects(failed, /after all/);
  assert.equal(await count('platform.event'), events);
  assert.equal(await count('platform.audit_event'), audits);
});

test('an event that commits late is still delivered', async () => {
  // A cursor over a growing number would pass over the slow transaction; delivery rows do not.
  const gate = Promise.withResolvers<void>();
  const slow = asAnna(async (ctx) => {
    await writeNote(ctx, 'slow');
    await gate.promise;
  });
  await asAnna((ctx) => writeNote(ctx, 'quick'));
  while ((await tick(env)) > 0);
  gate.resolve();
  await slow;
  assert.equal(await tick(env), 2, 'the listener and the live pages of the late event');
});

test('a listener acts once, however often and however parallel the queue delivers', async () => {
  await asAnna((ctx) => writeNote(ctx, 'once'));
  const { event_id: eventId } = await asBatch((ctx) =>
    ctx.db.one(sql<{ event_id: string }>`
      select event_id from platform.event order by event_id desc limit 1`),
  );
  heard.events.length = 0;
  const delivery = { taxpayerId: 1, eventId, listener: 'notebook.hear' };
  await Promise.all(Array.from({ length: 8 }, () => deliver(env, delivery)));
  assert.equal(heard.events.length, 1);
});

test('a listener that fails is delivered again', async () => {
  await asAnna((ctx) => writeNote(ctx, 'twice'));
  const { event_id: eventId } = await asBatch((ctx) =>
    ctx.db.one(sql<{ event_id: string }>`
      select event_id from platform.event order by event_id desc limit 1`),
  );
  const delivery = { taxpayerId: 1, eventId, listener: 'notebook.hear' };
  heard.before = () => Promise.reject(new Error('not now'));
  await assert.rejects(deliver(env, delivery), /not now/);
  heard.before = () => Promise.resolve();
  heard.events.length = 0;
  await deliver(env, delivery);
  assert.equal(heard.events.length, 1);
});

test('a letter that is refused for ever is not sent again, and staff are told', async () => {
  const eventId = await asAnna((ctx) => announce(ctx, { type: 'note.mailed', data: {} }));
  const delivery = { taxpayerId: 1, eventId, listener: 'notebook.mail' };
  heard.before = () => Promise.reject(new Outage('mail', new Error('later')));
  await assert.rejects(deliver(env, delivery), Outage);
  heard.before = () => Promise.reject(new MailRefused(new Error('no such mailbox')));
  await deliver(env, delivery);
  heard.before = () => Promise.resolve();
  const asked = heard.asked;
  await deliver(env, delivery);
  assert.equal(heard.asked, asked, 'it is done');
  assert.equal(await count('platform.alert', `kind = 'mail.refused'`), 1);
});

test('what falls due is handled in the order of its days, once, not before its day', async () => {
  await asAnna(async (ctx) => {
    await planReread(ctx, 'third', '2026-03-20');
    await planReread(ctx, 'first', '2026-02-10');
    await planReread(ctx, 'second', '2026-02-25');
    await planReread(ctx, 'first', '2026-02-10');
  });
  assert.equal(await sweepDue(env), 0);
  // 24 February 21:00 UTC is already 25 February of the legal zone.
  clock.set('2026-02-24T21:00:00.000Z');
  while ((await sweepDue(env)) > 0);
  assert.deepEqual(
    heard.dues.map((item) => item.key),
    ['first', 'second'],
  );
  clock.set('2027-01-01T00:00:00.000Z');
  while ((await sweepDue(env)) > 0);
  assert.deepEqual(
    heard.dues.map((item) => item.dueOn),
    ['2026-02-10', '2026-02-25', '2026-03-20'],
  );
});

const sweepAll = async () => {
  while ((await sweepDue(env)) > 0);
};

test('however far the clock jumps, what an item plans comes before what is due later', async () => {
  heard.dues.length = 0;
  await asAnna(async (ctx) => {
    await planReread(ctx, 'a', '2027-02-10');
    await planReread(ctx, 'c', '2027-02-25');
  });
  heard.whenDue = async (ctx, { key }) => {
    if (key === 'a') await planReread(ctx, 'b', '2027-02-12');
  };
  clock.set('2027-06-01T00:00:00.000Z');
  await sweepAll();
  heard.whenDue = () => Promise.resolve();
  assert.deepEqual(
    heard.dues.map((item) => item.key),
    ['a', 'b', 'c'],
  );
});

test('what falls due and fails is tried again, holds up nobody, and is told to staff', async () => {
  const stuck = () => count('platform.alert', `kind = 'due.stuck'`);
  heard.dues.length = 0;
  await asAnna((ctx) => planReread(ctx, 'poison', '2027-06-02'));
  await work(env, { ...job, taxpayerId: boris }, (ctx) => planReread(ctx, 'well', '2027-06-03'));
  heard.whenDue = (_ctx, { key }) =>
    key === 'poison' ? Promise.reject(new Error('again')) : Promise.resolve();
  for (let attempt = 1; attempt <= 13; attempt += 1) {
    clock.set(`2027-06-03T${String(attempt).padStart(2, '0')}:00:00.000Z`);
    await sweepAll();
    assert.equal(await stuck(), attempt < 12 ? 0 : 1, `attempt ${attempt}`);
  }
  const times = (key: string) => heard.dues.filter((item) => item.key === key).length;
  assert.deepEqual([times('poison'), times('well')], [13, 1]);
  heard.whenDue = () => Promise.resolve();
  clock.set('2027-06-05T00:00:00.000Z');
  await sweepAll();
  assert.equal(await count('platform.due', 'done_at is null'), 0);
});
