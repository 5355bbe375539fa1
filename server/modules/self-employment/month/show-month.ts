// What a month brought and what it costs, at once, with its trace (NPD-2, NPD-4).
import type * as z from 'zod/mini';
import { npdMonthTax } from '#law/npd/month-tax';
import type { Trace } from '#law/trace';
import type { Ctx } from '#platform/context';
import { type Day, addDays, addMonths, isDay, yearOf } from '#primitives/days';
import { type Kopecks, ZERO, add } from '#primitives/money';
import type { month as monthSchema } from '../contract.ts';
import { refusals } from '../errors.ts';
import { listRegistrations } from '../registration/registration-store.ts';
import { reckonFrom } from './accrue-periods.ts';
import { factOf, listMonths, listStanding } from './income-store.ts';
import { type ChargedPeriod, listCharged } from './period-store.ts';
import {
  type Carry,
  type OwnPeriod,
  type PeriodTax,
  beginning,
  lifePeriods,
} from './reckon-life.ts';

/** The tax of the period a month belongs to, as the receipts say it now. */
export interface Preview {
  period: OwnPeriod;
  /** To the kopeck, before the month is charged in whole roubles (rules §1.2). */
  previewKopecks: Kopecks;
  trace: Trace;
  /** As it is or will be charged. */
  charge: PeriodTax;
  /** The charge of the tax account; null: not charged yet, or nothing to pay. */
  chargeId: string | null;
  carriedInKopecks: Kopecks;
}

export interface Month {
  month: string;
  personKopecks: Kopecks;
  businessKopecks: Kopecks;
  incomeKopecks: Kopecks;
  receipts: number;
  cancelled: number;
  /** Null: nobody was registered in this month. */
  tax: Preview | null;
}

/** `2026-03` → its first and last day. Refuses `month_invalid`. */
export function daysOfMonth(month: string): { from: Day; to: Day } {
  const from = `${month}-01`;
  if (!/^\d{4}-\d{2}$/u.test(month) || !isDay(from)) {
    throw refusals.month_invalid({ field: 'month' });
  }
  return { from, to: addDays(addMonths(from, 1), -1) };
}

/** Income and tax of a calendar month. Refuses `month_invalid`. */
export async function monthTax(ctx: Ctx, month: string): Promise<Month> {
  const { from, to } = daysOfMonth(month);
  const sums = (await listMonths(ctx, yearOf(from))).find((one) => one.month === month);
  const { personKopecks = ZERO, businessKopecks = ZERO } = sums ?? {};
  return {
    month,
    personKopecks,
    businessKopecks,
    incomeKopecks: add(personKopecks, businessKopecks),
    receipts: sums?.receipts ?? 0,
    cancelled: sums?.cancelled ?? 0,
    tax: await previewOf(ctx, { from, to }),
  };
}

async function previewOf(ctx: Ctx, days: { from: Day; to: Day }): Promise<Preview | null> {
  const periods = lifePeriods(await listRegistrations(ctx), days.to);
  const at = periods.findLastIndex((one) => one.to >= days.from && one.from <= days.to);
  const period = periods[at];
  if (period === undefined) return null;
  const charged = await listCharged(ctx);
  const until = periods.slice(0, at + 1);
  const reckoned = await reckonFrom(ctx, { charged, periods: until, from: period.from });
  const before = reckoned.at(-2) ?? startOf(charged, period);
  const exact = npdMonthTax({
    taxYear: yearOf(period.to),
    receipts: factOf(ctx, await listStanding(ctx, period)),
    bonusLeft: factOf(ctx, before.bonusLeftKopecks),
    rounding: 'kopeck',
  });
  return {
    period,
    previewKopecks: exact.amountKopecks,
    trace: exact.trace,
    charge: reckoned.at(-1)!,
    chargeId: charged.find(({ startsOn }) => startsOn === period.from)?.chargeId ?? null,
    carriedInKopecks: before.carriedKopecks,
  };
}

const startOf = (charged: readonly ChargedPeriod[], period: OwnPeriod): Carry =>
  charged.findLast(({ endsOn }) => endsOn < period.from) ?? beginning(yearOf(period.to));

/** The tax period a day of income belongs to; undefined: nobody is registered that day. */
export async function periodAt(ctx: Ctx, day: Day): Promise<OwnPeriod | undefined> {
  const periods = lifePeriods(await listRegistrations(ctx), day);
  return periods.findLast(({ from, to }) => from <= day && day <= to);
}

/** What earlier periods leave to this one. */
export async function carryBefore(ctx: Ctx, period: OwnPeriod): Promise<Carry> {
  const periods = lifePeriods(await listRegistrations(ctx), period.from);
  const earlier = periods.filter((one) => one.to < period.from);
  const charged = await listCharged(ctx);
  const from = earlier.at(-1)?.from ?? period.from;
  const reckoned = await reckonFrom(ctx, { charged, periods: earlier, from });
  return reckoned.at(-1) ?? startOf(charged, period);
}

/** `monthTax` as the cabinet shows it. */
export async function showMonth(ctx: Ctx, name: string): Promise<z.output<typeof monthSchema>> {
  const { tax, ...sums } = await monthTax(ctx, name);
  if (tax === null) return { ...sums, tax };
  const { charge, period } = tax;
  return {
    ...sums,
    tax: {
      period: { name: period.name, from: period.from, to: period.to, isLast: period.isLast },
      previewKopecks: tax.previewKopecks,
      grossKopecks: charge.grossKopecks,
      bonusUsedKopecks: charge.bonusUsedKopecks,
      bonusLeftKopecks: charge.bonusLeftKopecks,
      taxKopecks: charge.taxKopecks,
      carriedInKopecks: tax.carriedInKopecks,
      carriedOutKopecks: charge.carriedKopecks,
      payableKopecks: charge.payableKopecks,
      toldBy: charge.toldBy,
      dueOn: charge.dueOn,
      chargeId: tax.chargeId,
      trace: { ...tax.trace },
    },
  };
}
