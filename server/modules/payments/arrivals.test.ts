import assert from 'node:assert/strict';
import { test } from 'node:test';
import { taxpayerInn } from '#modules/taxpayers';
import { newId } from '#platform/ids';
import { testPayments } from './testing.ts';

const { env, ask, newPayer, as, postings } = await testPayments();
const tell = (body: object, key = newId(), secret = env.settings.STAND_SECRET) =>
  ask('POST /api/stand/v1/arrivals', {
    body,
    headers: { authorization: `Bearer ${secret}`, 'idempotency-key': key },
  });

test('money paid outside the cabinet is posted once, however often it is told of', async () => {
  const by = await newPayer();
  const payerInn = await as(by, taxpayerInn);
  const body = { payerInn, eventId: newId(), paymentId: newId(), amountKopecks: 5000 };
  const key = newId();
  const copies = await Promise.all(Array.from({ length: 20 }, () => tell(body, key)));
  assert.equal(new Set(copies.map((one) => one.bytes.toString())).size, 1);
  assert.deepEqual(copies[0]!.json, { postingNo: 1, isDuplicate: false });
  assert.deepEqual((await tell(body)).json, { postingNo: 1, isDuplicate: true });
  assert.deepEqual(await postings(by), [body.paymentId]);
  const other = await tell({ ...body, amountKopecks: 6000 }, key);
  assert.equal(other.json.code, 'idempotency.key_reused');
});

test('an unknown payer, a sum that is none and a stranger are refused', async () => {
  const body = { payerInn: '770123456703', eventId: 'e', paymentId: newId(), amountKopecks: 1 };
  assert.equal((await tell(body)).json.code, 'payments.payer_unknown');
  const nothing = await tell({ ...body, amountKopecks: 0 });
  assert.equal(nothing.json.code, 'payments.amount_too_small');
  assert.equal((await tell(body, newId(), 'a secret of nobody at all')).status, 404);
});
