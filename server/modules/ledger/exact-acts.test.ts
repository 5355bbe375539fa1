// Acts where one kopeck or one day decides.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, day, type Day } from '#primitives/days';
import { kopecks } from '#primitives/money';
import { type Ctx, type TaxpayerId } from '#platform/context';
import { sql } from '#platform/db';
import { Refusal } from '#platform/errors';
import { newId } from '#platform/ids';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import {
  accruePenalty,
  correctCharge,
  currentHeader,
  makeOffset,
  module,
  postApartPayment,
  postCharges,
  postPayment,
  settleDue,
  verifyLedger,
  withdrawOffset,
} from './index.ts';
import { getChargeDetails } from './read-charges.ts';
import { newTaxpayer, someCharge, somePayment } from './testing.ts';

const { env, clock } = await testEnv({ modules: [module] });
const actor = { kind: 'job', name: 'test' } as const;
const today = day('2026-11-21');
const due = day('2026-12-01');

function on<T>(at: Day, taxpayer: TaxpayerId, call: (ctx: Ctx) => Promise<T>): Promise<T> {
  clock.set(`${at}T09:00:00.000Z`);
  return work(env, { actor, taxpayerId: taxpayer }, call);
}

const refuses = (code: string) => (error: Error) => error.message === code;
const owed = (amount: number, facts = {}) =>
  someCharge({ amountKopecks: kopecks(amount), ...facts });

/** What was told of an account, in the order it was told. */
const toldOf = async (taxpayer: TaxpayerId, at = due) =>
  (
    await on(at, taxpayer, (ctx) =>
      ctx.db.rows(sql<{ type: string }>`select type from platform.event order by recorded_at`),
    )
  ).map(({ type }) => type);

const movementsOf = async (taxpayer: TaxpayerId, chargeId: string, at = due) =>
  (await on(at, taxpayer, (ctx) => getChargeDetails(ctx, chargeId))).movements.map(
    ({ kind, amountKopecks, effectiveOn }) => [kind, amountKopecks, effectiveOn],
  );

const isWhole = async (taxpayer: TaxpayerId) =>
  assert.deepEqual((await verifyLedger(env, taxpayer)).broken, []);

test('one kopeck that lay there settles for itself, not for the payment after it', async () => {
  const taxpayer = newTaxpayer();
  const charge = owed(100);
  await on(today, taxpayer, async (ctx) => {
    await postCharges(ctx, [charge]);
    await postPayment(ctx, somePayment({ amount: 1 }));
  });
  const later = addDays(due, 4);
  const posted = await on(later, taxpayer, (ctx) =>
    postPayment(ctx, somePayment({ amount: 50, paidOn: later })),
  );
  assert.deepEqual([posted.settledKopecks, posted.reservedKopecks], [50, 0]);
  assert.deepEqual(await movementsOf(taxpayer, charge.chargeId, later), [
    ['charged', 100, '2026-09-01'],
    ['settled', 1, due],
    ['settled', 50, later],
  ]);
  await isWhole(taxpayer);
});

test('a due day that settles nothing tells nothing; one kopeck is told', async () => {
  for (const [amount, told] of [
    [0, ['charge.posted']],
    [1, ['charge.posted', 'payment.posted', 'charge.settled']],
  ] as const) {
    const taxpayer = newTaxpayer();
    await on(today, taxpayer, (ctx) => postCharges(ctx, [owed(100)]));
    if (amount > 0) {
      await on(today, taxpayer, (ctx) => postPayment(ctx, somePayment({ amount })));
    }
    await on(due, taxpayer, settleDue);
    assert.deepEqual((await toldOf(taxpayer)).toSorted(), told.toSorted());
  }
});

test('a penalty grows and shrinks by a kopeck, and gives back the youngest money', async () => {
  const taxpayer = newTaxpayer();
  const principal = owed(1_000);
  await on(today, taxpayer, (ctx) => postCharges(ctx, [principal]));
  const chargeId = newId();
  const accrue = (through: Day, amount: number) =>
    on(through, taxpayer, (ctx) =>
      accruePenalty(ctx, {
        chargeId,
        principalId: principal.chargeId,
        amountKopecks: kopecks(amount),
        through,
        unverified: false,
      }),
    );
  const pay = (at: Day, amount: number) =>
    on(at, taxpayer, (ctx) => postPayment(ctx, somePayment({ amount, paidOn: at })));
  const after = (days: number): Day => addDays(due, days);
  await accrue(after(1), 1);
  await accrue(after(1), 1);
  await accrue(after(2), 30);
  await pay(after(3), 1_010);
  await pay(after(4), 15);
  await accrue(after(5), 29);
  await accrue(after(6), 8);
  assert.deepEqual(await movementsOf(taxpayer, chargeId, after(6)), [
    ['charged', 1, after(1)],
    ['charged', 29, after(2)],
    ['settled', 10, after(3)],
    ['settled', 15, after(4)],
    ['reversed', 1, after(5)],
    ['released', 15, after(4)],
    ['released', 2, after(3)],
    ['reversed', 21, after(6)],
  ]);
  const { charge } = await on(after(6), taxpayer, (ctx) => getChargeDetails(ctx, chargeId));
  assert.deepEqual(
    [charge.dueOn, charge.chargedOn, charge.settledKopecks, charge.outstandingKopecks],
    [after(1), after(1), 8, 0],
  );
  assert.deepEqual(charge.source, { kind: 'law', number: null, on: after(1) });
  assert.equal((await on(after(6), taxpayer, currentHeader)).freeKopecks, 17);
  const accruals = (await toldOf(taxpayer, after(6))).filter((type) => type === 'penalty.accrued');
  assert.equal(accruals.length, 4);
  await isWhole(taxpayer);
});

test('a penalty needs a principal on this account, which takes its money', async () => {
  const taxpayer = newTaxpayer();
  const duty = owed(500, { tax: 'duty', uin: '18200000000000000001', dueOn: today });
  await on(today, taxpayer, (ctx) => postCharges(ctx, [duty]));
  for (const principalId of [duty.chargeId, newId()]) {
    await assert.rejects(
      on(due, taxpayer, (ctx) =>
        accruePenalty(ctx, {
          chargeId: newId(),
          principalId,
          amountKopecks: kopecks(5),
          through: due,
          unverified: false,
        }),
      ),
      refuses('ledger.charge_unknown'),
    );
  }
});

test('a charge of one kopeck is reversed; a correction names both sums', async () => {
  const taxpayer = newTaxpayer();
  const [wrong, other] = [owed(1), owed(70)];
  await on(today, taxpayer, (ctx) => postCharges(ctx, [wrong, other]));
  const replacement = owed(40);
  await on(today, taxpayer, async (ctx) => {
    await correctCharge(ctx, { chargeId: wrong.chargeId, replacement: null });
  });
  await on(today, taxpayer, (ctx) => correctCharge(ctx, { chargeId: other.chargeId, replacement }));
  assert.deepEqual(await movementsOf(taxpayer, wrong.chargeId), [
    ['charged', 1, '2026-09-01'],
    ['reversed', 1, '2026-09-01'],
  ]);
  const told = await on(today, taxpayer, (ctx) =>
    ctx.db.rows(sql<{ data: object }>`
      select data - 'chargeId' - 'replacedById' as data from platform.event
      where type = 'charge.corrected' order by data ->> 'amountKopecks'`),
  );
  assert.deepEqual(
    told.map(({ data }) => data),
    [
      { amountKopecks: 1, newAmountKopecks: 0 },
      { amountKopecks: 70, newAmountKopecks: 40 },
    ],
  );
  await assert.rejects(
    on(today, taxpayer, (ctx) => correctCharge(ctx, { chargeId: newId(), replacement: null })),
    refuses('ledger.charge_unknown'),
  );
  await isWhole(taxpayer);
});

test('what is paid apart takes exactly what it needs, and is not corrected then', async () => {
  const taxpayer = newTaxpayer();
  const [duty, fresh] = [0, 1].map((no) =>
    owed(500, { tax: 'duty', uin: `1820000000000000000${no}`, dueOn: today, chargedOn: today }),
  ) as [ReturnType<typeof owed>, ReturnType<typeof owed>];
  await on(today, taxpayer, (ctx) => postCharges(ctx, [duty, fresh]));
  const { chargeId } = duty;
  const pay = (amount: number, facts = {}) =>
    on(today, taxpayer, (ctx) =>
      postApartPayment(ctx, { ...somePayment({ amount }), chargeId, ...facts }),
    );
  await assert.rejects(pay(1, { paidOn: addDays(today, 1) }), /later day/);
  await assert.rejects(pay(501), refuses('ledger.charge_overpaid'));
  const first = somePayment({ amount: 1 });
  const posted = await pay(1, first);
  assert.deepEqual(
    posted.covers.map((one) => [one.chargeId, one.settledKopecks, one.reservedKopecks]),
    [[chargeId, 1, 0]],
  );
  assert.deepEqual((await pay(1, first)).postingNo, posted.postingNo);
  const correct = (id: string) =>
    on(today, taxpayer, (ctx) => correctCharge(ctx, { chargeId: id, replacement: null }));
  await assert.rejects(correct(chargeId), refuses('ledger.charge_paid_apart'));
  await assert.rejects(pay(500), refuses('ledger.charge_overpaid'));
  const last = await pay(499);
  assert.deepEqual(
    [last.settledKopecks, last.reservedKopecks, last.unallocatedKopecks],
    [499, 0, 0],
  );
  assert.deepEqual(last.postingNo, posted.postingNo + 1);
  // Nothing was paid for the other one: it may be taken back.
  await correct(fresh.chargeId);
  await isWhole(taxpayer);
});

test('a posting of money names its sums and its own number', async () => {
  const taxpayer = newTaxpayer();
  const charges = [owed(100, { dueOn: today }), owed(100)];
  await on(today, taxpayer, (ctx) => postCharges(ctx, charges));
  const first = somePayment({ amount: 150 });
  const posted = await on(today, taxpayer, (ctx) => postPayment(ctx, first));
  assert.deepEqual(
    [posted.settledKopecks, posted.reservedKopecks, posted.unallocatedKopecks],
    [100, 50, 0],
  );
  assert.equal(posted.postingNo, 3);
  const again = await on(today, taxpayer, (ctx) => postPayment(ctx, first));
  assert.deepEqual([again.isDuplicate, again.postingNo], [true, 3]);
  const rows = await on(today, taxpayer, (ctx) =>
    ctx.db.rows(sql<{ no: number; kind: string; line: number; account: string; amount: number }>`
      select p.posting_no as no, p.kind, e.line, e.account, e.amount_kopecks as amount
      from ledger.posting p join ledger.entry e using (taxpayer_id, posting_no)
      order by p.posting_no, e.line`),
  );
  assert.deepEqual(
    rows.map(({ no, kind, line, account, amount }) => [no, kind, line, account, amount]),
    [
      [1, 'charge', 1, 'obligation', -100],
      [1, 'charge', 2, 'assessed', 100],
      [2, 'charge', 1, 'obligation', -100],
      [2, 'charge', 2, 'assessed', 100],
      [3, 'payment', 1, 'wallet', 150],
      [3, 'payment', 2, 'received', -150],
      [4, 'allocation', 1, 'wallet', -100],
      [4, 'allocation', 2, 'obligation', 100],
    ],
  );
  // What is settled is no row of the header any more.
  assert.deepEqual((await on(today, taxpayer, currentHeader)).upcoming, [
    { dueOn: due, toPayKopecks: 50, reservedKopecks: 50, count: 1 },
  ]);
  // Posted before: nothing is added and nothing told.
  const before = (await toldOf(taxpayer)).length;
  assert.deepEqual(await on(today, taxpayer, (ctx) => postCharges(ctx, charges)), []);
  assert.equal((await toldOf(taxpayer)).length, before);
});

test('from one kopeck to all that is free may be set aside, for a day still to come', async () => {
  const taxpayer = newTaxpayer();
  const [soon, late] = [owed(100, { dueOn: addDays(today, 1) }), owed(60, { dueOn: due })];
  await on(today, taxpayer, async (ctx) => {
    await postCharges(ctx, [soon, late, owed(10, { dueOn: today })]);
    await postPayment(ctx, somePayment({ amount: 90 }));
  });
  const make = (chargeId: string, amount: number, { offsetId = newId(), at = today } = {}) =>
    on(at, taxpayer, (ctx) =>
      makeOffset(ctx, { offsetId, chargeId, amountKopecks: kopecks(amount) }),
    );
  const atMost = (most: number) => (error: Error) =>
    error instanceof Refusal &&
    error.message === 'ledger.offset_amount' &&
    error.details.params?.mostKopecks === most;
  await assert.rejects(make(late.chargeId, 61), atMost(60));
  for (const amount of [0, -1]) {
    await assert.rejects(make(late.chargeId, amount), refuses('ledger.offset_amount'));
  }
  const first = newId();
  assert.equal((await make(late.chargeId, 60, { offsetId: first })).heldKopecks, 60);
  await assert.rejects(
    make(soon.chargeId, 60, { offsetId: first }),
    refuses('ledger.offset_stands'),
  );
  await assert.rejects(
    make(late.chargeId, 59, { offsetId: first }),
    refuses('ledger.offset_stands'),
  );
  await assert.rejects(make(soon.chargeId, 21), atMost(20));
  const second = newId();
  assert.equal((await make(soon.chargeId, 20, { offsetId: second })).heldKopecks, 20);
  const third = owed(9);
  await on(today, taxpayer, (ctx) => postCharges(ctx, [third]));
  await assert.rejects(make(third.chargeId, 1), atMost(0));
  const back = await on(today, taxpayer, (ctx) => withdrawOffset(ctx, second));
  assert.deepEqual([back.heldKopecks, back.withdrawnKopecks], [0, 20]);
  assert.equal((await make(soon.chargeId, 1)).heldKopecks, 1);
  await assert.rejects(
    make(soon.chargeId, 1, { at: addDays(today, 1) }),
    refuses('ledger.offset_late'),
  );
  await isWhole(taxpayer);
});

test('a charge that comes late is told of by itself, others of a day together', async () => {
  const taxpayer = newTaxpayer();
  const [late, current] = [owed(5, { dueOn: addDays(today, -1) }), owed(5, { dueOn: today })];
  await on(today, taxpayer, (ctx) => postCharges(ctx, [late, current]));
  const planned = await on(today, taxpayer, (ctx) =>
    ctx.db.rows(sql<{ kind: string; key: string }>`
      select kind, due_key as key from platform.due where kind like 'ledger.%'
      order by kind, due_key`),
  );
  assert.deepEqual(
    planned.map(({ kind, key }) => [kind, key]),
    [
      ['ledger.charge-due', late.dueOn],
      ['ledger.charge-due', today],
      ['ledger.charge-overdue', `${late.dueOn}:${late.chargeId}`],
      ['ledger.charge-overdue', today],
    ],
  );
});

test('a penalty brought to nothing is corrected without a posting of nothing', async () => {
  const taxpayer = newTaxpayer();
  const principal = owed(100);
  await on(today, taxpayer, (ctx) => postCharges(ctx, [principal]));
  const penalty = { chargeId: newId(), principalId: principal.chargeId, unverified: false };
  const at = addDays(due, 1);
  for (const amount of [5, 0]) {
    await on(at, taxpayer, (ctx) =>
      accruePenalty(ctx, { ...penalty, amountKopecks: kopecks(amount), through: at }),
    );
  }
  await on(at, taxpayer, (ctx) =>
    correctCharge(ctx, { chargeId: penalty.chargeId, replacement: null }),
  );
  assert.deepEqual(await movementsOf(taxpayer, penalty.chargeId, at), [
    ['charged', 5, at],
    ['reversed', 5, at],
  ]);
  await isWhole(taxpayer);
});
