// What the bank tells the shop, and how it signs it. Pure.
import { createHmac, randomUUID } from 'node:crypto';
import type { Order, OrderState, Reason } from './order.ts';

/** `old` is signed rightly, but an hour ago by the bank's clock. */
export type Signature = 'right' | 'wrong' | 'old';

export interface Event {
  eventId: string;
  bankOrderId: string;
  orderId: string;
  amountKopecks: number;
  currency: 'RUB';
  state: OrderState;
  reason: Reason | null;
  /** Business time. */
  at: string;
}

const OLD_S = 3600;

export function eventOf(order: Order, at: string): Event {
  const { bankOrderId, orderId, amountKopecks, currency, state, reason } = order;
  const eventId = randomUUID();
  return { eventId, bankOrderId, orderId, amountKopecks, currency, state, reason, at };
}

export interface Signed {
  body: string;
  signature: Signature;
  secret: string;
  /** Technical time. */
  wallMs: number;
}

/** HMAC-SHA-256 over `timestamp.body`, as the contract between bank and shop says. */
export function signatureHeaders(signed: Signed): Record<string, string> {
  const { body, signature, secret, wallMs } = signed;
  const seconds = Math.floor(wallMs / 1000) - (signature === 'old' ? OLD_S : 0);
  const key = signature === 'wrong' ? `not ${secret}` : secret;
  const mac = createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex');
  return { 'x-bank-timestamp': String(seconds), 'x-bank-signature': `v1=${mac}` };
}
