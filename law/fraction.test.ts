import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Fraction,
  add as plus,
  compare,
  divide,
  fractionText,
  multiply,
  parseFraction,
  readDecimal,
  roundTo,
  subtract as minus,
} from './fraction.ts';

/** Small and very large numbers, so that both ways of keeping a fraction meet. */
const numerator = fc.oneof(
  fc.bigInt({ min: -1000n, max: 1000n }),
  fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
);

const denominator = fc.oneof(
  fc.bigInt({ min: 1n, max: 1000n }),
  fc.bigInt({ min: 1n, max: 10n ** 20n }),
);

const exact = fc.tuple(numerator, denominator);

function fraction([num, den]: readonly [bigint, bigint]): Fraction {
  return parseFraction(`${num}/${den}`);
}

function isEqual(found: Fraction, [num, den]: readonly [bigint, bigint]): void {
  assert.equal(BigInt(found.num) * den, num * BigInt(found.den));
  assert.ok(found.den > 0);
}

test('fractions are exact at any size', () => {
  fc.assert(
    fc.property(exact, exact, ([a, b], [c, d]) => {
      const [one, two] = [fraction([a, b]), fraction([c, d])];
      isEqual(plus(one, two), [a * d + c * b, b * d]);
      isEqual(minus(one, two), [a * d - c * b, b * d]);
      isEqual(multiply(one, two), [a * c, b * d]);
      if (c !== 0n) isEqual(divide(one, two), c > 0n ? [a * d, b * c] : [-a * d, -b * c]);
      const difference = a * d - c * b;
      assert.equal(Math.sign(compare(one, two)), difference > 0n ? 1 : difference < 0n ? -1 : 0);
      isEqual(parseFraction(fractionText(one)), [a, b]);
    }),
    { numRuns: 1500 },
  );
});

test('rounding takes half away from zero, at any size', () => {
  fc.assert(
    fc.property(exact, fc.constantFrom(1, 100), ([num, den], to) => {
      const unit = den * BigInt(to);
      const size = num < 0n ? -num : num;
      const count = (2n * size + unit) / (2n * unit);
      isEqual(roundTo(fraction([num, den]), to), [(num < 0n ? -count : count) * BigInt(to), 1n]);
    }),
    { numRuns: 1500 },
  );
});

test('decimals are read exactly or not at all', () => {
  for (const text of ['', '.', '1.', '.5', '1..2', '1e5', '0x1', ' 1', '1 ', '-', '1,5', 'NaN']) {
    assert.equal(readDecimal(text), null, text);
  }
  for (const text of ['0', '0.001', '-3.5', '123456789012345678', '0.123456789012']) {
    assert.equal(
      fractionText(readDecimal(text) ?? parseFraction('0')),
      fractionText(
        divide(
          parseFraction(text.replace('.', '').replace(/^(-?)0+(?=\d)/u, '$1')),
          parseFraction(`1${'0'.repeat(text.split('.')[1]?.length ?? 0)}`),
        ),
      ),
    );
  }
});
