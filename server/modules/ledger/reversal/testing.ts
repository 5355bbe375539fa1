// Lives of an account whose payments are taken back or put right, and what stands at their end.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, day, type Day } from '#primitives/days';
import { kopecks } from '#primitives/money';
import { taxpayerId, type Ctx, type TaxpayerId } from '#platform/context';
import { sql } from '#platform/db';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import {
  getChargeDetails,
  listOutstanding,
  module,
  type NewCharge,
  postCharges,
  postPayment,
  type ReversalOrder,
} from '../index.ts';
import { readAccount } from '../read-account.ts';
import { settleDue } from '../settle-due.ts';
import { someCharge, somePayment } from '../testing.ts';

const actor = { kind: 'job', name: 'test' } as const;
export const today = day('2026-11-21');

export const orderFor = (paymentId: string): ReversalOrder => ({
  paymentId,
  source: 'bank',
  documentNumber: '77',
  documentOn: today,
  note: '',
  file: null,
});

export const refuses = (code: string) => (error: Error) => error.message === code;

/** What stands, day by day, without ids of this life. */
export async function standing(ctx: Ctx, charges: readonly NewCharge[]) {
  const { header } = await readAccount(ctx, {});
  const rows = [];
  for (const { chargeId } of charges) {
    const { charge } = await getChargeDetails(ctx, chargeId);
    const { settledKopecks, reservedKopecks } = charge;
    // A day on which a sum went and came back is no change of it.
    const changes = (await listOutstanding(ctx, chargeId)).filter(
      (one, at, all) => one.outstandingKopecks !== all[at - 1]?.outstandingKopecks,
    );
    rows.push({ settledKopecks, reservedKopecks, changes });
  }
  const { lots, told } = await ctx.db.one(sql<{ lots: unknown; told: unknown }>`
    select to_jsonb(a.lots) as lots, to_jsonb(ledger.lots_of(a.taxpayer_id)) as told
    from ledger.account a where a.taxpayer_id = ${ctx.taxpayerId}`);
  assert.deepEqual(lots, told, 'The lots follow from the entries.');
  return { header, rows, lots };
}

export const sums = fc.integer({ min: 1, max: 30_000 });
/** Charges fall due on even days, money comes on odd ones: one order of knowing and of counting. */
export const lives = fc.record({
  charges: fc.array(
    fc.record({
      class: fc.constantFrom('tax' as const, 'tax' as const, 'interest' as const, 'fine' as const),
      tax: fc.constantFrom('usn' as const, 'ndfl' as const, 'ndfl_agent' as const),
      due: fc.integer({ min: 1, max: 6 }),
      amount: sums,
    }),
    { minLength: 1, maxLength: 6 },
  ),
  payments: fc.uniqueArray(fc.record({ at: fc.nat({ max: 6 }), amount: sums }), {
    minLength: 1,
    maxLength: 4,
    selector: ({ at }) => at,
  }),
  reversed: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 2 }),
  until: fc.integer({ min: 4, max: 14 }),
});

export type Life = typeof lives extends fc.Arbitrary<infer T> ? T : never;

/** The charges of a life, all known on its first day. */
export const chargesOf = (life: Life): NewCharge[] =>
  life.charges.map((one) =>
    someCharge({
      class: one.class,
      tax: one.tax,
      amountKopecks: kopecks(one.amount),
      dueOn: addDays(today, one.due * 2),
      chargedOn: today,
    }),
  );

/** A program over its own database, and lives played on it. */
export async function testReversals() {
  const { env, clock, database } = await testEnv({ modules: [module] });
  let taxpayers = 0;

  function newTaxpayer(): TaxpayerId {
    taxpayers += 1;
    return taxpayerId(taxpayers);
  }

  function on<T>(at: Day, taxpayer: TaxpayerId, call: (ctx: Ctx) => Promise<T>): Promise<T> {
    clock.set(`${at}T09:00:00.000Z`);
    return work(env, { actor, taxpayerId: taxpayer }, call);
  }

  /** Lives through the days; `skipped` payments never come. */
  async function live(life: Life, charges: readonly NewCharge[], skipped: ReadonlySet<number>) {
    const taxpayer = newTaxpayer();
    const own = charges.map((one) => ({ ...one }));
    await on(today, taxpayer, (ctx) => postCharges(ctx, own));
    const ids = new Map<number, string>();
    for (let at = 0; at <= life.until; at += 1) {
      const now = addDays(today, at);
      const place = life.payments.findIndex((one) => one.at * 2 + 1 === at);
      await on(now, taxpayer, async (ctx) => {
        await settleDue(ctx);
        if (place < 0 || skipped.has(place)) return;
        const { amount } = life.payments[place]!;
        const payment = somePayment({ amount, paidOn: now });
        ids.set(place, payment.paymentId);
        await postPayment(ctx, payment);
      });
    }
    return { taxpayer, ids };
  }

  return { env, database, on, newTaxpayer, live, standing };
}
