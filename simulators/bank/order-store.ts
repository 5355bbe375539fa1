// All SQL of bank orders.
import type { Queries } from '../database.ts';
import type { Order, Reason } from './order.ts';

const COLUMNS = `order_id as "orderId", bank_order_id as "bankOrderId", method,
  amount_kopecks as "amountKopecks", currency, purpose, return_url as "returnUrl",
  callback_url as "callbackUrl", qr_link as "qrLink", state, reason, created_at as "createdAt",
  expires_at as "expiresAt", paid_at as "paidAt", code, code_tries_left as "codeTriesLeft",
  card_reason as "cardReason", charge_at as "chargeAt",
  silent_answers_left as "silentAnswersLeft"`;

export type NewOrder = Pick<
  Order,
  | 'orderId'
  | 'bankOrderId'
  | 'method'
  | 'amountKopecks'
  | 'purpose'
  | 'returnUrl'
  | 'callbackUrl'
  | 'qrLink'
  | 'createdAt'
  | 'expiresAt'
>;

/** Undefined when the shop's id is already there. */
export function insertOrder(db: Queries, order: NewOrder): Promise<Order | undefined> {
  return db.find<Order>(
    `insert into stand.bank_order (order_id, bank_order_id, method, amount_kopecks, currency,
       purpose, return_url, callback_url, qr_link, state, created_at, expires_at)
     values ($1, $2, $3, $4, 'RUB', $5, $6, $7, $8, 'created', $9, $10)
     on conflict (order_id) do nothing returning ${COLUMNS}`,
    [
      order.orderId,
      order.bankOrderId,
      order.method,
      order.amountKopecks,
      order.purpose,
      order.returnUrl,
      order.callbackUrl,
      order.qrLink,
      order.createdAt,
      order.expiresAt,
    ],
  );
}

/** By the shop's id or the bank's own. */
export function findOrder(db: Queries, id: string): Promise<Order | undefined> {
  return db.find<Order>(
    `select ${COLUMNS} from stand.bank_order where order_id = $1 or bank_order_id::text = $1`,
    [id],
  );
}

/** The same, held until the end of the transaction. */
export function lockOrder(db: Queries, id: string): Promise<Order | undefined> {
  return db.find<Order>(
    `select ${COLUMNS} from stand.bank_order
      where order_id = $1 or bank_order_id::text = $1 for update`,
    [id],
  );
}

/** Newest first. */
export function listOrders(db: Queries, limit: number): Promise<Order[]> {
  return db.rows<Order>(`select ${COLUMNS} from stand.bank_order order by seq desc limit $1`, [
    limit,
  ]);
}

/** Orders nobody paid in time, held until the end of the transaction. */
export function lockExpired(db: Queries, now: string): Promise<Order[]> {
  return db.rows<Order>(
    `select ${COLUMNS} from stand.bank_order
      where state in ('created', 'pending') and charge_at is null and expires_at <= $1
      order by seq for update skip locked`,
    [now],
  );
}

/** Orders whose late charge has come, held until the end of the transaction. */
export function lockLateCharges(db: Queries, real: Date): Promise<Order[]> {
  return db.rows<Order>(
    `select ${COLUMNS} from stand.bank_order
      where state in ('pending', 'cancelled') and charge_at <= $1
      order by seq for update skip locked`,
    [real],
  );
}

export interface Verdict {
  orderId: string;
  state: 'paid' | 'declined' | 'expired' | 'cancelled';
  reason: Reason | null;
  /** Business time. */
  at: string;
}

export function closeOrder(db: Queries, verdict: Verdict): Promise<Order> {
  const paidAt = verdict.state === 'paid' ? verdict.at : null;
  return db.one<Order>(
    `update stand.bank_order
        set state = $2, reason = $3, paid_at = $4, code = null, charge_at = null
      where order_id = $1 returning ${COLUMNS}`,
    [verdict.orderId, verdict.state, verdict.reason, paidAt],
  );
}

export interface LateCharge {
  orderId: string;
  reason: Reason | null;
  /** Real time. */
  chargeAt: Date;
}

export function postponeCharge(db: Queries, late: LateCharge): Promise<Order> {
  return db.one<Order>(
    `update stand.bank_order
        set state = 'pending', code = null, card_reason = $2, charge_at = $3
      where order_id = $1 returning ${COLUMNS}`,
    [late.orderId, late.reason, late.chargeAt],
  );
}

/** The defect «charged after a cancellation»: the cancelled order is charged all the same. */
export async function chargeLater(
  db: Queries,
  late: Pick<LateCharge, 'orderId' | 'chargeAt'>,
): Promise<void> {
  await db.run(
    'update stand.bank_order set card_reason = null, charge_at = $2 where order_id = $1',
    [late.orderId, late.chargeAt],
  );
}

export interface CardEntry {
  orderId: string;
  code: string;
  cardReason: Reason | null;
}

/** The card is known, the code is on its way; an order given up meanwhile stays so. */
export async function awaitCode(db: Queries, entry: CardEntry): Promise<void> {
  await db.run(
    `update stand.bank_order
        set state = 'pending', code = $2, card_reason = $3
      where order_id = $1 and state in ('created', 'pending')`,
    [entry.orderId, entry.code, entry.cardReason],
  );
}

export async function countWrongCode(db: Queries, orderId: string): Promise<void> {
  await db.run(
    'update stand.bank_order set code_tries_left = code_tries_left - 1 where order_id = $1',
    [orderId],
  );
}

export async function setSilentAnswers(
  db: Queries,
  silence: { orderId: string; left: number },
): Promise<void> {
  await db.run('update stand.bank_order set silent_answers_left = $2 where order_id = $1', [
    silence.orderId,
    silence.left,
  ]);
}

/** Real time of the earliest late charge. */
export async function nextChargeAt(db: Queries): Promise<string | null> {
  const next = await db.one<{ at: string | null }>(
    `select min(charge_at) as at from stand.bank_order where state in ('pending', 'cancelled')`,
  );
  return next.at;
}
