// Every field of every scenario replaced by what should not be there: a rule answers or refuses, it
// never breaks and never takes long.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { RULES, evaluate } from './evaluate.ts';
import { LawRefusal } from './refusal.ts';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

interface Scenario {
  readonly taxYear?: number;
  readonly asOf?: string;
  readonly inputs: Json;
}

const SCALARS: readonly Json[] = [null, true, false, 0, -1, 0.5, 1e21, 99_999_999];
const TEXTS = `| |none|0|-0.01|1e9|0.005|${'9'.repeat(30)}|90071992547409.91|1/0|__proto__`;
const DAYS = '0000-00-00|0001-01-01|2024-02-29|2026-13-01|2100-12-31|9999-12-31';
const NASTY: readonly Json[] = [
  ...SCALARS,
  ...TEXTS.split('|'),
  ...DAYS.split('|'),
  [],
  [[]],
  [null],
  {},
];

/** Copies of the data, each with one place replaced by a nasty value. */
function* spoilt(data: Json): Generator<Json> {
  yield* NASTY;
  if (Array.isArray(data)) {
    for (const [place, item] of data.slice(0, 2).entries()) {
      for (const bad of spoilt(item)) yield data.with(place, bad);
    }
    yield [...data, ...data];
  } else if (typeof data === 'object' && data !== null) {
    for (const [key, item] of Object.entries(data)) {
      for (const bad of spoilt(item)) yield { ...data, [key]: bad };
    }
  }
}

interface ScenarioFile {
  readonly rule: string;
  readonly scenarios: readonly Scenario[];
}

const FILES = globSync('*/scenarios/*.json', { cwd: import.meta.dirname }).map(
  (path) => JSON.parse(readFileSync(join(import.meta.dirname, path), 'utf8')) as ScenarioFile,
);

/** The scenarios of a rule with the most fields: they reach the furthest. */
function widest(rule: string): Scenario[] {
  const size = ({ inputs }: Scenario): number => JSON.stringify(inputs).length;
  const all = FILES.filter((file) => file.rule === rule).flatMap(({ scenarios }) => scenarios);
  const middling = all.filter((scenario) => size(scenario) < 1500);
  return middling.toSorted((left, right) => size(right) - size(left)).slice(0, 4);
}

for (const { id } of RULES) {
  test(`${id} answers or refuses whatever stands in a field`, () => {
    let asked = 0;
    for (const { inputs, ...scenario } of widest(id)) {
      for (const bad of spoilt(inputs)) {
        asked += 1;
        try {
          evaluate({ ...scenario, rule: id, inputs: bad });
        } catch (error) {
          const what = `${JSON.stringify({ ...scenario, inputs: bad })}: ${String(error)}`;
          assert.ok(error instanceof LawRefusal, what);
          assert.notEqual(error.texts, undefined, what);
        }
      }
    }
    assert.ok(asked > NASTY.length);
  });
}
