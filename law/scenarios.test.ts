// Worked examples as data: ours of every tax, and those of the specification where they lie beside.
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Example } from './ask.ts';
import { RULES, evaluate } from './evaluate.ts';
import { LawRefusal } from './refusal.ts';

interface Scenario extends Example {
  readonly name: string;
  readonly inputs: object;
  readonly expected?: Readonly<Record<string, unknown>>;
  readonly refused?: string;
  readonly how?: string | readonly string[];
}

interface ScenarioFile {
  readonly rule: string;
  readonly scenarios: readonly Scenario[];
}

const FILES = globSync('*/scenarios/*.json', { cwd: import.meta.dirname })
  .sort()
  .map((path) => {
    const text = readFileSync(join(import.meta.dirname, path), 'utf8');
    return { path, ...(JSON.parse(text) as ScenarioFile) };
  });

type Result = Readonly<Record<string, unknown>>;

function answerOf(rule: string, example: Example): Result | string {
  try {
    return evaluate({ ...example, rule }).result;
  } catch (error) {
    if (error instanceof LawRefusal) return error.code;
    throw error;
  }
}

function check(rule: string, scenario: Scenario): void {
  const { expected, refused } = scenario;
  assert.ok((expected === undefined) !== (refused === undefined), 'expected or refused, not both');
  const found = answerOf(rule, scenario);
  if (refused !== undefined) {
    assert.equal(found, refused);
    return;
  }
  assert.ok(typeof found === 'object', `refused with ${JSON.stringify(found)}`);
  const fields = Object.entries(expected ?? {});
  assert.ok(fields.length > 0, 'nothing is expected');
  for (const [field, value] of fields) {
    assert.deepEqual(found[field], value, `${field} of ${JSON.stringify(found)}`);
  }
}

for (const { path, rule, scenarios } of FILES) {
  for (const scenario of scenarios) {
    test(`${path}: ${scenario.name}`, () => check(rule, scenario));
  }
}

test('every rule has scenarios, each under its own name, and each says how', () => {
  const known = new Set(FILES.map(({ rule }) => rule));
  const bare = RULES.map(({ id }) => id).filter((id) => !known.has(id));
  assert.deepEqual(bare, []);
  for (const { path, scenarios } of FILES) {
    assert.equal(new Set(scenarios.map(({ name }) => name)).size, scenarios.length, path);
    for (const { name, refused, how } of scenarios) {
      assert.ok(refused !== undefined || how !== undefined, `${path}: ${name}`);
    }
  }
});

test('a rule has one id, a title in both languages and its articles', () => {
  assert.equal(new Set(RULES.map(({ id }) => id)).size, RULES.length);
  for (const { id, title, articles } of RULES) {
    assert.match(id, /^[a-z]+\.[a-z0-9_.]+$/u);
    assert.match(title.ru, /[а-яё]/iu, id);
    assert.doesNotMatch(title.en, /[а-яё]/iu, id);
    assert.match(articles, /НК РФ|ФЗ|Постановление/u, id);
  }
});

test('a changed sum of a scenario would be noticed', () => {
  const first = FILES.find(({ rule }) => rule === 'property.tax')?.scenarios[0];
  assert.ok(first !== undefined);
  assert.throws(() => check('property.tax', { ...first, expected: { tax: '4144.00' } }));
});

test('what no rule can answer is refused with a code and two sentences', () => {
  const refuses = (example: Example, code: string): void => {
    assert.throws(
      () => evaluate(example),
      (error: unknown) => {
        assert.ok(error instanceof LawRefusal);
        assert.equal(error.code, code);
        assert.ok(error.texts.ru.length > 20 && error.texts.en.length > 20);
        return true;
      },
    );
  };
  const rule = 'property.tax';
  const inputs = { kind: 'flat', cadastralValue: '1.00', area: '30', rate: '0', monthsOwned: 1 };
  refuses({}, 'law.rule_unknown');
  refuses({ rule: 'property.taxes', taxYear: 2025, inputs }, 'law.rule_unknown');
  refuses({ rule, taxYear: 2025 }, 'law.input_wrong');
  refuses({ rule, inputs }, 'law.input_missing');
  refuses({ rule, taxYear: '2025', inputs }, 'law.input_wrong');
  refuses({ rule, taxYear: 2025, asOf: '2025-02-30', inputs }, 'law.input_wrong');
  refuses({ rule, taxYear: 2025, asOf: '2101-01-01', inputs }, 'law.input_wrong');
  const debt = '90000000000000.00';
  const obligations = ['a', 'b'].map((id) => {
    return { id, class: 'fine', dueDate: '2025-01-01', amount: debt };
  });
  const huge = { paymentDate: '2026-01-12', payment: debt, obligations };
  refuses({ rule: 'ens.allocation', inputs: huge }, 'law.out_of_range');
  const calendar = { rule: 'calendar.shift', inputs: { nominal: ['2026-01-01'] } };
  assert.deepEqual(evaluate(calendar).result, { shifted: ['2026-01-12'] });
});

const SHARED = join(import.meta.dirname, '../../shared/tax/examples.json');

interface SharedExample extends Example {
  readonly id: string;
  readonly rule: string;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance?: string;
}

function isNear(found: unknown, expected: unknown, tolerance: string | undefined): boolean {
  if (tolerance === undefined || typeof expected !== 'string') return false;
  return Math.abs(Number(found) - Number(expected)) <= Number(tolerance) + 1e-9;
}

function checkShared({ id, rule, expected, tolerance, ...example }: SharedExample): void {
  const found = answerOf(rule, example);
  assert.ok(typeof found === 'object', `${id} is refused with ${JSON.stringify(found)}`);
  for (const [field, value] of Object.entries(expected)) {
    if (isNear(found[field], value, tolerance)) continue;
    assert.deepEqual(found[field], value, `${id} ${field}`);
  }
}

if (existsSync(SHARED)) {
  const { examples } = JSON.parse(readFileSync(SHARED, 'utf8')) as {
    readonly examples: readonly SharedExample[];
  };
  for (const example of examples) {
    test(`the specification: ${example.id}`, () => checkShared(example));
  }
} else {
  console.log('not run: the examples of the specification, which do not lie beside');
}
