// What a list of incomes comes to, and the list as a file (wire §5.2).
import * as z from 'zod/mini';
import { allReceipts, listReceipts } from '#modules/self-employment';
import type { Ctx } from '#platform/context';
import { route } from '#platform/http/route';
import type { Route } from '#platform/http/route';
import { ZERO, sum } from '#primitives/money';
import { money, rubles } from '../exact.ts';
import { incomeCsv } from './income-csv.ts';
import { filterOf, incomeQuery, rangeOf } from './income-query.ts';
import type { IncomeQuery } from './income-query.ts';
import { taxOfReceipts } from './receipt-tax.ts';

const own = { audience: 'cabinet', object: 'own', hidden: true, method: 'GET' } as const;

const listOf = (ctx: Ctx, query: IncomeQuery) =>
  allReceipts(ctx, filterOf(ctx, query), rangeOf(query).sortBy);

const summary = route({
  ...own,
  path: '/api/v1/incomes/summary',
  summary: 'What a list of receipts comes to',
  permission: 'npd-wire.incomes',
  audit: 'npd-wire.incomes-summary',
  query: incomeQuery,
  answer: z.object({
    totalAmount: money,
    totalCount: z.int(),
    cancelledCount: z.int(),
    tax: money,
  }),
  call: async (ctx, { query }) => {
    const sums = await listReceipts(ctx, filterOf(ctx, query), { offset: 0, limit: 1 });
    const receipts = await listOf(ctx, query);
    const taxes = await taxOfReceipts(ctx, receipts);
    return {
      totalAmount: rubles(sums.incomeKopecks),
      totalCount: sums.total,
      cancelledCount: sums.cancelled,
      tax: rubles(sum(receipts.map(({ number }) => taxes.get(number) ?? ZERO))),
    };
  },
});

const csv = route({
  ...own,
  path: '/api/v1/incomes/csv',
  summary: 'A list of receipts as CSV',
  permission: 'npd-wire.incomes',
  audit: 'npd-wire.incomes-csv',
  query: incomeQuery,
  answer: 'file',
  call: async (ctx, { query }) => {
    const receipts = await listOf(ctx, query);
    const taxes = await taxOfReceipts(ctx, receipts);
    const rows = receipts.map((one) => ({ ...one, taxKopecks: taxes.get(one.number) ?? ZERO }));
    return incomeCsv(rows, ctx.env.settings.LEGAL_TIME_ZONE);
  },
});

export const reportRoutes: readonly Route[] = [summary, csv];
