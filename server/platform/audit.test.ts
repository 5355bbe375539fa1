// Who works as kabinet_batch, to whom the rows of everybody are open, stands in the journal.
import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import { audit } from './audit.ts';
import { taxpayerId } from './context.ts';
import type { Ctx } from './context.ts';
import { sql } from './db.ts';
import { closeEnv, makeEnv } from './env-of.ts';
import { makeNotebook, notebook, readNotes, writeNote } from './notebook.testing.ts';
import { testEnv } from './testing.ts';
import { type Scope, work } from './work.ts';

const { module } = notebook();
const { env, database, clock } = await testEnv({ modules: [module] });
before(() => makeNotebook(database.ownerUrl));
beforeEach(() => clock.set('2026-02-02T09:00:00.000Z'));

const mass = { actor: { kind: 'job', name: 'notes.tidy' }, role: 'batch' } as const;
const tidy = (ctx: Ctx) => writeNote({ ...ctx, taxpayerId: taxpayerId(7) }, 'tidied');

/** What the act added to the journal; whoever looks is left out. */
async function added(act: () => Promise<unknown>): Promise<object[]> {
  const scope = { actor: { kind: 'job', name: 'test' }, role: 'batch' } as const;
  const rows = () =>
    work(env, scope, (ctx) =>
      ctx.db.rows(sql<{ audit_id: string; xmin: string }>`
        select audit_id, taxpayer_id, actor, action, outcome, xmin::text as xmin
        from platform.audit_event where actor <> 'job:test' order by audit_id`),
    );
  const known = new Set((await rows()).map(({ audit_id }) => audit_id));
  await act();
  const fresh = (await rows()).filter(({ audit_id }) => !known.has(audit_id));
  return fresh.map(({ audit_id: _chance, ...row }) => row);
}

const row = (action: string, more: object = {}) => ({
  taxpayer_id: 0,
  actor: 'job:notes.tidy',
  action,
  outcome: 'done',
  ...more,
});
const withoutXmin = (rows: object[]) =>
  rows.map((one) => Object.fromEntries(Object.entries(one).filter(([name]) => name !== 'xmin')));

test('a job that wrote is in the journal, each time, by the transaction that wrote', async () => {
  const written: string[] = [];
  const once = () =>
    work(env, mass, async (ctx) => {
      await tidy(ctx);
      const { xmin } = await ctx.db.one(sql<{ xmin: string }>`
        select xmin::text as xmin from notebook.note order by note_id desc limit 1`);
      written.push(xmin);
    });
  const rows = await added(async () => {
    await once();
    await once();
  });
  assert.deepEqual(
    rows,
    written.map((xmin) => row('batch.write', { xmin })),
  );
});

test('what was taken back leaves no row', async () => {
  const failed = async () => {
    const act = work(env, mass, async (ctx) => {
      await tidy(ctx);
      throw new Error('after all');
    });
    await assert.rejects(act, /after all/);
  };
  assert.deepEqual(await added(failed), []);
});

test('a queue that is only looked at has one row an hour, whichever process looks', async () => {
  const other = makeEnv(env.settings, { modules: [], process: 'other', overrides: { clock } });
  const looks = async () => {
    for (const one of [env, env, other]) await work(one, mass, readNotes);
    await Promise.all([env, other, other].map((one) => work(one, mass, readNotes)));
  };
  clock.set('2026-02-02T10:00:00.000Z');
  assert.deepEqual(withoutXmin(await added(looks)), [row('batch.read')]);
  clock.set('2026-02-02T10:59:59.000Z');
  assert.deepEqual(await added(looks), []);
  clock.set('2026-02-02T11:00:00.000Z');
  assert.deepEqual(withoutXmin(await added(looks)), [row('batch.read')]);
  const someoneElse: Scope = { ...mass, actor: { kind: 'job', name: 'notes.count' } };
  const rows = await added(() => work(env, someoneElse, readNotes));
  assert.deepEqual(withoutXmin(rows), [row('batch.read', { actor: 'job:notes.count' })]);
  await closeEnv(other);
});

test('an act that tells of itself is not told twice', async () => {
  const rows = await added(() =>
    work(env, mass, async (ctx) => {
      await tidy(ctx);
      await audit(ctx, { action: 'notes.tidied' });
    }),
  );
  assert.deepEqual(withoutXmin(rows), [row('notes.tidied')]);
});

test('a job for one taxpayer is in the journal of that taxpayer', async () => {
  const rows = await added(() => work(env, { ...mass, taxpayerId: taxpayerId(7) }, tidy));
  assert.deepEqual(withoutXmin(rows), [row('batch.write', { taxpayer_id: 7 })]);
});
