// Reading many payments: the page of the history, its sums, and the questions that are due.
import type { Ctx, TaxpayerId } from '#platform/context';
import { taxpayerId } from '#platform/context';
import { sql } from '#platform/db';
import type { Moment } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import { ASK_FIRST_S, ASK_GROWTH, ASK_LAST_S } from './payment.ts';
import type { Method, Payment, State } from './payment.ts';
import { columns } from './payment-store.ts';

export interface PaymentFilter {
  state: State | null;
  method: Method | null;
  /** Begun at this moment or later. */
  from: Moment | null;
  /** Begun before this moment. */
  before: Moment | null;
}

// An intent without an address to pay at is shown as «Проверяем» (`shownState`).
const shown = sql`case when state = 'waiting' and pay_url is null then 'checking' else state end`;

const conditions = (filter: PaymentFilter) => sql`
  taxpayer_id = platform.current_taxpayer()
  and (${filter.state}::text is null or ${shown} = ${filter.state}
    or (${filter.state} = 'checking' and state = 'waiting'))
  and (${filter.method}::text is null or method = ${filter.method})
  and (${filter.from}::timestamptz is null or created_at >= ${filter.from})
  and (${filter.before}::timestamptz is null or created_at < ${filter.before})`;

/** Newest first. */
export function listPayments(
  ctx: Ctx,
  filter: PaymentFilter,
  { offset, limit }: { offset: number; limit: number },
): Promise<Payment[]> {
  return ctx.db.rows(sql<Payment>`
    select ${columns}
    from payments.payment where ${conditions(filter)}
    order by created_at desc, payment_id offset ${offset} limit ${limit}`);
}

export function sumPayments(
  ctx: Ctx,
  filter: PaymentFilter,
): Promise<{ total: number; paidKopecks: Kopecks }> {
  return ctx.db.one(sql<{ total: number; paidKopecks: Kopecks }>`
    select count(*) as total,
      coalesce(sum(amount_kopecks) filter (where state = 'paid'), 0)::bigint as "paidKopecks"
    from payments.payment where ${conditions(filter)}`);
}

export interface Question {
  taxpayerId: TaxpayerId;
  paymentId: string;
}

/**
 * Takes the payments whose bank is to be asked now and puts their next question off by itself, so
 * that a question that never comes back is asked again. Role batch: the queue of all taxpayers.
 */
export async function takeQuestions(ctx: Ctx, limit: number): Promise<Question[]> {
  const rows = await ctx.db.rows(sql<{ taxpayer_id: number; payment_id: string }>`
    update payments.payment p set asks = asks + 1, asked_at = ${ctx.wall},
      next_ask_at = ${ctx.wall}::timestamptz
      + make_interval(secs =>
        least(${ASK_LAST_S}, ${ASK_FIRST_S} * power(${ASK_GROWTH}::float, least(asks + 1, 20))))
    from (
      select taxpayer_id, payment_id from payments.payment
      where next_ask_at <= ${ctx.wall} order by next_ask_at limit ${limit}
      for update skip locked
    ) due
    where p.taxpayer_id = due.taxpayer_id and p.payment_id = due.payment_id
    returning p.taxpayer_id, p.payment_id`);
  return rows.map((row) => ({
    taxpayerId: taxpayerId(row.taxpayer_id),
    paymentId: row.payment_id,
  }));
}
