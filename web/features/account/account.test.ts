import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Charge } from '#contract/ledger';
import { day } from '#primitives/days';
import { type Account, byTax, endOfDay, learntLater, sumRows } from './account.ts';

function aCharge(change: Partial<Charge>): Charge {
  return {
    class: 'tax',
    tax: 'transport',
    status: 'due',
    outstandingKopecks: 0,
    reservedKopecks: 0,
    ...change,
  } as Charge;
}

const charges = [
  aCharge({ status: 'overdue', outstandingKopecks: 112_000 }),
  aCharge({ status: 'overdue', class: 'penalty', outstandingKopecks: 18_734 }),
  aCharge({ tax: 'property', outstandingKopecks: 594_000, reservedKopecks: 173_000 }),
  aCharge({ tax: 'land', status: 'paid' }),
];

test('principal and penalty of a debt stand apart', () => {
  const [transport] = byTax(charges);
  assert.equal(transport?.debt.tax, 112_000);
  assert.equal(transport?.debt.penalty, 18_734);
});

test('what is reserved is not to be paid again', () => {
  const property = byTax(charges).find((row) => row.tax === 'property');
  assert.equal(property?.upcoming, 421_000);
  assert.equal(property?.reserved, 173_000);
});

test('what is settled does not appear', () => {
  assert.deepEqual(
    byTax(charges).map((row) => row.tax),
    ['transport', 'property'],
  );
});

test('the columns add up', () => {
  const sums = sumRows(byTax(charges));
  assert.deepEqual(sums.debt, { tax: 112_000, penalty: 18_734, fine: 0, interest: 0 });
  assert.equal(sums.upcoming, 421_000);
  assert.equal(sums.reserved, 173_000);
});

const account = (...found: Partial<Charge>[]) => ({ charges: found.map(aCharge) }) as Account;

test('what was charged, changed or withdrawn later is told apart from what stayed', () => {
  const same = { chargeId: 'same', outstandingKopecks: 100 };
  const then = account(same, { chargeId: 'gone', outstandingKopecks: 70 });
  const now = account(same, { chargeId: 'new', outstandingKopecks: 50 });
  assert.deepEqual(
    learntLater(now, then).map((one) => [one.charge.chargeId, one.thenKopecks, one.nowKopecks]),
    [
      ['gone', 70, 0],
      ['new', null, 50],
    ],
  );
});

test('a day is known to its end by the clock of the law', () => {
  assert.equal(endOfDay(day('2026-11-21')), '2026-11-21T20:59:59.999Z');
});
