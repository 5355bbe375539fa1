// Properties of the three taxes that hold for any input, and the dated values themselves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Day, addDays, day, dayOf } from '#primitives/days';
import { type Kopecks, kopecks } from '#primitives/money';
import { RULES } from './evaluate.ts';
import { decimalText, parseFraction, toKopecks } from './fraction.ts';
import { type LandInput, landAmount, landTax } from './land/tax.ts';
import { monthsOwned } from './ownership.ts';
import { chooseBenefitObjects } from './property/benefit-choice.ts';
import { type PropertyInput, propertyAmount, propertyTax } from './property/tax.ts';
import { LawRefusal, REFUSAL_TEXTS } from './refusal.ts';
import type { Fact } from './trace.ts';
import { transportAmount, transportTax } from './transport/tax.ts';

const someDay = fc
  .integer({ min: 0, max: 3000 })
  .map((offset) => addDays(day('2022-01-01'), offset));

/** The rule of the 15th, word by word: ask each month of the year by itself. */
function monthsByTheLetter(from: Day, to: Day | null, year: number): number {
  let months = 0;
  for (let month = 1; month <= 12; month += 1) {
    const fifteenth = dayOf(year, month, 15);
    const heldFromMiddle = from <= fifteenth;
    const heldPastMiddle = to === null || to > fifteenth;
    if (heldFromMiddle && heldPastMiddle) months += 1;
  }
  return months;
}

test('months follow the rule of the 15th for any two days', () => {
  fc.assert(
    fc.property(
      someDay,
      fc.option(fc.nat(1500)),
      fc.integer({ min: 2022, max: 2030 }),
      (from, span, year) => {
        const to = span === null ? null : addDays(from, span);
        assert.equal(monthsOwned([{ from, to }], year), monthsByTheLetter(from, to, year));
      },
    ),
    { numRuns: 2000 },
  );
});

const ON = day('2025-01-01');

function fact<Value>(value: Value): Fact<Value> {
  return { value, source: 'ЕГРН', on: ON, kind: 'registry' };
}

function flat(value: number, more: Partial<PropertyInput> = {}): PropertyInput {
  return {
    taxYear: 2025,
    kind: 'flat',
    region: '77',
    cadastralValue: fact(kopecks(value)),
    area: fact('61.3'),
    months: fact(12),
    ...more,
  };
}

const value = fc.integer({ min: 0, max: 100_000_000_000 });

test('the quick sum is the traced sum, and never below zero', () => {
  const share = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(value, share, fc.nat(12), (amount, den, months) => {
      const input = flat(amount, { months: fact(months), share: fact({ num: 1, den }) });
      const quick = propertyAmount(input);
      assert.equal(quick, propertyTax(input).amountKopecks);
      assert.ok(quick >= 0 && quick % 100 === 0);
      const plot: LandInput = { ...input, rate: fact('0.003') };
      assert.equal(landAmount(plot), landTax(plot).amountKopecks);
    }),
  );
  const car = {
    taxYear: 2025,
    region: '78',
    kind: 'car',
    power: fact('120'),
    months: fact(7),
  } as const;
  assert.equal(transportAmount(car), transportTax(car).amountKopecks);
});

test('more value, fewer children or more months never lower the tax', () => {
  fc.assert(
    fc.property(value, fc.nat(1_000_000_000), fc.nat(11), (amount, more, months) => {
      const tax = propertyAmount(flat(amount, { rate: fact('0.001'), months: fact(months) }));
      const dearer = flat(amount + more, { rate: fact('0.001'), months: fact(months) });
      const longer = flat(amount, { rate: fact('0.001'), months: fact(months + 1) });
      const children = flat(amount, { ...longer, minorChildren: fact(3) });
      assert.ok(propertyAmount(dearer) >= tax);
      assert.ok(propertyAmount(longer) >= tax);
      assert.ok(propertyAmount(children) <= propertyAmount(longer));
    }),
  );
});

test('year after year the limit holds the tax to a tenth more', () => {
  fc.assert(
    fc.property(value, value, (amount, previous) => {
      const input = flat(amount, { previousFullTax: fact(kopecks(previous)) });
      const { intermediate } = propertyTax(input);
      const limit = toKopecks(parseFraction(`${previous * 11}/10`));
      assert.ok(intermediate.cappedTaxKopecks <= limit);
      assert.ok(intermediate.cappedTaxKopecks <= intermediate.fullTaxKopecks);
    }),
  );
});

test('the benefit frees one object of each kind, the notice first, then the largest tax', () => {
  const object = (id: string, kind: PropertyInput['kind'], tax: number) => ({
    id,
    kind,
    taxKopecks: kopecks(tax),
    cadastralValueKopecks: kopecks(id === 'palace' ? 30_000_000_001 : 30_000_000_000),
  });
  const all = [
    object('small', 'flat', 100),
    object('large', 'flat', 900),
    object('room', 'room', 500),
    object('house', 'house', 50),
    object('garage', 'garage', 10),
    object('shop', 'commercial', 10_000),
    object('palace', 'house', 99_999),
  ];
  assert.deepEqual(chooseBenefitObjects(all).sort(), ['garage', 'house', 'large']);
  assert.deepEqual(chooseBenefitObjects(all, ['small']).sort(), ['garage', 'house', 'small']);
  const strange = ['palace', 'shop', 'small', 'large', 'unknown'];
  assert.deepEqual(chooseBenefitObjects(all, strange).sort(), ['garage', 'house', 'small']);
  const business = all.map((one) => ({ ...one, isBusiness: true }));
  assert.deepEqual(chooseBenefitObjects(business), []);
  assert.deepEqual(chooseBenefitObjects([object('b', 'flat', 5), object('a', 'flat', 5)]), ['a']);
  const dearer = { ...object('c', 'flat', 5), cadastralValueKopecks: kopecks(30_000_000_000) };
  const cheaper = { ...object('a', 'flat', 5), cadastralValueKopecks: kopecks(1) };
  assert.deepEqual(chooseBenefitObjects([cheaper, dearer]), ['c']);
});

const VALUES = [...new Set(RULES.flatMap(({ values }) => values))];

test('every value of the law is cited, checked, dated and alone in its time', () => {
  assert.ok(VALUES.length > 5);
  for (const values of VALUES) {
    const byKey = Map.groupBy(values.all(), ({ key }) => key);
    for (const [key, records] of byKey) {
      const inOrder = records.toSorted((left, right) => (left.from < right.from ? -1 : 1));
      for (const [place, one] of inOrder.entries()) {
        assert.match(one.law, /НК РФ|Закон|ФЗ|Постановление/u, key);
        assert.ok(one.sources.length > 0 && one.checkedOn >= '2026-01-01', key);
        assert.ok(one.to === null || one.from <= one.to, key);
        const next = inOrder[place + 1];
        if (next !== undefined) assert.ok(one.to !== null && one.to < next.from, key);
      }
    }
  }
});

test('no value and no title names an address or a file', () => {
  for (const record of VALUES.flatMap((values) => values.all())) {
    assert.doesNotMatch(
      record.sources.join(' '),
      /https?:|www\.|\.(?:ru|com)\b|^S\d\d$/u,
      record.key,
    );
  }
});

test('every refusal speaks both languages and says what to do', () => {
  for (const [code, { ru, en }] of Object.entries(REFUSAL_TEXTS)) {
    assert.match(code, /^law\.[a-z_]+$/u);
    assert.match(ru, /[а-яё].*[.]$/iu, code);
    assert.match(en, /^[A-Z][^а-яё]*[.]$/u, code);
  }
  const refusal = new LawRefusal('law.rate_unknown', { region: '50' });
  assert.deepEqual(refusal.args, { region: '50' });
  assert.match(refusal.message, /law\.rate_unknown/u);
});

test('a refusal of a missing rate names the place, the year and the kind', () => {
  const input = flat(100_000_000 as Kopecks, { region: '16' });
  assert.throws(
    () => propertyTax(input),
    (error: unknown) => {
      assert.ok(error instanceof LawRefusal);
      assert.deepEqual(error.args, { tax: 'property', region: '16', taxYear: 2025, kind: 'flat' });
      return true;
    },
  );
});

test('facts that no rule would pass on are refused by the formulas themselves', () => {
  const refuses = (code: string, call: () => unknown): void => {
    assert.throws(call, (error: unknown) => error instanceof LawRefusal && error.code === code);
  };
  const rate = fact('0.001');
  const bad = (more: Partial<PropertyInput>) => () =>
    propertyTax({ ...flat(100_000_000, { rate }), ...more });
  refuses('law.children_wrong', bad({ minorChildren: fact(2.5) }));
  refuses('law.value_negative', bad({ cadastralValue: fact(kopecks(-1)) }));
  refuses('law.area_negative', bad({ area: fact('много') }));
  refuses('law.share_wrong', bad({ share: fact({ num: 1.5, den: 2 }) }));
  refuses('law.months_wrong', bad({ benefit: fact({ category: 'pensioner', months: 13 }) }));
  const car = { taxYear: 2025, region: '78', kind: 'car', months: fact(12) } as const;
  refuses('law.power_wrong', () => transportTax({ ...car, power: fact('много') }));
  const power = fact('100');
  refuses('law.rate_out_of_range', () => transportTax({ ...car, power, rate: fact('мало') }));
  const benefit = fact({ category: 'pensioner', months: 1.5 });
  refuses('law.months_wrong', bad({ benefit }));
});

test('a decimal is written as short as it is, or not at all', () => {
  assert.equal(decimalText(parseFraction('1/8')), '0.125');
  assert.equal(decimalText(parseFraction('-3/2')), '-1.5');
  assert.equal(decimalText(parseFraction('40')), '40');
  assert.throws(() => decimalText(parseFraction('1/3')), RangeError);
});
