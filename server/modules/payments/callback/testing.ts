// For tests of callbacks: what the bank says of a payment, signed as the bank signs, and its orders
// brought to any end.
import { createHmac } from 'node:crypto';
import { sql } from '#platform/db';
import { newId } from '#platform/ids';
import type { Answer, Payer, TestPayments } from '../testing.ts';

export interface Told {
  eventId: string;
  bankOrderId: string;
  orderId: string;
  amountKopecks: number;
  currency: string;
  state: string;
}

/** A payment at the bank, and what a true callback of it would say. */
export interface Begun {
  by: Payer;
  told: Told;
}

export type BankState = 'created' | 'pending' | 'paid' | 'declined' | 'expired';

export interface BankCalls {
  /** Sends a callback signed as the bank signs, or as `key` and `at` say. */
  callBack(told: object, how?: { key?: string; at?: string }): Promise<Answer>;
  /** A payment at the bank whose own callbacks are lost. */
  begun(amountKopecks?: number): Promise<Begun>;
  /** A payment whose order at the bank is in this state by now; nobody told us. */
  brought(state: BankState): Promise<Begun>;
  stateOf(begun: Begun): Promise<string>;
  /** What the payment has caused: its facts and steps, each as often as it is there. */
  effects(begun: Begun): Promise<string[]>;
}

export function bankCalls(program: TestPayments): BankCalls {
  const { env, ask, stand } = program;
  const fault = (id: string, more: object) =>
    stand('PUT /stand/api/faults', { id, on: true, ...more });
  const begun: BankCalls['begun'] = async (amountKopecks = 10_000) => {
    const by = await program.newPayer();
    await fault('bank.callback-dropped', {});
    const { json } = await program.pay(by, program.wish([], amountKopecks));
    const { json: orders } = await stand('GET /stand/api/bank/payments');
    const { bankOrderId } = orders.find((one: { id: string }) => one.id === json.paymentId);
    const known = { orderId: json.paymentId, amountKopecks, currency: 'RUB', state: 'paid' };
    return { by, told: { eventId: newId(), bankOrderId, ...known } };
  };
  return {
    callBack: (told, { key = env.settings.BANK_SECRET, at = env.clock.wall() } = {}) => {
      const body = JSON.stringify({ reason: null, at, ...told });
      const seconds = Math.floor(Date.parse(at) / 1000);
      const mac = createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex');
      return ask('POST /api/bank/v1/callbacks', {
        body,
        headers: { 'x-bank-timestamp': String(seconds), 'x-bank-signature': `v1=${mac}` },
      });
    },
    begun,
    brought: async (state) => {
      // An order that is pending stays so for longer than a test takes.
      if (state === 'pending') await fault('bank.slow-charge', { times: 1, delayMs: 600_000 });
      if (state === 'expired') await fault('bank.order-expired', { times: 1 });
      const made = await begun();
      const path = `/stand/api/bank/payments/${made.told.orderId}`;
      if (state === 'pending' || state === 'paid') await stand(`POST ${path}/approve`);
      if (state === 'declined') await stand(`POST ${path}/decline`);
      const { json } = await stand('GET /stand/api/bank/payments');
      const order = json.find((one: { id: string }) => one.id === made.told.orderId);
      if (order.state !== state) throw new Error(`The bank's order is ${order.state}.`);
      return { by: made.by, told: { ...made.told, state } };
    },
    stateOf: async ({ by, told }) => (await program.show(by, told.orderId)).json.state,
    effects: ({ by, told }) => effectsOf(program, by, told.orderId),
  };
}

async function effectsOf(program: TestPayments, by: Payer, paymentId: string): Promise<string[]> {
  const rows = await program.as(by, (ctx) =>
    ctx.db.rows(sql<{ effect: string }>`
      select type as effect from platform.event where data ->> 'paymentId' = ${paymentId}
      union all select action || ' ' || coalesce(context ->> 'to', '') from platform.audit_event
        where object = ${`payment:${paymentId}`} and action = 'payment.step'
      union all select 'ledger ' || kind from ledger.posting where payment_id = ${paymentId}
      order by effect`),
  );
  return rows.map(({ effect }) => effect);
}
