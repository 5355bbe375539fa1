// Money that came past the cabinet: somebody paid by requisites, the treasury tells of it.
import type * as z from 'zod/mini';
import { forPayer } from '#modules/taxpayers';
import { postPayment } from '#modules/ledger';
import type { Ctx } from '#platform/context';
import type { arrivalBody, arrivalTaken } from './contract.ts';
import { refusals } from './errors.ts';
import { readAmount } from './quote-payment.ts';

/**
 * Posts an arrival once, however often it is told of. Refuses `payer_unknown`, sums out of limits,
 * `ledger.account_frozen`, `ledger.payment_posted`.
 */
export async function takeArrival(
  ctx: Ctx,
  body: z.output<typeof arrivalBody>,
): Promise<z.output<typeof arrivalTaken>> {
  const amountKopecks = readAmount(body.amountKopecks);
  const own = await forPayer(ctx, body.payerInn, refusals);
  const posted = await postPayment(own, {
    source: 'treasury',
    eventKey: body.eventId,
    paymentId: body.paymentId,
    amountKopecks,
    paidOn: ctx.today,
  });
  return { postingNo: posted.postingNo, isDuplicate: posted.isDuplicate };
}
