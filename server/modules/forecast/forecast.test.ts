// What is foretold is what happens: the same acts asked about and then lived day by day.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, type Day, day } from '#primitives/days';
import { kopecks } from '#primitives/money';
import { type Ctx, type TaxpayerId } from '#platform/context';
import { newId } from '#platform/ids';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import { settleDown } from '#platform/worker/testing';
import { module as assessments } from '#modules/assessments';
import { module as consents } from '#modules/consents';
import { module as identity } from '#modules/identity';
import {
  type Charge,
  correctCharge,
  currentHeader,
  lastPostingNo,
  listObligations,
  makeOffset,
  module as ledger,
  type NewCharge,
  postCharges,
  postPayment,
  reversePayment,
  settlementsAfter,
} from '#modules/ledger';
import { module as property } from '#modules/property';
import { module as registries } from '#modules/registries';
import { module as taxRules } from '#modules/tax-rules';
import { module as taxpayers } from '#modules/taxpayers';
import { someCharge, somePayment } from '#testing/ledger';
import { recordPerson } from '#testing/taxpayers';
import type { SettlementShare } from '#contract/ledger';
import { askWhatIf, module } from './index.ts';
import type { Wish } from './play.ts';

const modules = [
  registries,
  taxRules,
  consents,
  identity,
  taxpayers,
  property,
  ledger,
  assessments,
  module,
];
const { env, clock } = await testEnv({ modules, at: '2026-03-01T09:00:00.000Z' });
const actor = { kind: 'job', name: 'test' } as const;
const today = day('2026-03-01');
let people = 0;

async function newPerson(): Promise<TaxpayerId> {
  people += 1;
  clock.set(`${today}T09:00:00.000Z`);
  return (await recordPerson(env, people)).id;
}

const on = <T>(taxpayer: TaxpayerId, call: (ctx: Ctx) => Promise<T>): Promise<T> =>
  work(env, { actor, taxpayerId: taxpayer }, call);

/** Does what the wish says, each day as it comes. */
async function live(taxpayer: TaxpayerId, wish: Wish, until: Day): Promise<void> {
  await on(taxpayer, async (ctx) => {
    const charges = await listObligations(ctx);
    for (const { chargeId, newAmountKopecks } of wish.corrections) {
      const {
        dueOn,
        chargedOn,
        amountKopecks: _amount,
        ...facts
      } = charges.find((one) => one.chargeId === chargeId)!;
      const replacement: NewCharge = {
        ...someCharge(facts as Partial<NewCharge>),
        chargeId: newId(),
        dueOn: dueOn as Day,
        chargedOn: chargedOn as Day,
        amountKopecks: kopecks(newAmountKopecks),
      };
      await correctCharge(ctx, {
        chargeId,
        replacement: newAmountKopecks === 0 ? null : replacement,
      });
    }
    for (const one of wish.offsets) {
      const amountKopecks = kopecks(one.amountKopecks);
      await makeOffset(ctx, { offsetId: newId(), chargeId: one.chargeId, amountKopecks });
    }
    for (const { paymentId } of wish.reversals) {
      const paper = { documentNumber: '1', documentOn: today, note: '', file: null };
      await reversePayment(ctx, { paymentId, source: 'officer', ...paper });
    }
  });
  for (let now = today; now <= until; now = addDays(now, 1)) {
    clock.set(`${now}T09:00:00.000Z`);
    await settleDown(env);
    for (const { amountKopecks } of wish.payments.filter(({ onDay }) => onDay === now)) {
      const payment = somePayment({ amount: amountKopecks, paidOn: now });
      await on(taxpayer, (ctx) => postPayment(ctx, payment));
    }
    await settleDown(env);
  }
}

const rows = (charges: readonly Charge[]) =>
  charges
    .map((one) =>
      [
        one.class,
        one.tax,
        one.dueOn,
        one.amountKopecks,
        one.settledKopecks,
        one.reservedKopecks,
        one.offsetKopecks,
      ].join(' '),
    )
    .sort();

/** What each charge got on each day, whichever posting brought it. */
function shares(settlement: readonly SettlementShare[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { title, dueOn, on: at, place, amountKopecks } of settlement) {
    const key = `${title} ${dueOn} ${at} ${place}`;
    sums[key] = (sums[key] ?? 0) + amountKopecks;
  }
  return sums;
}

const amounts = fc.integer({ min: 100, max: 3_000_000 });
const dueIn = fc.constantFrom(-20, -3, 0, 2, 2, 5, 9);
const lives = fc.record({
  charges: fc.array(
    fc.record({
      tax: fc.constantFrom('property' as const, 'usn' as const, 'ndfl' as const),
      class: fc.constantFrom('tax' as const, 'tax' as const, 'fine' as const),
      dueIn,
      amount: amounts,
    }),
    { minLength: 1, maxLength: 4 },
  ),
  money: fc.option(amounts),
  payments: fc.array(fc.record({ in: fc.nat({ max: 10 }), amount: amounts }), { maxLength: 2 }),
  offset: fc.option(fc.record({ which: fc.nat({ max: 3 }), part: fc.integer({ min: 1, max: 9 }) })),
  isReversed: fc.boolean(),
  correction: fc.option(fc.record({ which: fc.nat({ max: 3 }), to: fc.nat({ max: 2_000_000 }) })),
});

async function wishOf(
  taxpayer: TaxpayerId,
  life: typeof lives extends fc.Arbitrary<infer T> ? T : never,
  paymentId: string,
) {
  const open = await on(taxpayer, listObligations);
  const header = await on(taxpayer, currentHeader);
  const coming = open.filter((one) => one.dueOn > today);
  const taxes = open.filter((one) => one.class === 'tax');
  const wish: Wish = {
    payments: life.payments.map((one) => ({
      amountKopecks: one.amount,
      onDay: addDays(today, one.in),
    })),
    offsets: [],
    corrections: [],
    reversals: life.isReversed && life.money !== null ? [{ paymentId }] : [],
  };
  // Money cannot be set aside that a wish takes away.
  if (wish.reversals.length > 0) return wish;
  const set = life.offset && coming[life.offset.which % Math.max(1, coming.length)];
  const most = set
    ? Math.min(set.outstandingKopecks, header.freeKopecks + header.reservedKopecks)
    : 0;
  if (set && most >= 10) {
    const amountKopecks = Math.floor((most * life.offset!.part) / 10);
    wish.offsets.push({ chargeId: set.chargeId, amountKopecks });
  }
  const wrong = life.correction && taxes[life.correction.which % Math.max(1, taxes.length)];
  if (wrong && wrong.chargeId !== set?.chargeId && wish.offsets.length === 0) {
    wish.corrections.push({ chargeId: wrong.chargeId, newAmountKopecks: life.correction!.to });
  }
  return wish;
}

test('what is foretold happens to the kopeck, and asking changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(lives, async (life) => {
      const taxpayer = await newPerson();
      const paymentId = newId();
      await on(taxpayer, async (ctx) => {
        const charges = life.charges.map((one) => {
          const dueOn = addDays(today, one.dueIn);
          const amountKopecks = kopecks(one.amount);
          const { tax, class: kind } = one;
          return someCharge({ tax, class: kind, dueOn, chargedOn: dueOn, amountKopecks });
        });
        await postCharges(ctx, charges);
        if (life.money === null) return;
        await postPayment(ctx, somePayment({ amount: life.money, paidOn: today, paymentId }));
      });
      await settleDown(env);
      const wish = await wishOf(taxpayer, life, paymentId);
      const until = addDays(today, 12);
      const before = await on(taxpayer, currentHeader);
      const last = await on(taxpayer, lastPostingNo);
      const told = await on(taxpayer, (ctx) => askWhatIf(ctx, { ...wish, on: until }));
      assert.deepEqual(told.now, before);
      assert.deepEqual(await on(taxpayer, currentHeader), before);
      assert.equal(await on(taxpayer, lastPostingNo), last);

      await live(taxpayer, wish, until);
      assert.deepEqual(told.after.header, await on(taxpayer, currentHeader));
      assert.deepEqual(rows(told.after.charges), rows(await on(taxpayer, listObligations)));
      const settled = await on(taxpayer, (ctx) => settlementsAfter(ctx, last));
      assert.deepEqual(shares(told.after.settlement), shares(settled));
    }),
    { numRuns: Number(process.env.FORECAST_RUNS ?? 8), endOnFailure: true },
  );
});

test('an offset that leaves an earlier charge short is warned of, with what mends it', async () => {
  const taxpayer = await newPerson();
  const dueOn = addDays(today, 10);
  const soon = someCharge({ dueOn, chargedOn: today, amountKopecks: kopecks(1_000_000) });
  const later = someCharge({
    dueOn: addDays(today, 40),
    chargedOn: today,
    amountKopecks: kopecks(1_000_000),
    kbk: '18210601020041000110',
  });
  await on(taxpayer, async (ctx) => {
    await postCharges(ctx, [soon, later]);
    await postPayment(ctx, somePayment({ amount: 1_000_000, paidOn: today }));
  });
  const none = { payments: [], corrections: [], reversals: [] };
  const offsets = [{ chargeId: later.chargeId, amountKopecks: 1_000_000 }];
  const told = await on(taxpayer, (ctx) => askWhatIf(ctx, { ...none, offsets }));
  assert.deepEqual(
    told.warnings.map(({ code, amountKopecks }) => [code, amountKopecks]),
    // Paid on the day after by money that gives way: a day of penalty, 10 000 ₽ × 15,5 % / 300.
    [
      ['shortage', 1_000_000],
      ['penalty', 517],
      ['kbk_oktmo', null],
    ],
  );
  assert.deepEqual(told.warnings[0]?.repair?.onDay, dueOn);
  assert.equal(told.warnings[2]?.repair?.value, '18210601010031000110');
  const paid = { ...none, payments: [{ amountKopecks: 1_000_000, onDay: dueOn }] };
  const mended = await on(taxpayer, (ctx) => askWhatIf(ctx, { ...paid, offsets }));
  assert.deepEqual(
    mended.warnings.map(({ code }) => code),
    ['kbk_oktmo'],
  );
  assert.equal(mended.after.header.debtKopecks, 0);
});

test('a day out of reach and an act the account refuses are refused', async () => {
  const taxpayer = await newPerson();
  const none = { payments: [], offsets: [], corrections: [], reversals: [] };
  const ask = (wish: Partial<Parameters<typeof askWhatIf>[1]>) =>
    on(taxpayer, (ctx) => askWhatIf(ctx, { ...none, ...wish }));
  for (const wish of [
    { on: addDays(today, -1) },
    { on: '2026-02-30' },
    { on: addDays(today, 2000) },
    { payments: [{ amountKopecks: 1, onDay: addDays(today, -1) }] },
  ]) {
    await assert.rejects(ask(wish), { message: 'forecast.day_wrong' });
  }
  await assert.rejects(ask({ offsets: [{ chargeId: newId(), amountKopecks: 5 }] }), {
    message: 'ledger.charge_unknown',
  });
  const fine = someCharge({ class: 'fine' });
  await on(taxpayer, (ctx) => postCharges(ctx, [fine]));
  await assert.rejects(ask({ corrections: [{ chargeId: fine.chargeId, newAmountKopecks: 5 }] }), {
    message: 'forecast.correction_wrong',
  });
});
