// The worked examples of ст.45 п.8 (law/ens/scenarios) through the program: charges are posted,
// money comes, and what the account says is what the example says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { addDays, type Day, day } from '#primitives/days';
import { kopecks, type Kopecks, sum } from '#primitives/money';
import { taxpayerId, type Ctx } from '#platform/context';
import { newId } from '#platform/ids';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import type { NewCharge } from '../charge.ts';
import {
  accruePenalty,
  getCharge,
  module,
  postCharges,
  postPayment,
  verifyLedger,
} from '../index.ts';
import { readAccount } from '../read-account.ts';
import { someCharge, somePayment } from '../testing.ts';

interface Example {
  name: string;
  inputs: {
    paymentDate: string;
    payment: string;
    obligations: { id: string; class: keyof typeof posted; dueDate: string; amount: string }[];
  };
  expected?: {
    allocated?: Record<string, string>;
    order?: { id: string; amount: string }[];
    positiveBalance?: string;
    remainingDebt?: string;
  };
}

/** What the program posts for a class of the law; what is late it sees by itself. */
const posted = {
  ndfl_arrears: { class: 'tax', tax: 'ndfl' },
  ndfl_current: { class: 'tax', tax: 'ndfl_agent' },
  arrears: { class: 'tax', tax: 'property' },
  current: { class: 'tax', tax: 'usn' },
  penalty: { class: 'penalty', tax: 'usn' },
  interest: { class: 'interest', tax: 'usn' },
  fine: { class: 'fine', tax: 'usn' },
} as const satisfies Record<string, Pick<NewCharge, 'class' | 'tax'>>;

const { env, clock } = await testEnv({ modules: [module] });
const actor = { kind: 'job', name: 'test' } as const;
const chargedOn = day('2019-12-01');
/** The single account begins: money of an earlier day has no order. */
const accountFrom = day('2023-01-01');
const later = (one: Day, other: Day): Day => (one > other ? one : other);
const money = (rubles: string): Kopecks => kopecks(Math.round(Number(rubles) * 100));

const examples = ['allocation', 'allocation-editions'].flatMap((name) => {
  const file = new URL(`../../../../law/ens/scenarios/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { scenarios: Example[] }).scenarios;
});
// What the law refuses to answer is no account: other doors keep it out of the program.
const answered = examples.filter(({ expected }) => expected !== undefined);

/** A penalty stands on a tax: one of a kopeck, paid before the example, leaves only the penalty. */
async function postPenalty(ctx: Ctx, { chargeId, dueOn, amountKopecks }: NewCharge): Promise<void> {
  const taxDueOn = addDays(dueOn, -1);
  const principal = someCharge({ dueOn: taxDueOn, chargedOn, amountKopecks: kopecks(1) });
  await postCharges(ctx, [principal]);
  await postPayment(ctx, somePayment({ amount: 1, paidOn: later(taxDueOn, accountFrom) }));
  const of = { principalId: principal.chargeId, through: ctx.today, unverified: false };
  await accruePenalty(ctx, { ...of, chargeId, amountKopecks });
}

/** The account after the payment of an example. */
async function live({ inputs }: Example, taxpayer: number) {
  const today = day(inputs.paymentDate);
  clock.set(`${today}T09:00:00.000Z`);
  // Equal days share in the order of their ids; the example's own order is kept.
  const ids = inputs.obligations.map(() => newId()).sort();
  const charges = inputs.obligations.map((one, n) =>
    someCharge({
      chargeId: ids[n]!,
      ...posted[one.class],
      dueOn: day(one.dueDate),
      chargedOn,
      amountKopecks: money(one.amount),
    }),
  );
  return work(env, { actor, taxpayerId: taxpayerId(taxpayer) }, async (ctx) => {
    for (const one of charges.filter((charge) => charge.class === 'penalty')) {
      await postPenalty(ctx, one);
    }
    const others = charges.filter((charge) => charge.class !== 'penalty');
    if (others.length > 0) await postCharges(ctx, others);
    const amount = money(inputs.payment);
    if (amount > 0) await postPayment(ctx, somePayment({ amount, paidOn: today }));
    const settled: Record<string, number> = {};
    for (const [n, { id }] of inputs.obligations.entries()) {
      settled[id] = (await getCharge(ctx, ids[n]!)).settledKopecks;
    }
    return { ...(await readAccount(ctx, {})), settled };
  });
}

for (const [n, example] of answered.entries()) {
  test(`through the program: ${example.name}`, async () => {
    const { allocated, order, positiveBalance, remainingDebt } = example.expected!;
    const { settled, header, charges } = await live(example, n + 1);
    const shares = allocated ?? Object.fromEntries(order!.map(({ id, amount }) => [id, amount]));
    const wanted = Object.entries(shares).map(([id, amount]) => [id, money(amount)]);
    assert.deepEqual(settled, Object.fromEntries(wanted));
    if (positiveBalance !== undefined) assert.equal(header.freeKopecks, money(positiveBalance));
    const owed = sum(charges.map(({ outstandingKopecks }) => kopecks(outstandingKopecks)));
    if (remainingDebt !== undefined) assert.equal(owed, money(remainingDebt));
  });
}

test('the accounts of all examples are whole', async () => {
  const { accounts, broken } = await verifyLedger(env);
  assert.deepEqual(broken, []);
  assert.ok(accounts >= 20);
});
