// Income by receipts as the formulas of the law take it.
import { npdLimit, withinLimit } from '#law/npd/income-limit';
import type { Receipt as LawReceipt } from '#law/npd/receipts';
import type { Fact } from '#law/trace';
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import { type Day, dayOf, yearOf } from '#primitives/days';
import { type Kopecks, ZERO } from '#primitives/money';
import { listRegistrations } from '../registration/registration-store.ts';

interface Row {
  id: string;
  on: Day;
  amountKopecks: Kopecks;
  payer: 'individual' | 'business';
}

export interface Days {
  from: Day;
  to: Day;
  /** The number of a receipt to leave out: what would be if it were cancelled. */
  without?: string | undefined;
}

/** Standing receipts of these days, both included, in the order of their operations. */
export async function listIncome(ctx: Ctx, days: Days): Promise<LawReceipt[]> {
  return ctx.db.rows(sql<Row>`
    select number as id, income_on as "on", total_kopecks as "amountKopecks",
      case buyer_kind when 'person' then 'individual' else 'business' end as payer
    from self_employment.receipt
    where taxpayer_id = platform.current_taxpayer() and cancelled_at is null
      and income_on between ${days.from} and ${days.to}
      and number is distinct from ${days.without ?? null}
    order by income_on, operation_at, number`);
}

/**
 * Standing receipts of these days with, of the receipt that passed a yearly limit, only the part up
 * to it: the rest is income under another regime (422-ФЗ ст.15 ч.6).
 */
export async function listStanding(ctx: Ctx, days: Days): Promise<LawReceipt[]> {
  const lost = (await listRegistrations(ctx)).filter(({ endReason }) => endReason === 'limit');
  let receipts = await listIncome(ctx, days);
  for (const { endedOn } of lost) {
    if (endedOn === null || endedOn < days.from || endedOn > days.to) continue;
    const taxYear = yearOf(endedOn);
    const { without } = days;
    const ofYear = { from: dayOf(taxYear, 1, 1), to: dayOf(taxYear, 12, 31), without };
    const year = await listIncome(ctx, ofYear);
    const limit = npdLimit({
      taxYear,
      incomeBefore: factOf(ctx, ZERO),
      receipts: factOf(ctx, year),
    });
    const inside = new Map(withinLimit(year, limit).map((one) => [one.id, one]));
    const isOutside = ({ on }: LawReceipt) => on < ofYear.from || on > ofYear.to;
    receipts = receipts.flatMap((one) => (isOutside(one) ? [one] : (inside.get(one.id) ?? [])));
  }
  return receipts;
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
