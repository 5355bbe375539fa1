// The watch of the tests' databases catches what it is there for.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { taxpayerId, type Ctx } from '#platform/context';
import { announce } from '#platform/events';
import { testEnv } from '#platform/testing';
import { forTaxpayer, work } from '#platform/work';
import { modules } from '../server/modules.ts';
import { jobsOfMany } from './one-taxpayer.ts';

const { env } = await testEnv({ modules });
const [one, other] = [taxpayerId(1), taxpayerId(2)];

async function tellBoth(ctx: Ctx): Promise<void> {
  for (const taxpayer of [one, other]) {
    await announce(await forTaxpayer(ctx, taxpayer), { type: 'test.told', data: {} });
  }
}

const actor = (name: string) => ({ kind: 'job', name }) as const;
const both = /writes platform\.event of taxpayer 1 and of taxpayer 2/;

test('a request that writes for two taxpayers fails', async () => {
  await assert.rejects(work(env, { actor: actor('test') }, tellBoth), both);
});

test('so does a job of kabinet_batch that is not listed', async () => {
  await assert.rejects(work(env, { actor: actor('unlisted'), role: 'batch' }, tellBoth), both);
});

test('a listed job may, and the next transaction of the connection begins anew', async () => {
  const [listed] = Object.keys(jobsOfMany) as [string];
  await work(env, { actor: actor(listed), role: 'batch' }, tellBoth);
  await assert.rejects(work(env, { actor: actor(listed) }, tellBoth), both);
  for (const taxpayer of [one, other]) {
    await work(env, { actor: actor('test'), taxpayerId: taxpayer }, (ctx) =>
      announce(ctx, { type: 'test.told', data: {} }),
    );
  }
});

test('the page on scaling names the same jobs and no others', () => {
  const page = readFileSync(new URL('../docs/scaling.md', import.meta.url), 'utf8');
  const named = [...page.matchAll(/^\| `([a-z.-]+)` \|/gmu)].map(([, job]) => job);
  assert.deepEqual(named.toSorted(), Object.keys(jobsOfMany).toSorted());
});
