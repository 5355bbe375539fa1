// A token of a program: who stands behind it, and what is no token.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { module as consents } from '#modules/consents';
import { module as identity } from '#modules/identity';
import { module as registries } from '#modules/registries';
import { module as taxpayers } from '#modules/taxpayers';
import { newId } from '#platform/ids';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import { bearerActor } from './bearer.ts';
import { module } from './index.ts';
import { upsertRecord } from './record-store.ts';
import { openPerson } from './testing.ts';

const modules = [registries, consents, identity, taxpayers, module];
const { env, clock } = await testEnv({ modules });
const actor = { kind: 'job', name: 'test' } as const;
const { subjectId } = await openPerson(env);

const keep = (kind: string, id: string, payload: object) =>
  work(env, { actor }, (ctx) =>
    upsertRecord(ctx.db, { kind, id, payload: { ...payload }, expiresInS: 300 }, ctx.wall),
  );

let made = 0;
/** A token of so many characters, with its grant unless the facts say otherwise. */
async function tokenOf(facts: object = {}, length = 43): Promise<string> {
  made += 1;
  const token = String(made).padStart(length, 'a');
  const grantId = newId();
  await keep('Grant', grantId, {});
  await keep('AccessToken', token, { accountId: subjectId, grantId, scope: 'inn', ...facts });
  return token;
}

test('a token acts for the person with its scopes, and never as staff', async () => {
  const found = await bearerActor(env, await tokenOf({ scope: 'inn profile.read' }));
  assert.ok(found?.kind === 'subject');
  assert.equal(found.subjectId, subjectId);
  assert.equal(found.level, 'standard');
  assert.deepEqual(found.roles, []);
  assert.deepEqual(found.scopes, ['inn', 'profile.read']);
  assert.equal(found.session, null);
  assert.notEqual(found.taxpayerId, null);
});

test('a token has 20 to 100 characters of its alphabet', async () => {
  for (const length of [20, 100]) {
    assert.notEqual(await bearerActor(env, await tokenOf({}, length)), null, String(length));
  }
  for (const length of [19, 101]) {
    assert.equal(await bearerActor(env, await tokenOf({}, length)), null, String(length));
  }
  assert.equal(await bearerActor(env, `${'a'.repeat(20)} b`), null);
});

test('what is unknown, withdrawn, nobody’s or bound to a key is no token', async () => {
  assert.equal(await bearerActor(env, 'b'.repeat(43)), null);
  for (const facts of [
    { accountId: undefined },
    { grantId: undefined },
    { grantId: newId() },
    { jkt: 'thumbprint' },
    { 'x5t#S256': 'thumbprint' },
  ]) {
    assert.equal(await bearerActor(env, await tokenOf(facts)), null, JSON.stringify(facts));
  }
});

test('a token ends with its term', async () => {
  const token = await tokenOf();
  const before = clock.wall();
  clock.set(new Date(Date.parse(before) + 301_000).toISOString());
  assert.equal(await bearerActor(env, token), null);
  clock.set(before);
});
