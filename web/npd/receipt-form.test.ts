import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf, emptyReceipt, mistakesOf, repeated, totalOf } from './receipt-form.ts';

const today = '2026-11-21';
const filled = () => ({
  ...emptyReceipt(today),
  lines: [{ key: 0, name: ' Ремонт ', price: '1 500,50', quantity: '2' }],
});

test('two fields are enough: the rest is today, a person, one piece', () => {
  assert.deepEqual(mistakesOf(filled(), today), []);
  assert.deepEqual(bodyOf(filled(), { today }), {
    operationAt: null,
    lines: [{ name: 'Ремонт', priceKopecks: 150_050, quantity: '2' }],
    totalKopecks: 300_100,
    buyer: { kind: 'person', inn: null, name: null, phone: null },
    paymentKind: 'cash',
    mayPassLimit: false,
  });
});

test('another day is its noon in Moscow; an unsent receipt carries its own moment', () => {
  const earlier = { ...filled(), day: '20.11.2026' };
  assert.equal(bodyOf(earlier, { today }).operationAt, '2026-11-20T12:00:00+03:00');
  const now = '2026-11-21T10:00:00.000Z';
  assert.equal(bodyOf(filled(), { today, now }).operationAt, now);
});

test('sums are exact and rounded once', () => {
  const line = (price: string, quantity: string, key: number) => ({
    key,
    name: 'x',
    price,
    quantity,
  });
  assert.equal(totalOf([line('0,10', '3', 0)]), 30);
  // 0.005 + 0.005 is one kopeck together, though each half alone would be rounded up as well.
  assert.equal(totalOf([line('0,01', '0,5', 0), line('0,01', '0,5', 1)]), 1);
  assert.equal(totalOf([line('1,00', '0.333333', 0)]), 33);
  assert.equal(totalOf([line('', '1', 0)]), null);
  assert.equal(totalOf([line('0,01', '0,1', 0)]), null);
});

test('each mistake is named at its field', () => {
  const empty = { ...emptyReceipt(today), day: '31.02.2026' };
  assert.deepEqual(
    mistakesOf(empty, today).map(({ field, code }) => [field, code]),
    [
      ['lines.0.name', 'name'],
      ['lines.0.priceKopecks', 'priceMissing'],
      ['operationAt', 'day'],
    ],
  );
  const wrong = {
    ...filled(),
    lines: [{ key: 0, name: 'x', price: '0', quantity: '0,0000001' }],
    day: '22.11.2026',
    kind: 'company' as const,
    inn: '7707083894',
  };
  assert.deepEqual(
    mistakesOf(wrong, today).map(({ code }) => code),
    ['price', 'quantity', 'dayAhead', 'inn', 'buyer'],
  );
});

test('a repeated receipt has the lines and the buyer of the old one and the day of today', () => {
  const typed = repeated(
    {
      lines: [{ name: 'Урок', priceKopecks: 100_050, quantity: '0.5', sumKopecks: 50_025 }],
      buyer: { kind: 'company', inn: '7707083893', name: 'Ромашка', phone: null },
      paymentKind: 'account',
    },
    today,
  );
  const body = bodyOf(typed, { today });
  assert.deepEqual(mistakesOf(typed, today), []);
  assert.equal(body.totalKopecks, 50_025);
  assert.equal(body.operationAt, null);
  assert.deepEqual(body.buyer, {
    kind: 'company',
    inn: '7707083893',
    name: 'Ромашка',
    phone: null,
  });
  assert.equal(body.paymentKind, 'account');
});
