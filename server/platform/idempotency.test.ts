// One key, one effect: what counts as the same request, and whose answer is given again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Ctx, taxpayerId } from './context.ts';
import { type Claim, type Claimed, claimKey, keepAnswer, refusals } from './idempotency.ts';
import { newId } from './ids.ts';
import { testEnv } from './testing.ts';
import { forTaxpayer, work } from './work.ts';

const { env } = await testEnv({ modules: [] });
const actor = { kind: 'job', name: 'test' } as const;
const within = <T>(call: (ctx: Ctx) => Promise<T>, taxpayer = 1): Promise<T> =>
  work(env, { actor, taxpayerId: taxpayerId(taxpayer) }, call);

const claimOf = (facts: Partial<Claim> = {}): Claim => ({
  key: newId(),
  route: 'POST /one',
  body: {},
  ...facts,
});
const claim = (facts: Claim, taxpayer = 1): Promise<Claimed> =>
  within((ctx) => claimKey(ctx, facts), taxpayer);

/** Acts once and keeps the answer. */
const act = (facts: Claim, answer: unknown): Promise<Claimed> =>
  within(async (ctx) => {
    const claimed = await claimKey(ctx, facts);
    await keepAnswer(ctx, facts.key, answer);
    return claimed;
  });

test('a mistake with a key is the caller’s: 400 without one, 422 with another request', () => {
  const { key_missing: missing, key_invalid: invalid, key_reused: reused } = refusals;
  const statuses = [missing, invalid, reused].map(({ kind }) => kind.status);
  assert.deepEqual(statuses, [400, 400, 422]);
});

test('a key is 1 to 255 visible characters', async () => {
  for (const key of ['!', '~', 'a'.repeat(255)]) {
    assert.deepEqual(await claim(claimOf({ key })), { first: true }, key);
  }
  for (const key of ['', 'a'.repeat(256), 'a b', 'ключ', 'a\n']) {
    await assert.rejects(claim(claimOf({ key })), { message: 'idempotency.key_invalid' }, key);
  }
});

test('the answer of the first is given again, even when it is nothing', async () => {
  for (const answer of [{ noteId: 7 }, null, false, []]) {
    const facts = claimOf();
    assert.deepEqual(await act(facts, answer), { first: true });
    assert.deepEqual(await claim(facts), { first: false, answer });
  }
});

test('an act that was cut short has no answer and is done again', async () => {
  const facts = claimOf();
  assert.deepEqual(await claim(facts), { first: true });
  assert.deepEqual(await claim(facts), { first: true });
});

test('another body or another route under a key is refused', async () => {
  const facts = claimOf({ body: { a: 1, list: [1, 2], inner: { b: 1, c: 2 } } });
  await act(facts, 'done');
  const { inner } = facts.body as { inner: object };
  const others: Partial<Claim>[] = [
    { route: 'POST /two' },
    { body: { a: 2, list: [1, 2], inner } },
    { body: { a: 1, list: [2, 1], inner } },
    { body: { a: 1, list: [1, 2], inner: { b: 1, c: 3 } } },
    { body: { a: 1, list: { 0: 1, 1: 2 }, inner } },
    { body: { a: 1, list: null, inner } },
    { body: null },
    { body: undefined },
  ];
  for (const other of others) {
    const reused = { message: 'idempotency.key_reused' };
    await assert.rejects(claim({ ...facts, ...other }), reused, JSON.stringify(other));
  }
});

test('the same body in another order is the same', async () => {
  const facts = claimOf({ body: { a: 1, inner: { b: [{ c: 1, d: null }], e: 2 } } });
  await act(facts, 'done');
  const turned = { inner: { e: 2, b: [{ d: null, c: 1 }] }, a: 1 };
  assert.deepEqual(await claim({ ...facts, body: turned }), { first: false, answer: 'done' });
});

test('a key belongs to its taxpayer', async () => {
  const facts = claimOf();
  await act(facts, 'mine');
  assert.deepEqual(await claim(facts, 2), { first: true });
});

test('an answer is kept for who asked, and for nobody who did not', async () => {
  const facts = claimOf();
  await within(async (ctx) => {
    await claimKey(ctx, facts);
    await forTaxpayer(ctx, taxpayerId(2));
    await keepAnswer(ctx, facts.key, 'found');
  });
  assert.deepEqual(await claim(facts), { first: false, answer: 'found' });
  await assert.rejects(
    within((ctx) => keepAnswer(ctx, newId(), 'lost')),
    /nobody claimed/u,
  );
});
