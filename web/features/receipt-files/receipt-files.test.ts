import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FileLoad, type FileRow, linesOf, mayTick, progressOf } from './receipt-files.ts';

const load = (state: string, ...totals: [string, number][]) =>
  ({
    state,
    totals: totals.map(([outcome, count]) => ({ outcome, count, amountKopecks: 0 })),
    chosen: { count: 4 },
  }) as unknown as FileLoad;

test('the progress counts what is issued of what was chosen', () => {
  const half = load('confirmed', ['issued', 6], ['ready', 5], ['refused', 2]);
  assert.deepEqual(progressOf(half), { done: 6, all: 10 });
  assert.equal(linesOf(half), 13);
});

test('only a line that is understood can be ticked, and only before the issuing', () => {
  const row = (outcome: string) => ({ outcome }) as FileRow;
  const may = (state: string) =>
    ['ready', 'present', 'refused', 'issued'].map((one) => mayTick(load(state), row(one)));
  assert.deepEqual(may('checked'), [true, true, false, false]);
  assert.deepEqual(may('confirmed'), [false, false, false, false]);
});
