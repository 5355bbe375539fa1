// Another program, without any formula, comes to the same sums as the law.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { compare, people } from '../trace.ts';
import { recompute } from './recompute.ts';
import { scenarios, traceOf } from './scenarios.ts';

const SAMPLE = 300;
const program = fileURLToPath(new URL('recompute.ts', import.meta.url));

test('every step of every scenario is what its inputs make', () => {
  for (const scenario of scenarios()) {
    const trace = traceOf(scenario);
    if (trace === null) continue;
    const { amountKopecks, differences } = recompute(JSON.parse(JSON.stringify(trace)));
    assert.deepEqual(differences, [], `${scenario.rule}: ${scenario.name}`);
    assert.equal(amountKopecks, String(trace.amountKopecks), scenario.name);
  }
});

test('a sample of made-up people agrees, and nearly all have an answer', () => {
  const counts = compare(people(SAMPLE, 28), false);
  assert.equal(counts.wrong, 0);
  assert.ok(counts.traces >= 5 * SAMPLE, JSON.stringify(counts));
});

test('a forged sum, step or leaf is noticed', () => {
  const trace = traceOf({
    rule: 'property.tax',
    taxYear: 2025,
    inputs: {
      kind: 'flat',
      cadastralValue: '9720000.00',
      area: '54',
      rate: '0.001',
      monthsOwned: 12,
    },
  });
  assert.ok(trace !== null);
  const text = JSON.stringify(trace);
  assert.deepEqual(recompute(JSON.parse(text)).differences, []);
  const forgeries = [
    text.replace('"value":"612000"', '"value":"612001"'),
    text.replace('"value":"972000000"', '"value":"972000001"'),
    text.replace(`"amountKopecks":${trace.amountKopecks}`, '"amountKopecks":1'),
    text.replace('"op":"multiply"', '"op":"add"'),
  ];
  for (const forged of forgeries) {
    assert.notEqual(forged, text);
    assert.notDeepEqual(recompute(JSON.parse(forged)).differences, []);
  }
});

test('half a kopeck goes away from zero, on both sides of it', () => {
  const leaf = { kind: 'law', id: 'leaf', value: '-0.5' };
  const rounding = { to: '1', mode: 'half_up' };
  const root = { kind: 'step', id: 'step', op: 'round', value: '-1', rounding, inputs: [leaf] };
  const trace = { schema: 'kabinet-trace/1', amountKopecks: -1, root };
  assert.deepEqual(recompute(trace), { amountKopecks: '-1', differences: [] });
});

test('the program reads a trace from standard input and tells by its exit code', () => {
  const ask = (input: string) =>
    spawnSync(process.execPath, [program], { input, encoding: 'utf8' });
  const leaf = { kind: 'law', id: 'leaf', value: '7' };
  const trace = { schema: 'kabinet-trace/1', amountKopecks: 7, root: leaf };
  const right = ask(JSON.stringify(trace));
  assert.deepEqual([right.status, JSON.parse(right.stdout).differences], [0, []]);
  assert.equal(ask(JSON.stringify({ ...trace, amountKopecks: 8 })).status, 1);
  const nonsense = ask('{"schema":"other"}');
  assert.equal(nonsense.status, 1);
  assert.match(nonsense.stderr, /not a trace/u);
});
