// What a list of incomes comes to, and the list as a file (wire §5.2).
import * as z from 'zod/mini';
import { tableFile } from '#modules/ledger';
import type { Column } from '#modules/ledger';
import { listReceipts, monthOfDay } from '#modules/self-employment';
import type { BuyerKind, Receipt } from '#modules/self-employment';
import type { Ctx } from '#platform/context';
import { route } from '#platform/http/route';
import type { Route } from '#platform/http/route';
import { legalDay } from '#primitives/days';
import { type Kopecks, ZERO, sum } from '#primitives/money';
import { money, rubles } from '../exact.ts';
import { filterOf, incomeQuery, rangeOf } from './income-query.ts';
import type { IncomeQuery } from './income-query.ts';
import { taxOfReceipts } from './receipt-tax.ts';

const own = { audience: 'cabinet', object: 'own', hidden: true, method: 'GET' } as const;

/** A year of one receipt an hour; more is asked for in parts. */
const rowsMax = 10_000;
const pageSize = 100;

async function allReceipts(ctx: Ctx, query: IncomeQuery): Promise<Receipt[]> {
  const filter = filterOf(ctx, query);
  const { sortBy } = rangeOf(query);
  const all: Receipt[] = [];
  while (all.length < rowsMax) {
    const range = { offset: all.length, limit: pageSize, ...(sortBy && { sortBy }) };
    const { receipts } = await listReceipts(ctx, filter, range);
    all.push(...receipts);
    if (receipts.length < pageSize) break;
  }
  return all;
}

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
    const receipts = await allReceipts(ctx, query);
    const taxes = await taxOfReceipts(ctx, receipts);
    return {
      totalAmount: rubles(sums.incomeKopecks),
      totalCount: sums.total,
      cancelledCount: sums.cancelled,
      tax: rubles(sum(receipts.map(({ number }) => taxes.get(number) ?? ZERO))),
    };
  },
});

const buyerWords: Record<BuyerKind, string> = {
  person: 'Физическое лицо',
  company: 'Юридическое лицо или ИП',
  foreign: 'Иностранная организация',
};

type Row = Receipt & { taxKopecks: Kopecks };

/** The columns that programs of this wire know. */
const columns: (zone: string) => readonly Column<Row>[] = (zone) => [
  { title: 'Номер чека', kind: 'text', value: ({ number }) => number },
  { title: 'Дата', kind: 'day', value: ({ operation }) => legalDay(operation.at, zone) },
  { title: 'Наименование', kind: 'text', value: ({ lines }) => lines[0]!.name },
  { title: 'Сумма', kind: 'money', value: ({ totalKopecks }) => totalKopecks },
  { title: 'Налог', kind: 'money', value: ({ taxKopecks }) => taxKopecks },
  { title: 'Период', kind: 'text', value: ({ incomeOn }) => monthOfDay(incomeOn) },
  {
    title: 'Статус',
    kind: 'text',
    value: ({ cancellation }) => (cancellation ? 'Аннулирован' : 'Зарегистрирован'),
  },
  { title: 'Тип клиента', kind: 'text', value: ({ buyer }) => buyerWords[buyer.kind] },
  { title: 'ИНН клиента', kind: 'text', value: ({ buyer }) => buyer.inn },
  { title: 'Клиент', kind: 'text', value: ({ buyer }) => buyer.name },
  { title: 'Партнёр', kind: 'text', value: () => null },
];

const csv = route({
  ...own,
  path: '/api/v1/incomes/csv',
  summary: 'A list of receipts as CSV',
  permission: 'npd-wire.incomes',
  audit: 'npd-wire.incomes-csv',
  query: incomeQuery,
  answer: 'file',
  call: async (ctx, { query }) => {
    const receipts = await allReceipts(ctx, query);
    const taxes = await taxOfReceipts(ctx, receipts);
    const rows = receipts.map((one) => ({ ...one, taxKopecks: taxes.get(one.number) ?? ZERO }));
    const zone = ctx.env.settings.LEGAL_TIME_ZONE;
    const [name, sheet] = ['Чеки', 'Чеки'];
    return tableFile('csv', { name, sheet, zone, columns: columns(zone), rows });
  },
});

export const reportRoutes: readonly Route[] = [summary, csv];
