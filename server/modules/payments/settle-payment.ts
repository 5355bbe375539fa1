// What the bank said about an order becomes the state of the payment, and money in the ledger,
// once.
import assert from 'node:assert/strict';
import { postPayment } from '#modules/ledger';
import { audit, raiseAlert } from '#platform/audit';
import type { Ctx } from '#platform/context';
import { announce } from '#platform/events';
import { formatMoney } from '#primitives/money';
import { addSeconds, type Moment } from '#primitives/days';
import { ASK_LAST_S, nextStep } from './payment.ts';
import type { BankWord, DeclineReason, Payment, Step } from './payment.ts';
import {
  lockPayment,
  storeDeclined,
  storePaid,
  storeState,
  watchDeclined,
} from './payment-store.ts';

/**
 * Takes the step that follows from the bank's own word; asked and answered outside the transaction.
 * Any number of equal or older words leads to the same state. Refuses `ledger.account_frozen`.
 */
export async function settlePayment(ctx: Ctx, paymentId: string, word: BankWord): Promise<Step> {
  const payment = await lockPayment(ctx, paymentId);
  const step = nextStep(payment, word, { now: ctx.now, wall: ctx.wall });
  if (step.to === 'same') return step;
  if (step.to === 'paid') await postPaid(ctx, payment, step.paidAt);
  else if (step.to === 'declined') await decline(ctx, payment, step.reason);
  else await leaveOpen(ctx, payment, step);
  await audit(ctx, {
    action: 'payment.step',
    object: `payment:${paymentId}`,
    context: { from: payment.state, to: step.to },
  });
  return step;
}

async function postPaid(ctx: Ctx, payment: Payment, paidAt: Moment): Promise<void> {
  const { paymentId, amountKopecks } = payment;
  const paidDay = ctx.env.clock.legalDayOf(paidAt);
  const posted = await postPayment(ctx, {
    source: 'bank',
    // One success of one order: a copy of it finds this key in the ledger and posts nothing.
    eventKey: `order:${paymentId}:paid`,
    paymentId,
    amountKopecks,
    // The bank's clock may be some minutes ahead of ours at midnight.
    paidOn: paidDay < ctx.today ? paidDay : ctx.today,
  });
  assert(!posted.isDuplicate, 'A payment that is not paid has its posting already.');
  const covers = posted.covers.map(({ chargeId, title, settledKopecks, reservedKopecks }) => ({
    chargeId,
    title,
    settledKopecks,
    reservedKopecks,
  }));
  const { unallocatedKopecks } = posted;
  await storePaid(ctx, paymentId, { paidAt, covers, unallocatedKopecks });
  await announce(ctx, {
    type: 'payment.settled',
    data: { paymentId, amountKopecks, unallocatedKopecks },
    topics: ['payments', 'account'],
  });
  if (payment.state === 'declined') await alertLateSuccess(ctx, payment);
}

async function decline(ctx: Ctx, payment: Payment, reason: DeclineReason): Promise<void> {
  const { paymentId, amountKopecks } = payment;
  await storeDeclined(ctx, paymentId, reason);
  const isGivenUp = reason === 'cancelled';
  // Who approves in one window and gives up in another may have been quicker than the bank.
  if (isGivenUp) await watchDeclined(ctx, paymentId, addSeconds(ctx.wall, ASK_LAST_S));
  await announce(ctx, {
    type: isGivenUp ? 'payment.cancelled' : 'payment.declined',
    data: { paymentId, amountKopecks, reason },
    topics: ['payments'],
  });
}

async function leaveOpen(
  ctx: Ctx,
  payment: Payment,
  step: Extract<Step, { to: 'checking' | 'review' }>,
): Promise<void> {
  const { paymentId, amountKopecks } = payment;
  await storeState(ctx, paymentId, step.to);
  await announce(ctx, {
    type: `payment.${step.to}`,
    data: { paymentId, amountKopecks },
    topics: ['payments'],
  });
  if (step.to === 'checking') return;
  await raiseAlert(ctx, {
    kind: 'payment.contradiction',
    severity: 'critical',
    ru:
      `Ответ банка о платеже № ${payment.number} на ${formatMoney(amountKopecks)} ему ` +
      'противоречит. Ничего не проведено. Сверьте заказ с банком.',
    en:
      `The bank's answer about payment No. ${payment.number} of ${formatMoney(amountKopecks)} ` +
      'contradicts it. Nothing was posted. Compare the order with the bank.',
    details: { paymentId, because: step.because },
  });
}

function alertLateSuccess(ctx: Ctx, payment: Payment): Promise<void> {
  return raiseAlert(ctx, {
    kind: 'payment.paid_after_decline',
    severity: 'warning',
    ru:
      `Банк списал деньги по платежу № ${payment.number}, который раньше закрыл без оплаты. ` +
      'Деньги зачислены. Спросите банк о причине.',
    en:
      `The bank charged payment No. ${payment.number}, which it had ended without money. ` +
      'The money is posted. Ask the bank why.',
    details: { paymentId: payment.paymentId },
  });
}
