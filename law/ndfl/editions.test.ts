// Each edition by value: its first day and the day before it; and a sentence for every figure.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, day } from '#primitives/days';
import { findPhrase } from '../trace-phrases.ts';
import { NDFL_TERMS } from './deadlines.ts';
import { LAW_PHRASES } from './law-phrases.ts';
import { LEAF, STEP } from './nodes.ts';
import { PHRASES } from './phrases.ts';
import { NDFL_VALUES } from './values.ts';

/** Key, first day, value on it, value the day before; null: the rule was not there. */
type Pair = readonly [key: string, from: string, value: string | null, before: string | null];

const PAIRS: readonly Pair[] = [
  ['step_from.main.2', '2021-01-01', '500000000', null],
  ['step_from.main.2', '2025-01-01', '240000000', '500000000'],
  ['step_sum.main.2', '2021-01-01', '65000000', null],
  ['step_sum.main.2', '2025-01-01', '31200000', '65000000'],
  ['rate.main.2', '2021-01-01', '15/100', null],
  ['step_from.main.3', '2025-01-01', '500000000', null],
  ['step_sum.main.3', '2025-01-01', '70200000', null],
  ['rate.main.3', '2025-01-01', '18/100', null],
  ['step_from.main.4', '2025-01-01', '2000000000', null],
  ['step_sum.main.4', '2025-01-01', '340200000', null],
  ['rate.main.4', '2025-01-01', '20/100', null],
  ['step_from.main.5', '2025-01-01', '5000000000', null],
  ['step_sum.main.5', '2025-01-01', '940200000', null],
  ['rate.main.5', '2025-01-01', '22/100', null],
  ['step_from.passive.2', '2021-01-01', '500000000', null],
  ['step_from.passive.2', '2025-01-01', '240000000', '500000000'],
  ['step_sum.passive.2', '2025-01-01', '31200000', '65000000'],
  ['rate.sale.1', '2025-01-01', null, '13/100'],
  ['step_from.special.2', '2025-01-01', '500000000', null],
  ['rate.special.1', '2025-01-01', '13/100', null],
  ['rate.foreign_agent', '2026-01-01', '30/100', null],
  ['child.order1', '2025-01-01', '140000', '140000'],
  ['child.order2', '2025-01-01', '280000', '140000'],
  ['child.order3', '2025-01-01', '600000', '300000'],
  ['child.disabled.guardian', '2025-01-01', '1200000', '600000'],
  ['child.disabled.parent', '2025-01-01', '1200000', '1200000'],
  ['child.cap', '2025-01-01', '45000000', '35000000'],
  ['child.cap_counts_other', '2026-01-01', '0', '1'],
  ['gto', '2025-01-01', '1800000', null],
  ['gto_preventive', '2026-01-01', '1', '0'],
  ['social.limit', '2024-01-01', '15000000', '12000000'],
  ['social.child_education', '2024-01-01', '11000000', '5000000'],
  ['social.fitness', '2022-01-01', '1', '0'],
  ['social.fitness_relatives', '2026-01-01', '1', '0'],
  ['long_term.limit', '2024-01-01', '40000000', null],
  ['iis.result_limit', '2024-01-01', '3000000000', null],
  ['iis.min_years', '2024-01-01', '5', '3'],
  ['iis.min_years', '2027-01-01', '6', '5'],
  ['iis.min_years', '2028-01-01', '7', '6'],
  ['iis.min_years', '2029-01-01', '8', '7'],
  ['iis.min_years', '2030-01-01', '9', '8'],
  ['iis.min_years', '2031-01-01', '10', '9'],
  ['deposit.low_pct', '2021-01-01', '1', null],
  ['deposit.sum', '2021-01-01', '100000000', null],
  ['deposit.taxed', '2021-01-01', '0', null],
  ['deposit.taxed', '2023-01-01', '1', '0'],
  ['sale.only_home_days', '2020-01-01', '90', null],
  ['sale.family_cadastral', '2021-01-01', '5000000000', null],
  ['sale.family_children', '2021-01-01', '2', null],
  ['sale.family_other_home', '2021-01-01', '1/2', null],
  ['sale.small_undeclared', '2021-01-01', '1', '0'],
];

for (const [key, from, value, before] of PAIRS) {
  test(`ndfl.${key} of ${from} and of the day before`, () => {
    const first = day(from);
    const on = NDFL_VALUES.on(first).find(`ndfl.${key}`)?.value ?? null;
    const last = NDFL_VALUES.on(addDays(first, -1)).find(`ndfl.${key}`)?.value ?? null;
    assert.deepEqual([on, last], [value, before]);
  });
}

test('every edition that begins within the described years is among the pairs', () => {
  const known = new Set(PAIRS.map(([key, from]) => `ndfl.${key} ${from}`));
  const silent =
    /\.(?:rate\.passive|rate\.main\.1|step_sum\.passive|step_sum\.special|rate\.special)/u;
  const begun = NDFL_VALUES.all()
    .filter(({ from }) => from > '2016-01-01')
    .filter(({ key, from }) => !known.has(`${key} ${from}`) && !silent.test(key));
  // The same rate restated by a new edition of the scale is shown by its edge.
  const restated = ['ndfl.rate.main.2 2025-01-01', 'ndfl.gto_preventive 2025-01-01'];
  const missing = begun.map(({ key, from }) => `${key} ${from}`);
  assert.deepEqual(
    missing.filter((one) => !restated.includes(one)),
    [],
  );
});

test('records of a key never hold on the same day, and cite an article and a source', () => {
  for (const one of [...NDFL_VALUES.all(), ...NDFL_TERMS.all()]) {
    const twins = [...NDFL_VALUES.all(), ...NDFL_TERMS.all()].filter(
      (other) =>
        other !== one &&
        other.key === one.key &&
        other.from <= (one.to ?? '9999-12-31') &&
        one.from <= (other.to ?? '9999-12-31'),
    );
    assert.deepEqual(twins, [], one.key);
    assert.match(one.law, /НК РФ|ФЗ/u, one.key);
    assert.ok(one.sources.length > 0 && one.sources.every((source) => source !== ''), one.key);
  }
});

test('every leaf, step and figure of the law has a sentence of its own', () => {
  const own = { ...PHRASES, ...LAW_PHRASES };
  const ids = [...Object.values(LEAF), ...Object.values(STEP)].map(({ id }) => id);
  assert.deepEqual(
    ids.filter((id) => own[id] === undefined),
    [],
  );
  const keys = NDFL_VALUES.all().map(({ key }) => key);
  assert.deepEqual(
    keys.filter((key) => !hasOwn(key, own)),
    [],
  );
  const used = new Set(ids);
  const idle = Object.keys(own).filter(
    (id) => !used.has(id) && id !== 'ndfl.key_rate' && !keys.some((key) => key.startsWith(id)),
  );
  assert.deepEqual(idle, []);
  assert.ok(ids.every((id) => findPhrase(id) !== undefined));
});

/** The sentence of the key itself or of a shorter one, never that of all taxes. */
function hasOwn(key: string, phrases: Readonly<Record<string, unknown>>): boolean {
  const parts = key.split('.');
  return parts.some((_, at) => at > 0 && phrases[parts.slice(0, at + 1).join('.')] !== undefined);
}
