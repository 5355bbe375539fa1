// The end of an order: charged, declined or out of time. Everything that closes one is here.
import type { Queries } from '../database.ts';
import { Problem } from '../problem.ts';
import type { Stand } from '../stand.ts';
import { notifyShop } from './notify-shop.ts';
import {
  chargeLater,
  closeOrder,
  lockExpired,
  lockLateCharges,
  lockOrder,
  postponeCharge,
  setSilentAnswers,
  type Verdict,
} from './order-store.ts';
import { isOpen, type Order, type Reason } from './order.ts';

/** Questions left without an answer after the defect «timed out after charging» is switched off. */
const SILENT_ANSWERS = 2;

const declineFaults: [id: string, reason: Reason][] = [
  ['bank.declined-insufficient-funds', 'insufficient_funds'],
  ['bank.declined-blocked-card', 'blocked_card'],
  ['bank.declined-wrong-requisites', 'wrong_requisites'],
];

export const noSuchOrder = (): Problem =>
  new Problem(404, {
    code: 'bank.no_such_order',
    detail: 'В банке нет такого заказа. Список — GET /stand/api/bank/payments.',
  });

const alreadyClosed = (order: Order): Problem =>
  new Problem(409, {
    code: 'bank.order_closed',
    detail: `Заказ уже завершён (${order.state}). Чтобы заплатить, создайте новый платёж.`,
  });

const chargingNow = (): Problem =>
  new Problem(409, {
    code: 'bank.order_charging',
    detail: 'Деньги по заказу уже списываются, отменить его нельзя. Спросите, чем кончилось.',
  });

async function close(stand: Stand, queries: Queries, verdict: Verdict): Promise<Order> {
  const order = await closeOrder(queries, verdict);
  if (verdict.state === 'paid' && (await stand.fault('bank.timeout-after-charging', queries))) {
    await setSilentAnswers(queries, { orderId: order.orderId, left: SILENT_ANSWERS });
    return order;
  }
  await notifyShop(stand, queries, { order, at: verdict.at });
  return order;
}

const verdictOf = (orderId: string, reason: Reason | null, at: string): Verdict => ({
  orderId,
  state: reason === null ? 'paid' : 'declined',
  reason,
  at,
});

async function declineByFault(stand: Stand, queries: Queries): Promise<Reason | null> {
  for (const [id, reason] of declineFaults) {
    if (await stand.fault(id, queries)) return reason;
  }
  return null;
}

/**
 * The payer agreed: charges the account, or declines when the card or a defect says so. Charging
 * what is paid already changes nothing. Refuses with `bank.order_closed` after any other end.
 */
export async function chargeOrder(stand: Stand, id: string): Promise<Order> {
  await expireOrders(stand);
  const { now } = await stand.clock.read();
  const order = await stand.db.transaction(async (queries) => {
    const found = await lockOrder(queries, id);
    if (found === undefined) throw noSuchOrder();
    if (found.state === 'paid' || found.chargeAt !== null) return found;
    if (!isOpen(found.state)) throw alreadyClosed(found);
    const reason = found.cardReason ?? (await declineByFault(stand, queries));
    const slow = await stand.fault('bank.slow-charge', queries);
    if (slow) {
      const chargeAt = new Date(Date.now() + slow.delayMs);
      return postponeCharge(queries, { orderId: found.orderId, reason, chargeAt });
    }
    return close(stand, queries, verdictOf(found.orderId, reason, now));
  });
  stand.wake();
  return order;
}

/** The payer or the bank refused. Refuses with `bank.order_closed` after another end. */
export async function declineOrder(
  stand: Stand,
  refusal: { id: string; reason: Reason },
): Promise<Order> {
  await expireOrders(stand);
  const { now } = await stand.clock.read();
  const order = await stand.db.transaction(async (queries) => {
    const found = await lockOrder(queries, refusal.id);
    if (found === undefined) throw noSuchOrder();
    if (found.state === 'declined' && found.reason === refusal.reason) return found;
    if (!isOpen(found.state)) throw alreadyClosed(found);
    return close(stand, queries, verdictOf(found.orderId, refusal.reason, now));
  });
  stand.wake();
  return order;
}

/**
 * The shop gives the order up, because its payer does; the same again changes nothing. Refuses with
 * `bank.order_closed` after another end and with `bank.order_charging` while money is being taken.
 */
export async function cancelOrder(stand: Stand, orderId: string): Promise<Order> {
  await expireOrders(stand);
  const { now } = await stand.clock.read();
  const order = await stand.db.transaction(async (queries) => {
    const found = await lockOrder(queries, orderId);
    if (found === undefined) throw noSuchOrder();
    if (found.state === 'cancelled') return found;
    if (!isOpen(found.state)) throw alreadyClosed(found);
    if (found.chargeAt !== null) throw chargingNow();
    const verdict = { orderId: found.orderId, state: 'cancelled', reason: null, at: now } as const;
    const cancelled = await close(stand, queries, verdict);
    const late = await stand.fault('bank.charged-after-cancel', queries);
    if (late) {
      const chargeAt = new Date(Date.now() + late.delayMs);
      await chargeLater(queries, { orderId: found.orderId, chargeAt });
    }
    return cancelled;
  });
  stand.wake();
  return order;
}

/** Closes the orders nobody paid within an hour of business time. */
export async function expireOrders(stand: Stand): Promise<void> {
  const { now } = await stand.clock.read();
  const expired = await stand.db.transaction(async (queries) => {
    const orders = await lockExpired(queries, now);
    for (const order of orders) {
      const verdict = { orderId: order.orderId, state: 'expired', reason: null, at: now } as const;
      await close(stand, queries, verdict);
    }
    return orders.length;
  });
  if (expired > 0) stand.wake();
}

/** Makes the charges the defect «slow charge» held back. */
export async function settleLateCharges(stand: Stand): Promise<void> {
  const { now } = await stand.clock.read();
  await stand.db.transaction(async (queries) => {
    for (const order of await lockLateCharges(queries, new Date())) {
      await close(stand, queries, verdictOf(order.orderId, order.cardReason, now));
    }
  });
}
