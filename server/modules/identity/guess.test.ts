// Guesses, locks and one-time codes against a real database, many at once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hash } from '@node-rs/argon2';
import { module as consents } from '#modules/consents';
import { module as registries } from '#modules/registries';
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { Refusal } from '#platform/errors';
import { runChain } from '#platform/chain';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import { makeCode } from './code.ts';
import { findLatestCode, insertCode, spendCode } from './code-store.ts';
import { createAdministrator } from './create-administrator.ts';
import { beginPasswordGuess, judgePasswordGuess, settlePasswordGuess } from './guess-password.ts';
import type { PasswordGuess } from './guess-password.ts';
import { forgiveGuess, takeGuess } from './guess-store.ts';
import { module } from './index.ts';
import { openSubject } from './open-subject.ts';
import { hashPassword, verifyPassword } from './passwords/hash.ts';

const { env, clock } = await testEnv({ modules: [registries, consents, module] });
const actor = { kind: 'job', name: 'test' } as const;
const inWork = <T>(call: (ctx: Ctx) => Promise<T>) => work(env, { actor }, call);
const at = (time: string) => clock.set(`2026-02-02T${time}.000Z`);

const password = 'Гроза-над 7 Ладогой';
const digest = await hashPassword(password);
/** Somebody's password at the least price, to fill the hasher with. */
const cheapDigest = await hash('y', { memoryCost: 8, timeCost: 1, parallelism: 1 });
let people = 0;

async function open(): Promise<{ subjectId: string; phone: string }> {
  const phone = `7918000${String((people += 1)).padStart(4, '0')}`;
  const subjectId = await inWork((ctx) =>
    openSubject(ctx, {
      name: { last: 'Петрова', first: 'Анна', middle: null },
      level: 'standard',
      logins: [{ kind: 'phone', value: phone }],
      digest,
    }),
  );
  return { subjectId, phone };
}

const guess = (login: string, typed: string) =>
  inWork((ctx) => beginPasswordGuess(ctx, { login, password: typed }));

test('of two hundred parallel guesses exactly five are evaluated', async () => {
  at('09:00:00');
  const { phone } = await open();
  const taken = await Promise.all(Array.from({ length: 200 }, () => guess(phone, 'Wrong-1-one')));
  const count = (verdict: string) => taken.filter((one) => one.taken.verdict === verdict).length;
  assert.equal(count('evaluate'), 5);
  assert.equal(count('explain'), 3);
  assert.equal(count('ignore'), 192);
});

test('an ignored guess is not evaluated, be it right', async () => {
  at('09:30:00');
  const { phone } = await open();
  for (let one = 1; one <= 8; one += 1) await guess(phone, 'Wrong-1-one');
  const right = await guess(phone, password);
  assert.equal(right.taken.verdict, 'ignore');
  await assert.rejects(judgePasswordGuess(right), { message: 'identity.wrong_credentials' });
});

test('a right guess is taken back, so that it never locks', async () => {
  at('10:00:00');
  const { phone, subjectId } = await open();
  for (let one = 1; one <= 9; one += 1) {
    const right = await guess(phone, password);
    assert.equal(await judgePasswordGuess(right), subjectId);
    await inWork((ctx) => forgiveGuess(ctx, subjectId, false));
  }
});

/** Settles all at once while every place and the whole queue of the hasher are taken. */
async function settleBusy(guesses: readonly PasswordGuess[]): Promise<void> {
  const crowd = Array.from({ length: 54 }, () => verifyPassword(cheapDigest, 'x'));
  const settled = guesses.map((one) =>
    assert.rejects(settlePasswordGuess(env, { actor }, one), { message: 'identity.busy' }),
  );
  await Promise.all([...settled, ...crowd]);
}

async function guessTimes(count: number, phone: string): Promise<PasswordGuess[]> {
  const guesses: PasswordGuess[] = [];
  for (let one = 1; one <= count; one += 1) guesses.push(await guess(phone, 'Wrong-1-one'));
  return guesses;
}

const verdictOf = async (phone: string) => (await guess(phone, 'Wrong-1-one')).taken.verdict;

test('a server too busy to hash locks nobody out', async () => {
  at('10:30:00');
  const { phone, subjectId } = await open();
  await settleBusy(await guessTimes(5, phone));
  const right = await guess(phone, password);
  assert.equal(await settlePasswordGuess(env, { actor }, right), subjectId);
});

test('a busy server takes back the guess it did not judge, and no other', async () => {
  at('10:40:00');
  const { phone } = await open();
  await guessTimes(4, phone);
  await settleBusy(await guessTimes(1, phone));
  assert.equal(await verdictOf(phone), 'evaluate');
  assert.equal(await verdictOf(phone), 'explain');
});

test('a lock stands, however busy the server is', async () => {
  at('10:45:00');
  const { phone } = await open();
  await guessTimes(5, phone);
  await settleBusy(await guessTimes(1, phone));
  assert.equal(await verdictOf(phone), 'explain');
});

test('a busy server answers an unknown account as any other', async () => {
  const unknown = await guess('79160000001', password);
  await assert.rejects(judgePasswordGuess(unknown), { message: 'identity.wrong_credentials' });
  await settleBusy([unknown]);
});

test('a wrong password is never taken back', async () => {
  at('10:50:00');
  const { phone } = await open();
  const wrong = settlePasswordGuess(env, { actor }, await guess(phone, 'Wrong-1-one'));
  await assert.rejects(wrong, { message: 'identity.wrong_credentials' });
  await guessTimes(4, phone);
  assert.equal(await verdictOf(phone), 'explain');
});

test('who knows the password of a locked account is told until when, by the clock', async () => {
  at('10:55:00');
  const { phone } = await open();
  const before = await guessTimes(5, phone);
  assert.deepEqual(new Set(before.map(({ until }) => until)), new Set([null]));
  const right = await guess(phone, password);
  await assert.rejects(judgePasswordGuess(right), (refused: Refusal) => {
    assert.equal(refused.message, 'identity.locked');
    assert.match(refused.sentence('ru'), /^Вход закрыт до 14:25: /u);
    const { lockedUntil } = refused.details.params!;
    assert.equal(Date.parse(String(lockedUntil)), Date.parse('2026-02-02T11:25:00.000Z'));
    return true;
  });
  const wrong = judgePasswordGuess(await guess(phone, 'Wrong-1-one'));
  await assert.rejects(wrong, { message: 'identity.wrong_credentials' });
});

test('the lock ends by itself to the second, and five more guesses follow', async () => {
  at('11:00:00');
  const { subjectId } = await open();
  const take = () => inWork((ctx) => takeGuess(ctx, subjectId, 'password'));
  for (let one = 1; one <= 5; one += 1) assert.equal((await take()).verdict, 'evaluate');
  at('11:29:59');
  assert.equal((await take()).verdict, 'explain');
  at('11:30:00');
  for (let one = 1; one <= 5; one += 1) assert.equal((await take()).verdict, 'evaluate');
  assert.equal((await take()).verdict, 'explain');
});

test('every guess is written down, at an unknown account too', async () => {
  const count = () =>
    inWork((ctx) => ctx.db.one(sql<{ n: number }>`select count(*)::int as n from identity.guess`));
  const before = await count();
  await guess('79160000000', 'Wrong-1-one');
  assert.equal((await count()).n, before.n + 1);
});

async function putCode(boundTo: string, purpose: 'sign-in' | 'registration-phone' = 'sign-in') {
  const code = makeCode();
  await inWork((ctx) =>
    insertCode(ctx, {
      codeId: crypto.randomUUID(),
      purpose,
      boundTo,
      contactKind: 'phone',
      contactToken: Buffer.alloc(32, 1),
      subjectId: null,
      code,
      expiresAt: new Date(Date.parse(clock.wall()) + 300_000).toISOString(),
    }),
  );
  return code;
}
const spend = (boundTo: string, code: string) =>
  inWork((ctx) => spendCode(ctx, { purpose: 'sign-in', boundTo }, code));

test('a code used fifty times at once succeeds once', async () => {
  at('12:00:00');
  const code = await putCode('a');
  const taken = await Promise.all(Array.from({ length: 50 }, () => spend('a', code)));
  assert.equal(taken.filter((one) => one === 'right').length, 1);
  assert.equal(taken.filter((one) => one === 'gone').length, 49);
});

test('a code allows five tries, also at once', async () => {
  const code = await putCode('b');
  const wrong = code === '111111' ? '222222' : '111111';
  const taken = await Promise.all(Array.from({ length: 20 }, () => spend('b', wrong)));
  assert.equal(taken.filter((one) => one === 'wrong').length, 5);
  assert.equal(await spend('b', code), 'gone');
});

test('a code serves its own purpose and attempt, until its term or a newer one', async () => {
  at('13:00:00');
  const code = await putCode('c', 'registration-phone');
  assert.equal(await spend('c', code), 'gone');
  const own = await putCode('d');
  await putCode('e');
  assert.notEqual(await spend('e', own), 'right');
  const old = await putCode('f');
  const fresh = await putCode('f');
  if (old !== fresh) assert.equal(await spend('f', old), 'wrong');
  assert.equal(await spend('f', fresh), 'right');
  const late = await putCode('g');
  at('13:05:00');
  assert.equal(await spend('g', late), 'gone');
});

test('a code is kept as a keyed token only', async () => {
  const code = await putCode('h');
  const [row] = await inWork((ctx) =>
    ctx.db.rows(sql<{ line: string }>`
      select c::text as line from identity.code c where bound_to = 'h'`),
  );
  assert.ok(!row!.line.includes(code));
  const latest = await inWork((ctx) => findLatestCode(ctx, { purpose: 'sign-in', boundTo: 'h' }));
  assert.equal(latest!.used_at, null);
});

test('a digest moved to another subject does not open', async () => {
  const [anna, boris] = [await open(), await open()];
  await work(env, { actor }, (ctx) =>
    ctx.db.run(sql`
      update identity.password p set digest = q.digest from identity.password q
      where p.subject_id = ${boris.subjectId} and q.subject_id = ${anna.subjectId}`),
  );
  await assert.rejects(guess(boris.phone, password), /authenticate/);
});

test('the first administrator is made with a sound password only', async () => {
  const input = { email: 'root@kabinet.test', phone: '+79180009999', name: 'Орлова Нина' };
  const make = (change: object) =>
    runChain(
      env,
      { actor },
      { chain: createAdministrator, input: { ...input, password, ...change } },
    );
  await assert.rejects(make({ password: 'Password1!' }), { message: 'identity.password_refused' });
  await assert.rejects(make({ phone: '12' }), { message: 'identity.administrator_invalid' });
  const subjectId = await make({});
  const [row] = await inWork((ctx) =>
    ctx.db.rows(sql<{ roles: string[] }>`
      select roles from identity.subject where subject_id = ${subjectId}`),
  );
  assert.deepEqual(row!.roles, ['admin']);
  await assert.rejects(make({}), { message: 'identity.login_taken' });
});
