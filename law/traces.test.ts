// Every trace is recomputed from its leaves by the published operations alone, fits its schema
// and reads as sentences.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { type Scenario, runScenario } from './scenarios/run.ts';
import { traceSchema } from './trace-schema.ts';
import { traceSentence, traceValue } from './trace-text.ts';
import type { Trace, TraceNode } from './trace.ts';

const FOLDER = join(import.meta.dirname, 'scenarios');

function tracesOf(name: string): Trace[] {
  const text = readFileSync(join(FOLDER, name), 'utf8');
  const file = JSON.parse(text) as { rule: string; scenarios: readonly Scenario[] };
  return file.scenarios.flatMap((scenario) => runScenario(file.rule, scenario).trace ?? []);
}

const TRACES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .flatMap(tracesOf);

type Exact = readonly [num: bigint, den: bigint];

function read(text: string): Exact {
  const [whole = '', den] = text.split('/');
  if (den !== undefined) return [BigInt(whole), BigInt(den)];
  const [integer = '', decimals = ''] = whole.split('.');
  return [BigInt(integer + decimals), 10n ** BigInt(decimals.length)];
}

function isLess([a, b]: Exact, [c, d]: Exact): boolean {
  return a * d < c * b;
}

function apply(op: string, [a, b]: Exact, [c, d]: Exact): Exact {
  if (op === 'add') return [a * d + c * b, b * d];
  if (op === 'subtract') return [a * d - c * b, b * d];
  if (op === 'multiply') return [a * c, b * d];
  if (op === 'divide') return c > 0n ? [a * d, b * c] : [-a * d, b * -c];
  if (op === 'min') return isLess([c, d], [a, b]) ? [c, d] : [a, b];
  if (op === 'max') return isLess([a, b], [c, d]) ? [c, d] : [a, b];
  throw new Error(`unknown operation ${op}`);
}

/** This program knows nothing of the law: only leaves and operations. */
function recompute(node: TraceNode): Exact {
  if (node.kind !== 'step') return read(node.value);
  const [first, ...others] = node.inputs.map(recompute);
  assert.ok(first !== undefined);
  if (node.op === 'round') {
    assert.ok(node.rounding !== undefined && others.length === 0);
    const unit = first[1] * BigInt(node.rounding.to);
    const size = first[0] < 0n ? -first[0] : first[0];
    const count = (size * 2n + unit) / (unit * 2n);
    return [(first[0] < 0n ? -count : count) * BigInt(node.rounding.to), 1n];
  }
  return others.reduce<Exact>((left, right) => apply(node.op, left, right), first);
}

function nodes(root: TraceNode): TraceNode[] {
  return root.kind === 'step' ? [root, ...root.inputs.flatMap(nodes)] : [root];
}

function check(trace: Trace): void {
  for (const node of nodes(trace.root)) {
    const [num, den] = recompute(node);
    const [ownNum, ownDen] = read(node.value);
    assert.equal(num * ownDen, ownNum * den, `${node.id} says ${node.value}, is ${num}/${den}`);
  }
  const [num, den] = recompute(trace.root);
  assert.equal(BigInt(trace.amountKopecks) * den, num);
}

test('another program recomputes every step of every trace', () => {
  assert.ok(TRACES.length > 90);
  for (const trace of TRACES) check(trace);
});

test('a forged step would be noticed', () => {
  const [trace] = TRACES;
  assert.ok(trace !== undefined);
  const forged = JSON.parse(JSON.stringify(trace).replace(/"value":"(\d)/u, '"value":"9$1'));
  assert.throws(() => check(forged as Trace));
});

test('every trace fits the published schema', () => {
  const schema = z.fromJSONSchema(traceSchema as unknown as Parameters<typeof z.fromJSONSchema>[0]);
  for (const trace of TRACES) {
    const read = schema.safeParse(JSON.parse(JSON.stringify(trace)));
    assert.ok(read.success, JSON.stringify(read.error?.issues[0]));
  }
  const [trace] = TRACES;
  assert.ok(!schema.safeParse({ ...trace, schema: 'other' }).success);
  assert.ok(!schema.safeParse({ ...trace, root: { kind: 'step' } }).success);
});

test('every node reads as a sentence in both languages', () => {
  for (const trace of TRACES) {
    for (const node of nodes(trace.root)) {
      const ru = traceSentence(node, 'ru');
      const en = traceSentence(node, 'en');
      assert.match(ru, /[а-яё]/iu, node.id);
      assert.doesNotMatch(en, /[а-яё]/iu, `${node.id}: ${en}`);
      for (const text of [ru, en, traceValue(node)]) {
        assert.doesNotMatch(text, /undefined|NaN|null|  |: ?$|^$/u, `${node.id}: ${text}`);
      }
    }
  }
});

test('every leaf names its source and day, every step its article', () => {
  for (const trace of TRACES) {
    for (const node of nodes(trace.root)) {
      if (node.kind === 'step') assert.match(node.article, /НК РФ|ФЗ/u, node.id);
      else assert.ok(node.source !== '' && node.on !== undefined, node.id);
      if (node.kind === 'law') assert.ok(node.article && node.confidence && node.args?.from);
    }
  }
});

test('a trace is unverified exactly when a value or an open question makes it so', () => {
  const doubtful = TRACES.filter(({ root }) =>
    nodes(root).some(
      (node) => node.kind === 'law' && (node.confidence === 'medium' || node.confidence === 'low'),
    ),
  );
  assert.ok(doubtful.length > 2);
  assert.ok(doubtful.every(({ unverified }) => unverified));
  assert.ok(TRACES.some(({ unverified }) => !unverified));
});

test('the sentences of a flat are the ones people read', () => {
  const trace = TRACES.find(
    ({ root }) => root.kind === 'step' && root.id === 'property.tax' && root.value === '594000',
  );
  assert.ok(trace !== undefined);
  const texts = nodes(trace.root).map((node) =>
    traceSentence(node, 'ru').replaceAll('\u00a0', ' '),
  );
  assert.ok(texts.includes('Вычет 20 м² из 54 м²: облагаются 34 м²'));
  assert.ok(texts.includes('Рост не больше 10 % к прошлому году: 5 400,00 × 1,1'));
  assert.ok(texts.includes('Кадастровая стоимость на 1 января 2025'));
  assert.ok(texts.includes('Налоговая база: 9 720 000,00 × 34/54'));
});
