import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyReceipt } from '../../npd/receipt-form.ts';
import { goOn } from './use-receipt-draft.ts';

const typed = (day?: string) => ({
  ...emptyReceipt('2026-11-21'),
  lines: [{ key: 0, name: 'Урок', price: '900', quantity: '1' }],
  ...(day !== undefined && { day }),
});

test('a date that nobody chose is that of the day it goes on', () => {
  const begun = goOn({ typed: typed(), today: '2026-11-21' }, '2026-11-22');
  assert.equal(begun?.day, '22.11.2026');
  assert.equal(begun?.lines[0]?.name, 'Урок');
});

test('a chosen date stays', () => {
  const begun = goOn({ typed: typed('15.11.2026'), today: '2026-11-21' }, '2026-11-22');
  assert.equal(begun?.day, '15.11.2026');
});

test('nothing kept, and what another build kept otherwise, is nothing begun', () => {
  assert.equal(goOn(null, '2026-11-22'), null);
  assert.equal(goOn(undefined, '2026-11-22'), null);
  const strange = { typed: { name: 'Урок' }, today: '2026-11-21' };
  assert.equal(goOn(strange as never, '2026-11-22'), null);
});
