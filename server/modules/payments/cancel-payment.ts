// A payer gives up an order that waits at the bank: the bank is asked to end it, then what became
// of it. The bank's own word decides: it may have taken the money in the same second.
import type { Ctx } from '#platform/context';
import type { Env } from '#platform/env';
import { askOrder, cancelOrder } from './bank-gateway.ts';
import { refusals } from './errors.ts';
import { isOpen, type BankWord, type Payment } from './payment.ts';
import { lockPayment } from './payment-store.ts';
import { type PaymentView, viewOf } from './payment-view.ts';
import { settlePayment } from './settle-payment.ts';
import { getPayment } from './show-payments.ts';

/** The payment as it stands. Refuses `unknown`, `cancel_under_review`. */
export async function beginCancel(ctx: Ctx, paymentId: string): Promise<Payment> {
  const payment = await getPayment(ctx, paymentId);
  if (payment.state === 'review') throw refusals.cancel_under_review();
  return payment;
}

/**
 * Outside any transaction. Null: the payment has its end already. Refuses `cancel_unanswered` when
 * the order still waits for its payer, so that nobody believes it gone.
 */
export async function cancelAtBank(payment: Payment, env: Env): Promise<BankWord | null> {
  const { paymentId, state, payUrl } = payment;
  if (!isOpen(state)) return null;
  const heard = await cancelOrder(env, paymentId);
  const word = await askOrder(env, paymentId);
  if (word.is === 'absent' && payUrl === null) return { is: 'unmade' };
  if (word.is !== 'order') return word;
  const stillOpen = word.state === 'created' || (word.state === 'pending' && heard === 'silent');
  if (stillOpen) throw refusals.cancel_unanswered({ retryAfterS: 5 });
  return word;
}

/** The payment after the bank's word; another one for the same charges may begin if it ended. */
export async function settleCancel(
  ctx: Ctx,
  { paymentId }: Payment,
  word: BankWord | null,
): Promise<PaymentView> {
  if (word !== null) await settlePayment(ctx, paymentId, word);
  return viewOf(await lockPayment(ctx, paymentId));
}
