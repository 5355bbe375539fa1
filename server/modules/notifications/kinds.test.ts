// What a person is told, in words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kinds } from './kinds.ts';

test('a payment taken back is told with its day, its sum and what is owed again', () => {
  const kind = kinds.find(({ event }) => event === 'payment.reversed')!;
  const data = { paidOn: '2026-06-05', amountKopecks: 130_000, reopenedKopecks: 100_000 };
  const { ru, en } = kind.text(data);
  assert.match(ru, /5\sиюня\s2026.*1\s300(,00)?\s₽.*Снова не погашено: 1\s000/u);
  assert.match(en, /5 June 2026.*Owed again: 1/u);
  assert.ok(kind.isMailed);
});

test('every fact is told once and in both languages', () => {
  const events = kinds.map(({ event }) => event);
  assert.equal(new Set(events).size, events.length);
  for (const { title } of kinds) assert.ok(title.ru.length > 0 && title.en.length > 0);
});
