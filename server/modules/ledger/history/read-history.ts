// The history of the account: every act, the latest first, with each entry it wrote and what stood
// on the account after it.
import type * as z from 'zod/mini';
import type { Ctx } from '#platform/context';
import type { history, historyQuery } from '../contract.ts';
import { refusals } from '../errors.ts';
import { type ActRow, listActs, listEntries } from './history-store.ts';

export type History = z.infer<typeof history>;
type Act = History['items'][number];

/** Acts of one page. */
const pageSize = 20;

/** Acts a filter lets through; penalties come every day and stand apart. */
const KINDS: Record<NonNullable<z.infer<typeof historyQuery>['what']>, readonly Act['kind'][]> = {
  all: ['payment', 'payment_reversal', 'charge', 'correction', 'settlement', 'release', 'penalty'],
  money: ['payment', 'payment_reversal', 'settlement', 'release'],
  charges: ['charge', 'correction'],
  penalties: ['penalty'],
};
const usual = KINDS.all.filter((kind) => kind !== 'penalty');

/** One page of what happened to the account. Refuses: `ledger.filter_invalid`. */
export async function readHistory(ctx: Ctx, query: z.infer<typeof historyQuery>): Promise<History> {
  const page = pageOf(query.page);
  const kinds = query.what === undefined ? usual : KINDS[query.what];
  const window = { limit: pageSize, offset: (page - 1) * pageSize };
  const { rows, total } = await listActs(ctx, kinds, window);
  const entries = await listEntries(ctx, rows);
  const items = rows.map((row) => ({ ...shown(row), entries: entries.get(row.firstNo) ?? [] }));
  return { items, total, page, pageSize, asOf: ctx.now };
}

function pageOf(text: string | undefined): number {
  if (text === undefined) return 1;
  if (!/^[1-9]\d{0,4}$/.test(text)) {
    throw refusals.filter_invalid({ field: 'page', params: { field: 'page' } });
  }
  return Number(text);
}

function shown({ firstNo, lastNo: _last, ...act }: ActRow): Omit<Act, 'entries'> {
  return { actNo: firstNo, ...act };
}
