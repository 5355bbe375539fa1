import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, day } from '#primitives/days';
import type { Charge } from '../charge.ts';
import { debtsOf } from './list-debts.ts';

const today = day('2026-11-21');

function aCharge(facts: Partial<Charge>): Charge {
  return {
    chargeId: 'c',
    class: 'tax',
    tax: 'usn',
    taxYear: 2025,
    period: '2025',
    outstandingKopecks: 100,
    reservedKopecks: 0,
    dueOn: '2026-04-28',
    updatedAt: '2026-11-20T00:00:00.000Z',
    ...facts,
  } as Charge;
}

test('a debt shows its tax, penalty and fine apart, since when, and how long', () => {
  const { items, totalKopecks } = debtsOf(
    [
      aCharge({ outstandingKopecks: 1_000, dueOn: '2026-11-11' }),
      aCharge({ class: 'penalty', outstandingKopecks: 30, dueOn: '2026-11-12' }),
      aCharge({ class: 'fine', outstandingKopecks: 7, dueOn: '2026-11-20' }),
      // Due today is no debt yet; another tax stands by itself.
      aCharge({ outstandingKopecks: 5_000, dueOn: today }),
      aCharge({ tax: 'land', outstandingKopecks: 11, dueOn: '2025-12-01' }),
    ],
    today,
  );
  assert.deepEqual(
    items.map((row) => [row.tax, row.since, row.daysLate, row.totalKopecks]),
    [
      ['land', '2025-12-02', 355, 11],
      ['usn', '2026-11-12', 10, 1_037],
    ],
  );
  const { principalKopecks, penaltyKopecks, fineKopecks, title } = items[1]!;
  assert.deepEqual([principalKopecks, penaltyKopecks, fineKopecks], [1_000, 30, 7]);
  assert.equal(title, 'УСН за 2025 год');
  assert.equal(totalKopecks, 1_048);
});

test('rows and columns of debts always add up to what is overdue', () => {
  const charges = fc.array(
    fc.record({
      class: fc.constantFrom('tax' as const, 'penalty' as const, 'fine' as const),
      tax: fc.constantFrom('usn' as const, 'land' as const, 'npd' as const),
      outstandingKopecks: fc.nat({ max: 1_000_000 }),
      late: fc.integer({ min: -5, max: 400 }),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(charges, (given) => {
      const rows = given.map(({ late, ...one }) =>
        aCharge({ ...one, dueOn: addDays(today, -late) }),
      );
      const found = debtsOf(rows, today);
      const overdue = rows.filter(({ dueOn }) => dueOn < today);
      const sum = overdue.reduce((total, one) => total + one.outstandingKopecks, 0);
      assert.equal(found.totalKopecks, sum);
      const { principalKopecks, penaltyKopecks, interestKopecks, fineKopecks } = found;
      assert.equal(principalKopecks + penaltyKopecks + interestKopecks + fineKopecks, sum);
      assert.ok(found.items.every((row) => row.daysLate > 0 && row.totalKopecks > 0));
    }),
    { numRuns: 500 },
  );
});
