// What holds for any sale of property.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, day, yearOf } from '#primitives/days';
import { kopecks } from '#primitives/money';
import type { Fraction } from '../../fraction.ts';
import { asked } from '../../ownership-inputs.ts';
import type { Sum } from '../sheet.ts';
import { type SaleTax, saleTax } from './property-sale.ts';
import type { SoldObject } from './sold-object.ts';
import { freeFrom, isHeldLong } from './term.ts';

const RUNS = { numRuns: 200 };
const ON = day('2026-11-21');
const AMOUNT = fc.integer({ min: 0, max: 10_000_000_000 });

function sum(amount: number): Sum {
  return asked(kopecks(amount), ON);
}

const SMALL = fc.integer({ min: 0, max: 100_000_000 });

const OBJECT = fc.record({
  kind: fc.constantFrom('housing' as const, 'land' as const, 'movable' as const),
  price: SMALL.map(sum),
  costs: SMALL.map(sum),
  isExempt: fc.boolean(),
});

/** Every way to give out the standard deduction, tried by hand. */
function leastBase(objects: readonly SoldObject[]): number {
  const groups: readonly (readonly [limit: number, isOf: (one: SoldObject) => boolean])[] = [
    [100_000_000, ({ kind }) => kind !== 'movable'],
    [25_000_000, ({ kind }) => kind === 'movable'],
  ];
  let base = 0;
  for (const [limit, isOf] of groups) {
    const taxed = objects.filter((one) => !one.isExempt && isOf(one));
    let best = Infinity;
    for (let split = 0; split < 2 ** taxed.length; split += 1) {
      let [standard, left] = [0, 0];
      for (const [at, { price, costs }] of taxed.entries()) {
        if (Math.floor(split / 2 ** at) % 2 === 1) standard += price.value;
        else left += Math.max(0, price.value - (costs?.value ?? 0));
      }
      best = Math.min(best, left + Math.max(0, standard - limit));
    }
    base += taxed.length === 0 ? 0 : best;
  }
  return base;
}

function checkSale(tax: SaleTax, objects: readonly SoldObject[]): void {
  assert.equal(tax.baseKopecks, leastBase(objects));
  const taxed = objects.filter(({ isExempt }) => !isExempt).map(({ price }) => price.value);
  const income = taxed.reduce((all: number, one) => all + one, 0);
  assert.equal(income - (tax.deductionKopecks ?? 0), tax.baseKopecks);
  assert.equal(tax.objects.length, objects.length);
}

test('of the deductions of a sale the better ones are chosen, object by object', () => {
  fc.assert(
    fc.property(fc.array(OBJECT, { maxLength: 5 }), (objects) => {
      checkSale(saleTax({ taxYear: 2025, objects }), objects);
    }),
    RUNS,
  );
});

test('shares of a flat sold in one contract add up to the whole sale of 2024', () => {
  fc.assert(
    fc.property(AMOUNT, fc.integer({ min: 1, max: 9 }), (price, den) => {
      const flat = { kind: 'housing', price: sum(price), isExempt: false } as const;
      const part: Fraction = { num: 1, den };
      const share = asked(part, ON);
      const whole = saleTax({ taxYear: 2024, objects: [flat] });
      const own = saleTax({ taxYear: 2024, objects: [{ ...flat, share }] });
      assert.ok(Math.abs(own.amountKopecks * den - whole.amountKopecks) <= 50 * den + 50);
    }),
    RUNS,
  );
});

test('a sale is free from the first day of the term on and never before', () => {
  const someDay = fc.nat(2000).map((days) => addDays(day('2018-01-01'), days));
  const kind = fc.constantFrom('housing' as const, 'land' as const, 'movable' as const);
  fc.assert(
    fc.property(someDay, kind, (acquiredOn, of) => {
      const holding = { kind: of, acquisition: 'purchase', acquiredOn } as const;
      const free = freeFrom({ ...holding, soldOn: day('2025-06-01') });
      assert.ok(isHeldLong({ ...holding, soldOn: free }));
      assert.ok(!isHeldLong({ ...holding, soldOn: addDays(free, -1) }));
      assert.equal(yearOf(free) - yearOf(acquiredOn), of === 'movable' ? 3 : 5);
    }),
    RUNS,
  );
});
