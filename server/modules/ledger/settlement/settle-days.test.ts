// On which days the money of an account settles: those with money and something due, and today.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, day } from '#primitives/days';
import { kopecks } from '#primitives/money';
import { taxpayerId, type Ctx } from '#platform/context';
import { sql } from '#platform/db';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import { breachesOf } from '../account-breaches.ts';
import { act } from '../act.ts';
import { module, postCharges, postPayment, verifyLedger } from '../index.ts';
import { someCharge, somePayment } from '../testing.ts';

const { env } = await testEnv({ modules: [module], at: '2026-11-21T09:00:00.000Z' });
const actor = { kind: 'job', name: 'test' } as const;
const today = day('2026-11-21');
const ago = (days: number) => addDays(today, -days);
let taxpayers = 0;

function inAccount<T>(call: (ctx: Ctx) => Promise<T>): Promise<T> {
  taxpayers += 1;
  return work(env, { actor, taxpayerId: taxpayerId(taxpayers) }, call);
}

const owed = (amount: number, dueOn = today, isApart = false) =>
  someCharge({ amountKopecks: kopecks(amount), dueOn, chargedOn: dueOn, isApart });

const paid = (amount: number, paidOn = today) => somePayment({ amount, paidOn });

const settled = (ctx: Ctx) =>
  ctx.db.rows(sql<{ on: string; amount: number }>`
    select p.effective_on as on, -e.amount_kopecks as amount
    from ledger.posting p join ledger.entry e using (taxpayer_id, posting_no)
    where p.taxpayer_id = ${ctx.taxpayerId} and p.kind = 'allocation' and e.account = 'wallet'
    order by p.posting_no`);

/** What a run of the due day says it changed. */
const settleNow = (ctx: Ctx) =>
  act<object[]>(ctx, 'charge.settled', {
    name: 'ledger-settle-due',
    text: 'select ledger.settle_due($1) as answer',
    values: [],
  });

test('what is settled, or paid apart, calls for no look at an earlier day', async () => {
  await inAccount(async (ctx) => {
    await postCharges(ctx, [
      owed(100, ago(20)),
      owed(70, ago(15), true),
      owed(500, addDays(today, 9)),
    ]);
    await postPayment(ctx, paid(300, ago(10)));
    await postPayment(ctx, paid(200, ago(5)));
    // On the day of the first money alone less would be reserved: nobody looks at that day again.
    assert.deepEqual(await settleNow(ctx), []);
  });
  assert.deepEqual((await verifyLedger(env, taxpayers)).broken, []);
});

test('debts that are told of late are settled as of the days of the money', async () => {
  await inAccount(async (ctx) => {
    await postPayment(ctx, paid(100, ago(8)));
    await postPayment(ctx, paid(100, ago(4)));
    await postCharges(ctx, [owed(150, ago(9)), owed(50, ago(6))]);
    assert.deepEqual(await settled(ctx), [
      { on: ago(8), amount: 100 },
      { on: ago(4), amount: 100 },
    ]);
  });
});

test('money that was there waits for the due day, neither before it nor after', async () => {
  await inAccount(async (ctx) => {
    await postPayment(ctx, paid(100, ago(8)));
    await postCharges(ctx, [owed(60, ago(3)), owed(30, ago(1)), owed(10, addDays(today, 1))]);
    assert.deepEqual(await settled(ctx), [
      { on: ago(3), amount: 60 },
      { on: ago(1), amount: 30 },
    ]);
    const { reserved } = await ctx.db.one(sql<{ reserved: number }>`
      select sum(reserved_kopecks)::bigint as reserved from ledger.charge
      where taxpayer_id = ${ctx.taxpayerId}`);
    assert.equal(reserved, 10);
  });
});

test('money of one kopeck settles one kopeck of the day it came', async () => {
  await inAccount(async (ctx) => {
    await postCharges(ctx, [owed(2, ago(9))]);
    await postPayment(ctx, paid(1, ago(7)));
    await postPayment(ctx, paid(1, ago(7)));
    assert.deepEqual(await settled(ctx), [
      { on: ago(7), amount: 1 },
      { on: ago(7), amount: 1 },
    ]);
  });
});

test('money of days before the account began is refused; the first day is taken', async () => {
  await inAccount(async (ctx) => {
    await assert.rejects(postPayment(ctx, paid(100, day('2022-12-31'))), {
      message: 'ledger.day_before_account',
    });
    await postPayment(ctx, paid(100, day('2023-01-01')));
  });
});

test('an account with earlier days is told of in plain words, never thrown', async () => {
  await inAccount(async (ctx) => {
    await postCharges(ctx, [owed(100, day('2022-06-01'))]);
    const { source, eventKey, paymentId, amountKopecks } = paid(100);
    await act(ctx, 'payment.posted', {
      name: 'ledger-post-payment',
      text: 'select ledger.post_payment($1, $2, $3, $4, $5, $6) as answer',
      values: [source, eventKey, paymentId, amountKopecks, '2022-07-01'],
    });
  });
  const [one] = (await verifyLedger(env, taxpayers)).broken;
  assert.deepEqual(one?.breaches, [
    {
      invariant: 'I7',
      says: 'Posting 3 settles on 2022-07-01; the law has an order only since 2023-01-01.',
    },
  ]);
  const charge = { class: 'tax', tax: 'usn', isApart: false, offsetId: null } as const;
  const sums = { amountKopecks: 9, settledKopecks: 0, reservedKopecks: 0, offsetKopecks: 0 };
  const found = breachesOf({
    taxpayerId: 1,
    walletKopecks: 5,
    lastPostingNo: 0,
    charges: [{ chargeId: 'a', dueOn: day('2022-12-01'), ...charge, ...sums }],
    offsets: [],
    postings: [],
  });
  assert.ok(found.some(({ says }) => says.startsWith('Money lies beside a charge due before')));
});
