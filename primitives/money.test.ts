import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Rounding,
  add,
  decimalString,
  formatMoney,
  kopecks,
  mulDiv,
  parseMoney,
  subtract,
  sum,
} from './money.ts';

test('a fraction of a kopeck or an unsafe integer is no money', () => {
  assert.throws(() => kopecks(0.5), RangeError);
  assert.throws(() => kopecks(2 ** 53), RangeError);
  assert.throws(() => kopecks(Number.NaN), RangeError);
  assert.throws(() => add(kopecks(Number.MAX_SAFE_INTEGER), kopecks(1)), RangeError);
});

test('minus zero does not print as a negative sum', () => {
  assert.equal(formatMoney(kopecks(-0)), '0,00\u00a0₽');
});

test('sums add and subtract', () => {
  assert.equal(sum([kopecks(100), kopecks(250), kopecks(-50)]), 300);
  assert.equal(subtract(kopecks(100), kopecks(250)), -150);
  assert.equal(sum([]), 0);
});

/** The definition of the three roundings, over bigint. */
function expected(product: bigint, den: bigint, how: Rounding): bigint {
  const isNegative = product < 0n !== den < 0n;
  const size = product < 0n ? -product : product;
  const by = den < 0n ? -den : den;
  const quotient = size / by;
  const rest = size % by;
  const goesUp = how === 'up' ? rest > 0n : how === 'half-up' && rest * 2n >= by;
  const magnitude = goesUp ? quotient + 1n : quotient;
  return isNegative ? -magnitude : magnitude;
}

test('mulDiv is exact at any size, for every rounding and sign', () => {
  const integers = fc.oneof(
    fc.integer({ min: -1000, max: 1000 }),
    fc.maxSafeInteger(),
    fc.integer(),
  );
  const ratio = fc.tuple(
    integers,
    integers.filter((den) => den !== 0),
  );
  fc.assert(
    fc.property(
      integers,
      ratio,
      fc.constantFrom<Rounding>('half-up', 'down', 'up'),
      (amount, [num, den], how) => {
        const right = expected(BigInt(amount) * BigInt(num), BigInt(den), how);
        const isSafe = right <= 9007199254740991n && right >= -9007199254740991n;
        if (!isSafe) {
          assert.throws(() => mulDiv(kopecks(amount), [num, den], how), RangeError);
          return;
        }
        assert.equal(BigInt(mulDiv(kopecks(amount), [num, den], how)), right);
      },
    ),
    { numRuns: 3000 },
  );
});

test('mulDiv rounds half a kopeck as it is told', () => {
  assert.equal(mulDiv(kopecks(5), [1, 2], 'half-up'), 3);
  assert.equal(mulDiv(kopecks(5), [1, 2], 'down'), 2);
  assert.equal(mulDiv(kopecks(-5), [1, 2], 'half-up'), -3);
  assert.equal(mulDiv(kopecks(1), [1, 3], 'half-up'), 0);
  assert.equal(mulDiv(kopecks(1), [1, 3], 'up'), 1);
  assert.throws(() => mulDiv(kopecks(1), [1, 0], 'down'), RangeError);
});

const READ: readonly [string, number][] = [
  ['1 234,5', 123450],
  ['1234.50', 123450],
  ['1\u00a0234,50', 123450],
  ['1\u202f234\u202f567,89 ₽', 123456789],
  ['  12  ', 1200],
  ['0', 0],
  ['-5,01', -501],
  ['−5,01', -501],
  ['100 руб.', 10000],
  ['100 рублей', 10000],
  ['7,', 700],
];

test('roubles are read as people type them', () => {
  for (const [text, amount] of READ)
    assert.deepEqual(parseMoney(text), { ok: true, value: amount });
});

const REFUSED: readonly [string, string][] = [
  ['', 'empty'],
  ['  ', 'empty'],
  ['сто', 'not_a_number'],
  ['1,234.50', 'not_a_number'],
  ['12 34', 'not_a_number'],
  ['1e5', 'not_a_number'],
  ['1,234', 'too_many_decimals'],
  ['99999999999999999', 'too_large'],
];

test('what could mean two sums is refused with a reason', () => {
  for (const [text, reason] of REFUSED) assert.deepEqual(parseMoney(text), { ok: false, reason });
});

test('sums print with no-break spaces and a real minus', () => {
  assert.equal(formatMoney(kopecks(124850)), '1\u00a0248,50\u00a0₽');
  assert.equal(formatMoney(kopecks(-123456789)), '−1\u00a0234\u00a0567,89\u00a0₽');
  assert.equal(formatMoney(kopecks(0)), '0,00\u00a0₽');
  assert.equal(formatMoney(kopecks(0), { whole: true }), '0\u00a0₽');
  assert.equal(formatMoney(kopecks(124800), { whole: true }), '1\u00a0248\u00a0₽');
  assert.equal(formatMoney(kopecks(124850), { whole: true }), '1\u00a0248,50\u00a0₽');
  assert.equal(decimalString(kopecks(5)), '0.05');
  assert.equal(decimalString(kopecks(-124850)), '-1248.50');
});

test('what is printed can be read again', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (amount) => {
      const money = kopecks(amount);
      assert.deepEqual(parseMoney(formatMoney(money)), { ok: true, value: money });
      assert.deepEqual(parseMoney(decimalString(money)), { ok: true, value: money });
    }),
  );
});
