// Penalties of any tax of the account by the daily job, stopped and run again, as of any day.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type * as z from 'zod/mini';
import { addDays, type Day, day } from '#primitives/days';
import { type Kopecks, kopecks } from '#primitives/money';
import { type Ctx, type TaxpayerId } from '#platform/context';
import { newId } from '#platform/ids';
import { testEnv } from '#platform/testing';
import { createServer } from '#platform/http/server';
import { csrfToken, hashSession, openSession, sessionCookie } from '#platform/web-session';
import { work } from '#platform/work';
import { settleDown } from '#platform/worker/testing';
import { module as consents } from '#modules/consents';
import { module as identity } from '#modules/identity';
import {
  listObligations,
  module as ledger,
  type NewCharge,
  postCharges,
  postPayment,
  reversePayment,
  verifyLedger,
} from '#modules/ledger';
import { module as property } from '#modules/property';
import { module as registries } from '#modules/registries';
import { module as taxRules } from '#modules/tax-rules';
import { module as taxpayers } from '#modules/taxpayers';
import { someCharge, somePayment } from '#testing/ledger';
import { recordPerson } from '#testing/taxpayers';
import type { payerStops } from '../contract.ts';
import { module } from '../index.ts';
import { readTrace } from '../read-trace.ts';
import { readPenalty } from './read-penalty.ts';
import { liftPenaltyStop, stopPenalty } from './stop-penalty.ts';

const modules = [registries, taxRules, consents, identity, taxpayers, property, ledger, module];
const { env, clock } = await testEnv({ modules, at: '2026-03-01T09:00:00.000Z' });
const actor = { kind: 'job', name: 'test' } as const;
const dueOn = day('2026-03-02');
let people = 0;

function newPerson(): ReturnType<typeof recordPerson> {
  people += 1;
  return recordPerson(env, people);
}

const on = <T>(taxpayer: TaxpayerId, call: (ctx: Ctx) => Promise<T>): Promise<T> =>
  work(env, { actor, taxpayerId: taxpayer }, call);

async function liveThrough(last: Day): Promise<void> {
  for (let today = env.clock.today(); today <= last; today = addDays(today, 1)) {
    clock.set(`${today}T09:00:00.000Z`);
    await settleDown(env);
  }
}

async function owe(taxpayer: TaxpayerId, facts: Partial<NewCharge> = {}): Promise<string> {
  const amountKopecks = kopecks(1_000_000);
  const charge = someCharge({ dueOn, chargedOn: day('2026-01-01'), amountKopecks, ...facts });
  await on(taxpayer, (ctx) => postCharges(ctx, [charge]));
  return charge.chargeId;
}

async function penaltyOf(taxpayer: TaxpayerId): Promise<Kopecks | undefined> {
  const charges = await on(taxpayer, listObligations);
  return charges.find((one) => one.class === 'penalty')?.amountKopecks as Kopecks | undefined;
}

/** 10 000 ₽ × 15,5 % / 300 = 5,1666… ₽ a day while the key rate stood at 15,50 %. */
const perDay = (1_000_000 * 15.5) / 30_000;

const paper = { documentNumber: '17-А', documentOn: '2026-03-04', note: 'жалоба принята' };
const aStop = (chargeId: string | null, from: string, until: string | null) => ({
  stopId: newId(),
  chargeId,
  ground: 'dispute' as const,
  ...paper,
  from,
  until,
});

test('every kind of tax bears a penalty by day; a past day shows what was accrued', async () => {
  clock.set('2026-03-01T09:00:00.000Z');
  const { id } = await newPerson();
  const chargeId = await owe(id, { tax: 'usn', taxYear: 2025 });
  await owe(id, { class: 'fine', tax: 'usn', dueOn });
  const duty = await owe(id, { tax: 'duty', dueOn });
  const seen = new Map<Day, number>();
  for (let today = dueOn; today <= '2026-03-12'; today = addDays(today, 1)) {
    await liveThrough(today);
    seen.set(today, (await penaltyOf(id)) ?? 0);
  }
  assert.deepEqual(seen.get(dueOn), 0);
  assert.deepEqual(seen.get(day('2026-03-12')), Math.round(10 * perDay));
  for (const [today, amount] of seen) {
    const read = await on(id, (ctx) => readPenalty(ctx, { chargeId, on: today }));
    assert.deepEqual([read.amountKopecks, read.accruedKopecks], [amount, amount], today);
  }
  const charges = await on(id, listObligations);
  assert.equal(charges.filter((one) => one.class === 'penalty').length, 1);
  for (const [asked, code] of [
    [{ chargeId: duty }, 'assessments.penalty_absent'],
    [{ chargeId, on: '2026-03-13' }, 'assessments.day_ahead'],
    [{ chargeId, on: 'x' }, 'assessments.day_wrong'],
  ] as const) {
    await assert.rejects(
      on(id, (ctx) => readPenalty(ctx, asked)),
      { message: code },
    );
  }
});

test('a debt that appears late bears its penalty at once, beside one of that day', async () => {
  clock.set('2026-03-01T09:00:00.000Z');
  const { id } = await newPerson();
  await owe(id);
  await liveThrough(day('2026-03-05'));
  const late = await owe(id, { tax: 'npd', taxYear: 2026, period: '2026-01' });
  await settleDown(env);
  const read = await on(id, (ctx) => readPenalty(ctx, { chargeId: late }));
  assert.equal(read.accruedKopecks, Math.round(3 * perDay));
});

test('a stop spares its days, says why, and ends by an entry of its own', async () => {
  clock.set('2026-03-01T09:00:00.000Z');
  const { id } = await newPerson();
  const chargeId = await owe(id);
  await liveThrough(day('2026-03-08'));
  // Recorded on the 8th for the days from the 5th: three of six days are taken back.
  const stop = aStop(chargeId, '2026-03-05', null);
  await on(id, (ctx) => stopPenalty(ctx, stop));
  await on(id, (ctx) => stopPenalty(ctx, stop));
  assert.equal(await penaltyOf(id), Math.round(2 * perDay));
  await liveThrough(day('2026-03-11'));
  assert.equal(await penaltyOf(id), Math.round(2 * perDay));

  const penalty = (await on(id, listObligations)).find((one) => one.class === 'penalty')!;
  const { trace } = await on(id, (ctx) => readTrace(ctx, penalty.chargeId));
  const text = JSON.stringify(trace);
  assert.ok(text.includes('"penalty.stop"') && text.includes('"ground":"dispute"'));
  assert.ok(text.includes('"number":"17-А"') && text.includes('"documentOn":"2026-03-04"'));

  const end = { stopId: stop.stopId, lastOn: '2026-03-09', ...paper };
  await on(id, (ctx) => liftPenaltyStop(ctx, end));
  await on(id, (ctx) => liftPenaltyStop(ctx, end));
  assert.equal(await penaltyOf(id), Math.round(4 * perDay));
  await assert.rejects(
    on(id, (ctx) => liftPenaltyStop(ctx, { ...end, lastOn: '2026-03-10' })),
    { message: 'assessments.stop_ended' },
  );
  await liveThrough(day('2026-03-12'));
  assert.equal(await penaltyOf(id), Math.round(5 * perDay));
  const { trace: after } = await on(id, (ctx) => readTrace(ctx, penalty.chargeId));
  assert.ok(after.root.kind === 'step');
  assert.deepEqual((await verifyLedger(env, id)).broken, []);
});

test('a payment that was taken back held off no penalty, from the first day on', async () => {
  clock.set('2026-03-01T09:00:00.000Z');
  const { id } = await newPerson();
  const chargeId = await owe(id);
  const payment = somePayment({ amount: 1_000_000, paidOn: env.clock.today() });
  await on(id, (ctx) => postPayment(ctx, payment));
  await liveThrough(day('2026-03-10'));
  const read = () => on(id, (ctx) => readPenalty(ctx, { chargeId }));
  assert.equal((await read()).days, 0);
  await on(id, (ctx) =>
    reversePayment(ctx, {
      paymentId: payment.paymentId,
      source: 'gisgmp',
      documentNumber: '12',
      documentOn: ctx.today,
      note: '',
      file: { name: 'a.xml', line: 3 },
    }),
  );
  await settleDown(env);
  assert.equal((await read()).accruedKopecks, Math.round(8 * perDay));
  await liveThrough(day('2026-03-12'));
  const last = await read();
  assert.equal(last.accruedKopecks, Math.round(10 * perDay));
  assert.equal(last.amountKopecks, last.accruedKopecks);
  // Paid late at last: what the days say, no more.
  await on(id, (ctx) =>
    postPayment(ctx, somePayment({ amount: 1_000_000, paidOn: day('2026-03-06') })),
  );
  await settleDown(env);
  assert.equal((await read()).accruedKopecks, Math.round(4 * perDay));
  assert.deepEqual((await verifyLedger(env, id)).broken, []);
});

test('a payment within a stop and the days of the moratorium keep their rules', async () => {
  clock.set('2026-03-01T09:00:00.000Z');
  const { id } = await newPerson();
  const chargeId = await owe(id);
  await on(id, (ctx) => stopPenalty(ctx, aStop(null, '2026-03-04', '2026-03-06')));
  await liveThrough(day('2026-03-05'));
  const paidOn = env.clock.today();
  await on(id, (ctx) => postPayment(ctx, somePayment({ amount: 400_000, paidOn })));
  await liveThrough(day('2026-03-08'));
  const read = await on(id, (ctx) => readPenalty(ctx, { chargeId }));
  // One day of the whole before the stop, two days of 6 000 ₽ and what the penalty took first.
  assert.equal(read.days, 3);
  assert.equal(read.amountKopecks, Math.round(perDay + 2 * perDay * 0.6));
});

test('an officer stops and ends by a document; nobody else may', async () => {
  clock.set('2026-03-01T09:00:00.000Z');
  const { id, inn: payerInn } = await newPerson();
  const chargeId = await owe(id);
  await liveThrough(day('2026-03-06'));
  const { app } = await createServer(env, null);
  const headersOf = async (roles: string[]) => {
    const cookie = await work(env, { actor: { kind: 'anonymous' } }, (ctx) =>
      openSession(ctx, {
        subjectId: newId(),
        taxpayerId: roles.length > 0 ? null : id,
        level: 'standard',
        roles,
        amr: ['pwd', 'passkey'],
        device: 'test',
      }),
    );
    return {
      cookie: `${sessionCookie}=${cookie}`,
      'x-csrf-token': csrfToken(env, hashSession(cookie)),
      'idempotency-key': newId(),
    };
  };
  const post = async (roles: string[], path: string, payload: object) =>
    app.inject({
      method: 'POST',
      url: `/api/ops/v1/penalty-stops${path}`,
      headers: await headersOf(roles),
      payload,
    });
  const stop = { payerInn, ...aStop(chargeId, '2026-03-05', null) };
  assert.equal((await post([], '', stop)).statusCode, 403);
  assert.equal((await post(['support'], '', stop)).statusCode, 403);
  assert.equal((await post(['support'], '/search', { payerInn })).statusCode, 403);
  const before = await post(['officer'], '/search', { payerInn });
  assert.equal(before.statusCode, 200, before.body);
  const seen = before.json<z.infer<typeof payerStops>>();
  assert.deepEqual(seen.stops, []);
  assert.equal(seen.payerName, 'Егор Д.');
  assert.deepEqual(
    seen.taxes.map((tax) => [tax.chargeId, tax.outstandingKopecks, tax.penaltyKopecks]),
    [[chargeId, 1_000_000, await penaltyOf(id)]],
  );
  const made = await post(['officer'], '', stop);
  assert.equal(made.statusCode, 200, made.body);
  assert.equal(await penaltyOf(id), Math.round(2 * perDay));
  for (const [wrong, code] of [
    [{ until: '2026-03-04' }, 'assessments.stop_wrong'],
    [{ from: '2026-02-30' }, 'assessments.stop_wrong'],
    [{ chargeId: newId() }, 'ledger.charge_unknown'],
    [{ payerInn: '500100732259' }, 'assessments.payer_unknown'],
  ] as const) {
    const answer = await post(['officer'], '', { ...stop, stopId: newId(), ...wrong });
    assert.equal(answer.json<{ code: string }>().code, code);
  }
  const end = { payerInn, lastOn: '2026-03-04', ...paper };
  assert.equal((await post(['officer'], `/${stop.stopId}/end`, end)).statusCode, 200);
  assert.equal(await penaltyOf(id), Math.round(4 * perDay));
  const unknown = await post(['officer'], `/${newId()}/end`, end);
  assert.equal(unknown.json<{ code: string }>().code, 'assessments.stop_unknown');
  const own = await app.inject({
    method: 'GET',
    url: '/api/cabinet/v1/penalty-stops',
    headers: await headersOf([]),
  });
  const { items } = own.json<{ items: { ended: { lastOn: string } }[] }>();
  assert.equal(items[0]?.ended.lastOn, '2026-03-04');
  const after = (await post(['officer'], '/search', { payerInn })).json<typeof seen>();
  assert.deepEqual(
    after.stops.map(({ stopId, ended }) => [stopId, ended?.lastOn]),
    [[stop.stopId, '2026-03-04']],
  );
  const nobody = await post(['officer'], '/search', { payerInn: '500100732259' });
  assert.equal(nobody.json<{ code: string }>().code, 'assessments.payer_unknown');
});
