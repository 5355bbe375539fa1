// Charges of many people in one call: each of them gets what `postCharges` gives to one alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { addDays, day } from '#primitives/days';
import { kopecks } from '#primitives/money';
import { type Ctx, type TaxpayerId } from '#platform/context';
import { sql } from '#platform/db';
import { newId } from '#platform/ids';
import { testEnv } from '#platform/testing';
import { work } from '#platform/work';
import { module, postCharges, postChargesOfMany, postPayment, verifyLedger } from './index.ts';
import { newTaxpayer, someCharge, somePayment } from './testing.ts';

const { env } = await testEnv({ modules: [module], at: '2026-11-21T09:00:00.000Z' });
const actor = { kind: 'job', name: 'test' } as const;
const today = day('2026-11-21');

const inBatch = <T>(call: (ctx: Ctx) => Promise<T>): Promise<T> =>
  work(env, { actor, role: 'batch' }, call);
const inAccount = <T>(taxpayer: TaxpayerId, call: (ctx: Ctx) => Promise<T>): Promise<T> =>
  work(env, { actor, taxpayerId: taxpayer }, call);

const owed = (amount: number, dueIn: number) =>
  someCharge({ amountKopecks: kopecks(amount), dueOn: addDays(today, dueIn) });

const tables = ['account', 'charge', 'posting', 'entry'].map((name) => `ledger.${name}`);
const told = ['due', 'event', 'delivery', 'audit_event'].map((name) => `platform.${name}`);

/** All that stands of a person, without what is the person's own or random. */
async function standing(taxpayer: TaxpayerId): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const table of [...tables, ...told]) {
    const rows = await inAccount(taxpayer, (ctx) =>
      ctx.db.rows(sql<{ row: string }>`
        select (to_jsonb(t) - '{taxpayer_id,event_id,audit_id,request_id}'::text[]
          - case when to_jsonb(t) ->> 'kind' = 'payment' then 'source_key' else '' end)::text as row
        from ${sql.table(table)} t order by 1`),
    );
    found[table] = rows.map(({ row }) => row);
  }
  return found;
}

test('each of many has, row by row, what is posted for one alone', async () => {
  // Due before, on and after the day of posting; the same ids, so that rows can be compared.
  const charges = [owed(100, -1), owed(70, 0), owed(50, 0), owed(300, 10)];
  const lives = [[], [1], [100, 30], [9_000]].map((money) =>
    money.map((amount) => ({ amount, paymentId: newId() })),
  );
  const people = async () => {
    const ids = lives.map(newTaxpayer);
    for (const [place, id] of ids.entries()) {
      for (const one of lives[place]!) {
        await inAccount(id, (ctx) => postPayment(ctx, somePayment(one)));
      }
    }
    return ids;
  };
  const [alone, together] = [await people(), await people()];
  for (const id of alone) await inAccount(id, (ctx) => postCharges(ctx, charges));
  const of = together.map((id) => ({ taxpayerId: id, charges }));
  await inBatch((ctx) => postChargesOfMany(ctx, of));
  for (const [place, id] of alone.entries()) {
    assert.deepEqual(await standing(together[place]!), await standing(id), `life ${place}`);
  }
  const before = await Promise.all(together.map(standing));
  await inBatch((ctx) => postChargesOfMany(ctx, of));
  assert.deepEqual(await Promise.all(together.map(standing)), before, 'Nothing is posted twice.');
  assert.deepEqual((await verifyLedger(env)).broken, []);
});

test('a stopped account stops the posting for its own people only', async () => {
  const [stopped, other] = [newTaxpayer(), newTaxpayer()];
  await inAccount(stopped, async (ctx) => {
    await postPayment(ctx, somePayment({ amount: 5 }));
    await ctx.db.run(sql`update ledger.account set frozen_at = ${ctx.now}, frozen_reason = 'test'`);
  });
  const post = (id: TaxpayerId) =>
    inBatch((ctx) => postChargesOfMany(ctx, [{ taxpayerId: id, charges: [owed(100, 10)] }]));
  await assert.rejects(post(stopped), { message: 'ledger.account_frozen' });
  await post(other);
  const counts = await Promise.all([stopped, other].map(standing));
  assert.deepEqual(
    counts.map((one) => one['ledger.charge']!.length),
    [0, 1],
  );
});

test('posting for many waits for an act that holds the account', async () => {
  const taxpayer = newTaxpayer();
  await inAccount(taxpayer, (ctx) => postPayment(ctx, somePayment({ amount: 1 })));
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const paying = inAccount(taxpayer, async (ctx) => {
    // What every act does first; its entries come later.
    await ctx.db.run(sql`select ledger.lock_account(${taxpayer})`);
    begin();
    await asked;
    await postPayment(ctx, somePayment({ amount: 100 }));
  });
  await begun;
  const of = [{ taxpayerId: taxpayer, charges: [owed(70, 10)] }];
  const posting = inBatch((ctx) => postChargesOfMany(ctx, of));
  const waits = () =>
    inBatch((ctx) =>
      ctx.db.rows(sql`select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`),
    );
  while ((await waits()).length === 0) await pause(5);
  ask();
  await Promise.all([paying, posting]);
  assert.deepEqual((await verifyLedger(env, taxpayer)).broken, []);
});
