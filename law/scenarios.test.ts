// Worked examples as data, ours from the repository, and those of the specification where they
// lie beside it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Given, type Scenario, RULE_NAMES, runScenario } from './scenarios/run.ts';

const FOLDER = join(import.meta.dirname, 'scenarios');

interface ScenarioFile {
  readonly rule: string;
  readonly scenarios: readonly Scenario[];
}

const FILES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as ScenarioFile);

function check(rule: string, scenario: Scenario): void {
  const { found } = runScenario(rule, scenario);
  for (const [field, value] of Object.entries(scenario.expect)) {
    assert.deepEqual(found[field], value, `${field} of ${JSON.stringify(found)}`);
  }
}

for (const { rule, scenarios } of FILES) {
  for (const scenario of scenarios) {
    test(`${rule}: ${scenario.name}`, () => {
      assert.ok(Object.keys(scenario.expect).length > 0);
      check(rule, scenario);
    });
  }
}

test('every rule has scenarios, each under its own name', () => {
  assert.deepEqual(FILES.map(({ rule }) => rule).sort(), [...RULE_NAMES].sort());
  for (const { scenarios } of FILES) {
    assert.equal(new Set(scenarios.map(({ name }) => name)).size, scenarios.length);
  }
});

test('a changed sum of a scenario would be noticed', () => {
  const first = FILES.find(({ rule }) => rule === 'property.tax')?.scenarios[0];
  assert.ok(first !== undefined);
  assert.throws(() => check('property.tax', { ...first, expect: { tax: '4144.00' } }));
});

const SHARED = join(import.meta.dirname, '../../shared/tax/examples.json');

interface SharedExample {
  readonly id: string;
  readonly rule: string;
  readonly taxYear: number;
  readonly inputs: Given;
  readonly expected: Given;
  readonly tolerance?: string;
}

function present(fields: Given): Given {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  );
}

/** Their words in ours; dates are taken as a second check of the months given. */
function ownedSince(from: unknown): unknown {
  return from === undefined ? undefined : [[from, null]];
}

const KINDS: Readonly<Record<string, string>> = { none: 'other' };

const ADAPTERS: Readonly<Record<string, (inputs: Given) => Given>> = {
  'property.tax': (given) => ({
    kind: KINDS[String(given.kind)] ?? given.kind,
    value: given.cadastralValue,
    area: given.area,
    rate: given.rate,
    months: given.monthsOwned,
    owned: ownedSince(given.acquiredOn),
    children: given.minorChildren,
    previousTax: given.prevYearFullTax,
    share: given.shareNum === undefined ? undefined : `${given.shareNum}/${given.shareDen}`,
  }),
  'land.tax': (given) => ({
    value: given.cadastralValue,
    area: given.area,
    rate: given.rate,
    months: given.monthsOwned,
    owned: ownedSince(given.acquiredOn),
    deduction600: given.deduction600 === true ? 'benefit' : undefined,
    previousTax: given.prevYearFullTax,
    share: given.shareNum === undefined ? undefined : `${given.shareNum}/${given.shareDen}`,
  }),
  'transport.tax': (given) => ({
    kind: 'car',
    region: given.region,
    hp: given.hp,
    rate: given.rate,
    months: given.months,
    owned: ownedSince(given.registeredOn),
    factor: given.luxuryFactor,
    share: given.shareNum === undefined ? undefined : `${given.shareNum}/${given.shareDen}`,
  }),
  'ens.penalty': (given) => ({
    spans: [
      {
        debt: given.debt,
        dueOn: given.dueDate,
        from: nextDay(String(given.dueDate)),
        to: given.paidOn,
      },
    ],
  }),
  'ens.allocation': (given) => ({
    on: given.paymentDate,
    payment: given.payment,
    obligations: (given.obligations as readonly Given[]).map((one) => ({
      id: one.id,
      class: one.class,
      dueOn: one.dueDate,
      amount: one.amount,
    })),
  }),
  'calendar.shift': (given) => ({ days: given.nominal }),
};

function nextDay(text: string): string {
  return Temporal.PlainDate.from(text).add({ days: 1 }).toString();
}

const FIELDS: Readonly<Record<string, string>> = {
  taxBase: 'base',
  fullYearTax: 'full',
  fullYearTaxUncapped: 'full',
  fullYearTaxCapped: 'capped',
  positiveBalance: 'left',
  remainingDebt: 'debt',
};

function isNear(found: unknown, expected: unknown, tolerance: string | undefined): boolean {
  if (tolerance === undefined || typeof expected !== 'string') return false;
  return Math.abs(Number(found) - Number(expected)) <= Number(tolerance) + 1e-9;
}

function checkShared(example: SharedExample): void {
  const adapt = ADAPTERS[example.rule];
  assert.ok(adapt !== undefined);
  const given = present(adapt(example.inputs));
  const scenario = { name: example.id, taxYear: example.taxYear, given, expect: {} };
  const { found } = runScenario(example.rule, scenario);
  for (const [field, expected] of Object.entries(example.expected)) {
    const value = found[FIELDS[field] ?? field];
    if (field === 'segments') {
      const segments = expected as readonly Record<string, string>[];
      assert.deepEqual(
        value,
        segments.map(({ from, to, ratePct }) => [from, to, ratePct]),
      );
    } else if (!isNear(value, expected, example.tolerance)) {
      assert.deepEqual(value, expected, `${example.id} ${field}`);
    }
  }
}

test('the worked examples of the specification', () => {
  if (!existsSync(SHARED)) {
    console.log(`not run: ${Object.keys(ADAPTERS).length}, shared data absent`);
    return;
  }
  const { examples } = JSON.parse(readFileSync(SHARED, 'utf8')) as {
    examples: readonly SharedExample[];
  };
  const ours = examples.filter(({ rule }) => rule in ADAPTERS);
  assert.ok(ours.length >= Object.keys(ADAPTERS).length);
  for (const example of ours) checkShared(example);
});
