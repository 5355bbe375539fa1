// The worked examples of ст.75 (law/ens/scenarios) through the program: a tax is posted, the money
// comes in parts, and the penalty on the account is the one of the example.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { addDays, type Day, day } from '#primitives/days';
import { kopecks, type Kopecks } from '#primitives/money';
import { taxpayerId, type Ctx } from '#platform/context';
import { newId } from '#platform/ids';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import { settleDown } from '#platform/worker/testing';
import { module as ledger, postCharges, postPayment } from '#modules/ledger';
import { someCharge, somePayment } from '#testing/ledger';
import { module } from '../index.ts';
import { listPenalties } from './penalty-store.ts';
import { readPenalty } from './read-penalty.ts';
import { stopPenalty } from './stop-penalty.ts';

interface Example {
  name: string;
  asOf?: string;
  inputs: {
    payer?: string;
    debt?: string;
    dueDate?: string;
    paidOn?: string;
    excuse?: string;
    payments?: { on: string; amount: string }[];
    spans?: { debt: string; dueDate: string; from: string; to: string }[];
  };
  expected?: { penalty: string; days: number };
}

interface Story {
  name: string;
  asOf: Day;
  debt: Kopecks;
  dueOn: Day;
  /** Days before it bear nothing; a stop says so. */
  bearsFrom: Day;
  payments: { on: Day; amount: Kopecks }[];
  penalty: Kopecks;
}

const today = '2026-11-21';
const modules = [ledger, module];
const { env, clock } = await testEnv({ modules, at: `${today}T09:00:00.000Z` });
const actor = { kind: 'job', name: 'test' } as const;
const money = (rubles: string): Kopecks => kopecks(Math.round(Number(rubles) * 100));

const examples = ['penalty', 'penalty-cases', 'penalty-key-rate'].flatMap((name) => {
  const file = new URL(`../../../../law/ens/scenarios/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { scenarios: Example[] }).scenarios;
});

/** Null where the program has no such account: a company, an excuse, nothing owed. */
function storyOf({ name, asOf = today, inputs, expected }: Example): Story | null {
  const { payer = 'individual', excuse, spans, debt, dueDate } = inputs;
  if (expected === undefined || payer === 'organisation' || excuse !== undefined) return null;
  const known = { name, asOf: day(asOf), penalty: money(expected.penalty) };
  const [first] = spans ?? [];
  if (first !== undefined) {
    if (money(first.debt) === 0) return null;
    const payments = spans!.map((span, n) => ({
      on: day(span.to),
      amount: kopecks(money(span.debt) - money(spans![n + 1]?.debt ?? '0')),
    }));
    const facts = { debt: money(first.debt), dueOn: day(first.dueDate), payments };
    return { ...known, ...facts, bearsFrom: day(first.from) };
  }
  if (debt === undefined || dueDate === undefined || money(debt) === 0) return null;
  const parts = (inputs.payments ?? []).map(({ on, amount }) => ({
    on: day(on),
    amount: money(amount),
  }));
  const left = money(debt) - parts.reduce((paid, { amount }) => paid + amount, 0);
  const last = inputs.paidOn ? [{ on: day(inputs.paidOn), amount: kopecks(left) }] : [];
  const dueOn = day(dueDate);
  const bearsFrom = addDays(dueOn, 1);
  return { ...known, debt: money(debt), dueOn, bearsFrom, payments: [...parts, ...last] };
}

/** The tax is late when it becomes known; its money is recorded later for the days it came. */
async function live(story: Story, taxpayer: number) {
  clock.set(`${story.asOf}T09:00:00.000Z`);
  const on = <T>(call: (ctx: Ctx) => Promise<T>) =>
    work(env, { actor, taxpayerId: taxpayerId(taxpayer) }, call);
  const { dueOn, bearsFrom, debt: amountKopecks } = story;
  const charge = someCharge({ dueOn, chargedOn: addDays(dueOn, -60), amountKopecks });
  const { chargeId } = charge;
  await on((ctx) => postCharges(ctx, [charge]));
  if (bearsFrom > addDays(dueOn, 1)) {
    const document = { documentNumber: '1', documentOn: dueOn, note: 'рассрочка' };
    const days = { from: addDays(dueOn, 1), until: addDays(bearsFrom, -1) };
    const stop = { stopId: newId(), chargeId, ground: 'deferral' as const, ...document, ...days };
    await on((ctx) => stopPenalty(ctx, stop));
  }
  await settleDown(env);
  // The single account began in 2023 and takes no earlier money: the penalty is read as of its day.
  let readOn: Day | undefined;
  for (const { on: paidOn, amount } of story.payments) {
    if (amount === 0) continue;
    const pay = () => on((ctx) => postPayment(ctx, somePayment({ amount, paidOn })));
    if (paidOn < '2023-01-01') {
      await assert.rejects(pay, { message: 'ledger.day_before_account' });
      readOn = paidOn;
    } else await pay();
    await settleDown(env);
  }
  return on(async (ctx) => ({
    isBeforeAccount: readOn !== undefined,
    read: await readPenalty(ctx, { chargeId, on: readOn }),
    known: await listPenalties(ctx),
  }));
}

const stories = examples.map(storyOf).filter((story) => story !== null);
for (const [n, story] of stories.entries()) {
  test(`through the program: ${story.name}`, async () => {
    const { isBeforeAccount, read, known } = await live(story, n + 1);
    assert.equal(read.amountKopecks, story.penalty);
    if (!isBeforeAccount) assert.equal(read.accruedKopecks, story.penalty);
    assert.ok(known.length <= 1);
  });
}

test('most examples have an account', () => {
  assert.ok(stories.length >= 60, String(stories.length));
});
