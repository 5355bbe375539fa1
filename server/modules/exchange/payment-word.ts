// What one more message about a payment means, given those taken before. Pure. The latest word of
// the source, by the moment of its change, says what stands: nothing, or money of the sum it tells
// (decision 16).
import type { Day, Moment } from '#primitives/days';
import type { Meaning } from './file/line.ts';

/** A word about a posted payment that was taken before. */
export interface PaymentWord {
  version: number;
  meaning: Exclude<Meaning, 'new'>;
  /** What stands after it; null: it was taken back. */
  paymentId: string | null;
  amountKopecks: number;
  changedAt: Moment | null;
  sourceRef: string;
}

/** The payment as it was first posted. */
export interface PostedPayment {
  paymentId: string;
  sourceRef: string;
  amountKopecks: number;
  paidOn: Day;
}

/** What a word did when it was taken. */
export type Effect =
  | { did: 'posted' | 'restored' | 'nothing' }
  | { did: 'reversed' | 'corrected'; paymentId: string; beforeKopecks: number };

export type PaymentDecision =
  | { act: 'post' }
  | { act: 'reverse'; version: number; paymentId: string }
  | { act: 'restore'; version: number }
  | { act: 'correct'; version: number; paymentId: string; beforeKopecks: number }
  /** What it tells stands already; the word is kept. */
  | { act: 'note'; version: number; paymentId: string | null }
  /** Taken before, by the row with this `ref`. */
  | { act: 'nothing'; ref: string; effect: Effect }
  | { act: 'refuse'; because: 'older' }
  | { act: 'look'; because: 'payment_changed' | 'payment_cancelled' };

interface Message {
  meaning: Meaning;
  changedAt: Moment | null;
  amountKopecks: number;
  paidOn: Day;
}
type Standing = Pick<PostedPayment, 'paymentId' | 'amountKopecks'> | null;

/** Of two words of one moment: a cancelling tells of what was changed, a restoring of both. */
const RANK = { changed: 0, cancelled: 1, restored: 2 };

/** `words` holds every word about the payment, oldest first. */
export function decidePayment(
  message: Message,
  posted: PostedPayment | undefined,
  words: readonly PaymentWord[],
): PaymentDecision {
  const { meaning, changedAt, amountKopecks } = message;
  if (posted === undefined) {
    return meaning === 'cancelled'
      ? { act: 'look', because: 'payment_cancelled' }
      : { act: 'post' };
  }
  if (meaning === 'new') return decideFirst(amountKopecks, posted, words);
  const same = words.find((one) => one.meaning === meaning && one.changedAt === changedAt);
  if (same !== undefined) {
    const isOther = meaning !== 'cancelled' && same.amountKopecks !== amountKopecks;
    if (isOther) return { act: 'look', because: 'payment_changed' };
    return { act: 'nothing', ref: same.sourceRef, effect: effectOf(same, posted, words) };
  }
  if (meaning === 'changed' && changedAt === null) {
    return decideUndated(amountKopecks, posted, words);
  }
  const latest = words.findLast((one) => one.changedAt !== null);
  if (changedAt !== null && latest !== undefined && isBefore({ meaning, changedAt }, latest)) {
    return { act: 'refuse', because: 'older' };
  }
  return decideLatest(message, posted, words);
}

/** The earliest word there is: whatever else was said, it changes nothing. */
function decideFirst(
  amountKopecks: number,
  posted: PostedPayment,
  words: readonly PaymentWord[],
): PaymentDecision {
  const { sourceRef: ref } = posted;
  if (amountKopecks === posted.amountKopecks) {
    return { act: 'nothing', ref, effect: { did: 'posted' } };
  }
  // Posted by a later word: the sum before it was another.
  if (words[0]?.paymentId === posted.paymentId && words[0].sourceRef === ref) {
    return { act: 'refuse', because: 'older' };
  }
  return { act: 'look', because: 'payment_changed' };
}

/** A change without a moment may be older than what stands: it alone changes nothing. */
function decideUndated(
  amountKopecks: number,
  posted: PostedPayment,
  words: readonly PaymentWord[],
): PaymentDecision {
  const known = words.at(-1)?.amountKopecks ?? posted.amountKopecks;
  if (amountKopecks !== known) return { act: 'look', because: 'payment_changed' };
  return { act: 'nothing', ref: posted.sourceRef, effect: { did: 'posted' } };
}

function isBefore(
  message: { meaning: PaymentWord['meaning']; changedAt: Moment },
  latest: PaymentWord,
): boolean {
  if (message.changedAt !== latest.changedAt) return message.changedAt < latest.changedAt!;
  return RANK[message.meaning] < RANK[latest.meaning];
}

/** The message is the latest word: the account is to stand as it tells. */
function decideLatest(
  { meaning, changedAt, amountKopecks, paidOn }: Message,
  posted: PostedPayment,
  words: readonly PaymentWord[],
): PaymentDecision {
  const version = words.length + 1;
  const stands = standingAfter(posted, words);
  const known = words.at(-1)?.amountKopecks ?? posted.amountKopecks;
  // Without a moment nobody knows which of two sums is the later one.
  if (changedAt === null && amountKopecks !== known) {
    return { act: 'look', because: 'payment_changed' };
  }
  if (meaning === 'cancelled') {
    if (stands === null) return { act: 'note', version, paymentId: null };
    return { act: 'reverse', version, paymentId: stands.paymentId };
  }
  if (stands === null) return { act: 'restore', version };
  const { paymentId, amountKopecks: beforeKopecks } = stands;
  if (beforeKopecks === amountKopecks) return { act: 'note', version, paymentId };
  // Money of another day is other money: whose word counts, a person decides.
  if (paidOn !== posted.paidOn) return { act: 'look', because: 'payment_changed' };
  return { act: 'correct', version, paymentId, beforeKopecks };
}

function standingAfter(posted: PostedPayment, words: readonly PaymentWord[]): Standing {
  const last = words.at(-1);
  if (last === undefined) return posted;
  const { paymentId, amountKopecks } = last;
  return paymentId === null ? null : { paymentId, amountKopecks };
}

/** What a word that was taken did: told by what stood before it. */
function effectOf(word: PaymentWord, posted: PostedPayment, words: readonly PaymentWord[]): Effect {
  if (word.paymentId === posted.paymentId && word.sourceRef === posted.sourceRef) {
    return { did: 'posted' };
  }
  const before = standingAfter(posted, words.slice(0, word.version - 1));
  if (before === null) return { did: word.paymentId === null ? 'nothing' : 'restored' };
  if (before.paymentId === word.paymentId) return { did: 'nothing' };
  const { paymentId, amountKopecks: beforeKopecks } = before;
  return { did: word.paymentId === null ? 'reversed' : 'corrected', paymentId, beforeKopecks };
}
