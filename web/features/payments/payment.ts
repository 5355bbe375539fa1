// One payment on its way: how often to ask, and what to say.
import type * as z from 'zod/mini';
import type { Payment, paymentDetails } from '#contract/payments';
import { sayPlace } from '../../place.ts';
import { API, reading } from '../../query.ts';
import type { PaymentStatus } from '../../ui/status.ts';

/** What the page keeps from the start of the payment has no settlement yet; every reading has. */
export type PaymentDetails = Payment & Partial<z.infer<typeof paymentDetails>>;

export function paymentReading(paymentId: string) {
  return reading<PaymentDetails>(['payments', 'one', paymentId], `${API}/payments/${paymentId}`);
}

/** Nothing more will happen by itself, receipt included. */
export function isFinal(payment: Payment): boolean {
  if (payment.state === 'paid') return payment.receiptReady;
  return payment.state === 'declined';
}

/** Milliseconds to the next question, false when there is nothing to ask. */
export function askAgainMs(payment: Payment | undefined): number | false {
  if (payment === undefined || isFinal(payment)) return false;
  // A person decides about a review, which takes hours; the bank answers in seconds.
  return payment.state === 'review' ? 30_000 : 2000;
}

/** `scan`: the person still has to approve at the bank; `wait`: nobody has to do anything. */
export type PaymentFace = 'scan' | 'wait' | 'paid' | 'declined' | 'review' | 'reversed';

export function faceOf(payment: Payment): PaymentFace {
  if (payment.state === 'waiting') return payment.payUrl === null ? 'wait' : 'scan';
  if (payment.state === 'checking') return 'wait';
  if (payment.reversedAt !== null) return 'reversed';
  return payment.state;
}

/** The word of a payment: one whose money was taken back is no longer called paid. */
export function statusOf({ state, reversedAt }: Payment): PaymentStatus {
  return reversedAt === null ? state : 'reversed';
}

/** An order that the bank has not ended may still be given up. */
export function mayCancel({ state }: Pick<Payment, 'state'>): boolean {
  return state === 'waiting' || state === 'checking';
}

/** «Налог на имущество за 2025 год» and, apart, the thing it is for. */
export function splitTitle(title: string): { name: string; thing: string } {
  const [name = '', ...rest] = title.split(' — ');
  return { name, thing: sayPlace(rest.join(' — ')) };
}

/** A new try pays for the same charges; the sum is counted anew there. */
export function retryAddress(payment: Payment): string {
  const ids = payment.covers.map((cover) => cover.chargeId);
  return ids.length === 0 ? '/pay' : `/pay?charges=${ids.join(',')}`;
}
