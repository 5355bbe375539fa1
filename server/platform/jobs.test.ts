import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { Turns } from './jobs.ts';
import { testEnv } from './testing.ts';

const { env, database, atEnd } = await testEnv({ modules: [] });

async function turnsOfWorker(): Promise<Turns> {
  const client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  atEnd(() => client.end());
  return new Turns(client);
}

test('of two workers one runs a job, and the next time either may', async () => {
  const [one, other] = [await turnsOfWorker(), await turnsOfWorker()];
  const gate = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  let running = 0;
  const job = {
    name: 'test.slow',
    everyS: 1,
    call: async () => {
      running += 1;
      begun.resolve();
      await gate.promise;
    },
  };
  const first = one.run(env, job);
  await begun.promise;
  assert.equal(await other.run(env, job), false);
  gate.resolve();
  assert.equal(await first, true);
  assert.equal(await other.run(env, job), true);
  assert.equal(running, 2);
});

test('many jobs at once do not wait for each other’s connections', async () => {
  const turns = await turnsOfWorker();
  const names = Array.from({ length: 30 }, (_, at) => `test.job-${at}`);
  const jobs = names.map((name) => ({
    name,
    everyS: 1,
    call: async () => {
      await env.pools.batch.statement('test-one', 'select 1', []);
    },
  }));
  const ran = await Promise.all(jobs.map((job) => turns.run(env, job)));
  assert.ok(ran.every(Boolean));
});
