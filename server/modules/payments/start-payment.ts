// Begins a payment, or goes on with it: intent → order at the bank → where the person pays.
import type * as z from 'zod/mini';
import { enpRequisitesOn } from '#law/ens/requisites';
import { raiseAlert } from '#platform/audit';
import type { Ctx, TaxpayerId } from '#platform/context';
import { taxpayerOf } from '#platform/context';
import type { Env } from '#platform/env';
import { announce } from '#platform/events';
import { work } from '#platform/work';
import { add, formatMoney } from '#primitives/money';
import type { Kopecks } from '#primitives/money';
import { makeOrder } from './bank-gateway.ts';
import type { OrderAnswer } from './bank-gateway.ts';
import type { payBody } from './contract.ts';
import { refusals } from './errors.ts';
import { FEE, isOpen } from './payment.ts';
import type { Payment } from './payment.ts';
import {
  claimOrder,
  findPayment,
  insertPayment,
  listOpenFor,
  lockOpenFor,
  lockPayment,
  markOrdered,
  storeDeclined,
  storeOrder,
  takeNumber,
} from './payment-store.ts';
import { payableFigure, readAmount } from './quote-payment.ts';
import { viewOf } from './payment-view.ts';
import type { PaymentView } from './payment-view.ts';

type PayBody = z.output<typeof payBody>;

export interface Intent {
  taxpayerId: TaxpayerId;
  payment: Payment;
  /** The bank has answered already or the payment has ended: nothing is asked of it. */
  isOrdered: boolean;
}

/**
 * Writes the intent of a payment; the same again goes on with it, also under a new id while the
 * former waits at the bank (the answer then carries the id of the former). Refuses sums out of
 * limits,
 * `amount_changed`, `nothing_to_pay`, `already_in_progress`, `id_taken`, unknown charges.
 */
export async function startPayment(ctx: Ctx, body: PayBody): Promise<Intent> {
  const wish = {
    ...body,
    amountKopecks: readAmount(body.amountKopecks),
    chargeIds: [...new Set(body.chargeIds)].sort(),
  };
  // The number comes first: its row is the lock that lets payments of one taxpayer begin in turn.
  const known = await findPayment(ctx, wish.paymentId);
  if (known) return goOn(ctx, known, wish);
  const number = await takeNumber(ctx, ctx.today);
  const twin = await findPayment(ctx, wish.paymentId);
  if (twin) return goOn(ctx, twin, wish);
  const open = await findSameOpen(ctx, wish);
  if (open) return { taxpayerId: taxpayerOf(ctx), payment: open, isOrdered: true };
  await checkFigure(ctx, wish);
  const requisites = enpRequisitesOn(ctx.today);
  if (!(await claimOrder(ctx, wish.paymentId))) throw refusals.id_taken({ field: 'paymentId' });
  const { paymentId, method, amountKopecks, chargeIds } = wish;
  const purpose = `${requisites.purpose}. Платёж № ${number}`;
  await insertPayment(ctx, {
    paymentId,
    number,
    method,
    amountKopecks,
    chargeIds,
    purpose,
    payee: requisites,
  });
  const payment = await lockPayment(ctx, paymentId);
  await announce(ctx, {
    type: 'payment.started',
    data: { paymentId, amountKopecks },
    topics: ['payments'],
  });
  return { taxpayerId: taxpayerOf(ctx), payment, isOrdered: false };
}

type Wish = Omit<PayBody, 'amountKopecks'> & { amountKopecks: Kopecks };

/** The same payment may be sent any number of times; another one under its id may not. */
async function goOn(ctx: Ctx, known: Payment, wish: Wish): Promise<Intent> {
  if (!isSame(known, wish)) throw refusals.id_taken({ field: 'paymentId' });
  const isOrdered = known.payUrl !== null || !isOpen(known.state);
  if (!isOrdered) await markOrdered(ctx, known.paymentId);
  return { taxpayerId: taxpayerOf(ctx), payment: known, isOrdered };
}

const isSame = (known: Payment, wish: Wish): boolean =>
  known.method === wish.method &&
  known.amountKopecks === wish.amountKopecks &&
  known.chargeIds.toSorted().join() === wish.chargeIds.join();

/**
 * One payment for the same at a time. Who left the bank's page and presses «Оплатить» again goes on
 * with the order that waits there: a second one could be paid beside it. A former payment that
 * never got an address to pay at cannot have taken money: it gives way.
 */
async function findSameOpen(ctx: Ctx, wish: Wish): Promise<Payment | undefined> {
  for (const open of await lockOpenFor(ctx, wish)) {
    if (open.payUrl === null) {
      await storeDeclined(ctx, open.paymentId, 'bank_unavailable');
      continue;
    }
    if (open.state === 'waiting' && isSame(open, wish)) return open;
    throw inProgress(open);
  }
  return undefined;
}

/** What the person saw must still be so (PAY-1): a sum above what is owed would be paid twice. */
async function checkFigure(ctx: Ctx, wish: Wish): Promise<void> {
  const seen = wish.expectedTotalKopecks;
  const total = add(wish.amountKopecks, FEE);
  if (wish.chargeIds.length === 0) {
    if (seen !== total) throw amountChanged(wish.amountKopecks);
    return;
  }
  const figure = await payableFigure(ctx, wish.chargeIds);
  if (figure === 0) throw refusals.nothing_to_pay();
  const isSeen = seen === total || seen === add(figure, FEE);
  if (!isSeen || wish.amountKopecks > figure) throw amountChanged(figure);
}

function amountChanged(figure: Kopecks): Error {
  return refusals.amount_changed({
    field: 'amountKopecks',
    params: { current: formatMoney(figure), currentKopecks: figure },
  });
}

/**
 * Outside any transaction. A creation that ended in silence takes no money, because nobody was
 * given an address to pay at; so the person hears it at once and the same request may be sent
 * again.
 */
export async function orderPayment(intent: Intent, env: Env): Promise<OrderAnswer | null> {
  if (intent.isOrdered) return null;
  const answer = await makeOrder(env, intent.payment);
  if (answer.is === 'unanswered') throw refusals.bank_unavailable({ retryAfterS: 60 });
  if (answer.is === 'busy') {
    const { retryAfterS } = answer;
    throw refusals.bank_busy({ retryAfterS, params: { seconds: retryAfterS } });
  }
  if (answer.is === 'wrong') {
    await alertWrongAnswer(env, intent, answer.why);
    throw refusals.bank_answered_wrongly({ retryAfterS: 300 });
  }
  return answer;
}

/** In a transaction of its own: the refusal that follows would take the alert with it. */
async function alertWrongAnswer(env: Env, intent: Intent, why: string): Promise<void> {
  const { payment, taxpayerId } = intent;
  const actor = { kind: 'job', name: 'payments.order' } as const;
  await work(env, { actor, taxpayerId }, (ctx) =>
    raiseAlert(ctx, {
      kind: 'payment.order_answered_wrongly',
      severity: 'critical',
      ru:
        `Банк неверно ответил на заказ платежа № ${payment.number}. ` +
        'Плательщик на оплату не отправлен. Сверьте обмен с банком.',
      en:
        `The bank answered the order of payment No. ${payment.number} wrongly. ` +
        'The payer was not sent to pay. Compare the exchange with the bank.',
      details: { paymentId: payment.paymentId, because: why },
    }),
  );
}

/**
 * Keeps where to pay. Refuses `already_in_progress` when another payment took its place meanwhile.
 */
export async function settleOrder(
  ctx: Ctx,
  intent: Intent,
  answer: OrderAnswer | null,
): Promise<PaymentView> {
  const { paymentId } = intent.payment;
  const payment = await lockPayment(ctx, paymentId);
  if (answer?.is !== 'made' || payment.payUrl !== null) return viewOf(payment);
  if (!isOpen(payment.state)) {
    const [other] = await listOpenFor(ctx, payment);
    if (other) throw inProgress(other);
    return viewOf(payment);
  }
  await storeOrder(ctx, paymentId, answer);
  return viewOf(await lockPayment(ctx, paymentId));
}

function inProgress({ number, paymentId }: Payment): Error {
  return refusals.already_in_progress({ params: { number, paymentId } });
}
