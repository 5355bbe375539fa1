// What a listener never takes does not vanish: after the last attempt staff are told.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { taxpayerId } from '../context.ts';
import { sql } from '../db.ts';
import { makeNotebook, notebook, writeNote } from '../notebook.testing.ts';
import { testEnv } from '../testing.ts';
import { work } from '../work.ts';
import { tick } from './ticker.ts';
import { startWorker } from './worker.ts';

const { module, heard } = notebook();
const { env, database, atEnd } = await testEnv({ modules: [module] });
before(() => makeNotebook(database.ownerUrl));

const job = { actor: { kind: 'job', name: 'test' } } as const;
const givenUp = () =>
  work(env, { ...job, role: 'batch' }, (ctx) =>
    ctx.db.rows(sql<{ taxpayer: number; listener: string }>`
      select taxpayer_id as taxpayer, details ->> 'listener' as listener
      from platform.alert where kind = 'delivery.given_up'`),
  );

async function attemptsAre(attempts: number): Promise<void> {
  const root = new pg.Client({ connectionString: database.superUrl });
  await root.connect();
  await root.query('update graphile_worker._private_jobs set attempts = $1', [attempts]);
  await root.end();
}

test('a delivery that failed twelve times is told to staff, and one before it is not', async () => {
  heard.before = () => Promise.reject(new Error('never'));
  const write = (taxpayer: number) =>
    work(env, { ...job, taxpayerId: taxpayerId(taxpayer) }, (ctx) => writeNote(ctx, 'news'));
  await write(1);
  while ((await tick(env)) > 0);
  await attemptsAre(11);
  await write(2);
  while ((await tick(env)) > 0);
  const worker = await startWorker(env);
  atEnd(() => worker.stop());
  while (heard.events.length < 2 || (await givenUp()).length === 0) await pause(20);
  assert.deepEqual(await givenUp(), [{ taxpayer: 1, listener: 'notebook.hear' }]);
  const open = await work(env, { ...job, role: 'batch' }, (ctx) =>
    ctx.db.rows(sql`select 1 from platform.delivery where done_at is null`),
  );
  assert.equal(open.length, 2, 'both stay open');
});
