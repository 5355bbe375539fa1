// «Зачесть»: money held for one charge, what outranks it, how it is taken back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, day, type Day } from '#primitives/days';
import { kopecks } from '#primitives/money';
import { taxpayerId, type Ctx, type TaxpayerId } from '#platform/context';
import { sql } from '#platform/db';
import { newId } from '#platform/ids';
import { createServer } from '#platform/http/server';
import { testEnv } from '#platform/testing';
import { csrfToken, hashSession, openSession, sessionCookie } from '#platform/web-session';
import { work } from '#platform/work';
import {
  correctCharge,
  currentHeader,
  module,
  postCharges,
  postPayment,
  reversePayment,
  verifyLedger,
} from '../index.ts';
import { readAccount } from '../read-account.ts';
import { settleDue, tellOverdue } from '../settle-due.ts';
import { someCharge, somePayment } from '../testing.ts';
import { listOffsets, makeOffset, withdrawOffset } from './make-offset.ts';

const { env, clock } = await testEnv({ modules: [module] });
const actor = { kind: 'job', name: 'test' } as const;
const today = day('2026-11-21');
let taxpayers = 0;

function on<T>(at: Day, taxpayer: TaxpayerId, call: (ctx: Ctx) => Promise<T>): Promise<T> {
  clock.set(`${at}T09:00:00.000Z`);
  return work(env, { actor, taxpayerId: taxpayer }, call);
}

/** A tax due in ten days, one due in forty, and money for one of them. */
async function twoTaxes(money = 10_000) {
  taxpayers += 1;
  const taxpayer = taxpayerId(taxpayers);
  const soon = someCharge({ dueOn: addDays(today, 10), amountKopecks: kopecks(10_000) });
  const late = someCharge({ dueOn: addDays(today, 40), amountKopecks: kopecks(10_000) });
  await on(today, taxpayer, async (ctx) => {
    await postCharges(ctx, [soon, late]);
    await postPayment(ctx, somePayment({ amount: money }));
  });
  const stands = (at: Day) =>
    on(at, taxpayer, async (ctx) => {
      const { charges } = await readAccount(ctx, {});
      return [soon, late].map(({ chargeId }) => {
        const one = charges.find((row) => row.chargeId === chargeId)!;
        return [one.settledKopecks, one.reservedKopecks, one.offsetKopecks];
      });
    });
  return { taxpayer, soon, late, stands };
}

const wishFor = (chargeId: string, amount: number) => ({
  offsetId: newId(),
  chargeId,
  amountKopecks: kopecks(amount),
});

test('money set aside leaves the earlier charge unreserved until withdrawn', async () => {
  const { taxpayer, late, stands } = await twoTaxes();
  assert.deepEqual(await stands(today), [
    [0, 10_000, 0],
    [0, 0, 0],
  ]);
  const wish = wishFor(late.chargeId, 7_000);
  const made = await on(today, taxpayer, (ctx) => makeOffset(ctx, wish));
  assert.deepEqual([made.heldKopecks, made.usedKopecks], [7_000, 0]);
  assert.deepEqual(await on(today, taxpayer, (ctx) => makeOffset(ctx, wish)), made);
  assert.deepEqual(await stands(today), [
    [0, 3_000, 0],
    [0, 7_000, 7_000],
  ]);
  const header = await on(today, taxpayer, currentHeader);
  assert.deepEqual(
    [header.reservedKopecks, header.offsetKopecks, header.freeKopecks, header.toPayKopecks],
    [10_000, 7_000, 0, 10_000],
  );
  const before = addDays(today, -1);
  const past = await on(today, taxpayer, (ctx) => readAccount(ctx, { on: before }));
  assert.equal(past.header.offsetKopecks, 0);
  for (let times = 0; times < 2; times += 1) {
    const back = await on(today, taxpayer, (ctx) => withdrawOffset(ctx, wish.offsetId));
    assert.deepEqual([back.heldKopecks, back.withdrawnKopecks], [0, 7_000]);
  }
  assert.deepEqual(await stands(today), [
    [0, 10_000, 0],
    [0, 0, 0],
  ]);
});

test('held money settles its charge on the due day', async () => {
  const { taxpayer, late, stands } = await twoTaxes(20_000);
  const wish = wishFor(late.chargeId, 10_000);
  await on(today, taxpayer, (ctx) => makeOffset(ctx, wish));
  const due = addDays(today, 40);
  await on(due, taxpayer, settleDue);
  assert.deepEqual(await stands(due), [
    [10_000, 0, 0],
    [10_000, 0, 0],
  ]);
  const [offset] = await on(due, taxpayer, listOffsets);
  assert.deepEqual([offset?.usedKopecks, offset?.heldKopecks], [10_000, 0]);
  await assert.rejects(
    on(due, taxpayer, (ctx) => withdrawOffset(ctx, wish.offsetId)),
    { message: 'ledger.offset_over' },
  );
  assert.deepEqual((await verifyLedger(env, taxpayer)).broken, []);
});

test('held money does not pay what is due today; a debt outranks it', async () => {
  const { taxpayer, soon, late, stands } = await twoTaxes();
  await on(today, taxpayer, (ctx) => makeOffset(ctx, wishFor(late.chargeId, 7_000)));
  await on(soon.dueOn, taxpayer, settleDue);
  assert.deepEqual(await stands(soon.dueOn), [
    [3_000, 0, 0],
    [0, 7_000, 7_000],
  ]);
  const next = addDays(soon.dueOn, 1);
  await on(next, taxpayer, (ctx) => {
    const item = { taxpayerId: taxpayer, kind: 'ledger.charge-overdue', key: soon.dueOn };
    return tellOverdue(ctx, { ...item, dueOn: next, dueAt: clock.now(), data: {} });
  });
  assert.deepEqual(await stands(next), [
    [10_000, 0, 0],
    [0, 0, 0],
  ]);
  const [offset] = await on(next, taxpayer, listOffsets);
  assert.equal(offset?.outrankedKopecks, 7_000);
  assert.deepEqual((await verifyLedger(env, taxpayer)).broken, []);
});

test('a corrected charge frees what was held for it', async () => {
  const { taxpayer, late, stands } = await twoTaxes();
  await on(today, taxpayer, (ctx) => makeOffset(ctx, wishFor(late.chargeId, 7_000)));
  await on(today, taxpayer, (ctx) =>
    correctCharge(ctx, { chargeId: late.chargeId, replacement: null }),
  );
  assert.deepEqual((await on(today, taxpayer, listOffsets))[0]?.releasedKopecks, 7_000);
  assert.equal((await on(today, taxpayer, currentHeader)).offsetKopecks, 0);
  await assert.rejects(stands(today), /undefined/);
  assert.deepEqual((await verifyLedger(env, taxpayer)).broken, []);
});

test('no more than there is, only what is to come, one statement for a charge', async () => {
  const { taxpayer, soon, late } = await twoTaxes();
  const make = (wish: ReturnType<typeof wishFor>, at = today) =>
    on(at, taxpayer, (ctx) => makeOffset(ctx, wish));
  const refuses = (code: string) => ({ message: `ledger.${code}` });
  await assert.rejects(make(wishFor(late.chargeId, 10_001)), refuses('offset_amount'));
  await assert.rejects(make(wishFor(newId(), 1)), refuses('charge_unknown'));
  const wish = wishFor(late.chargeId, 6_000);
  await make(wish);
  await assert.rejects(make({ ...wish, amountKopecks: kopecks(5) }), refuses('offset_stands'));
  await assert.rejects(make(wishFor(late.chargeId, 5)), refuses('offset_stands'));
  // What is held for another charge is not free for this one.
  await assert.rejects(make(wishFor(soon.chargeId, 4_001)), refuses('offset_amount'));
  await assert.rejects(make(wishFor(soon.chargeId, 5), soon.dueOn), refuses('offset_late'));
  await assert.rejects(
    on(today, taxpayer, (ctx) => withdrawOffset(ctx, newId())),
    refuses('offset_unknown'),
  );
});

test('200 statements at once never hold more than the account has', async () => {
  const { taxpayer, soon, late } = await twoTaxes();
  const tries = Array.from({ length: 200 }, (_, place) =>
    on(today, taxpayer, (ctx) =>
      makeOffset(ctx, wishFor(place % 2 === 0 ? soon.chargeId : late.chargeId, 8_000)),
    ),
  );
  const made = (await Promise.allSettled(tries)).filter(({ status }) => status === 'fulfilled');
  assert.equal(made.length, 1);
  assert.deepEqual((await verifyLedger(env, taxpayer)).broken, []);
});

test('the routes list and withdraw, with one effect per key', async () => {
  const { taxpayer, late } = await twoTaxes();
  const wish = wishFor(late.chargeId, 4_000);
  await on(today, taxpayer, (ctx) => makeOffset(ctx, wish));
  const { app } = await createServer(env, null);
  const cookie = await work(env, { actor: { kind: 'anonymous' } }, (ctx) =>
    openSession(ctx, {
      subjectId: newId(),
      taxpayerId: taxpayer,
      level: 'standard',
      roles: [],
      amr: ['pwd'],
      device: 'test',
    }),
  );
  const headers = {
    cookie: `${sessionCookie}=${cookie}`,
    'x-csrf-token': csrfToken(env, hashSession(cookie)),
    'idempotency-key': newId(),
  };
  const url = '/api/cabinet/v1/offsets';
  for (const _ of [1, 2]) {
    const to = `${url}/${wish.offsetId}/withdrawal`;
    const back = await app.inject({ method: 'POST', url: to, headers, payload: {} });
    assert.equal(back.json<{ withdrawnKopecks: number }>().withdrawnKopecks, 4_000, back.body);
  }
  const list = await app.inject({ method: 'GET', url, headers });
  assert.equal(list.json<{ items: object[] }>().items.length, 1);
});

test('of a statement that a debt outranks the last kopeck stays held', async () => {
  const { taxpayer, late, stands } = await twoTaxes();
  const wish = wishFor(late.chargeId, 10_000);
  await on(today, taxpayer, async (ctx) => {
    await makeOffset(ctx, wish);
    const debt = someCharge({ dueOn: addDays(today, -1), amountKopecks: kopecks(9_999) });
    await postCharges(ctx, [debt]);
  });
  assert.deepEqual(await stands(today), [
    [0, 0, 0],
    [0, 1, 1],
  ]);
  const [told] = await on(today, taxpayer, listOffsets);
  assert.deepEqual([told?.heldKopecks, told?.outrankedKopecks], [1, 9_999]);
  await on(today, taxpayer, (ctx) => withdrawOffset(ctx, wish.offsetId));
  assert.deepEqual((await verifyLedger(env, taxpayer)).broken, []);
});

test('a past day with a kopeck does to a statement what a day with none does', async () => {
  const held: unknown[] = [];
  for (const left of [0, 1, 2]) {
    taxpayers += 1;
    const taxpayer = taxpayerId(taxpayers);
    const late = someCharge({ dueOn: addDays(today, 40), amountKopecks: kopecks(10_000) });
    const wrong = somePayment({ amount: 8_000 });
    await on(today, taxpayer, async (ctx) => {
      await postCharges(ctx, [late]);
      await postPayment(ctx, wrong);
      if (left > 0) await postPayment(ctx, somePayment({ amount: left }));
      await makeOffset(ctx, wishFor(late.chargeId, 5_000));
    });
    const came = addDays(today, 5);
    await on(came, taxpayer, (ctx) =>
      postPayment(ctx, somePayment({ amount: 6_000, paidOn: came })),
    );
    await on(addDays(today, 10), taxpayer, async (ctx) => {
      const debt = someCharge({ dueOn: addDays(today, 2), amountKopecks: kopecks(500) });
      const paper = { documentNumber: '1', documentOn: ctx.today, note: '', file: null };
      await reversePayment(ctx, { paymentId: wrong.paymentId, source: 'bank', ...paper });
      await postCharges(ctx, [debt]);
      const [offset] = await listOffsets(ctx);
      held.push([offset?.heldKopecks, (await currentHeader(ctx)).debtKopecks]);
    });
    assert.deepEqual((await verifyLedger(env, taxpayer)).broken, []);
  }
  // The debt takes what lay there on its day, and not a kopeck more of what is held.
  assert.deepEqual(held, [
    [5_000, 0],
    [4_999, 0],
    [4_998, 0],
  ]);
});

test('a statement tells its own steps and the posting behind each', async () => {
  taxpayers += 1;
  const taxpayer = taxpayerId(taxpayers);
  const soon = someCharge({ dueOn: addDays(today, 10), amountKopecks: kopecks(1) });
  const late = someCharge({ dueOn: addDays(today, 40), amountKopecks: kopecks(10_000) });
  const payment = somePayment({ amount: 5_001 });
  await on(today, taxpayer, async (ctx) => {
    await postCharges(ctx, [soon, late]);
    await postPayment(ctx, payment);
    await makeOffset(ctx, wishFor(soon.chargeId, 1));
    await makeOffset(ctx, wishFor(late.chargeId, 5_000));
  });
  await on(soon.dueOn, taxpayer, settleDue);
  const steps = await on(addDays(today, 12), taxpayer, async (ctx) => {
    const paper = { documentNumber: '1', documentOn: ctx.today, note: '', file: null };
    await reversePayment(ctx, { paymentId: payment.paymentId, source: 'bank', ...paper });
    return ctx.db.rows(sql<Record<'no' | 'kind' | 'amount' | 'posting', unknown>>`
      select e.entry_no as no, e.kind, e.amount_kopecks as amount, p.kind as posting
      from ledger.charge_offset_entry e join ledger.charge_offset o using (taxpayer_id, offset_id)
      left join ledger.posting p using (taxpayer_id, posting_no)
      order by o.amount_kopecks, e.entry_no`);
  });
  assert.deepEqual(
    steps.map(({ no, kind, amount, posting }) => [no, kind, amount, posting]),
    [
      [1, 'made', 1, 'payment'],
      [2, 'used', 1, 'allocation'],
      [1, 'made', 5_000, 'payment'],
      // Nothing was settled then: the last posting that stood is the reversal itself.
      [2, 'outranked', 5_000, 'payment_reversal'],
    ],
  );
  assert.deepEqual((await verifyLedger(env, taxpayer)).broken, []);
});
