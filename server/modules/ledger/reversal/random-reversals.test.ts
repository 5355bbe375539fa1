// After any life of an account, late charges, corrections and statements included, payments are
// taken back in any order: the account stays whole and its lots follow from its entries.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, type Day, type Moment } from '#primitives/days';
import { kopecks } from '#primitives/money';
import { taxpayerId, type Ctx } from '#platform/context';
import { sql } from '#platform/db';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import { type AccountRecord, breachesOf } from '../account-breaches.ts';
import { correctCharge, module, postCharges, postPayment } from '../index.ts';
import { acts, Play, someCharge, somePayment } from '../testing.ts';
import { reversePayment } from './reverse-payment.ts';

const { env } = await testEnv({ modules: [module], at: '2026-11-21T09:00:00.000Z' });
const actor = { kind: 'job', name: 'test' } as const;
let taxpayers = 0;

function inAccount<T>(call: (ctx: Ctx) => Promise<T>): Promise<T> {
  taxpayers += 1;
  return work(env, { actor, taxpayerId: taxpayerId(taxpayers) }, call);
}

function on(ctx: Ctx, today: Day): Ctx {
  const now = `${today}T09:00:00.000Z` as Moment;
  return { ...ctx, today, now, wall: now };
}

interface Whole {
  record: AccountRecord;
  lots: unknown;
  told: unknown;
}

const accountOf = (ctx: Ctx): Promise<Whole | undefined> =>
  ctx.db.find(sql<Whole>`
    select ledger.account_record(a) as record, to_jsonb(a.lots) as lots,
      to_jsonb(ledger.lots_of(a.taxpayer_id)) as told
    from ledger.account a where a.taxpayer_id = ${ctx.taxpayerId}`);

const plays = fc.array(acts, { maxLength: 25, size: 'max' });
const sums = fc.integer({ min: 1, max: 5_000 });
/** What comes after it, without the model, which knows no reversals. */
const later = fc.array(
  fc.record({
    days: fc.nat({ max: 15 }),
    dueIn: fc.integer({ min: -40, max: 20 }),
    owed: sums,
    paid: sums,
    isCorrected: fc.boolean(),
  }),
  { maxLength: 4 },
);

/** A charge, money, and at times a correction of the charge. */
async function goOn(ctx: Ctx, one: (typeof later extends fc.Arbitrary<infer T> ? T : never)[0]) {
  const dueOn = addDays(ctx.today, one.dueIn);
  const charge = someCharge({ dueOn, chargedOn: dueOn, amountKopecks: kopecks(one.owed) });
  await postCharges(ctx, [charge]);
  await postPayment(ctx, somePayment({ amount: one.paid, paidOn: ctx.today }));
  const { chargeId } = charge;
  if (one.isCorrected) await correctCharge(ctx, { chargeId, replacement: null });
}

async function assertWhole(ctx: Ctx): Promise<void> {
  const whole = (await accountOf(ctx))!;
  assert.deepEqual(breachesOf(whole.record), []);
  assert.deepEqual(whole.lots, whole.told);
}

test('reversals leave every account whole, whatever went before and after', async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(plays, fc.array(fc.nat()), later, async (before, picks, after) => {
      await inAccount(async (ctx) => {
        const play = new Play(ctx);
        for (const act of before) await play.act(act);
        const days = before.reduce((sum, act) => sum + (act.kind === 'wait' ? act.days : 0), 0);
        let now = on(ctx, addDays(ctx.today, days));
        const paid = ((await accountOf(ctx))?.record.postings ?? []).filter(
          ({ kind }) => kind === 'payment',
        );
        for (const pick of paid.length === 0 ? [] : picks) {
          const { isDuplicate } = await reversePayment(now, {
            paymentId: paid[pick % paid.length]!.paymentId!,
            source: 'gisgmp',
            documentNumber: '1',
            documentOn: now.today,
            note: '',
            file: { name: 'a.xml', line: 7 },
          });
          if (!isDuplicate) seen += 1;
          await assertWhole(now);
        }
        for (const one of after) {
          now = on(ctx, addDays(now.today, one.days));
          await goOn(now, one);
          await assertWhole(now);
        }
        await ctx.db.run(sql`set constraints all immediate`);
      });
    }),
    { numRuns: Number(process.env.REVERSAL_RUNS ?? 40), endOnFailure: true },
  );
  assert.ok(seen > 0);
});
