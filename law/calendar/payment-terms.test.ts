import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paymentTerms } from './payment-terms.ts';

const of = (tax: string, period: string) =>
  paymentTerms(tax, period).map(({ nominalOn, on, article }) => [nominalOn, on, article]);

test('taxes on things are due on the first working day of December', () => {
  assert.deepEqual(of('property', '2023'), [['2024-12-01', '2024-12-02', 'НК РФ ст.409 п.1']]);
  assert.deepEqual(of('transport', '2025'), [['2026-12-01', '2026-12-01', 'НК РФ ст.363 п.1']]);
});

test('a moved term names the decree of its year, one that stands names none', () => {
  const [moved] = paymentTerms('land', '2023');
  assert.equal(moved?.movedBy, 'Постановление Правительства РФ от 10.08.2023 № 1314');
  assert.equal(paymentTerms('land', '2024')[0]?.movedBy, null);
});

test('quarters and months end before their term', () => {
  assert.deepEqual(of('usn', '2026-Q1'), [['2026-04-28', '2026-04-28', 'НК РФ ст.346.21 п.7']]);
  assert.deepEqual(of('usn', '2026-H1'), [['2026-07-28', '2026-07-28', 'НК РФ ст.346.21 п.7']]);
  assert.deepEqual(of('usn', '2026-9M'), [['2026-10-28', '2026-10-28', 'НК РФ ст.346.21 п.7']]);
  assert.deepEqual(of('npd', '2026-12'), [['2027-01-28', '2027-01-28', '422-ФЗ ст.11 ч.3']]);
  assert.deepEqual(of('npd', '2026-01'), [['2026-02-28', '2026-03-02', '422-ФЗ ст.11 ч.3']]);
});

test('contributions have two terms, a patent and a day beyond the calendar none', () => {
  assert.deepEqual(
    of('contributions', '2025').map(([, on]) => on),
    ['2025-12-29', '2026-07-01'],
  );
  assert.deepEqual(of('patent', '2026'), []);
  assert.deepEqual(of('property', '2027'), []);
});
