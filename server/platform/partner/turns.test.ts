import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Env } from '../env.ts';
import { inTurn } from './turns.ts';

const env = {} as Env;
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('ten calls to a partner are under way at once, the others as they came', async () => {
  const gates: PromiseWithResolvers<void>[] = [];
  const begun: number[] = [];
  const calls = Array.from({ length: 25 }, (_, number) =>
    inTurn(env, 'bank', async () => {
      begun.push(number);
      const gate = Promise.withResolvers<void>();
      gates.push(gate);
      await gate.promise;
      return number;
    }),
  );
  await settled();
  assert.equal(begun.length, 10);
  gates[3]!.resolve();
  await settled();
  assert.deepEqual(begun.slice(10), [10]);
  const other = inTurn(env, 'registry', () => Promise.resolve('another partner has its own'));
  assert.match(await other, /own/u);
  for (let given = 0; given < 25; given += 1) {
    gates[given]?.resolve();
    await settled();
  }
  assert.deepEqual(
    await Promise.all(calls),
    Array.from({ length: 25 }, (_, number) => number),
  );
});

test('a call that fails gives its place to the next', async () => {
  const failing = Array.from({ length: 12 }, () =>
    inTurn(env, 'sms', () => Promise.reject(new Error('no'))),
  );
  const ends = await Promise.allSettled(failing);
  assert.ok(ends.every(({ status }) => status === 'rejected'));
  assert.equal(await inTurn(env, 'sms', () => Promise.resolve('free')), 'free');
});
