// What an officer sees of a person before a payment is taken back.
import { listPayments, listReversals } from '#modules/ledger';
import { orderNumbers } from '#modules/payments';
import { payerName } from '#modules/taxpayers';
import type { Ctx } from '#platform/context';
import type { PayerPayments } from './contract.ts';

const PAGE_SIZE = 20;

/** Payments of the transaction's taxpayer, a page of them, and all that were taken back. */
export async function showPayerPayments(ctx: Ctx, page: number): Promise<PayerPayments> {
  const { payments, total } = await listPayments(ctx, {
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
  });
  const numbers = await orderNumbers(
    ctx,
    payments.map(({ paymentId }) => paymentId),
  );
  const reversals = await listReversals(ctx, { on: ctx.today, knownAt: ctx.now });
  return {
    payerName: await payerName(ctx),
    payments: payments.map((one) => ({ ...one, number: numbers.get(one.paymentId) ?? null })),
    total,
    page,
    pageSize: PAGE_SIZE,
    reversals: reversals.map(({ trace: _trace, ...shown }) => shown),
  };
}
