// The acts on an account one at a time and many at once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { addDays, day, type Day } from '#primitives/days';
import { kopecks } from '#primitives/money';
import { type Ctx, type TaxpayerId } from '#platform/context';
import { sql } from '#platform/db';
import { newId } from '#platform/ids';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import {
  correctCharge,
  currentHeader,
  listOutstanding,
  module,
  type PaymentToPost,
  postCharges,
  postPayment,
  verifyLedger,
} from './index.ts';

import { getChargeDetails, listCharges } from './read-charges.ts';
import { settleDue, tellOverdue } from './settle-due.ts';
import { newTaxpayer, someCharge, somePayment } from './testing.ts';

const { env, clock, database } = await testEnv({ modules: [module] });
const actor = { kind: 'job', name: 'test' } as const;
const today = day('2026-11-21');

function on<T>(at: Day, taxpayer: TaxpayerId, call: (ctx: Ctx) => Promise<T>): Promise<T> {
  clock.set(`${at}T09:00:00.000Z`);
  return work(env, { actor, taxpayerId: taxpayer }, call);
}

const refuses = (code: string) => (error: Error) => error.message === code;

test('money reserves before the due day, settles on it; the rest is debt after it', async () => {
  const taxpayer = newTaxpayer();
  const charge = someCharge({ amountKopecks: kopecks(100_000) });
  await on(today, taxpayer, (ctx) => postCharges(ctx, [charge]));
  const planned = await on(today, taxpayer, (ctx) =>
    ctx.db.rows(
      sql`select kind, due_at from platform.due where kind like 'ledger.%' order by kind`,
    ),
  );
  assert.deepEqual(planned, [
    { kind: 'ledger.charge-due', due_at: '2026-11-30T21:00:00.000Z' },
    { kind: 'ledger.charge-overdue', due_at: '2026-12-01T21:00:00.000Z' },
  ]);
  const posted = await on(today, taxpayer, (ctx) =>
    postPayment(ctx, somePayment({ amount: 60_000 })),
  );
  assert.equal(posted.reservedKopecks, 60_000);
  assert.deepEqual(
    posted.covers.map(({ title, settledKopecks, reservedKopecks }) => [
      title,
      settledKopecks,
      reservedKopecks,
    ]),
    [['Налог на имущество за 2025 год — Квартира, Москва, ул. Лесная, 7', 0, 60_000]],
  );
  const before = await on(today, taxpayer, currentHeader);
  assert.deepEqual(before.upcoming, [
    { dueOn: '2026-12-01', toPayKopecks: 40_000, reservedKopecks: 60_000, count: 1 },
  ]);
  assert.equal(before.balanceKopecks, 60_000);

  const due = day('2026-12-01');
  await on(due, taxpayer, settleDue);
  const onTheDay = await on(due, taxpayer, (ctx) => listCharges(ctx, {}));
  assert.equal(onTheDay.items[0]?.status, 'part_paid');
  assert.equal(onTheDay.items[0]?.settledKopecks, 60_000);

  const after = await on(addDays(due, 1), taxpayer, currentHeader);
  assert.deepEqual(
    [after.debtKopecks, after.debtCount, after.balanceKopecks, after.payAllKopecks],
    [40_000, 1, -40_000, 40_000],
  );
  const late = await on(addDays(due, 1), taxpayer, (ctx) =>
    listCharges(ctx, { status: 'overdue' }),
  );
  assert.equal(late.total, 1);
});

test('the day after a due day tells once what has become debt', async () => {
  const taxpayer = newTaxpayer();
  const charge = someCharge();
  await on(today, taxpayer, (ctx) => postCharges(ctx, [charge]));
  await on(day('2026-12-02'), taxpayer, async (ctx) => {
    const [item] = await ctx.db.rows(sql<{ due_key: string; due_at: string }>`
      select due_key, due_at from platform.due where kind = 'ledger.charge-overdue'`);
    assert.equal(item?.due_at, '2026-12-01T21:00:00.000Z');
    await tellOverdue(ctx, {
      taxpayerId: taxpayer,
      kind: 'ledger.charge-overdue',
      key: item.due_key,
      dueOn: day('2026-12-02'),
      dueAt: clock.now(),
      data: {},
    });
    const told = await ctx.db.rows(sql<{ data: object }>`
      select data from platform.event where type = 'charge.overdue'`);
    assert.deepEqual(told, [
      { data: { dueOn: '2026-12-01', debtKopecks: 100_000, chargeIds: [charge.chargeId] } },
    ]);
  });
});

test('a late run of the due jobs settles as of the due day', async () => {
  const taxpayer = newTaxpayer();
  const charge = someCharge({ amountKopecks: kopecks(5_000) });
  await on(today, taxpayer, async (ctx) => {
    await postCharges(ctx, [charge]);
    await postPayment(ctx, somePayment({ amount: 9_000 }));
  });
  const later = day('2027-01-20');
  await on(later, taxpayer, (ctx) => postPayment(ctx, somePayment({ amount: 1, paidOn: later })));
  assert.deepEqual(await on(later, taxpayer, (ctx) => listOutstanding(ctx, charge.chargeId)), [
    { on: '2026-09-01', outstandingKopecks: 5_000 },
    { on: '2026-12-01', outstandingKopecks: 0 },
  ]);
});

test('200 payments at once on one account all stand, in one gapless row', async () => {
  const taxpayer = newTaxpayer();
  const charges = [30_000, 50_000, 70_001].map((amount) =>
    someCharge({ amountKopecks: kopecks(amount) }),
  );
  await on(today, taxpayer, (ctx) => postCharges(ctx, charges));
  await Promise.all(
    Array.from({ length: 200 }, () =>
      on(today, taxpayer, (ctx) => postPayment(ctx, somePayment({ amount: 1_001 }))),
    ),
  );
  const header = await on(today, taxpayer, currentHeader);
  assert.equal(header.reservedKopecks, 150_001);
  assert.equal(header.freeKopecks, 200 * 1_001 - 150_001);
  assert.deepEqual((await verifyLedger(env, taxpayer)).broken, []);
});

test('one event of a gateway told 100 times makes one posting', async () => {
  const taxpayer = newTaxpayer();
  const told = somePayment({ amount: 777 });
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => on(today, taxpayer, (ctx) => postPayment(ctx, told))),
  );
  assert.equal(answers.filter(({ isDuplicate }) => !isDuplicate).length, 1);
  assert.equal(new Set(answers.map(({ postingNo }) => postingNo)).size, 1);
  assert.equal((await on(today, taxpayer, currentHeader)).freeKopecks, 777);
});

test('another event of the payment, and an event of another taxpayer, post nothing', async () => {
  const taxpayer = newTaxpayer();
  const told = somePayment({ amount: 500 });
  await on(today, taxpayer, (ctx) => postPayment(ctx, told));
  await assert.rejects(
    on(today, taxpayer, (ctx) => postPayment(ctx, { ...told, eventKey: newId() })),
    refuses('ledger.payment_posted'),
  );
  const other = newTaxpayer();
  await assert.rejects(
    on(today, other, (ctx) => postPayment(ctx, { ...told, paymentId: newId() })),
    /gateway_event_pkey/,
  );
  assert.equal((await on(today, taxpayer, currentHeader)).freeKopecks, 500);
  assert.equal((await on(today, other, currentHeader)).freeKopecks, 0);
});

test('money of a later day, a fraction or nothing is not posted', async () => {
  const taxpayer = newTaxpayer();
  const post = (facts: Partial<PaymentToPost>) =>
    on(today, taxpayer, (ctx) => postPayment(ctx, { ...somePayment({ amount: 5 }), ...facts }));
  await assert.rejects(post({ paidOn: addDays(today, 1) }), /later day/);
  await assert.rejects(post({ amountKopecks: 0.5 as PaymentToPost['amountKopecks'] }), /bigint/);
  for (const amount of [0, -5]) {
    await assert.rejects(post({ amountKopecks: kopecks(amount) }), /check constraint/);
  }
  assert.equal((await on(today, taxpayer, currentHeader)).freeKopecks, 0);
});

test('a correction reverses and replaces, and makes nobody late', async () => {
  const taxpayer = newTaxpayer();
  const wrong = someCharge({ amountKopecks: kopecks(50_000) });
  const right = someCharge({ amountKopecks: kopecks(30_000) });
  await on(today, taxpayer, async (ctx) => {
    await postCharges(ctx, [wrong]);
    await postPayment(ctx, somePayment({ amount: 50_000 }));
  });
  await on(day('2026-12-01'), taxpayer, settleDue);
  const later = day('2027-02-10');
  const correct = (ctx: Ctx) =>
    correctCharge(ctx, { chargeId: wrong.chargeId, replacement: right });
  await on(later, taxpayer, correct);
  await on(later, taxpayer, correct);
  const header = await on(later, taxpayer, currentHeader);
  assert.deepEqual([header.freeKopecks, header.debtKopecks], [20_000, 0]);
  assert.deepEqual(
    (await on(later, taxpayer, (ctx) => listOutstanding(ctx, right.chargeId))).at(-1),
    {
      on: '2026-12-01',
      outstandingKopecks: 0,
    },
  );
  const page = await on(later, taxpayer, (ctx) => listCharges(ctx, {}));
  assert.deepEqual(
    page.items.map(({ chargeId }) => chargeId),
    [right.chargeId],
  );
  const old = await on(later, taxpayer, (ctx) => getChargeDetails(ctx, wrong.chargeId));
  assert.equal(old.replacedById, right.chargeId);
  assert.deepEqual(
    old.movements.map(({ kind, amountKopecks }) => [kind, amountKopecks]),
    [
      ['charged', 50_000],
      ['settled', 50_000],
      ['released', 50_000],
      ['corrected', 50_000],
    ],
  );
  await assert.rejects(
    on(later, taxpayer, (ctx) =>
      correctCharge(ctx, { chargeId: wrong.chargeId, replacement: null }),
    ),
    refuses('ledger.charge_corrected'),
  );
});

test('postings and entries can be neither changed nor deleted nor left unbalanced', async () => {
  const taxpayer = newTaxpayer();
  await on(today, taxpayer, (ctx) => postPayment(ctx, somePayment({ amount: 1_000 })));
  const denied = /permission denied/;
  for (const text of [
    sql`update ledger.entry set amount_kopecks = 1`,
    sql`delete from ledger.entry`,
    sql`update ledger.posting set effective_on = '2020-01-01'`,
    sql`delete from ledger.posting`,
    sql`delete from ledger.charge`,
    sql`update ledger.charge set due_on = '2030-01-01'`,
  ]) {
    await assert.rejects(
      on(today, taxpayer, (ctx) => ctx.db.run(text)),
      denied,
    );
  }
  await assert.rejects(
    on(today, taxpayer, (ctx) =>
      ctx.db.run(sql`insert into ledger.entry
        values (${taxpayer}, 1, 3, 'wallet', null, 5), (${taxpayer}, 1, 4, 'received', null, -4)`),
    ),
    /do not come to zero/,
  );
  const other = newTaxpayer();
  const seen = await on(today, other, (ctx) => ctx.db.rows(sql`select * from ledger.posting`));
  assert.deepEqual(seen, []);
});

test('the verifier names what was tampered with, stops that account, tells staff', async () => {
  const [taxpayer, whole] = [newTaxpayer(), newTaxpayer()];
  const charge = someCharge({ amountKopecks: kopecks(900) });
  for (const one of [taxpayer, whole]) {
    await on(today, one, async (ctx) => {
      await postCharges(ctx, [{ ...charge, chargeId: newId() }]);
      await postPayment(ctx, somePayment({ amount: 1_000 }));
    });
  }
  const root = new pg.Client({ connectionString: database.superUrl });
  await root.connect();
  await root.query('update ledger.charge set reserved_kopecks = 800 where taxpayer_id = $1', [
    taxpayer,
  ]);
  await root.end();
  const { broken } = await verifyLedger(env);
  assert.deepEqual(
    broken.map((one) => [one.taxpayerId, one.breaches.map(({ invariant }) => invariant)]),
    [[taxpayer, ['I7']]],
  );
  await assert.rejects(
    on(today, taxpayer, (ctx) => postPayment(ctx, somePayment({ amount: 1 }))),
    refuses('ledger.account_frozen'),
  );
  await on(today, whole, (ctx) => postPayment(ctx, somePayment({ amount: 1 })));
  const alerts = await work(env, { actor, role: 'batch' }, (ctx) =>
    ctx.db.rows(sql<{ taxpayer_id: number }>`
      select taxpayer_id from platform.alert where kind = 'ledger.account_frozen'`),
  );
  assert.deepEqual(alerts, [{ taxpayer_id: taxpayer }]);
});
