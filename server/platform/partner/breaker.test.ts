// When a partner is left alone, and when it is asked again (security §4.4).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addSeconds, moment } from '#primitives/days';
import { fixedClock } from '../clock.ts';
import type { Env } from '../env.ts';
import { mayRepeat, noteAnswer, noteFailure, restOf } from './breaker.ts';

const begin = moment('2026-02-02T09:00:00Z');

/** A process with its own fuses and a clock that stands where the test puts it. */
function partner(more: { failuresInRow?: number } = {}) {
  const clock = fixedClock(begin, 'Europe/Moscow');
  const env = { clock } as unknown as Env;
  const patience = { partner: 'bank', ...more };
  const times = (count: number, call: () => unknown) => {
    for (let n = 0; n < count; n += 1) call();
  };
  return {
    at: (seconds: number) => clock.set(addSeconds(begin, seconds)),
    answer: (count = 1) => times(count, () => noteAnswer(env, patience)),
    fail: (count = 1) => times(count, () => noteFailure(env, patience)),
    rests: () => restOf(env, patience),
    repeats: () => mayRepeat(env, patience),
  };
}

test('half of twenty calls within ten seconds is enough, one less is not', () => {
  const { answer, fail, rests } = partner();
  answer(10);
  fail(9);
  assert.equal(rests(), null);
  fail();
  assert.equal(rests(), addSeconds(begin, 15));
});

test('nineteen failures say nothing, and answers among many failures do not help', () => {
  const few = partner();
  few.fail(19);
  assert.equal(few.rests(), null);
  const many = partner();
  many.fail(11);
  many.answer(9);
  many.fail();
  assert.notEqual(many.rests(), null, 'twelve of twenty-one failed, though not in a row');
});

test('a busy partner with fewer failures than half is asked on', () => {
  const { answer, fail, rests } = partner();
  for (let n = 0; n < 100; n += 1) {
    answer(2);
    fail();
  }
  assert.equal(rests(), null);
});

test('calls older than ten seconds do not count, nor those of a clock that was moved', () => {
  const { at, fail, rests } = partner();
  fail(15);
  at(10);
  fail(15);
  assert.equal(rests(), null);
  at(5);
  fail(4);
  assert.equal(rests(), null);
});

test('after fifteen seconds three probes go, and three good ones end the rest', () => {
  const { at, fail, answer, rests } = partner();
  fail(20);
  at(14);
  assert.notEqual(rests(), null);
  at(15);
  assert.deepEqual([rests(), rests(), rests()], [null, null, null]);
  assert.notEqual(rests(), null, 'the others wait for the probes');
  answer(2);
  assert.notEqual(rests(), null);
  answer();
  assert.equal(rests(), null);
  fail(19);
  assert.equal(rests(), null, 'a new count');
});

test('one bad probe begins another rest', () => {
  const { at, fail, answer, rests } = partner();
  fail(20);
  at(15);
  assert.equal(rests(), null);
  answer();
  assert.equal(rests(), null);
  fail();
  answer(5);
  assert.equal(rests(), addSeconds(begin, 30));
  at(30);
  assert.equal(rests(), null);
});

test('a probe that never comes back does not keep the partner away for ever', () => {
  const { at, fail, rests } = partner();
  fail(20);
  at(15);
  assert.deepEqual([rests(), rests(), rests()], [null, null, null]);
  at(29);
  assert.notEqual(rests(), null);
  at(30);
  assert.equal(rests(), null);
});

test('a clock that is moved back does not make the rest longer', () => {
  const { at, fail, rests } = partner();
  at(900);
  fail(20);
  assert.notEqual(rests(), null);
  at(0);
  assert.equal(rests(), null);
});

test('calls that were under way when the rest began neither lengthen nor end it', () => {
  const { at, fail, answer, rests } = partner();
  fail(20);
  at(9);
  fail(5);
  answer(5);
  assert.equal(rests(), addSeconds(begin, 15));
});

test('some partners are left alone after failures in a row', () => {
  const { fail, answer, rests } = partner({ failuresInRow: 5 });
  fail(4);
  answer();
  fail(4);
  assert.equal(rests(), null);
  fail();
  assert.notEqual(rests(), null);
});

test('repetitions are ten and a tenth of the calls within ten seconds', () => {
  const { at, answer, repeats } = partner();
  answer(100);
  const granted = Array.from({ length: 30 }, repeats).filter(Boolean).length;
  assert.equal(granted, 20);
  at(10);
  assert.equal(repeats(), true);
});

test('a partner that rests is not asked twice', () => {
  const { at, fail, rests, repeats } = partner();
  fail(20);
  assert.equal(repeats(), false);
  at(15);
  rests();
  assert.equal(repeats(), false, 'a probe is one call');
});
