import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashPassword, verifyPassword } from './hash.ts';

test('argon2id with the promised parameters, another salt each time', async () => {
  const [one, two] = await Promise.all([hashPassword('Ладога 7!'), hashPassword('Ладога 7!')]);
  assert.match(one, /^\$argon2id\$v=19\$m=65536,t=3,p=1\$[\w+/]{22}\$/);
  assert.notEqual(one, two);
  assert.equal(await verifyPassword(one, 'Ладога 7!'), true);
  assert.equal(await verifyPassword(one, 'Ладога 7! '), false);
});

test('the same letters composed otherwise are the same password (NFC)', async () => {
  const digest = await hashPassword('Й1й!Ладога');
  assert.equal(await verifyPassword(digest, 'Й1й!Ладога'.normalize('NFD')), true);
});

test('without an account the time is spent all the same, and the answer is no', async () => {
  await verifyPassword(null, 'warm');
  const digest = await hashPassword('Ладога 7!');
  const spent = async (against: string | null) => {
    const from = performance.now();
    assert.equal(await verifyPassword(against, 'wrong'), false);
    return performance.now() - from;
  };
  const known: number[] = [];
  const unknown: number[] = [];
  for (let pair = 0; pair < 9; pair += 1) {
    known.push(await spent(digest));
    unknown.push(await spent(null));
  }
  const median = (times: number[]) => times.sort((a, b) => a - b)[4]!;
  const ratio = median(unknown) / median(known);
  assert.ok(ratio > 0.5 && ratio < 2, `unknown/known = ${ratio}`);
});

test('more than four at once wait, and beyond fifty waiting are refused', async () => {
  const answers = await Promise.allSettled(
    Array.from({ length: 60 }, () => verifyPassword(null, 'x')),
  );
  const refused = answers.filter((one) => one.status === 'rejected');
  assert.equal(refused.length, 6);
  assert.equal((refused[0] as PromiseRejectedResult).reason.kind.code, 'identity.busy');
});
