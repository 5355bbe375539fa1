// Receipts issued without a connection (BEY-8): what waits on this device, and how it is sent.
// Each goes under one key made here, so that the server counts it once however often it is sent;
// each belongs to the person who issued it, and nobody else's page shows or sends it. Pure: the
// store and the sending are given.
import { Refusal, Unreachable } from '../../api.ts';
import type { ReceiptBody } from '../npd.ts';

/** A place in the sequence of numbers that the server has signed for this device. */
export interface ReservedNumber {
  /** The seller's: part of the digest and of the receipt's address. */
  inn: string;
  /** Four characters that the number begins with. */
  sequence: string;
  /** Base64: makes the six characters of the digest (wire §13). */
  key: string;
  expiresAt: string;
}

export interface Queued {
  /** The idempotency key of the receipt. */
  id: string;
  /** Whose it is: the subject of the session it was issued in. */
  owner: string;
  madeAt: string;
  body: ReceiptBody;
  /** Known before it is sent when a number was reserved. */
  number: string | null;
  /** With that number: the address of the receipt has it. */
  inn: string | null;
  /** Who gave that number and when: what its digest was made of. */
  issued: { device: string; requestAt: string } | null;
  state: 'queued' | 'registered' | 'refused';
  /** Why the server said no. */
  refusal: { code: string; text: string } | null;
}

export interface QueueStore {
  /** The receipts of this person on this device, the oldest first. */
  list: (owner: string) => Promise<Queued[]>;
  put: (item: Queued) => Promise<void>;
  remove: (id: string) => Promise<void>;
}

export type Post = (item: Queued) => Promise<{ number: string }>;

/** Refusals that say nothing about the receipt: it waits and is sent again. */
function isForLater(error: unknown): boolean {
  if (error instanceof Unreachable) return true;
  if (!(error instanceof Refusal)) return false;
  const { status } = error;
  // Signed out, another person's token, too many at once, a fault of ours.
  return status === 401 || status === 403 || status === 429 || status >= 500;
}

/**
 * Sends what waits, one after the other, and keeps what became of each. Stops at the first that
 * must wait, so that the order of the day stays. Answers how many were settled.
 */
export async function sendQueue(owner: string, store: QueueStore, post: Post): Promise<number> {
  const waiting = (await store.list(owner)).filter(({ state }) => state === 'queued');
  let settled = 0;
  for (const item of waiting) {
    try {
      const { number } = await post(item);
      await store.put({ ...item, state: 'registered', number });
    } catch (error) {
      if (isForLater(error)) return settled;
      if (!(error instanceof Refusal)) throw error;
      const refusal = { code: error.code, text: error.detail };
      await store.put({ ...item, state: 'refused', refusal });
    }
    settled += 1;
  }
  return settled;
}
