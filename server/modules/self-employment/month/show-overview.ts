// The home page of the self-employed: status, tax now, limit, last receipts.
import type * as z from 'zod/mini';
import type { Ctx } from '#platform/context';
import type { overview } from '../contract.ts';
import { listReceipts } from '../receipt/list-receipts.ts';
import { itemOf } from '../receipt/receipt-view.ts';
import { showStatus } from '../registration/show-status.ts';
import { sellerInn } from '../seller.ts';
import { showMonth } from './show-month.ts';

const RECENT = 5;

export async function showOverview(ctx: Ctx): Promise<z.output<typeof overview>> {
  const status = await showStatus(ctx);
  const month = status.isRegistered ? await showMonth(ctx, ctx.today.slice(0, 7)) : null;
  const { receipts } = await listReceipts(ctx, {}, { offset: 0, limit: RECENT });
  const inn = await sellerInn(ctx);
  return {
    status,
    taxKopecks: month?.tax?.previewKopecks ?? null,
    month,
    bonusLeftKopecks: month?.tax?.bonusLeftKopecks ?? null,
    recent: receipts.map((one) => itemOf(ctx.env, inn, one)),
  };
}
