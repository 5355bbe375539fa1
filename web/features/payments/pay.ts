// The pay sheet without its looks: what is paid for, whether the sum makes sense, and the id that
// makes sure that nothing is ever paid twice.
import type * as z from 'zod/mini';
import type { Payment, payBody, quote, quoteBody } from '#contract/payments';
import { type Kopecks, parseMoney } from '#primitives/money';

export type Quote = z.infer<typeof quote>;
export type QuoteBody = z.infer<typeof quoteBody>;
export type PayBody = z.infer<typeof payBody>;
export type Method = PayBody['method'];

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

/** `charges` of the address; none means everything that is due. */
export function chargesAsked(text: string | undefined): string[] {
  return [...new Set((text ?? '').split(',').filter((id) => UUID.test(id)))];
}

export type AmountRead = { ok: true; value: Kopecks } | { ok: false; reason: 'format' | 'zero' };

export function readAmount(text: string): AmountRead {
  const read = parseMoney(text);
  if (!read.ok) return { ok: false, reason: 'format' };
  return read.value > 0 ? { ok: true, value: read.value } : { ok: false, reason: 'zero' };
}

/**
 * What is sent. The charges are named, so that the server checks the sum against them; more than
 * they need is an advance to the account and belongs to no charge.
 */
export function payBodyOf(given: {
  quote: Quote;
  asked: readonly string[];
  /** What the charges need in all; null for an advance. */
  needed: number | null;
  method: Method;
}): Omit<PayBody, 'paymentId'> {
  const { quote, asked, needed, method } = given;
  const isAdvance = needed === null || quote.amountKopecks > needed;
  return {
    method,
    chargeIds: isAdvance ? [] : [...asked],
    amountKopecks: quote.amountKopecks,
    expectedTotalKopecks: quote.totalKopecks,
  };
}

/** Two halves: nothing leaves the page before the id is kept. */
interface Memory {
  getItem: (key: string) => string | null;
  setItem: (key: string, value: string) => void;
  removeItem: (key: string) => void;
}
const KEPT = 'kabinet.payment';

export function randomId(): string {
  // `randomUUID` exists only in secure contexts; a stand opened by its address in a local network
  // is not one.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const parts = [0, 8, 12, 16, 20].map((from, place, all) => hex.slice(from, all[place + 1]));
  return parts.join('-');
}

/**
 * The id of this very payment, kept before it is sent: after a lost answer or a reload the same
 * wish gets the same id, another wish a new one.
 */
export function keepPaymentId(wish: Omit<PayBody, 'paymentId'>, memory: Memory): string {
  const asked = JSON.stringify(wish);
  const kept = memory.getItem(KEPT);
  if (kept?.slice(36) === asked) return kept.slice(0, 36);
  const id = randomId();
  memory.setItem(KEPT, id + asked);
  return id;
}

/** The server has answered for good; the next payment of the same sum is another payment. */
export function forgetPaymentId(memory: Memory): void {
  memory.removeItem(KEPT);
}

/** Where the person goes after «Оплатить»: the bank itself, or our page with the code to scan. */
export function nextPlace(payment: Payment, isTouch: boolean): { bank: string } | { page: string } {
  const isAtBank = payment.method === 'card' || isTouch;
  if (payment.state === 'waiting' && payment.payUrl !== null && isAtBank) {
    return { bank: payment.payUrl };
  }
  return { page: `/payments/${payment.paymentId}` };
}
