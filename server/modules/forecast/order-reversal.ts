// An officer takes a payment back by a document, after the harm was looked at (BEY-4).
import type * as z from 'zod/mini';
import { type Ctx } from '#platform/context';
import { type ReversalOrder, reversePayment } from '#modules/ledger';
import type { reversed } from './contract.ts';
import { refusals } from './errors.ts';
import { nothing } from './play.ts';
import { askWhatIf } from './what-if.ts';

/** What the reversal would do to the account; nothing is written. */
export const previewReversal = (ctx: Ctx, paymentId: string) =>
  askWhatIf(ctx, { ...nothing, reversals: [{ paymentId }] });

/**
 * Takes the payment back. The same again changes nothing.
 * Refuses: `forecast.harm_unseen` with the harm, `ledger.payment_unknown`, `ledger.account_frozen`.
 */
export async function orderReversal(
  ctx: Ctx,
  order: ReversalOrder & { isHarmSeen: boolean },
): Promise<z.infer<typeof reversed>> {
  const { isHarmSeen, ...rest } = order;
  const { warnings } = await previewReversal(ctx, order.paymentId);
  if (warnings.length > 0 && !isHarmSeen) {
    const harm = warnings.map(({ text }) => text[ctx.language]).join(' ');
    throw refusals.harm_unseen({ field: 'isHarmSeen', params: { harm } });
  }
  return { paymentId: order.paymentId, ...(await reversePayment(ctx, rest)), warnings };
}
