// The bank calls: a callback only makes us ask. What is posted is what the bank then says itself
// (P17).
import { audit, raiseAlert } from '#platform/audit';
import type { Ctx, TaxpayerId } from '#platform/context';
import type { Env } from '#platform/env';
import { Reply } from '#platform/http/route';
import { forTaxpayer } from '#platform/work';
import { addSeconds } from '#primitives/days';
import { askOrder } from '../bank-gateway.ts';
import { keyOfBytes, readCallback } from './callback.ts';
import type { Callback, Signed } from './callback.ts';
import { countLately, insertCallback } from './callback-store.ts';
import type { BankWord, Payment } from '../payment.ts';
import { askAt, findOwnerOfOrder, findPayment, watchDeclined } from '../payment-store.ts';
import { settlePayment } from '../settle-payment.ts';

export interface CallbackAnswer {
  accepted: boolean;
  /** Why not, for the bank's own log. */
  code: string | null;
}

export type CallbackIntent =
  | { is: 'ask'; taxpayerId: TaxpayerId; callback: Callback }
  | { is: 'known' }
  | { is: 'refused'; verdict: Verdict };

type Verdict = keyof typeof verdicts;

/** What is wrong with a callback, how the bank hears it, and what staff read. */
const verdicts = {
  unsigned: { status: 401, ru: 'нет подписи', en: 'has no signature' },
  wrong_signature: { status: 401, ru: 'подпись неверна', en: 'is signed wrongly' },
  stale: { status: 401, ru: 'подписано не сейчас', en: 'was not signed now' },
  unreadable: { status: 400, ru: 'не читается', en: 'cannot be read' },
  unknown_order: { status: 404, ru: 'такого заказа не было', en: 'is about no order of ours' },
  wrong_amount: { status: 409, ru: 'другая сумма', en: 'has another sum' },
  wrong_currency: { status: 409, ru: 'другая валюта', en: 'has another currency' },
  wrong_order: { status: 409, ru: 'другой заказ банка', en: 'is about another bank order' },
} as const;

/** By then our own question has its answer (`bank-gateway.ts`). */
const OWN_ASK_S = 12;
/** More alerts of a kind within an hour tell staff nothing new; the audit has them all. */
const ALERTS_PER_HOUR = 20;

/**
 * Checks signature, time, order, sum and currency; posts nothing. Wrong ones alert and are audited.
 */
export async function takeCallback(ctx: Ctx, signed: Signed): Promise<CallbackIntent> {
  const reading = readCallback(signed, ctx.env.settings.BANK_SECRET, ctx.wall);
  if (reading.is === 'wrong') return refuse(ctx, reading.verdict, { signed });
  const { callback } = reading;
  const owner = await findOwnerOfOrder(ctx, callback.orderId);
  if (owner === undefined) return refuse(ctx, 'unknown_order', { signed, callback });
  const own = await forTaxpayer(ctx, owner);
  const payment = await findPayment(own, callback.orderId);
  if (!payment) return refuse(own, 'unknown_order', { signed, callback });
  const wrong = mismatchOf(payment, callback);
  if (wrong !== null) {
    // Whatever became of the order, the bank's answer to our own question will tell.
    await askAt(own, payment.paymentId, ctx.wall);
    return refuse(own, wrong, { signed, callback });
  }
  const received = { eventKey: callback.eventId, orderId: callback.orderId, verdict: 'taken' };
  const isNew = await insertCallback(own, received);
  if (!isNew || payment.state === 'paid') return { is: 'known' };
  // If we die between here and the answer, or the bank is silent, the sweeper asks in our place.
  const at = addSeconds(ctx.wall, OWN_ASK_S);
  const isLate = payment.state === 'declined' && callback.state === 'paid';
  if (isLate) await watchDeclined(own, payment.paymentId, at);
  else await askAt(own, payment.paymentId, at);
  return { is: 'ask', taxpayerId: owner, callback };
}

function mismatchOf(payment: Payment, callback: Callback): Verdict | null {
  if (callback.amountKopecks !== payment.amountKopecks) return 'wrong_amount';
  if (callback.currency !== 'RUB') return 'wrong_currency';
  const isOther = payment.bankOrderId !== null && payment.bankOrderId !== callback.bankOrderId;
  return isOther ? 'wrong_order' : null;
}

async function refuse(
  ctx: Ctx,
  verdict: Verdict,
  { signed, callback }: { signed: Signed; callback?: Callback },
): Promise<CallbackIntent> {
  const orderId = callback?.orderId ?? null;
  await audit(ctx, {
    action: 'payment.callback-refuse',
    object: orderId && `payment:${orderId}`,
    outcome: `refused:payments.callback_${verdict}`,
  });
  const eventKey = `${verdict}:${keyOfBytes(signed.rawBody)}`;
  const isNew = await insertCallback(ctx, { eventKey, orderId, verdict });
  if (isNew && (await countLately(ctx, verdict)) <= ALERTS_PER_HOUR) {
    const { ru, en } = verdicts[verdict];
    await raiseAlert(ctx, {
      kind: `payment.callback_${verdict}`,
      severity: 'critical',
      ru: `Уведомление банка не принято: ${ru}. Ничего не проведено. Сверьте обмен с банком.`,
      en: `A callback of the bank ${en}. Nothing was posted. Compare the exchange with the bank.`,
      details: { orderId, address: ctx.address },
    });
  }
  return { is: 'refused', verdict };
}

/** Asks the bank itself, outside any transaction. */
export async function askAfterCallback(intent: CallbackIntent, env: Env): Promise<BankWord | null> {
  return intent.is === 'ask' ? askOrder(env, intent.callback.orderId) : null;
}

/**
 * Takes the step the bank's own answer leads to; a callback that said otherwise raises an alert.
 */
export async function settleCallback(
  ctx: Ctx,
  intent: CallbackIntent,
  word: BankWord | null,
): Promise<CallbackAnswer | Reply<CallbackAnswer>> {
  if (intent.is === 'refused') {
    const answer = { accepted: false, code: `payments.callback_${intent.verdict}` };
    return new Reply(answer, { status: verdicts[intent.verdict].status });
  }
  if (intent.is === 'ask' && word !== null) {
    const { callback, taxpayerId } = intent;
    const own = await forTaxpayer(ctx, taxpayerId);
    await settlePayment(own, callback.orderId, word);
    if (isDenied(callback, word)) await alertDenied(own, callback, word);
  }
  return { accepted: true, code: null };
}

/** The callback said one end, the bank itself says another. */
function isDenied(callback: Callback, word: BankWord): boolean {
  const ends = ['paid', 'declined', 'expired', 'cancelled'];
  if (!ends.includes(callback.state)) return false;
  return word.is === 'absent' || (word.is === 'order' && word.state !== callback.state);
}

function alertDenied(ctx: Ctx, callback: Callback, word: BankWord): Promise<void> {
  const said = word.is === 'order' ? word.state : word.is;
  return raiseAlert(ctx, {
    kind: 'payment.callback_denied',
    severity: 'critical',
    ru:
      `Уведомление банка говорит «${callback.state}», а на вопрос банк отвечает «${said}». ` +
      'Принят ответ на вопрос. Сверьте обмен с банком.',
    en:
      `A callback of the bank says "${callback.state}", but asked, the bank says "${said}". ` +
      'The answer was believed. Compare the exchange with the bank.',
    details: { orderId: callback.orderId },
  });
}
