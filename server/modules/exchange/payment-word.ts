// What one more message about a payment means, given those taken before. Pure.
import type { Moment } from '#primitives/days';
import type { Meaning } from './file/line.ts';

/** A word about a posted payment that was taken before. */
export interface PaymentWord {
  version: number;
  meaning: 'cancelled' | 'restored';
  /** Posted anew by a restoring. */
  paymentId: string | null;
  changedAt: Moment | null;
  sourceRef: string;
}

/** The payment as it was first posted. */
export interface PostedPayment {
  paymentId: string;
  sourceRef: string;
  amountKopecks: number;
}

export type PaymentDecision =
  | { act: 'post' }
  | { act: 'reverse'; paymentId: string }
  | { act: 'restore'; version: number }
  /** Taken before, by the row with this `ref`. */
  | { act: 'nothing'; ref: string; did: 'posted' | 'restored' }
  | { act: 'nothing'; ref: string; did: 'reversed'; paymentId: string }
  | { act: 'refuse'; because: 'older' | 'payment_cancelled_already' }
  | { act: 'look'; because: 'payment_changed' | 'payment_cancelled' };

interface Message {
  meaning: Meaning;
  changedAt: Moment | null;
  amountKopecks: number;
}

/** `words` holds every word about the payment, oldest first. */
export function decidePayment(
  message: Message,
  posted: PostedPayment | undefined,
  words: readonly PaymentWord[],
): PaymentDecision {
  const { meaning, changedAt } = message;
  if (posted === undefined) {
    return meaning === 'cancelled'
      ? { act: 'look', because: 'payment_cancelled' }
      : { act: 'post' };
  }
  if (message.amountKopecks !== posted.amountKopecks) {
    return { act: 'look', because: 'payment_changed' };
  }
  if (meaning === 'new' || meaning === 'changed') {
    return { act: 'nothing', ref: posted.sourceRef, did: 'posted' };
  }
  const same = words.find((one) => one.meaning === meaning && one.changedAt === changedAt);
  if (same !== undefined) {
    const ref = same.sourceRef;
    if (meaning === 'restored') return { act: 'nothing', ref, did: 'restored' };
    const { paymentId } = words.find((one) => one.version === same.version - 1) ?? posted;
    return { act: 'nothing', ref, did: 'reversed', paymentId: paymentId ?? posted.paymentId };
  }
  const latest = words.at(-1);
  const isOlder = changedAt !== null && latest?.changedAt != null && changedAt < latest.changedAt;
  if (isOlder) return { act: 'refuse', because: 'older' };
  const isCancelled = latest?.meaning === 'cancelled';
  if (meaning === 'restored') {
    if (isCancelled) return { act: 'restore', version: words.length + 1 };
    // The money stands: that is what the message says.
    return { act: 'nothing', ref: latest?.sourceRef ?? posted.sourceRef, did: 'posted' };
  }
  if (isCancelled) return { act: 'refuse', because: 'payment_cancelled_already' };
  return { act: 'reverse', paymentId: latest?.paymentId ?? posted.paymentId };
}
