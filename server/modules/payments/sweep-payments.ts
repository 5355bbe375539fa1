// Payments without a known end: the bank is asked until it tells (PAY-4). Nothing is guessed.
import { raiseAlert } from '#platform/audit';
import type { Ctx } from '#platform/context';
import type { Env } from '#platform/env';
import { work } from '#platform/work';
import { addSeconds } from '#primitives/days';
import { formatMoney } from '#primitives/money';
import { askOrder } from './bank-gateway.ts';
import { takeQuestions } from './payment-list-store.ts';
import type { Question } from './payment-list-store.ts';
import { SILENCE_MAX_S, isOpen } from './payment.ts';
import { endWatch, lockPayment, storeAlerted } from './payment-store.ts';
import { settlePayment } from './settle-payment.ts';

/** Questions to the bank at once (security §4.4). */
const AT_ONCE = 10;
const actor = { kind: 'job', name: 'payments.sweep' } as const;

/** Asks about every payment whose question is due; answers how many were asked about. */
export async function sweepPayments(env: Env): Promise<number> {
  let asked = 0;
  for (;;) {
    const questions = await work(env, { actor, role: 'batch' }, (ctx) =>
      takeQuestions(ctx, AT_ONCE),
    );
    const outcomes = await Promise.allSettled(questions.map((one) => ask(env, one)));
    for (const outcome of outcomes) {
      // One account that cannot be posted to must not stop the questions about the others.
      if (outcome.status === 'rejected') {
        env.log.error({ err: outcome.reason as Error }, 'a payment could not be settled');
      }
    }
    asked += questions.length;
    if (questions.length < AT_ONCE) return asked;
  }
}

async function ask(env: Env, question: Question): Promise<void> {
  const word = await askOrder(env, question.paymentId);
  const scope = { actor, taxpayerId: question.taxpayerId };
  await work(env, scope, async (ctx) => {
    await settlePayment(ctx, question.paymentId, word);
    if (word.is === 'silent') await alertLongSilence(ctx, question.paymentId);
    else await endWatch(ctx, question.paymentId);
  });
}

async function alertLongSilence(ctx: Ctx, paymentId: string): Promise<void> {
  const payment = await lockPayment(ctx, paymentId);
  const isLong = addSeconds(payment.orderedAt, SILENCE_MAX_S) <= ctx.wall;
  if (!isLong || payment.alertedAt !== null || !isOpen(payment.state)) return;
  await storeAlerted(ctx, paymentId);
  const money = formatMoney(payment.amountKopecks);
  await raiseAlert(ctx, {
    kind: 'payment.unknown_outcome',
    severity: 'warning',
    ru: `Банк давно не отвечает о платеже № ${payment.number} на ${money}. Спросите банк.`,
    en: `The bank has long been silent about payment No. ${payment.number} of ${money}. Ask it.`,
    details: { paymentId },
  });
}
