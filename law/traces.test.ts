// Every trace of every scenario fits its schema and reads as sentences. Another program recomputes
// them in `verify/trace`.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import type { Example } from './ask.ts';
import { evaluate } from './evaluate.ts';
import { traceSchema } from './trace-schema.ts';
import { traceSentence, traceValue } from './trace-text.ts';
import type { Trace, TraceNode } from './trace.ts';

interface ScenarioFile {
  readonly rule: string;
  readonly scenarios: readonly (Example & { readonly refused?: string })[];
}

const TRACES: readonly Trace[] = globSync('*/scenarios/*.json', { cwd: import.meta.dirname })
  .sort()
  .flatMap((path) => {
    const text = readFileSync(join(import.meta.dirname, path), 'utf8');
    const { rule, scenarios } = JSON.parse(text) as ScenarioFile;
    return scenarios
      .filter(({ refused }) => refused === undefined)
      .flatMap((scenario) => evaluate({ ...scenario, rule }).trace ?? []);
  });

const MONTHS = {
  ru: 'янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек',
  en: 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec',
};
const MONTH = `(?:${MONTHS.ru}|${MONTHS.en})[а-яa-z]*`;
/** A day whose line may end before its month or before its year. */
const BREAKING_DAY = new RegExp(`\\d ${MONTH}|${MONTH} \\d{4}`, 'u');

function nodes(root: TraceNode): TraceNode[] {
  return root.kind === 'step' ? [root, ...root.inputs.flatMap(nodes)] : [root];
}

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
        assert.doesNotMatch(text, BREAKING_DAY, `${node.id}: ${text}`);
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
