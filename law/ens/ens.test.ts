// Penalty, the order of allocation, the key rate and the requisites of the single payment.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Day, addDays, day, daysBetween } from '#primitives/days';
import { kopecks, subtract, sum } from '#primitives/money';
import { OWN_HISTORY } from '../key-rate/key-rate.ts';
import { LawRefusal, type RefusalCode } from '../refusal.ts';
import { ORDER_EDITIONS, type Obligation, allocate, proportion } from './allocation.ts';
import { type Payer, type Penalty, penalty, type PenaltyStop } from './penalty.ts';
import { refund } from './refund.ts';
import { REQUISITES_EDITIONS, enpRequisitesOn } from './requisites.ts';

function refuses(code: RefusalCode, call: () => unknown): void {
  assert.throws(call, (error: unknown) => error instanceof LawRefusal && error.code === code);
}

const someDay = fc
  .integer({ min: 0, max: 3000 })
  .map((offset) => addDays(day('2022-01-01'), offset));

const owed = fc.integer({ min: 0, max: 1_000_000 }).map(kopecks);

test('a proportion gives away all of it and to nobody more than is owed', () => {
  fc.assert(
    fc.property(owed, fc.array(owed, { minLength: 1, maxLength: 12 }), (amount, debts) => {
      const shares = proportion(amount, debts);
      assert.equal(sum(shares), Math.min(amount, sum(debts)));
      shares.forEach((share, place) => {
        assert.ok(share >= 0 && share <= (debts[place] ?? 0));
      });
    }),
    { numRuns: 1000 },
  );
  const pennies = Array.from({ length: 10 }, () => kopecks(1));
  assert.deepEqual(proportion(kopecks(4), pennies), [0, 0, 0, 0, 0, 0, 1, 1, 1, 1]);
});

test('a proportion of a few kopecks gives nobody more than is owed', () => {
  const few = fc.integer({ min: 0, max: 3 }).map(kopecks);
  fc.assert(
    fc.property(
      few,
      fc.nat(12),
      fc.array(few, { minLength: 1, maxLength: 12 }),
      (last, paid, all) => {
        const debts = [...all, last];
        const shares = proportion(kopecks(paid), debts);
        assert.equal(sum(shares), Math.min(paid, sum(debts)));
        shares.forEach((share, place) => {
          assert.ok(
            share >= 0 && share <= (debts[place] ?? 0),
            `${shares.join()} of ${debts.join()}`,
          );
        });
      },
    ),
    { numRuns: 1000 },
  );
});

test('editions follow each other without a gap and without two at once', () => {
  for (const editions of [ORDER_EDITIONS, REQUISITES_EDITIONS]) {
    for (const [place, { to }] of editions.entries()) {
      const next = editions[place + 1]?.from;
      assert.equal(to, next === undefined ? null : addDays(next, -1));
    }
  }
  assert.deepEqual(
    ORDER_EDITIONS.map(({ from, isUnverified }) => [from, isUnverified]),
    [
      ['2023-01-01', false],
      ['2023-05-30', false],
    ],
  );
  assert.deepEqual(
    REQUISITES_EDITIONS.map(({ from, isUnverified }) => [from, isUnverified]),
    [
      ['2023-01-01', false],
      ['2025-10-27', false],
      ['2025-12-05', true],
      ['2026-04-01', true],
    ],
  );
});

test('a penalty is of the edition of its first day', () => {
  const first = span(100, day('2025-12-02'), day('2025-12-03'));
  const second = span(100, day('2025-12-04'), day('2025-12-05'));
  const { root } = penalty({ spans: [first, second] }).trace;
  assert.equal(root.kind === 'step' ? root.edition : null, '2025-12-02');
});

const CLASSES = [
  'ndfl_arrears',
  'ndfl_current',
  'arrears',
  'current',
  'penalty',
  'interest',
  'fine',
] as const;

test('no kopeck is lost and no later step is paid before an earlier one', () => {
  const obligation = fc.record({
    class: fc.constantFrom(...CLASSES),
    dueOn: someDay,
    amountKopecks: owed,
  });
  const list = fc.array(obligation, { maxLength: 15 });
  fc.assert(
    fc.property(owed, list, (amount, bare) => {
      const obligations: Obligation[] = bare.map((one, place) => ({ ...one, id: `${place}` }));
      const result = allocate({ on: day('2026-01-10'), amountKopecks: amount, obligations });
      const paid = sum(result.allocated.map(({ amountKopecks }) => amountKopecks));
      const debt = sum(obligations.map(({ amountKopecks }) => amountKopecks));
      assert.equal(paid + result.leftKopecks, amount);
      assert.equal(result.remainingDebtKopecks, subtract(debt, paid));
      assert.ok(result.leftKopecks === 0 || result.remainingDebtKopecks === 0);
      const got = new Map(result.allocated.map((one) => [one.id, one.amountKopecks]));
      const unpaid = obligations.filter((one) => (got.get(one.id) ?? 0) < one.amountKopecks);
      const firstUnpaid = Math.min(...unpaid.map((one) => CLASSES_IN_ORDER[one.class]));
      assert.ok(result.allocated.every(({ step }) => step <= firstUnpaid));
    }),
    { numRuns: 500 },
  );
});

const CLASSES_IN_ORDER = {
  ndfl_arrears: 1,
  ndfl_current: 2,
  arrears: 3,
  current: 4,
  penalty: 5,
  interest: 6,
  fine: 7,
} as const;

function span(debt: number, from: Day, to: Day) {
  const dueOn = day('2025-12-01');
  return { dueOn, from, to, debtKopecks: kopecks(debt), source: 'ЕНС', on: to };
}

test('penalty grows by the day and does not depend on how the days are cut', () => {
  const start = day('2025-12-02');
  const days = fc.integer({ min: 1, max: 320 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000_000 }), days, days, (debt, first, second) => {
      const middle = addDays(start, first - 1);
      const end = addDays(middle, second);
      const whole = penalty({ spans: [span(debt, start, end)] });
      const cut = penalty({
        spans: [span(debt, start, middle), span(debt, addDays(middle, 1), end)],
      });
      assert.equal(cut.amountKopecks, whole.amountKopecks);
      assert.equal(whole.days, first + second);
      assert.ok(
        penalty({ spans: [span(debt, start, middle)] }).amountKopecks <= whole.amountKopecks,
      );
    }),
    { numRuns: 200 },
  );
});

function ofPayer(payer: Payer, debt: number, days: { from: Day; to: Day }): Penalty {
  const dueOn = addDays(days.from, -1);
  const one = { dueOn, ...days, debtKopecks: kopecks(debt), source: 'ЕНС', on: days.to };
  return penalty({ payer, spans: [one] });
}

test('an organisation pays as a person does for thirty days, and never less afterwards', () => {
  const start = fc.integer({ min: 0, max: 1400 }).map((days) => addDays(day('2022-03-09'), days));
  const length = fc.integer({ min: 1, max: 200 });
  fc.assert(
    fc.property(start, length, fc.integer({ min: 1, max: 50_000_000 }), (from, days, debt) => {
      const span = { from, to: addDays(from, days - 1) };
      const person = ofPayer('individual', debt, span);
      const own = ofPayer('ip', debt, span);
      const organisation = ofPayer('organisation', debt, span);
      assert.equal(own.amountKopecks, person.amountKopecks);
      assert.equal(organisation.days, person.days);
      assert.ok(organisation.amountKopecks >= person.amountKopecks);
      const isMild = days <= 30 || span.to <= '2024-12-31';
      if (isMild) assert.equal(organisation.amountKopecks, person.amountKopecks);
      assert.ok(organisation.amountKopecks <= 2 * person.amountKopecks + 1);
    }),
    { numRuns: 200 },
  );
});

/** The share of each day by itself, as ст.75 п.4 reads. */
function shareByTheLetter(dueOn: Day, on: Day): number {
  const late = daysBetween(dueOn, on);
  if (on >= '2022-03-09' && on <= '2024-12-31') return 300;
  if (late <= 30) return 300;
  return late > 90 && on >= '2025-01-01' && on <= '2026-12-31' ? 300 : 150;
}

test('stages and editions cut the days of an organisation where the letter does', () => {
  const due = fc.integer({ min: 0, max: 2000 }).map((days) => addDays(day('2021-04-01'), days));
  fc.assert(
    fc.property(due, fc.integer({ min: 1, max: 400 }), (dueOn, days) => {
      const to = addDays(dueOn, days);
      const { segments } = ofPayer('organisation', 100, { from: addDays(dueOn, 1), to });
      for (const { from, to: last, dayShare } of segments) {
        for (let on = from; on <= last; on = addDays(on, 1)) {
          assert.equal(dayShare, `1/${shareByTheLetter(dueOn, on)}`, `${dueOn} ${on}`);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test('a refund in time bears no interest, and each day of delay bears more', () => {
  const appliedOn = day('2026-03-02');
  const late = fc.integer({ min: 0, max: 200 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000_000 }), late, (amount, days) => {
      const ask = (more: number) =>
        refund({
          appliedOn,
          askedKopecks: kopecks(amount),
          balanceKopecks: kopecks(amount),
          returnedOn: addDays(appliedOn, days + more),
        });
      const [now, later] = [ask(0), ask(1)];
      assert.ok(later.amountKopecks >= now.amountKopecks);
      assert.ok(later.daysWithInterest - now.daysWithInterest <= 1);
      if (addDays(appliedOn, days) <= now.interestAfter) assert.equal(now.amountKopecks, 0);
    }),
    { numRuns: 100 },
  );
});

test('a loaded key rate is used and makes the days verified again', () => {
  const keyRates = {
    ...OWN_HISTORY,
    rates: [...OWN_HISTORY.rates, { from: day('2026-10-26'), ratePct: '13.50' }],
    confirmedThrough: day('2026-12-31'),
  };
  const given = span(1_000_000, day('2026-10-25'), day('2026-10-26'));
  const { amountKopecks, trace, segments } = penalty({ spans: [given], keyRates });
  assert.deepEqual(
    segments.map(({ ratePct }) => ratePct),
    ['14.00', '13.50'],
  );
  assert.equal(trace.unverified, false);
  assert.equal(amountKopecks, Math.round((1_000_000 * 27.5) / 30_000));
});

test('requisites of the single payment change on their days', () => {
  const old = enpRequisitesOn(day('2025-10-26'));
  const now = enpRequisitesOn(day('2026-11-21'));
  assert.equal(old.bankName, 'ОТДЕЛЕНИЕ ТУЛА БАНКА РОССИИ//УФК по Тульской области, г Тула');
  assert.deepEqual([old.payeeKpp, old.purpose], ['770801001', 'Единый налоговый платеж']);
  assert.deepEqual([now.payeeKpp, now.purpose], ['770701001', 'ЕНП']);
  assert.equal(enpRequisitesOn(day('2025-12-04')).payeeKpp, '770801001');
  assert.equal(enpRequisitesOn(day('2025-12-05')).payeeKpp, '770701001');
  assert.equal(enpRequisitesOn(day('2025-10-27')).qrBankName, 'ОКЦ № 7 ГУ Банка России по ЦФО');
  assert.deepEqual([old.isVerified, now.isVerified], [true, false]);
  refuses('law.requisites_unknown', () => enpRequisitesOn(day('2022-12-31')));
});

test('a day within a stop costs nothing and says its ground; other days stay as they were', () => {
  const offset = fc.integer({ min: 0, max: 40 });
  const stopOf = (start: Day, end: Day | null): PenaltyStop => ({
    ground: 'deferral',
    number: '7',
    on: start,
    from: start,
    to: end,
  });
  const from = day('2026-01-10');
  const to = addDays(from, 30);
  fc.assert(
    fc.property(fc.array(fc.tuple(offset, fc.option(offset)), { maxLength: 4 }), (days) => {
      const stops = days
        .map(([start, length]) =>
          stopOf(
            addDays(from, start - 5),
            length === null ? null : addDays(from, start - 5 + length),
          ),
        )
        .toSorted((a, b) => (a.from < b.from ? 1 : -1));
      const isFree = (on: Day) =>
        stops.some((stop) => stop.from <= on && (stop.to === null || on <= stop.to));
      const open = Array.from({ length: 31 }, (_, place) => addDays(from, place)).filter(
        (on) => !isFree(on),
      );
      const found = penalty({ spans: [span(3_000_000, from, to)], stops });
      const byDay = penalty({ spans: open.map((on) => span(3_000_000, on, on)) });
      assert.equal(found.days, open.length);
      assert.equal(found.amountKopecks, byDay.amountKopecks);
    }),
    { numRuns: 200 },
  );
  const { trace } = penalty({ spans: [span(100, from, to)], stops: [stopOf(from, null)] });
  assert.equal(trace.amountKopecks, 0);
  const leaf = JSON.stringify(trace);
  assert.ok(leaf.includes('"id":"penalty.stop"') && leaf.includes('"ground":"deferral"'));
});
