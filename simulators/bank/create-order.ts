// The shop asks for a payment: the order is made once for each of the shop's ids.
import { randomUUID } from 'node:crypto';
import { Problem } from '../problem.ts';
import type { Stand } from '../stand.ts';
import { findOrder, insertOrder } from './order-store.ts';
import { type Method, ORDER_LIFE_MS, type Order } from './order.ts';
import { dynamicLink } from './sbp-link.ts';

export interface OrderWish {
  orderId: string;
  method: Method;
  amountKopecks: number;
  purpose: string;
  returnUrl: string;
  callbackUrl: string;
}

/** A million roubles a hundred times over: beyond it the sum is a mistake of the shop. */
const AMOUNT_MAX = 10_000_000_000;
const PURPOSE_MAX = 210;
const ORDER_ID = /^[\w-]{1,64}$/u;

const isAddress = (value: unknown): value is string =>
  typeof value === 'string' && /^https?:\/\//u.test(value) && URL.canParse(value);

const rules: Record<keyof OrderWish | 'currency', (value: unknown) => boolean> = {
  orderId: (value) => typeof value === 'string' && ORDER_ID.test(value),
  method: (value) => value === 'sbp' || value === 'card',
  amountKopecks: (value) =>
    Number.isSafeInteger(value) && Number(value) > 0 && Number(value) <= AMOUNT_MAX,
  currency: (value) => value === 'RUB',
  purpose: (value) => typeof value === 'string' && value !== '' && value.length <= PURPOSE_MAX,
  returnUrl: isAddress,
  callbackUrl: isAddress,
};

/** Reads the body; refuses with `bank.unreadable_order`, naming the fields that are wrong. */
export function readWish(body: unknown, key: unknown): OrderWish {
  const given = (body ?? {}) as Record<string, unknown>;
  const wrong = Object.entries(rules)
    .filter(([field, isRight]) => !isRight(given[field]))
    .map(([field]) => field);
  if (given.orderId !== key) wrong.push('Idempotency-Key');
  if (wrong.length === 0) return given as unknown as OrderWish;
  throw new Problem(400, {
    code: 'bank.unreadable_order',
    detail: `Заказ не прочитан, проверьте: ${wrong.join(', ')}.`,
  });
}

const isSame = (order: Order, wish: OrderWish): boolean =>
  order.method === wish.method &&
  order.amountKopecks === wish.amountKopecks &&
  order.purpose === wish.purpose &&
  order.returnUrl === wish.returnUrl &&
  order.callbackUrl === wish.callbackUrl;

/** Makes the order or finds it made; refuses another order under the same id. */
export async function createOrder(
  stand: Stand,
  wish: OrderWish,
): Promise<{ order: Order; isNew: boolean }> {
  const { now } = await stand.clock.read();
  const isShort = await stand.fault('bank.order-expired');
  const expiresAtMs = Date.parse(now) + (isShort ? 0 : ORDER_LIFE_MS);
  const made = await insertOrder(stand.db, {
    ...wish,
    bankOrderId: randomUUID(),
    qrLink: wish.method === 'sbp' ? dynamicLink(wish.amountKopecks) : null,
    createdAt: now,
    expiresAt: new Date(expiresAtMs).toISOString(),
  });
  if (made !== undefined) {
    if (isShort) stand.wake();
    return { order: made, isNew: true };
  }
  const order = await findOrder(stand.db, wish.orderId);
  if (order === undefined || !isSame(order, wish)) {
    throw new Problem(409, {
      code: 'bank.other_order_same_key',
      detail: 'Под этим ключом уже есть другой заказ. Для нового платежа нужен новый номер.',
    });
  }
  return { order, isNew: false };
}
