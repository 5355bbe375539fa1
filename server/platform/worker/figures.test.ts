// The worker tells its own figures: what it delivered, which of its jobs ran and failed.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { taxpayerId } from '../context.ts';
import type { Module } from '../module.ts';
import { makeNotebook, notebook, writeNote } from '../notebook.testing.ts';
import { testEnv } from '../testing.ts';
import { work } from '../work.ts';
import { tellFigures } from './figures.ts';
import { startWorker } from './worker.ts';

const { module } = notebook();
const jobs: Module = {
  name: 'chores',
  jobs: [
    { name: 'chores.well', everyS: 3600, call: () => Promise.resolve() },
    { name: 'chores.ill', everyS: 3600, call: () => Promise.reject(new Error('ill')) },
  ],
};
const taken = createServer().listen(0, '127.0.0.1');
await once(taken, 'listening');
const { port } = taken.address() as AddressInfo;
const { env, database, atEnd } = await testEnv({
  modules: [module, jobs],
  settings: { WORKER_METRICS_PORT: String(port) },
});
before(() => makeNotebook(database.ownerUrl));

test('a port that is taken stops the start, with the name of the setting', async () => {
  await assert.rejects(tellFigures(env), /WORKER_METRICS_PORT.*127\.0\.0\.1/);
  taken.close();
  await once(taken, 'close');
});

test('the figures of the worker are of what the worker did', async () => {
  const worker = await startWorker(env);
  atEnd(() => worker.stop());
  const ask = (path = '/metrics') => fetch(`http://127.0.0.1:${port}${path}`);
  await work(env, { actor: { kind: 'job', name: 'test' }, taxpayerId: taxpayerId(1) }, (ctx) =>
    writeNote(ctx, 'news'),
  );
  const wanted = [
    /kabinet_deliveries_total\{listener="notebook\.hear",outcome="done"\} 1/,
    /kabinet_jobs_total\{job="chores\.well",outcome="done"\} 1/,
    /kabinet_jobs_total\{job="chores\.ill",outcome="failed"\} 1/,
    /kabinet_jobs_total\{job="platform\.clear",outcome="done"\} 1/,
  ];
  let told = '';
  while (!wanted.every((line) => line.test(told))) {
    told = await (await ask()).text();
    await pause(20);
  }
  assert.equal((await ask('/')).status, 404);
});

test('without the setting nobody listens', async () => {
  const { WORKER_METRICS_PORT: _unset, ...settings } = env.settings;
  await (
    await tellFigures({ ...env, settings: settings as typeof env.settings })
  )();
});
