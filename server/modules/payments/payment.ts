// A payment: its states, which step may follow which, and what the bank's word means for it. Pure.
import type { Requisites } from '#law/ens/requisites';
import { addSeconds } from '#primitives/days';
import type { Moment } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import { kopecks } from '#primitives/money';

export type Method = 'sbp' | 'card';
/** `waiting`: the person is at the bank; the words of the others stand in design §5. */
export type State = 'waiting' | 'checking' | 'review' | 'paid' | 'declined';
export type BankReason = 'insufficient_funds' | 'blocked_card' | 'wrong_requisites';
/** `cancelled`: the payer gave the order up before any money moved. */
export type DeclineReason = BankReason | 'expired' | 'bank_unavailable' | 'cancelled';

export interface Cover {
  chargeId: string;
  title: string;
  settledKopecks: Kopecks;
  reservedKopecks: Kopecks;
}

export interface Payment {
  paymentId: string;
  number: string;
  method: Method;
  amountKopecks: Kopecks;
  chargeIds: string[];
  purpose: string;
  /** Requisites of the day the payment began. */
  payee: Requisites;
  state: State;
  declineReason: DeclineReason | null;
  createdAt: Moment;
  bankOrderId: string | null;
  payUrl: string | null;
  qrLink: string | null;
  paidAt: Moment | null;
  covers: Cover[] | null;
  unallocatedKopecks: Kopecks | null;
  receiptId: string | null;
  /** Technical time of the last attempt to make the order. */
  orderedAt: Moment;
  /** Staff know that the bank is silent about it. */
  alertedAt: Moment | null;
}

/** A slip of the finger costs less than this; banks refuse larger single payments anyway. */
export const AMOUNT_MAX = kopecks(10_000_000_000);
/** The service takes nothing for paying taxes. */
export const FEE = kopecks(0);

/** The number a person reads on the page and on the receipt; unique per taxpayer. */
export function numberOf(year: number, ordinal: number): string {
  return `${year}-${String(ordinal).padStart(6, '0')}`;
}

/**
 * What the bank says about an order; `absent`: it knows no such order; `unmade`: the same about an
 * order the payer has given up; `silent`: no usable answer.
 */
export type BankWord =
  | { is: 'absent' }
  | { is: 'unmade' }
  | { is: 'silent' }
  | {
      is: 'order';
      orderId: string;
      bankOrderId: string;
      amountKopecks: number;
      currency: string;
      state: 'created' | 'pending' | 'paid' | 'declined' | 'expired' | 'cancelled';
      reason: BankReason | null;
      paidAt: Moment | null;
    };

export type Step =
  | { to: 'same' }
  | { to: 'checking' }
  /** What the bank says cannot be true of this payment. */
  | { to: 'review'; because: string }
  | { to: 'paid'; paidAt: Moment }
  | { to: 'declined'; reason: DeclineReason };

const same: Step = { to: 'same' };

/**
 * An order the bank does not know this long after we asked for it was never made: the longest the
 * bank has been seen to hold a request is half a minute.
 */
export const ABSENT_AFTER_S = 60;
/** Clocks of two systems; beyond it a time of payment is not believed. */
const SKEW_S = 300;

/**
 * The step that follows from the bank's word. Paid is final; declined is final but for one edge:
 * money that the bank took after all is never lost.
 */
export function nextStep(
  payment: Payment,
  word: BankWord,
  clocks: { now: Moment; wall: Moment },
): Step {
  if (payment.state === 'paid') return same;
  const isDeclined = payment.state === 'declined';
  if (word.is === 'silent') return payment.state === 'waiting' ? { to: 'checking' } : same;
  if (word.is === 'absent') return isDeclined ? same : stepOfAbsent(payment, clocks.wall);
  if (word.is === 'unmade') {
    return isDeclined || payment.payUrl !== null ? same : { to: 'declined', reason: 'cancelled' };
  }
  const wrong = contradictionOf(payment, word, clocks.now);
  if (wrong !== null) {
    return isDeclined || payment.state === 'review' ? same : { to: 'review', because: wrong };
  }
  if (word.state === 'paid') return { to: 'paid', paidAt: word.paidAt! };
  if (isDeclined) return same;
  if (word.state === 'declined') return { to: 'declined', reason: word.reason! };
  if (word.state === 'expired' || word.state === 'cancelled') {
    return { to: 'declined', reason: word.state };
  }
  if (word.state === 'pending' || payment.state === 'review') {
    return payment.state === 'checking' ? same : { to: 'checking' };
  }
  return same;
}

function stepOfAbsent(payment: Payment, wall: Moment): Step {
  if (payment.payUrl !== null) {
    return payment.state === 'review' ? same : { to: 'review', because: 'order_lost' };
  }
  const isOld = addSeconds(payment.orderedAt, ABSENT_AFTER_S) <= wall;
  return isOld ? { to: 'declined', reason: 'bank_unavailable' } : same;
}

function contradictionOf(
  payment: Payment,
  word: Extract<BankWord, { is: 'order' }>,
  now: Moment,
): string | null {
  if (word.orderId !== payment.paymentId) return 'order';
  if (payment.bankOrderId !== null && word.bankOrderId !== payment.bankOrderId) return 'bank_order';
  if (word.amountKopecks !== payment.amountKopecks) return 'amount';
  if (word.currency !== 'RUB') return 'currency';
  if ((word.state === 'declined') !== (word.reason !== null)) return 'reason';
  if ((word.state === 'paid') !== (word.paidAt !== null)) return 'paid_at';
  if (word.paidAt === null) return null;
  const isPlausible =
    word.paidAt >= addSeconds(payment.createdAt, -SKEW_S) && word.paidAt <= addSeconds(now, SKEW_S);
  return isPlausible ? null : 'paid_at';
}

/** An intent whose order the bank has not confirmed is «Проверяем» for the person, too. */
export function shownState(payment: Pick<Payment, 'state' | 'payUrl'>): State {
  return payment.state === 'waiting' && payment.payUrl === null ? 'checking' : payment.state;
}

export const isOpen = (state: State): boolean => state !== 'paid' && state !== 'declined';

/** The bank is asked first after this, then after 1.4 times as long each time, up to a minute. */
export const ASK_FIRST_S = 5;
export const ASK_GROWTH = 1.4;
export const ASK_LAST_S = 60;
/** Somebody looks at the payment: asked more often than this, the bank would only be disturbed. */
export const ASK_PAUSE_S = 5;
/** Money taken after an end comes within this time; then the bank is not asked any more. */
export const WATCH_S = 900;
/** A bank silent this long about an order is a matter for staff. */
export const SILENCE_MAX_S = 900;
