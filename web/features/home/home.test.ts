import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Charge, Header } from '#contract/ledger';
import { type Day } from '#primitives/days';
import { homeState, nextCharges, oldestDebt, partOfDay, toPay } from './home.ts';

function aCharge(change: Partial<Charge>): Charge {
  return {
    chargeId: 'c1',
    class: 'tax',
    tax: 'transport',
    taxYear: 2025,
    period: '2025',
    source: null,
    oktmo: '45382000',
    kbk: null,
    uin: null,
    isApart: false,
    offsetKopecks: 0,
    subjectOfTax: 'Лада Веста',
    objectId: null,
    principalId: null,
    noticeNumber: null,
    amountKopecks: 112_000,
    settledKopecks: 0,
    reservedKopecks: 0,
    outstandingKopecks: 112_000,
    dueOn: '2026-12-01',
    chargedOn: '2026-08-12',
    updatedAt: '2026-11-21T06:00:00.000Z',
    status: 'due',
    unverified: false,
    correctedOn: null,
    ...change,
  };
}

const header: Header = {
  debtKopecks: 0,
  debtCount: 0,
  upcoming: [],
  toPayKopecks: 0,
  reservedKopecks: 0,
  offsetKopecks: 0,
  freeKopecks: 0,
  balanceKopecks: 0,
  payAllKopecks: 0,
};

test('what is reserved does not have to be paid again', () => {
  assert.equal(toPay(aCharge({ reservedKopecks: 100_000 })), 12_000);
});

test('debts stand first, the oldest above, and paid charges not at all', () => {
  const charges = [
    aCharge({ chargeId: 'soon' }),
    aCharge({ chargeId: 'kept', status: 'reserved', reservedKopecks: 112_000 }),
    aCharge({ chargeId: 'late', status: 'overdue', dueOn: '2025-12-01' }),
    aCharge({ chargeId: 'older', status: 'overdue', dueOn: '2024-12-02' }),
    aCharge({ chargeId: 'paid', status: 'paid', outstandingKopecks: 0 }),
  ];
  const ids = nextCharges(charges, 10).map((charge) => charge.chargeId);
  assert.deepEqual(ids, ['older', 'late', 'soon', 'kept']);
});

test('a debt counts from the day after its due day', () => {
  const late = aCharge({ status: 'overdue', dueOn: '2026-12-01' });
  const debt = oldestDebt([late], '2026-12-13' as Day);
  assert.equal(debt?.since, '2026-12-02');
  assert.equal(debt?.days, 12);
});

test('an account with nothing due is calm, an account without history is new', () => {
  const bare = { account: header, charges: [], property: [] };
  const flat = { objectId: 'o1', kind: 'flat', title: 'Квартира' };
  assert.equal(homeState({ ...bare, account: { ...header, payAllKopecks: 5 } }), 'owes');
  assert.equal(homeState({ ...bare, charges: [aCharge({ status: 'reserved' })] }), 'calm');
  assert.equal(homeState({ ...bare, account: { ...header, freeKopecks: 100 } }), 'calm');
  assert.equal(homeState({ ...bare, property: [{ ...flat, lastTaxKopecks: 5 }] }), 'calm');
  assert.equal(homeState({ ...bare, property: [{ ...flat, lastTaxKopecks: null }] }), 'first');
  assert.equal(homeState(bare), 'first');
});

test('greets by the hour', () => {
  assert.deepEqual([4, 5, 11, 12, 17, 18].map(partOfDay), [
    'night',
    'morning',
    'morning',
    'day',
    'day',
    'evening',
  ]);
});
