// Who comes together travels together, and nobody bears another's failure.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Refusal } from '../errors.ts';
import { Together } from './together.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A journey whose every trip ends when the test says so. */
function slowRoad(isOfOne = false) {
  const trips: { asked: readonly number[]; end: PromiseWithResolvers<void> }[] = [];
  const together = new Together<number, string>({
    go: async (asked) => {
      const end = Promise.withResolvers<void>();
      trips.push({ asked, end });
      await end.promise;
      return asked.map((one) => `answer ${one}`);
    },
    isOfOne: () => isOfOne,
  });
  const wentWith = () => trips.map(({ asked }) => [...asked]);
  return { together, trips, wentWith };
}

test('those who came together get their own answers from one trip', async () => {
  const { together, trips, wentWith } = slowRoad();
  const answers = Promise.all([1, 2, 3].map((one) => together.ask(one)));
  await turn();
  assert.deepEqual(wentWith(), [[1, 2, 3]]);
  trips[0]!.end.resolve();
  assert.deepEqual(await answers, ['answer 1', 'answer 2', 'answer 3']);
});

test('a lone one goes at once; two trips are under way at most, the rest wait', async () => {
  const { together, trips, wentWith } = slowRoad();
  const all = [together.ask(1)];
  await turn();
  all.push(together.ask(2));
  await turn();
  all.push(together.ask(3), together.ask(4));
  await turn();
  assert.deepEqual(wentWith(), [[1], [2]]);
  trips[1]!.end.resolve();
  assert.equal(await all[1], 'answer 2');
  assert.deepEqual(wentWith(), [[1], [2], [3, 4]]);
  for (const { end } of trips) end.resolve();
  assert.equal((await Promise.all(all)).length, 4);
});

test('who has waited too long for a trip is told so, and the others are not', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { together, trips } = slowRoad();
  const first = [together.ask(1)];
  await turn();
  first.push(together.ask(2));
  await turn();
  const late = assert.rejects(
    together.ask(3),
    (error: Refusal) => error.kind.code === 'request.unavailable',
  );
  t.mock.timers.tick(9_000);
  const patient = together.ask(4);
  t.mock.timers.tick(1_000);
  await late;
  trips[0]!.end.resolve();
  assert.equal(await first[0], 'answer 1');
  assert.deepEqual(trips.at(-1)!.asked, [4]);
  for (const { end } of trips) end.resolve();
  assert.deepEqual(await Promise.all([first[1], patient]), ['answer 2', 'answer 4']);
});

test('no trip takes more than it may, and nobody is forgotten', async () => {
  const { together, trips, wentWith } = slowRoad();
  const all = Promise.all(Array.from({ length: 150 }, (_, one) => together.ask(one)));
  for (let trip = 0; trip < 3; trip += 1) {
    while (trips.length <= trip) await turn();
    trips[trip]!.end.resolve();
  }
  assert.equal((await all)[149], 'answer 149');
  assert.deepEqual(
    wentWith().map(({ length }) => length),
    [64, 64, 22],
  );
});

test('after a failure that may be of one each tries alone, and one fails', async () => {
  const sizes: number[] = [];
  const together = new Together<number, number>({
    go: (asked) => {
      sizes.push(asked.length);
      if (asked.includes(2)) return Promise.reject(new Error('two is ill'));
      return Promise.resolve(asked);
    },
    isOfOne: () => true,
  });
  const outcomes = await Promise.allSettled([1, 2, 3].map((one) => together.ask(one)));
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  assert.deepEqual(sizes, [3, 1, 1, 1]);
});

test('a failure of all is told to all, once, and the next ones travel again', async () => {
  const { together, trips } = slowRoad();
  const lost = Promise.allSettled([together.ask(1), together.ask(2)]);
  await turn();
  trips[0]!.end.reject(new Error('no road'));
  assert.deepEqual(
    (await lost).map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  assert.equal(trips.length, 1);
  const next = together.ask(3);
  await turn();
  trips[1]!.end.resolve();
  assert.equal(await next, 'answer 3');
});
