// Callbacks as an attacker or a broken bank sends them (A05, P17): money is posted once or never.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId } from '#platform/ids';
import { addSeconds } from '#primitives/days';
import { testPayments } from '../testing.ts';
import type { Payer } from '../testing.ts';
import { bankCalls, type Told } from './testing.ts';

const program = await testPayments();
const { env, ask, stand, pay, wish, approve, show, postings, alerts } = program;
const { begun, callBack } = bankCalls(program);
const stateOf = async (by: Payer, told: Told) => (await show(by, told.orderId)).json.state;

test('thirty different events of one success at once make one posting', async () => {
  const { by, told } = await begun();
  await approve(told.orderId);
  await Promise.all(Array.from({ length: 30 }, () => callBack({ ...told, eventId: newId() })));
  assert.deepEqual(await postings(by), [told.orderId]);
});

test('a callback about money that the bank did not take posts nothing', async () => {
  const { by, told } = await begun();
  const { status } = await callBack(told);
  assert.equal(status, 200);
  assert.equal(await stateOf(by, told), 'waiting');
  assert.deepEqual(await postings(by), []);
  assert.ok((await alerts()).includes('payment.callback_denied'));
});

test('a wrong callback is answered by its mistake; nothing is posted, staff are told', async () => {
  const { by, told } = await begun();
  await approve(told.orderId);
  const stale = { at: addSeconds(env.clock.wall(), -301) };
  const cases: [object, object, number, string][] = [
    [told, { key: 'another secret' }, 401, 'wrong_signature'],
    [told, stale, 401, 'stale'],
    [{ ...told, amountKopecks: 10_001 }, {}, 409, 'wrong_amount'],
    [{ ...told, currency: 'USD' }, {}, 409, 'wrong_currency'],
    [{ ...told, bankOrderId: newId() }, {}, 409, 'wrong_order'],
    [{ ...told, orderId: newId() }, {}, 404, 'unknown_order'],
    [{ ...told, orderId: '1 or 1=1' }, {}, 400, 'unreadable'],
  ];
  for (const [body, how, status, verdict] of cases) {
    const before = (await alerts()).length;
    const answer = await callBack({ ...body, eventId: newId() }, how);
    assert.equal(answer.status, status, verdict);
    assert.deepEqual(answer.json, { accepted: false, code: `payments.callback_${verdict}` });
    assert.deepEqual((await alerts()).slice(before), [`payment.callback_${verdict}`]);
  }
  const unsigned = await ask('POST /api/bank/v1/callbacks', { body: told });
  assert.equal(unsigned.status, 401);
  assert.deepEqual(await postings(by), []);
  assert.equal((await callBack(told)).status, 200);
  assert.deepEqual(await postings(by), [told.orderId]);
});

test('copies of a forgery alert once, and a flood of forgeries does not flood staff', async () => {
  const { told } = await begun();
  const before = (await alerts()).length;
  const forged = { ...told, eventId: newId() };
  for (let n = 0; n < 5; n += 1) await callBack(forged, { key: 'x', at: env.clock.wall() });
  await Promise.all(
    Array.from({ length: 60 }, () => callBack({ ...told, eventId: newId() }, { key: 'x' })),
  );
  assert.ok((await alerts()).length - before <= 30);
});

test('whatever happens to a payment, the bank’s money and the ledger’s are the same', async () => {
  const acts = ['true', 'false', 'copy', 'sweep', 'again', 'approve', 'decline', 'forged'] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...acts), { minLength: 3, maxLength: 9 }),
      fc.nat(2),
      async (story, parallel) => {
        const { by, told } = await begun();
        const { orderId } = told;
        const act = (one: (typeof acts)[number]): Promise<unknown> => {
          if (one === 'true') return callBack({ ...told, eventId: newId() });
          if (one === 'false') return callBack({ ...told, eventId: newId(), state: 'declined' });
          if (one === 'copy') return callBack(told);
          if (one === 'forged') return callBack({ ...told, amountKopecks: 1, eventId: newId() });
          if (one === 'sweep') return program.sweepNow();
          if (one === 'again') return pay(by, wish([], 10_000, { paymentId: orderId }));
          if (one === 'approve') return approve(orderId);
          return stand(`POST /stand/api/bank/payments/${orderId}/decline`);
        };
        for (let n = 0; n < story.length; n += parallel + 1) {
          await Promise.all(story.slice(n, n + parallel + 1).map(act));
        }
        await program.sweepNow();
        const { json } = await stand('GET /stand/api/bank/payments');
        const order = json.find((one: { id: string }) => one.id === orderId);
        const expected = order.state === 'paid' ? [orderId] : [];
        assert.deepEqual(await postings(by), expected, story.join());
        const shown = { created: 'waiting', pending: 'checking' }[order.state as string];
        assert.equal(await stateOf(by, told), shown ?? order.state, story.join());
      },
    ),
    { numRuns: 15 },
  );
});
