// Payments from the quote to the receipt, over HTTP, with the bank of the stand and real PostgreSQL.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#platform/db';
import { newId } from '#platform/ids';
import { kopecks } from '#primitives/money';
import { sweepPayments } from './sweep-payments.ts';
import { testPayments, until } from './testing.ts';
import type { Answer, Payer } from './testing.ts';

const program = await testPayments();
const { env, ask, stand, newPayer, charge, as, deliverAll } = program;
const payments = '/api/cabinet/v1/payments';

const pay = (by: Payer, body: object, headers: object = {}): Promise<Answer> =>
  ask(`POST ${payments}`, { by, body, headers });
const wish = (chargeIds: string[], amountKopecks: number, more: object = {}) => ({
  paymentId: newId(),
  method: 'sbp',
  chargeIds,
  amountKopecks,
  expectedTotalKopecks: amountKopecks,
  ...more,
});
const approve = (paymentId: string) => stand(`POST /stand/api/bank/payments/${paymentId}/approve`);
const show = (by: Payer, paymentId: string) => ask(`GET ${payments}/${paymentId}`, { by });
const stateOf = async (by: Payer, paymentId: string) =>
  (await show(by, paymentId)).json.state as string;
const reaches = (by: Payer, paymentId: string, state: string) =>
  until(`the payment is ${state}`, async () => (await stateOf(by, paymentId)) === state);
const header = async (by: Payer) => {
  const { json } = await ask(`POST ${payments}/quote`, {
    by,
    body: { chargeIds: [], amountKopecks: 1 },
  });
  return json;
};
const postings = (by: Payer) =>
  as(by, (ctx) =>
    ctx.db.rows(sql<{ payment_id: string }>`
      select payment_id from ledger.posting where kind = 'payment'`),
  );
const alerts = async (kind: string) => {
  const { work } = await import('#platform/work');
  const job = { kind: 'job', name: 'test' } as const;
  const rows = await work(env, { actor: job, role: 'batch' }, (ctx) =>
    ctx.db.rows(sql<{ kind: string }>`select kind from platform.alert where kind = ${kind}`),
  );
  return rows.length;
};

test('a charge is quoted, paid by СБП, reserved, and has its receipt', async () => {
  const by = await newPayer();
  const { chargeId } = await charge(by);
  const quote = await ask(`POST ${payments}/quote`, {
    by,
    body: { chargeIds: [chargeId], amountKopecks: null },
  });
  assert.equal(quote.status, 200, quote.bytes.toString());
  assert.equal(quote.json.totalKopecks, 124_850);
  assert.equal(quote.json.feeKopecks, 0);
  assert.deepEqual(
    quote.json.covers.map((one: { reservedKopecks: number }) => one.reservedKopecks),
    [124_850],
  );
  const begun = await pay(by, wish([chargeId], 124_850));
  assert.equal(begun.status, 200, begun.bytes.toString());
  assert.equal(begun.json.state, 'waiting');
  assert.match(begun.json.payUrl, /\/stand\/bank\/pay\//);
  assert.match(begun.json.qrLink, /^https:\/\/qr\.nspk\.ru\/AD/);
  const { paymentId, number } = begun.json;
  assert.equal((await approve(paymentId)).status, 200);
  await reaches(by, paymentId, 'paid');
  assert.equal((await postings(by)).length, 1);
  await deliverAll();
  const paid = (await show(by, paymentId)).json;
  assert.equal(paid.receiptReady, true);
  assert.equal(paid.payUrl, null);
  assert.deepEqual(paid.covers[0].reservedKopecks, 124_850);
  const receipt = await ask(`GET ${payments}/${paymentId}/receipt.pdf`, { by });
  assert.equal(receipt.status, 200);
  assert.equal(receipt.bytes.subarray(0, 5).toString(), '%PDF-');
  assert.match(receipt.headers.get('content-disposition') ?? '', new RegExp(number));
  await until('the letter with the receipt', async () => {
    const { json } = await stand(`GET /stand/api/inbox?to=${by.email}`);
    return json.some((one: { attachments: { name: string }[] }) =>
      one.attachments?.some((file) => file.name === `Квитанция ${number}.pdf`),
    );
  });
});
