// Cancels a receipt for one of the two lawful reasons, and replaces one by another (422-ФЗ ст.8).
import type { Ctx } from '#platform/context';
import { addSeconds, legalDay, yearOf } from '#primitives/days';
import { raisedCode } from '../act.ts';
import { refusals } from '../errors.ts';
import { recharge } from '../month/accrue-periods.ts';
import { loseRight } from '../registration/lose-right.ts';
import type { CancellationReason, Receipt, WrittenTime } from './receipt.ts';
import { type ReceiptInput, issueReceipt } from './issue-receipt.ts';
import { findReceipt, markCancelled, markReplaced } from './receipt-store.ts';

export interface CancelInput {
  number: string;
  reason: CancellationReason;
  /** When it was cancelled by the program's clock. */
  operation: WrittenTime;
}

/** One receipt of the transaction's taxpayer. Refuses `receipt_unknown`, also for another's. */
export async function getReceipt(ctx: Ctx, number: string): Promise<Receipt> {
  const receipt = await findReceipt(ctx, number);
  if (receipt === undefined) throw refusals.receipt_unknown({ field: 'number' });
  return receipt;
}

/**
 * Takes a receipt back: the income of its month goes down, the tax follows.
 * Refuses: `receipt_unknown`, `receipt_cancelled`, `time_ahead`.
 */
export async function cancelReceipt(ctx: Ctx, input: CancelInput): Promise<Receipt> {
  const { number, operation } = input;
  if (operation.at > addSeconds(ctx.now, 300)) {
    throw refusals.time_ahead({ field: 'operationAt' });
  }
  const on = legalDay(operation.at, ctx.env.settings.LEGAL_TIME_ZONE);
  const cancelled = await markCancelled(ctx, { ...input, on }).catch((error: unknown) => {
    const code = raisedCode(error)?.code;
    if (code === 'KE003') throw refusals.receipt_unknown({ field: 'number', cause: error });
    if (code === 'KE004') throw refusals.receipt_cancelled({ params: { number }, cause: error });
    throw error;
  });
  await loseRight(ctx, yearOf(cancelled.incomeOn));
  await recharge(ctx, cancelled.incomeOn);
  return getReceipt(ctx, number);
}

/**
 * A wrong receipt is cancelled as a mistake and a right one with the true date takes its place;
 * the two name each other. Refuses what both acts refuse; then neither is done.
 */
export async function replaceReceipt(
  ctx: Ctx,
  number: string,
  input: ReceiptInput,
): Promise<Receipt> {
  const operation = input.request;
  await cancelReceipt(ctx, { number, reason: 'mistake', operation });
  const issued = await issueReceipt(ctx, { ...input, replacesNumber: number });
  await markReplaced(ctx, number, issued.number);
  return issued;
}
