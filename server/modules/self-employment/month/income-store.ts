// Income by receipts as the formulas of the law take it.
import type { Receipt as LawReceipt } from '#law/npd/receipts';
import type { Fact } from '#law/trace';
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { Day } from '#primitives/days';
import type { Kopecks } from '#primitives/money';

interface Row {
  id: string;
  on: Day;
  amountKopecks: Kopecks;
  payer: 'individual' | 'business';
}

/** Standing receipts of these days, both included, in the order of their operations. */
export async function listIncome(ctx: Ctx, days: { from: Day; to: Day }): Promise<LawReceipt[]> {
  return ctx.db.rows(sql<Row>`
    select number as id, income_on as "on", total_kopecks as "amountKopecks",
      case buyer_kind when 'person' then 'individual' else 'business' end as payer
    from self_employment.receipt
    where taxpayer_id = platform.current_taxpayer() and cancelled_at is null
      and income_on between ${days.from} and ${days.to}
    order by income_on, operation_at, number`);
}

/** What our own books say, as of today. */
export function factOf<T>(ctx: Ctx, value: T): Fact<T> {
  return { value, source: 'чеки самозанятого', on: ctx.today, kind: 'declared' };
}

export interface MonthIncome {
  month: string;
  personKopecks: Kopecks;
  businessKopecks: Kopecks;
  receipts: number;
  cancelled: number;
}

/** Months of a year that have or had receipts, in order. */
export function listMonths(ctx: Ctx, year: number): Promise<MonthIncome[]> {
  return ctx.db.rows(sql<MonthIncome>`
    select month, person_kopecks as "personKopecks", business_kopecks as "businessKopecks",
      receipts, cancelled
    from self_employment.income_month
    where taxpayer_id = platform.current_taxpayer()
      and month between ${`${year}-01`} and ${`${year}-12`}
    order by month`);
}
