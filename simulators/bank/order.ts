// A bank order: its states and which step may follow which. Pure.
import { randomInt } from 'node:crypto';

export type Method = 'sbp' | 'card';
export type OrderState = 'created' | 'pending' | 'paid' | 'declined' | 'expired' | 'cancelled';
export const REASONS = ['insufficient_funds', 'blocked_card', 'wrong_requisites'] as const;
export type Reason = (typeof REASONS)[number];

export interface Order {
  orderId: string;
  bankOrderId: string;
  method: Method;
  amountKopecks: number;
  currency: 'RUB';
  purpose: string;
  returnUrl: string;
  callbackUrl: string;
  qrLink: string | null;
  state: OrderState;
  reason: Reason | null;
  createdAt: string;
  expiresAt: string;
  paidAt: string | null;
  code: string | null;
  codeTriesLeft: number;
  cardReason: Reason | null;
  chargeAt: string | null;
  silentAnswersLeft: number;
}

/** Business time an order waits for its payer: a person finds the phone, a stand stays tidy. */
export const ORDER_LIFE_MS = 60 * 60 * 1000;

/** Whether the payer may still act: everything else is final. */
export const isOpen = (state: OrderState): boolean => state === 'created' || state === 'pending';

/** What the shop is told about an order on the wire. */
export function statusOf(order: Order): object {
  const { bankOrderId, orderId, method, amountKopecks, currency, purpose } = order;
  const { state, reason, paidAt } = order;
  const known = { bankOrderId, orderId, method, amountKopecks, currency, purpose };
  return { ...known, state, reason, paidAt };
}

/** Six digits of a one-time code. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');
