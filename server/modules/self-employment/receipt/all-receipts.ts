// All receipts of a filter at once, for a file or a sum.
import type { Ctx } from '#platform/context';
import { refusals } from '../errors.ts';
import type { Receipt } from './receipt.ts';
import { type ReceiptFilter, type SortBy, selectReceipts } from './receipt-store.ts';

/** A receipt an hour makes fewer in a year; keeps one request bounded. */
const ROWS_MAX = 10_000;

/** Never a part of them: refuses `list_too_long`. */
export async function allReceipts(
  ctx: Ctx,
  filter: ReceiptFilter,
  sortBy: SortBy | undefined,
): Promise<Receipt[]> {
  const range = { offset: 0, limit: ROWS_MAX + 1, ...(sortBy && { sortBy }) };
  const receipts = await selectReceipts(ctx, filter, range);
  if (receipts.length > ROWS_MAX) throw refusals.list_too_long({ params: { most: ROWS_MAX } });
  return receipts;
}
