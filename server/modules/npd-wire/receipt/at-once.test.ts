// A calm receipt is one statement; it writes what the usual way writes, and what is not calm goes
// the usual way.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { taxpayerOfSubject } from '#modules/taxpayers';
import { sql } from '#platform/db';
import { newId } from '#platform/ids';
import { forTaxpayer, work } from '#platform/work';
import type { Ctx } from '#platform/context';
import { startSite } from '#testing/sign-on';
import { type Seller, openSeller, wireModules } from '../testing.ts';

const site = await startSite(wireModules);
const { env } = site;
site.clock.set('2026-03-14T09:00:00.000Z');

const body = (amount = 10, name = 'Урок') => ({
  operationTime: '2026-03-14T12:00:00+03:00',
  requestTime: '2026-03-14T12:00:00+03:00',
  services: [{ name, amount, quantity: 1 }],
  totalAmount: amount,
  paymentType: 'CASH',
});

const inAccount = <T>(seller: Seller, call: (ctx: Ctx) => Promise<T>): Promise<T> =>
  work(env, { actor: { kind: 'job', name: 'test' } }, async (ctx) =>
    call(await forTaxpayer(ctx, await taxpayerOfSubject(ctx, seller.subjectId))),
  );

/** Sells, and says how many transactions and single statements that took. */
async function sell(seller: Seller, sent: object, headers: Record<string, string> = {}) {
  const { app: pool } = env.pools;
  const asked = { statements: 0, transactions: 0 };
  const statement = pool.statement.bind(pool);
  const acquire = pool.acquire.bind(pool);
  pool.statement = (...given: Parameters<typeof statement>) => {
    asked.statements += 1;
    return statement(...given) as never;
  };
  pool.acquire = () => {
    asked.transactions += 1;
    return acquire();
  };
  try {
    const answer = await seller.program.ask('POST', '/api/v1/income', { body: sent, headers });
    return { ...answer, number: answer.json.approvedReceiptUuid as string, asked };
  } finally {
    pool.statement = statement;
    pool.acquire = acquire;
  }
}

/** Of the caller's session and of the receipt. */
const atOnce = { statements: 2, transactions: 0 };

/** Everything that stands of a receipt, without what is its own. */
async function rowsOf(seller: Seller, number: string): Promise<unknown> {
  const [row] = await inAccount(seller, (ctx) =>
    ctx.db.rows(sql<Record<string, unknown>>`
      select to_jsonb(r) - 'number' as receipt, e.event, e.listeners, a.journal
      from self_employment.receipt r,
        lateral (select to_jsonb(e) - 'event_id' as event, (
            select jsonb_agg(d.listener order by d.listener) from platform.delivery d
            where d.taxpayer_id = e.taxpayer_id and d.event_id = e.event_id) as listeners
          from platform.event e where e.taxpayer_id = r.taxpayer_id
            and e.data ->> 'number' = r.number) e,
        lateral (select jsonb_agg(to_jsonb(a) - '{audit_id,request_id}'::text[] order by action)
            as journal
          from platform.audit_event a where a.taxpayer_id = r.taxpayer_id and a.request_id = (
            select o.request_id from platform.audit_event o
            where o.taxpayer_id = r.taxpayer_id and o.object = 'receipt:' || r.number)) a
      where r.taxpayer_id = platform.current_taxpayer() and r.number = ${number}`),
  );
  assert.ok(row, `Nothing stands of ${number}.`);
  return JSON.parse(JSON.stringify(row).replaceAll(number, 'NUMBER'));
}

test('a calm receipt is one statement and leaves the very rows of the usual way', async () => {
  const seller = await openSeller(site);
  const first = await sell(seller, body());
  assert.equal(first.asked.transactions, 1, 'A seller nobody knows yet goes the usual way.');
  const second = await sell(seller, body());
  assert.deepEqual(second.asked, atOnce);
  assert.deepEqual([first.number.slice(0, 4), second.number.slice(0, 4)], ['0001', '0002']);
  const [usual, quick] = [await rowsOf(seller, first.number), await rowsOf(seller, second.number)];
  assert.deepEqual(quick, usual);
  const { journal } = usual as { journal: { action: string }[] };
  assert.deepEqual(
    journal.map(({ action }) => action),
    ['npd-wire.income', 'receipt.issued'],
  );
  const [month] = await inAccount(seller, (ctx) =>
    ctx.db.rows(sql`select person_kopecks, receipts from self_employment.income_month`),
  );
  assert.deepEqual(month, { person_kopecks: 2000, receipts: 2 });
});

test('a repeated key is one receipt; another body or another call is refused', async () => {
  const seller = await openSeller(site);
  await sell(seller, body());
  const headers = { 'idempotency-key': newId() };
  const send = (sent: object) =>
    seller.program.ask('POST', '/api/v1/income', { body: sent, headers });
  const copies = await Promise.all([1, 2, 3, 4].map(() => send(body())));
  const numbers = new Set(copies.map(({ json }) => json.approvedReceiptUuid));
  assert.equal(numbers.size, 1, JSON.stringify([...numbers]));
  assert.equal((await sell(seller, body(), headers)).number, [...numbers][0]);
  const other = await send(body(11));
  assert.equal(other.status, 422, other.text);
  const cancel = { receiptUuid: [...numbers][0], comment: 'Возврат средств' };
  const foreign = await seller.program.ask('POST', '/api/v1/cancel', { body: cancel, headers });
  assert.equal(foreign.status, 422, foreign.text);
  const wrong = await send({ ...body(), services: [] });
  assert.equal(wrong.status, 400);
  const bad = await sell(seller, body(), { 'idempotency-key': 'a key with spaces' });
  assert.deepEqual([bad.status, bad.number], [400, undefined]);
  const { json } = await seller.program.get('/api/v1/incomes');
  assert.equal(json.content.length, 2);
});

test('what is refused leaves nothing but the journal', async () => {
  const seller = await openSeller(site);
  await sell(seller, body());
  const headers = { 'idempotency-key': newId() };
  const early = { ...body(), operationTime: '2026-03-13T12:00:00+03:00' };
  const refused = await sell(seller, early, headers);
  assert.deepEqual([refused.status, refused.json.code], [403, 'operation.forbidden']);
  const again = await sell(seller, body(), headers);
  assert.equal(again.status, 200, 'The key of a refused call is free.');
  assert.equal(again.number.slice(0, 4), '0002', 'The number of a refused receipt is given anew.');
  const outcomes = await inAccount(seller, (ctx) =>
    ctx.db.rows(sql<{ outcome: string }>`
      select outcome from platform.audit_event
      where action = 'npd-wire.income' and outcome <> 'done'`),
  );
  assert.deepEqual(outcomes, [{ outcome: 'refused:self-employment.not_registered' }]);
});

test('a receipt that brings more with it goes the usual way', async () => {
  const seller = await openSeller(site);
  await sell(seller, body());
  const calm = await sell(seller, body(1_919_979));
  assert.deepEqual(calm.asked, atOnce);
  const near = await sell(seller, body(11));
  assert.equal(near.status, 200, near.text);
  assert.equal(near.asked.transactions, 1, 'Four fifths of the limit are announced.');
  assert.equal((await sell(seller, body())).asked.transactions, 0);
  const events = await inAccount(seller, (ctx) =>
    ctx.db.rows(sql<{ state: string }>`
      select data ->> 'state' as state from platform.event
      where type = 'self-employment.limit-near'`),
  );
  assert.deepEqual(events, [{ state: 'near' }]);
  await inAccount(seller, (ctx) =>
    ctx.db.run(sql`update self_employment.receipt_book set accrued_through = '2026-03-31'`),
  );
  const charged = await sell(seller, body());
  assert.deepEqual([charged.status, charged.asked.transactions], [200, 1]);
  const beyond = await sell(seller, body(600_000));
  assert.deepEqual([beyond.status, beyond.json.code], [400, 'income.limit.exceeded']);
});
