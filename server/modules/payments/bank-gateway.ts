// The talk with the bank: make an order, ask what became of it, give it up. Nothing here believes
// an answer before its shape is checked, and nothing here throws for what the bank did wrong.
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { Env } from '#platform/env';
import { mayRepeat, noteAnswer, noteFailure, restOf } from '#platform/partner/breaker';
import { exchange } from '#platform/partner/exchange';
import { inTurn } from '#platform/partner/turns';
import { moment } from '#primitives/days';
import { readSbpLink } from '#primitives/sbp-link';
import type { BankWord, Payment } from './payment.ts';

/** The person waits for it: longer than this and the page says that the bank does not answer. */
const TIMEOUT_MS = 10_000;
/** An answer is some hundred bytes. */
const ANSWER_MAX_BYTES = 20_000;
const ATTEMPTS_MAX = 3;
/** Doubled with each repetition and cut by chance, so that askers do not come together. */
const PAUSE_MS = 200;
/** Too little time for a repetition to be worth it. */
const REST_MS_MIN = 500;
const PATIENCE = { partner: 'bank' };

export type OrderAnswer =
  | { is: 'made'; bankOrderId: string; payUrl: string; qrLink: string | null }
  | { is: 'unanswered' }
  | { is: 'busy'; retryAfterS: number }
  /** It answered, but not what was asked. */
  | { is: 'wrong'; why: string };

const madeOrder = z.object({
  bankOrderId: z.string().check(z.minLength(1), z.maxLength(100)),
  orderId: z.string(),
  payUrl: z.string().check(z.maxLength(2000)),
  qrLink: z.nullable(z.string().check(z.maxLength(500))),
});

const orderStatus = z.object({
  bankOrderId: z.string(),
  orderId: z.string(),
  amountKopecks: z.int(),
  currency: z.string(),
  state: z.enum(['created', 'pending', 'paid', 'declined', 'expired', 'cancelled']),
  reason: z.nullable(z.enum(['insufficient_funds', 'blocked_card', 'wrong_requisites'])),
  paidAt: z.nullable(z.string()),
});

interface Answer {
  status: number;
  retryAfter: string | null;
  body: unknown;
}

type Orderable = Pick<Payment, 'paymentId' | 'method' | 'amountKopecks' | 'purpose'>;

/**
 * Makes the order, or finds it made: our payment id is the bank's idempotency key, and every repeat
 * sends the same body. No money moves by it; the person pays on the bank's page.
 */
export async function makeOrder(env: Env, payment: Orderable): Promise<OrderAnswer> {
  const answer = await call(env, 'POST', {
    path: '/bank/orders',
    key: payment.paymentId,
    body: {
      orderId: payment.paymentId,
      method: payment.method,
      amountKopecks: payment.amountKopecks,
      currency: 'RUB',
      purpose: payment.purpose,
      returnUrl: `${env.settings.PUBLIC_URL}/payments/${payment.paymentId}`,
      callbackUrl: `${callbackBase(env)}/api/bank/v1/callbacks`,
    },
  });
  if (answer === null) return { is: 'unanswered' };
  if (answer.status === 429) return { is: 'busy', retryAfterS: secondsOf(answer.retryAfter) };
  if (answer.status >= 300) return { is: 'wrong', why: `status_${answer.status}` };
  const read = z.safeParse(madeOrder, answer.body);
  if (!read.success) return { is: 'unanswered' };
  const { orderId, bankOrderId, payUrl, qrLink } = read.data;
  if (orderId !== payment.paymentId) return { is: 'wrong', why: 'order' };
  // The person is sent there: a script or a file must not pass for an address.
  if (!/^https?:\/\//.test(payUrl) || !URL.canParse(payUrl)) return { is: 'wrong', why: 'pay_url' };
  const link = payment.method === 'sbp' ? readSbpLink(qrLink ?? '') : null;
  if (link !== null && (!link.ok || link.value.amountKopecks !== payment.amountKopecks)) {
    return { is: 'wrong', why: 'qr_link' };
  }
  return { is: 'made', bankOrderId, payUrl, qrLink };
}

/** What the bank says about an order. Garbage, half an answer and silence are all `silent`. */
export async function askOrder(env: Env, orderId: string): Promise<BankWord> {
  const answer = await call(env, 'GET', { path: `/bank/orders/${orderId}` });
  if (answer?.status === 404) return { is: 'absent' };
  if (answer?.status !== 200) return { is: 'silent' };
  const read = z.safeParse(orderStatus, answer.body);
  if (!read.success) return { is: 'silent' };
  const { paidAt, ...said } = read.data;
  if (paidAt !== null && Number.isNaN(Date.parse(paidAt))) return { is: 'silent' };
  return { is: 'order', ...said, paidAt: paidAt === null ? null : moment(new Date(paidAt)) };
}

/**
 * Asks the bank to end an order that nobody will pay. Only whether it answered: what became of the
 * order is asked afterwards, because a bank may take the money in the same second.
 */
export async function cancelOrder(env: Env, orderId: string): Promise<'answered' | 'silent'> {
  const path = `/bank/orders/${orderId}/cancel`;
  const answer = await call(env, 'POST', { path, key: orderId, isRepeatable: true });
  return answer === null ? 'silent' : 'answered';
}

/** The simulated bank stands on this machine; a real one knows our public address only. */
function callbackBase(env: Env): string {
  return env.settings.STAND === 'on' ? env.settings.INTERNAL_URL : env.settings.PUBLIC_URL;
}

/**
 * Null: no usable answer, for whatever reason. A question is repeated, because it changes nothing;
 * an order is sent again by the person, who hears at once what is the matter. A bank that keeps
 * failing is left alone for a while.
 */
async function call(env: Env, method: 'GET' | 'POST', request: Request): Promise<Answer | null> {
  if (restOf(env, PATIENCE) !== null) return null;
  const deadline = performance.now() + TIMEOUT_MS;
  const attempts = method === 'GET' || request.isRepeatable ? ATTEMPTS_MAX : 1;
  for (let number = 1; number <= attempts; number += 1) {
    const answer = await inTurn(env, PATIENCE.partner, () =>
      attempt(env, method, { ...request, deadline }),
    );
    if (answer !== null && answer.status < 500) {
      noteAnswer(env, PATIENCE);
      return answer;
    }
    noteFailure(env, PATIENCE);
    const isLast = number === attempts || deadline - performance.now() < REST_MS_MIN;
    if (isLast || !mayRepeat(env, PATIENCE)) break;
    await pause(Math.random() * PAUSE_MS * 2 ** (number - 1));
  }
  env.metrics.outages.inc({ system: 'bank' });
  return null;
}

interface Request {
  path: string;
  key?: string;
  /** Sent twice it does what it does once. */
  isRepeatable?: boolean;
  body?: object;
}

async function attempt(
  env: Env,
  method: 'GET' | 'POST',
  request: Request & { deadline: number },
): Promise<Answer | null> {
  const { BANK_URL, BANK_SECRET } = env.settings;
  // Who waited for the turn until now waited for a bank that holds ten calls of ours.
  const timeoutMs = request.deadline - performance.now();
  if (timeoutMs < REST_MS_MIN) return null;
  try {
    const { status, headers, text } = await exchange({
      method,
      url: `${BANK_URL}${request.path}`,
      headers: {
        authorization: `Bearer ${BANK_SECRET}`,
        ...(request.body && { 'content-type': 'application/json' }),
        ...(request.key && { 'idempotency-key': request.key }),
      },
      ...(request.body && { body: JSON.stringify(request.body) }),
      timeoutMs,
      answerBytesMax: ANSWER_MAX_BYTES,
    });
    return { status, retryAfter: headers['retry-after'] ?? null, body: parsed(text) };
  } catch (error) {
    env.log.warn({ err: error, system: 'bank' }, 'the bank does not answer');
    return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A page of a proxy instead of an answer: the caller sees that the shape is wrong.
    return null;
  }
}

/** Retry-After in seconds, within sense: a minute when the bank does not say. */
function secondsOf(retryAfter: string | null): number {
  const seconds = Number(retryAfter ?? Number.NaN);
  return Number.isInteger(seconds) && seconds > 0 ? Math.min(seconds, 600) : 60;
}
