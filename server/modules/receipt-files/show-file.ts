// A load and its rows as the person sees them.
import { taxWith, yearIncome } from '#modules/self-employment';
import type * as z from 'zod/mini';
import type { Ctx } from '#platform/context';
import { yearOf } from '#primitives/days';
import { type Kopecks, add, sum } from '#primitives/money';
import {
  type FileLoad,
  type FileRow,
  type fileRows,
  type fileRowsQuery,
  outcome,
} from './contract.ts';
import { refusals } from './errors.ts';
import type { Load, Row } from './load.ts';
import { findLoad } from './load-store.ts';
import { faultText } from './receipt-of-line.ts';
import { chosenIncomes, listRows, totalsOf } from './row-store.ts';

const PAGE_SIZE = 50;

/** Refuses `load_unknown`. */
export async function getFile(ctx: Ctx, loadId: string): Promise<FileLoad> {
  const load = await findLoad(ctx, loadId);
  if (load === undefined) throw refusals.load_unknown();
  const { name, state, readAt } = load;
  const totals = await totalsOf(ctx, loadId);
  return { loadId, name, state, readAt, totals, chosen: await chosenOf(ctx, load) };
}

/** What the chosen lines come to, before anything is issued. */
export async function chosenOf(ctx: Ctx, { loadId, state }: Load): Promise<FileLoad['chosen']> {
  const incomes = await chosenIncomes(ctx, loadId);
  const count = incomes.reduce((all, one) => all + one.count, 0);
  const amountKopecks = sum(incomes.map((one) => one.amountKopecks));
  const isAsked = state === 'checked' && count > 0;
  const tax = isAsked ? await taxWith(ctx, incomes) : null;
  const limits: FileLoad['chosen']['limits'] = [];
  for (const [year, ofYear] of Map.groupBy(incomes, ({ on }) => yearOf(on))) {
    const own: Kopecks = sum(ofYear.map((one) => one.amountKopecks));
    const { incomeKopecks: before, limitKopecks } = await yearIncome(ctx, year);
    const incomeKopecks = add(before, own);
    if (incomeKopecks > limitKopecks) limits.push({ year, incomeKopecks, limitKopecks });
  }
  return { count, amountKopecks, tax, limits };
}

/** Refuses: `load_unknown`, `filter_invalid`. */
export async function showRows(
  ctx: Ctx,
  loadId: string,
  query: z.output<typeof fileRowsQuery>,
): Promise<z.output<typeof fileRows>> {
  if ((await findLoad(ctx, loadId)) === undefined) throw refusals.load_unknown();
  const wanted = outcome.safeParse(query.outcome);
  if (query.outcome && !wanted.success) throw refusals.filter_invalid({ field: 'outcome' });
  const page = pageOf(query.page);
  const range = { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE };
  const { rows, total } = await listRows(ctx, loadId, { outcome: wanted.data ?? null, ...range });
  return { items: rows.map(viewOf), total, page, pageSize: PAGE_SIZE };
}

function pageOf(text = '1'): number {
  if (!/^[1-9]\d{0,3}$/u.test(text)) throw refusals.filter_invalid({ field: 'page' });
  return Number(text);
}

function viewOf({ fault, ...row }: Row): FileRow {
  const { rowNo, line, outcome: became, isChosen, sold, text, number } = row;
  const refusal = fault && { code: fault.code, column: fault.column, text: faultText(fault) };
  return { rowNo, line, outcome: became, isChosen, sold, text, refusal, number };
}
