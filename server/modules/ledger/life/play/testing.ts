// Random lives of an account: each act is played on the account and on its model, and both are
// compared after it.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, type Day, type Moment } from '#primitives/days';
import { kopecks } from '#primitives/money';
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import { newId } from '#platform/ids';
import { breachesOf, type AccountRecord } from '../../account-breaches.ts';
import { accruePenalty, correctCharge, postCharges, postPayment } from '../../index.ts';
import { makeOffset, withdrawOffset } from '../../offset/make-offset.ts';
import { settleDue } from '../../settle-due.ts';
import { someCharge } from '../facts/testing.ts';
import { AccountModel, untouched } from '../testing.ts';

/** The same transaction on another day. */
function on(ctx: Ctx, today: Day): Ctx {
  const now = `${today}T09:00:00.000Z` as Moment;
  return { ...ctx, today, now, wall: now };
}

const recordOf = async (ctx: Ctx): Promise<AccountRecord | undefined> =>
  (
    await ctx.db.find(sql<{ record: AccountRecord }>`
      select ledger.account_record(a) as record from ledger.account a
      where a.taxpayer_id = ${ctx.taxpayerId}`)
  )?.record;

const payment = (facts: {
  amount: number;
  paidOn: Day;
  eventKey?: string;
  paymentId?: string;
}) => ({
  source: 'bank',
  eventKey: facts.eventKey ?? newId(),
  paymentId: facts.paymentId ?? newId(),
  amountKopecks: kopecks(facts.amount),
  paidOn: facts.paidOn,
});

export const amounts = fc.oneof(
  fc.integer({ min: 1, max: 9 }),
  fc.integer({ min: 1, max: 3000 }),
  fc.integer({ min: 1, max: 2_000_000_000_00 }),
);
const pick = fc.nat({ max: 50 });
export const acts = fc.oneof(
  fc.record({
    kind: fc.constant('charge' as const),
    class: fc.constantFrom('tax' as const, 'tax' as const, 'interest' as const, 'fine' as const),
    tax: fc.constantFrom(
      'property' as const,
      'usn' as const,
      'ndfl' as const,
      'ndfl_agent' as const,
    ),
    // Few days, so that many fall due together; some long past.
    dueIn: fc.constantFrom(-365, -30, -1, 0, 1, 10, 10, 10, 375),
    amounts: fc.array(amounts, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('pay' as const), amount: amounts, daysAgo: fc.nat({ max: 3 }) }),
  fc.record({ kind: fc.constant('repeat' as const) }),
  fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('due' as const) }),
  fc.record({ kind: fc.constant('correct' as const), which: pick, to: fc.option(amounts) }),
  fc.record({ kind: fc.constant('penalty' as const), which: pick, to: amounts }),
  // Parts of a thousand of what may be set aside.
  fc.record({
    kind: fc.constant('offset' as const),
    which: pick,
    part: fc.integer({ min: 1, max: 1000 }),
  }),
  fc.record({ kind: fc.constant('withdraw' as const), which: pick }),
);
export type Act = typeof acts extends fc.Arbitrary<infer T> ? T : never;

/** Plays acts on an account and on its model at once. */
export class Play {
  readonly model = new AccountModel();
  readonly #ctx: Ctx;
  #today: Day;
  readonly #penalties = new Map<string, string>();
  readonly #offsets = new Map<string, string>();
  #lastPayment: ReturnType<typeof payment> | null = null;

  constructor(ctx: Ctx) {
    this.#ctx = ctx;
    this.#today = ctx.today;
  }

  async act(act: Act): Promise<void> {
    const ctx = on(this.#ctx, this.#today);
    if (act.kind === 'wait') this.#today = addDays(this.#today, act.days);
    if (act.kind === 'charge') await this.#charge(ctx, act);
    if (act.kind === 'pay') await this.#pay(ctx, act);
    if (act.kind === 'repeat' && this.#lastPayment !== null) {
      assert.equal((await postPayment(ctx, this.#lastPayment)).isDuplicate, true);
    }
    if (act.kind === 'due') {
      await settleDue(ctx);
      this.model.fallDue(this.#today);
    }
    if (act.kind === 'correct') await this.#correct(ctx, act);
    if (act.kind === 'penalty') await this.#penalty(ctx, act);
    if (act.kind === 'offset') await this.#offset(ctx, act);
    if (act.kind === 'withdraw') await this.#withdraw(ctx, act);
    if (act.kind !== 'wait') await this.#compare(ctx);
  }

  async #charge(ctx: Ctx, act: Extract<Act, { kind: 'charge' }>): Promise<void> {
    const dueOn = addDays(this.#today, act.dueIn);
    const charges = act.amounts.map((amount) =>
      someCharge({
        class: act.class,
        tax: act.tax,
        amountKopecks: kopecks(amount),
        dueOn,
        chargedOn: addDays(dueOn, -60),
      }),
    );
    await postCharges(ctx, charges);
    // They were posted together, so money meets them together.
    for (const { chargeId: id, amountKopecks: amount } of charges.slice(1)) {
      const facts = { id, class: act.class, tax: act.tax, dueOn, amount };
      this.model.charges.set(id, { ...facts, ...untouched() });
    }
    const { chargeId: id, amountKopecks: amount } = charges[0]!;
    this.model.charge({ id, class: act.class, tax: act.tax, dueOn, amount }, this.#today);
  }

  async #pay(ctx: Ctx, act: Extract<Act, { kind: 'pay' }>): Promise<void> {
    const paidOn = addDays(this.#today, -act.daysAgo);
    const made = payment({ amount: act.amount, paidOn });
    this.#lastPayment = made;
    const posted = await postPayment(ctx, made);
    this.model.pay(act.amount, paidOn, this.#today);
    const parts = posted.covers.flatMap((one) => [one.settledKopecks, one.reservedKopecks]);
    assert.ok([...parts, posted.unallocatedKopecks].every((part) => part >= 0));
    const covered = parts.reduce((sum, part) => sum + part, 0);
    assert.equal(covered + posted.unallocatedKopecks, act.amount);
  }

  async #correct(ctx: Ctx, act: Extract<Act, { kind: 'correct' }>): Promise<void> {
    const open = [...this.model.charges.values()].filter(
      (one) => one.class === 'tax' && !one.isCorrected,
    );
    const wrong = open[act.which % Math.max(1, open.length)];
    if (wrong === undefined) return;
    const { dueOn, tax } = wrong;
    const replacement =
      act.to === null
        ? null
        : someCharge({
            dueOn,
            tax,
            chargedOn: addDays(dueOn, -60),
            amountKopecks: kopecks(act.to),
          });
    await correctCharge(ctx, { chargeId: wrong.id, replacement });
    const next = replacement && { id: replacement.chargeId, amount: act.to! };
    this.model.correct(wrong.id, next, this.#today);
  }

  async #penalty(ctx: Ctx, act: Extract<Act, { kind: 'penalty' }>): Promise<void> {
    const late = [...this.model.charges.values()].filter(
      (one) => one.class === 'tax' && one.dueOn < this.#today,
    );
    const principal = late[act.which % Math.max(1, late.length)];
    if (principal === undefined) return;
    const id = this.#penalties.get(principal.id) ?? newId();
    this.#penalties.set(principal.id, id);
    const dueOn = addDays(principal.dueOn, 1);
    const accrual = { chargeId: id, principalId: principal.id, through: this.#today };
    const amountKopecks = kopecks(act.to);
    await accruePenalty(ctx, { ...accrual, amountKopecks, unverified: false });
    this.model.penalty({ id, dueOn, amount: act.to }, this.#today);
  }

  async #offset(ctx: Ctx, act: Extract<Act, { kind: 'offset' }>): Promise<void> {
    await settleDue(ctx);
    this.model.fallDue(this.#today);
    const coming = [...this.model.charges.values()].filter(
      (one) => one.dueOn > this.#today && one.held === 0 && this.model.mostToHold(one.id) > 0,
    );
    const charge = coming[act.which % Math.max(1, coming.length)];
    if (charge === undefined) return;
    const amount = Math.max(1, Math.floor((this.model.mostToHold(charge.id) * act.part) / 1000));
    const offsetId = newId();
    const wish = { offsetId, chargeId: charge.id, amountKopecks: kopecks(amount) };
    await makeOffset(ctx, wish);
    await makeOffset(ctx, wish);
    this.#offsets.set(charge.id, offsetId);
    this.model.hold(charge.id, amount, this.#today);
  }

  async #withdraw(ctx: Ctx, act: Extract<Act, { kind: 'withdraw' }>): Promise<void> {
    await settleDue(ctx);
    this.model.fallDue(this.#today);
    const held = [...this.model.charges.values()].filter((one) => one.held > 0);
    const charge = held[act.which % Math.max(1, held.length)];
    if (charge === undefined) return;
    await withdrawOffset(ctx, this.#offsets.get(charge.id)!);
    this.model.withdraw(charge.id, this.#today);
  }

  async #compare(ctx: Ctx): Promise<void> {
    const record = await recordOf(ctx);
    if (record === undefined) return;
    assert.equal(record.walletKopecks, this.model.wallet);
    assert.ok(record.walletKopecks >= 0);
    const stands = record.charges.map((one) => ({
      id: one.chargeId,
      amount: one.amountKopecks,
      settled: one.settledKopecks,
      reserved: one.reservedKopecks,
      held: one.offsetKopecks,
    }));
    const expected = [...this.model.charges.values()]
      .map(({ id, amount, settled, reserved, held }) => ({ id, amount, settled, reserved, held }))
      .sort((left, right) => (left.id < right.id ? -1 : 1));
    assert.deepEqual(stands, expected);
    assert.deepEqual(breachesOf(record), []);
    const settled = expected.reduce((sum, one) => sum + one.settled, 0);
    assert.equal(settled + this.model.wallet, this.model.received);
  }
}
