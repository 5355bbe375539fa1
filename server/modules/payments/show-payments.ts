// The history of payments and one payment of it (PAY-6).
import type * as z from 'zod/mini';
import type { Ctx } from '#platform/context';
import { addDays, isDay, startOfLegalDay } from '#primitives/days';
import type { Moment } from '#primitives/days';
import { reversalTimes, settlementOf } from '#modules/ledger';
import type { paymentDetails, paymentPage, paymentsQuery } from './contract.ts';
import { paymentMethod, paymentState } from './contract.ts';
import { refusals } from './errors.ts';
import { isOpen } from './payment.ts';
import type { Payment } from './payment.ts';
import { askAt, findPayment } from './payment-store.ts';
import { listPayments, sumPayments } from './payment-list-store.ts';
import type { PaymentFilter } from './payment-list-store.ts';
import { viewOf } from './payment-view.ts';

type PaymentDetails = z.output<typeof paymentDetails>;
type Query = z.output<typeof paymentsQuery>;

const PAGE_SIZE = 25;
const PAGES_MAX = 10_000;

/** One payment of the taxpayer. Refuses `payments.unknown`, also for somebody else's. */
export async function getPayment(ctx: Ctx, paymentId: string): Promise<Payment> {
  const payment = await findPayment(ctx, paymentId);
  if (!payment) throw refusals.unknown();
  return payment;
}

/** The payment as the page shows it. Looking at an open one makes us ask the bank soon. */
export async function showPayment(ctx: Ctx, paymentId: string): Promise<PaymentDetails> {
  const payment = await getPayment(ctx, paymentId);
  if (isOpen(payment.state)) await askAt(ctx, paymentId, ctx.wall);
  const reversed = await reversalTimes(ctx, [paymentId]);
  const settlement = await settlementOf(ctx, paymentId);
  return { ...viewOf(payment, reversed.get(paymentId)), settlement };
}

/** A page of the history, newest first, with the sum of all paid ones the filter matches. */
export async function showPayments(ctx: Ctx, query: Query): Promise<z.output<typeof paymentPage>> {
  const filter = filterOf(ctx, query);
  const page = pageOf(query.page);
  const { total, paidKopecks } = await sumPayments(ctx, filter);
  const range = { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE };
  const items = await listPayments(ctx, filter, range);
  const reversed = await reversalTimes(
    ctx,
    items.map(({ paymentId }) => paymentId),
  );
  const views = items.map((payment) => viewOf(payment, reversed.get(payment.paymentId)));
  return { items: views, total, page, pageSize: PAGE_SIZE, paidKopecks };
}

/** Reads the filter of the address line; refuses `payments.filter_invalid` with the field. */
export function filterOf(ctx: Ctx, query: Query): PaymentFilter {
  const { from = '', to = '' } = query;
  const startOf = (field: 'from' | 'to', text: string, days: number): Moment | null => {
    if (text === '') return null;
    if (!isDay(text)) throw refusals.filter_invalid({ field });
    return startOfLegalDay(addDays(text, days), ctx.env.settings.LEGAL_TIME_ZONE);
  };
  return {
    state: chosen('state', query.state, paymentState),
    method: chosen('method', query.method, paymentMethod),
    from: startOf('from', from, 0),
    before: startOf('to', to, 1),
  };
}

function chosen<T extends string>(
  field: string,
  given: string | undefined,
  list: z.ZodMiniEnum<{ [key in T]: key }>,
): T | null {
  if (given === undefined || given === '') return null;
  const read = list.safeParse(given);
  if (!read.success) throw refusals.filter_invalid({ field });
  return read.data as T;
}

function pageOf(given: string | undefined): number {
  const page = Number(given ?? 1);
  if (!Number.isInteger(page) || page < 1 || page > PAGES_MAX) {
    throw refusals.filter_invalid({ field: 'page' });
  }
  return page;
}
