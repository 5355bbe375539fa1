// The seal's keys over time: the launcher's file and the module that reads it, together.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { module, sealJson, verifySealed } from '#modules/crypto';
import { createServer } from '#platform/http/server';
import { testEnv } from '#platform/testing';
import { rotateSealKeys, sealKeysFile } from '../server/launch/seal-keys.ts';

const { keysFolder } = JSON.parse(process.env.KABINET_TEST_SERVER!) as { keysFolder: string };
const folder = mkdtempSync(join(tmpdir(), 'kabinet-seal-'));
cpSync(keysFolder, folder, { recursive: true });
after(() => rmSync(folder, { recursive: true }));

const start = new Date(Date.now() + 60_000);
const { env, clock } = await testEnv({
  modules: [module],
  at: start.toISOString(),
  settings: { KEYS_DIR: folder },
});
const { app } = await createServer(env, null);
after(() => app.close());

const kidOf = (signature: string) =>
  (JSON.parse(Buffer.from(signature.split('.')[0]!, 'base64url').toString()) as { kid: string })
    .kid;
const published = async () =>
  (await app.inject('/.well-known/kabinet-keys'))
    .json<{ keys: { kid: string }[] }>()
    .keys.map(({ kid }) => kid);
const seal = () => sealJson(env, { kind: 'receipt', number: '0001abcdef' });
const hours = (count: number) => new Date(start.getTime() + count * 3_600_000).toISOString();

test('a new key is published at once and signs a day later; old seals hold for good', async () => {
  const first = await seal();
  const { kid } = rotateSealKeys(folder, start);
  clock.set(hours(0.1));
  assert.ok((await published()).includes(kid), 'The new key is published before it signs.');
  assert.notEqual(kidOf((await seal()).signature), kid);
  clock.set(hours(25));
  const second = await seal();
  assert.equal(kidOf(second.signature), kid);
  rotateSealKeys(folder, new Date(hours(25)));
  clock.set(hours(26));
  const keys = JSON.parse(readFileSync(join(folder, sealKeysFile), 'utf8')) as {
    keys: { kid: string; d?: string }[];
  };
  const old = keys.keys.find((key) => key.kid === kidOf(first.signature));
  assert.equal(old?.d, undefined, 'A key that was replaced can sign no more.');
  assert.equal(statSync(join(folder, sealKeysFile)).mode & 0o777, 0o600);
  assert.equal(await verifySealed(env, first), true);
  assert.equal(await verifySealed(env, second), true);
  assert.equal((await published()).length, 3);
});
