// All SQL of payments.
import type { Ctx, TaxpayerId } from '#platform/context';
import { taxpayerId } from '#platform/context';
import { sql } from '#platform/db';
import { addSeconds } from '#primitives/days';
import type { Day, Moment } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import { ASK_FIRST_S, ASK_PAUSE_S, WATCH_S, numberOf } from './payment.ts';
import type { Cover, DeclineReason, Payment } from './payment.ts';

export const columns = sql.raw(`payment_id as "paymentId", number, method,
  amount_kopecks as "amountKopecks", charge_ids as "chargeIds", purpose, payee, state,
  decline_reason as "declineReason", created_at as "createdAt", bank_order_id as "bankOrderId",
  pay_url as "payUrl", qr_link as "qrLink", paid_at as "paidAt", covers,
  unallocated_kopecks as "unallocatedKopecks", receipt_id as "receiptId",
  ordered_at as "orderedAt", alerted_at as "alertedAt"`);
const own = sql`taxpayer_id = platform.current_taxpayer()`;

/**
 * The next number of the taxpayer. Until the transaction ends nobody else begins a payment for this
 * taxpayer, so two payments for the same cannot both see that none is under way.
 */
export async function takeNumber(ctx: Ctx, today: Day): Promise<string> {
  const { last } = await ctx.db.one(sql<{ last: number }>`
    insert into payments.numbering (taxpayer_id, last_number)
    values (platform.current_taxpayer(), 1)
    on conflict (taxpayer_id) do update set last_number = payments.numbering.last_number + 1
    returning last_number as last`);
  return numberOf(Number(today.slice(0, 4)), last);
}

export type NewPayment = Pick<
  Payment,
  'paymentId' | 'number' | 'method' | 'amountKopecks' | 'chargeIds' | 'purpose' | 'payee'
>;

export async function insertPayment(ctx: Ctx, payment: NewPayment): Promise<void> {
  await ctx.db.run(sql`
    insert into payments.payment (taxpayer_id, payment_id, number, method, amount_kopecks,
      charge_ids, purpose, payee, created_at, ordered_at, next_ask_at)
    values (platform.current_taxpayer(), ${payment.paymentId}, ${payment.number},
      ${payment.method}, ${payment.amountKopecks}, ${payment.chargeIds}::uuid[],
      ${payment.purpose}, ${JSON.stringify(payment.payee)}, ${ctx.now}, ${ctx.wall},
      ${addSeconds(ctx.wall, ASK_FIRST_S)})`);
}

/** False when another taxpayer's payment has this id: the id is unique for the bank, too. */
export async function claimOrder(ctx: Ctx, paymentId: string): Promise<boolean> {
  const inserted = await ctx.db.run(sql`
    insert into payments.bank_order (order_id, taxpayer_id)
    values (${paymentId}, platform.current_taxpayer()) on conflict do nothing`);
  return inserted === 1;
}

export async function findOwnerOfOrder(ctx: Ctx, orderId: string): Promise<TaxpayerId | undefined> {
  const row = await ctx.db.find(sql<{ taxpayer_id: number }>`
    select taxpayer_id from payments.bank_order where order_id = ${orderId}`);
  return row && taxpayerId(row.taxpayer_id);
}

export function findPayment(ctx: Ctx, paymentId: string): Promise<Payment | undefined> {
  return ctx.db.find(sql<Payment>`
    select ${columns} from payments.payment where ${own} and payment_id = ${paymentId}`);
}

export function lockPayment(ctx: Ctx, paymentId: string): Promise<Payment> {
  return ctx.db.one(sql<Payment>`
    select ${columns} from payments.payment where ${own} and payment_id = ${paymentId}
    for update`);
}

type SameDebt = Pick<Payment, 'chargeIds' | 'amountKopecks'>;

/** Payments under way that were begun for one of these charges, or as the same advance. */
const openFor = ({ chargeIds, amountKopecks }: SameDebt) => sql<Payment>`
  select ${columns} from payments.payment
  where ${own} and state in ('waiting', 'checking', 'review')
    and case when ${chargeIds}::uuid[] = '{}'
      then charge_ids = '{}' and amount_kopecks = ${amountKopecks}
      else charge_ids && ${chargeIds}::uuid[] end
  order by created_at`;

export function lockOpenFor(ctx: Ctx, debt: SameDebt): Promise<Payment[]> {
  return ctx.db.rows(sql<Payment>`${openFor(debt)} for update`);
}

/** Reads without a lock: a locking read that waited would not see the one that took the place. */
export function listOpenFor(ctx: Ctx, debt: SameDebt): Promise<Payment[]> {
  return ctx.db.rows(openFor(debt));
}

/** The order is asked for once more; the time counts from here. */
export async function markOrdered(ctx: Ctx, paymentId: string): Promise<void> {
  await ctx.db.run(sql`
    update payments.payment set ordered_at = ${ctx.wall}
    where ${own} and payment_id = ${paymentId}`);
}

export interface MadeOrder {
  bankOrderId: string;
  payUrl: string;
  qrLink: string | null;
}

export async function storeOrder(ctx: Ctx, paymentId: string, order: MadeOrder): Promise<void> {
  await ctx.db.run(sql`
    update payments.payment set bank_order_id = ${order.bankOrderId}, pay_url = ${order.payUrl},
      qr_link = ${order.qrLink}, state = case when state = 'checking' then 'waiting' else state end
    where ${own} and payment_id = ${paymentId}`);
}

export async function storeState(
  ctx: Ctx,
  paymentId: string,
  state: 'checking' | 'review',
): Promise<void> {
  await ctx.db.run(sql`
    update payments.payment set state = ${state} where ${own} and payment_id = ${paymentId}`);
}

export async function storeDeclined(
  ctx: Ctx,
  paymentId: string,
  reason: DeclineReason,
): Promise<void> {
  await ctx.db.run(sql`
    update payments.payment set state = 'declined', decline_reason = ${reason}, next_ask_at = null
    where ${own} and payment_id = ${paymentId}`);
}

/** A payment that ended without money is asked about from then on, for a while. */
export async function watchDeclined(ctx: Ctx, paymentId: string, askAt: Moment): Promise<void> {
  await ctx.db.run(sql`
    update payments.payment
    set asks = 0, next_ask_at = ${askAt}, watched_until = ${addSeconds(ctx.wall, WATCH_S)}
    where ${own} and payment_id = ${paymentId} and state = 'declined'`);
}

/** The bank has answered, and the time is over in which it may still have taken the money. */
export async function endWatch(ctx: Ctx, paymentId: string): Promise<void> {
  await ctx.db.run(sql`
    update payments.payment set next_ask_at = null, watched_until = null
    where ${own} and payment_id = ${paymentId} and watched_until <= ${ctx.wall}`);
}

export async function storePaid(
  ctx: Ctx,
  paymentId: string,
  result: { paidAt: Moment; covers: readonly Cover[]; unallocatedKopecks: Kopecks },
): Promise<void> {
  await ctx.db.run(sql`
    update payments.payment set state = 'paid', decline_reason = null, next_ask_at = null,
      watched_until = null, paid_at = ${result.paidAt}, covers = ${JSON.stringify(result.covers)},
      unallocated_kopecks = ${result.unallocatedKopecks}
    where ${own} and payment_id = ${paymentId}`);
}

const payerPlace = (paymentId: string) => ({
  table: 'payments.payment',
  column: 'receipt_payer',
  row: paymentId,
});

export async function storeReceipt(
  ctx: Ctx,
  paymentId: string,
  receipt: { receiptId: string; token: Buffer; payer: string },
): Promise<void> {
  const payer = ctx.env.keys.seal(payerPlace(paymentId), receipt.payer);
  await ctx.db.run(sql`
    update payments.payment set receipt_id = ${receipt.receiptId}, receipt_payer = ${payer}
    where ${own} and payment_id = ${paymentId} and receipt_id is null`);
  await ctx.db.run(sql`
    insert into payments.receipt_token (token, taxpayer_id, payment_id)
    values (${receipt.token}, platform.current_taxpayer(), ${paymentId})
    on conflict (token) do nothing`);
}

/** The payer as the receipt's check page names him. */
export async function readPayer(ctx: Ctx, paymentId: string): Promise<string> {
  const { payer } = await ctx.db.one(sql<{ payer: Buffer }>`
    select receipt_payer as payer from payments.payment
    where ${own} and payment_id = ${paymentId} and receipt_payer is not null`);
  return ctx.env.keys.open(payerPlace(paymentId), payer);
}

export async function findByToken(
  ctx: Ctx,
  token: Buffer,
): Promise<{ taxpayerId: TaxpayerId; paymentId: string } | undefined> {
  const row = await ctx.db.find(sql<{ taxpayer_id: number; payment_id: string }>`
    select taxpayer_id, payment_id from payments.receipt_token where token = ${token}`);
  return row && { taxpayerId: taxpayerId(row.taxpayer_id), paymentId: row.payment_id };
}

/**
 * The bank is asked at this technical time instead of a minute later, but not sooner after the last
 * question than it bears.
 */
export async function askAt(ctx: Ctx, paymentId: string, at: Moment): Promise<void> {
  await ctx.db.run(sql`
    update payments.payment
    set next_ask_at = greatest(${at}, asked_at + make_interval(secs => ${ASK_PAUSE_S}))
    where ${own} and payment_id = ${paymentId}
      and next_ask_at > greatest(${at}, asked_at + make_interval(secs => ${ASK_PAUSE_S}))`);
}

export async function storeAlerted(ctx: Ctx, paymentId: string): Promise<void> {
  await ctx.db.run(sql`
    update payments.payment set alerted_at = ${ctx.wall}
    where ${own} and payment_id = ${paymentId}`);
}
