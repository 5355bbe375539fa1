// Puts the notices about an order into the queue, spoilt as the defects ask.
import { randomUUID } from 'node:crypto';
import type { Queries } from '../database.ts';
import type { Stand } from '../stand.ts';
import { type Event, eventOf, type Signature } from './callback.ts';
import { ATTEMPTS_MAX, insertCallback } from './callback-store.ts';
import type { Order } from './order.ts';

const ROUBLE = 100;
const SECOND_MS = 1000;
const COPIES = 3;

interface Forgery {
  event: Event;
  signature: Signature;
}

/** A false notice takes the place of the true one and is not repeated. */
async function forgeryOf(
  take: (id: string) => Promise<unknown>,
  event: Event,
): Promise<Forgery | null> {
  if (await take('bank.callback-wrongly-signed')) return { event, signature: 'wrong' };
  if (await take('bank.callback-clock-skewed')) return { event, signature: 'old' };
  if (await take('bank.callback-wrong-amount')) {
    const amountKopecks = event.amountKopecks + ROUBLE;
    return { event: { ...event, amountKopecks }, signature: 'right' };
  }
  if (await take('bank.callback-wrong-order')) {
    return { event: { ...event, orderId: randomUUID() }, signature: 'right' };
  }
  if (event.state === 'declined' && (await take('bank.callback-contradiction'))) {
    return { event: { ...event, state: 'paid', reason: null }, signature: 'right' };
  }
  return null;
}

/** Queues what the shop is to hear of an order closed `at`; part of the closing transaction. */
export async function notifyShop(
  stand: Stand,
  queries: Queries,
  closed: { order: Order; at: string },
): Promise<void> {
  const { order, at } = closed;
  const take = (id: string) => stand.fault(id, queries);
  const event = eventOf(order, at);
  const { callbackUrl } = order;
  if (await take('bank.callback-dropped')) return;
  const firstAt = new Date();
  const forgery = await forgeryOf(take, event);
  if (forgery !== null) {
    await insertCallback(queries, { ...forgery, callbackUrl, attemptsMax: 1, firstAt });
    return;
  }
  const delayed = await take('bank.callback-delayed');
  firstAt.setTime(firstAt.getTime() + (delayed?.delayMs ?? 0));
  const notice = { event, callbackUrl, attemptsMax: ATTEMPTS_MAX, firstAt };
  const copies = (await take('bank.callback-duplicated')) ? COPIES : 1;
  for (let copy = 0; copy < copies; copy += 1) {
    await insertCallback(queries, { ...notice, signature: 'right' });
  }
  if (await take('bank.callback-reordered')) {
    const earlier = new Date(Date.parse(at) - SECOND_MS).toISOString();
    const stale = eventOf({ ...order, state: 'pending', reason: null }, earlier);
    const later = new Date(firstAt.getTime() + SECOND_MS);
    await insertCallback(queries, { ...notice, event: stale, firstAt: later, signature: 'right' });
  }
}
