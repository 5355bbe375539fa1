import assert from 'node:assert/strict';
import { test } from 'node:test';
import { propertyTax } from './property/tax.ts';
import { day } from '#primitives/days';
import { kopecks } from '#primitives/money';
import { traceLines } from './trace-lines.ts';

const on = day('2025-01-14');
const registry = { source: 'Росреестр', on, kind: 'registry' } as const;
const { trace } = propertyTax({
  taxYear: 2025,
  kind: 'flat',
  region: '77',
  cadastralValue: { value: kopecks(972_000_000), ...registry },
  area: { value: '54', ...registry },
  months: { value: 12, ...registry },
});

test('facts stand before what is made of them and the sum stands last', () => {
  const lines = traceLines(trace.root);
  const place = (id: string) => lines.findIndex((line) => line.node.id === id);
  assert.ok(place('property.cadastral_value') < place('property.base'));
  assert.ok(place('property.base') < place('property.full'));
  assert.equal(lines.at(-1)?.node, trace.root);
});

test('a thing used twice is said once', () => {
  const keys = traceLines(trace.root).map((line) => line.key);
  assert.equal(new Set(keys).size, keys.length);
  assert.equal(keys.filter((key) => key.includes('property.area')).length, 1);
});

test('the rate has its own line, other constants of the law do not', () => {
  const law = traceLines(trace.root).filter((line) => line.node.kind === 'law');
  assert.deepEqual(
    law.map((line) => line.node.id),
    ['property.rate.77.housing.10'],
  );
});
