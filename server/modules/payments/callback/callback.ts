// What the bank calls us with: is it signed by the bank, now, and what does it say? Pure.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import type { Moment } from '#primitives/days';

/** A gateway's callback may be this old or early (security P17). */
export const WINDOW_S = 300;

export const callbackBody = z.object({
  eventId: z.string().check(z.regex(/^[\w-]{1,100}$/)),
  bankOrderId: z.string(),
  orderId: z
    .string()
    .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)),
  amountKopecks: z.int(),
  currency: z.string(),
  state: z.enum(['created', 'pending', 'paid', 'declined', 'expired', 'cancelled']),
});
export type Callback = z.output<typeof callbackBody>;

export interface Signed {
  rawBody: Buffer;
  timestamp: string | undefined;
  signature: string | undefined;
}

export type Reading =
  | { is: 'callback'; callback: Callback }
  | { is: 'wrong'; verdict: 'unsigned' | 'wrong_signature' | 'stale' | 'unreadable' };

/**
 * Believes nothing before the signature holds: HMAC-SHA-256 over `timestamp.body`, compared in
 * constant time, made within the window around technical time.
 */
export function readCallback(signed: Signed, secret: string, wall: Moment): Reading {
  const { timestamp = '', signature = '' } = signed;
  if (!/^\d{1,12}$/.test(timestamp) || !/^v1=[0-9a-f]{64}$/.test(signature)) {
    return { is: 'wrong', verdict: 'unsigned' };
  }
  const expected = createHmac('sha256', secret)
    .update(`${timestamp}.`)
    .update(signed.rawBody)
    .digest();
  if (!timingSafeEqual(expected, Buffer.from(signature.slice(3), 'hex'))) {
    return { is: 'wrong', verdict: 'wrong_signature' };
  }
  const ageS = Date.parse(wall) / 1000 - Number(timestamp);
  if (Math.abs(ageS) > WINDOW_S) return { is: 'wrong', verdict: 'stale' };
  const read = z.safeParse(callbackBody, JSON.parse(signed.rawBody.toString('utf8')));
  return read.success
    ? { is: 'callback', callback: read.data }
    : { is: 'wrong', verdict: 'unreadable' };
}

/** Names what cannot be believed, so that its copies are counted once. */
export function keyOfBytes(rawBody: Buffer): string {
  return `sha256:${createHash('sha256').update(rawBody).digest('hex')}`;
}
