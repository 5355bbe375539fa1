// What a cancellation would do to income and tax, before it is done: the person sees the sums.
import type * as z from 'zod/mini';
import { npdMonthTax } from '#law/npd/month-tax';
import type { Ctx } from '#platform/context';
import { type Day, yearOf } from '#primitives/days';
import { subtract } from '#primitives/money';
import type { cancellationEffect } from '../contract.ts';
import { refusals } from '../errors.ts';
import { factOf, listStanding } from '../month/income-store.ts';
import { foretellTax } from '../month/foretell-tax.ts';
import { listCharged } from '../month/period-store.ts';
import { carryBefore, monthTax, periodAt } from '../month/show-month.ts';
import { getReceipt } from './cancel-receipt.ts';
import { monthOfDay } from './receipt.ts';

type Effect = z.output<typeof cancellationEffect>;

/** Nothing is written. Refuses `receipt_unknown`, `receipt_cancelled`. */
export async function previewCancellation(ctx: Ctx, number: string): Promise<Effect> {
  const receipt = await getReceipt(ctx, number);
  if (receipt.cancellation !== null) throw refusals.receipt_cancelled({ params: { number } });
  const { incomeOn, totalKopecks } = receipt;
  const { month, incomeKopecks } = await monthTax(ctx, monthOfDay(incomeOn));
  return {
    month,
    incomeBeforeKopecks: incomeKopecks,
    incomeAfterKopecks: subtract(incomeKopecks, totalKopecks),
    tax: await taxEffect(ctx, number, incomeOn),
    later: await laterEffect(ctx, number, incomeOn),
  };
}

/** Of the periods behind that of the receipt: those that change. */
async function laterEffect(ctx: Ctx, number: string, incomeOn: Day): Promise<Effect['later']> {
  const told = await foretellTax(ctx, { from: incomeOn, change: { without: number } });
  const charged = new Set((await listCharged(ctx)).map(({ startsOn }) => startsOn));
  return told
    .filter(({ before }) => before.period.from > incomeOn)
    .map(({ before, after }) => ({
      name: before.period.name,
      from: before.period.from,
      to: before.period.to,
      taxBeforeKopecks: before.taxKopecks,
      taxAfterKopecks: after.taxKopecks,
      payableBeforeKopecks: before.payableKopecks,
      payableAfterKopecks: after.payableKopecks,
      isCharged: charged.has(before.period.from),
    }))
    .filter(
      (one) =>
        one.taxBeforeKopecks !== one.taxAfterKopecks ||
        one.payableBeforeKopecks !== one.payableAfterKopecks,
    );
}

/** Of the tax period of the receipt; null: its day is outside any, and no tax was of it. */
async function taxEffect(ctx: Ctx, number: string, incomeOn: Day): Promise<Effect['tax']> {
  const period = await periodAt(ctx, incomeOn);
  if (period === undefined) return null;
  const { bonusLeftKopecks } = await carryBefore(ctx, period);
  const taxOf = async (without?: string) =>
    npdMonthTax({
      taxYear: yearOf(period.to),
      receipts: factOf(ctx, await listStanding(ctx, { ...period, without })),
      bonusLeft: factOf(ctx, bonusLeftKopecks),
      rounding: 'kopeck',
    });
  const [before, after] = [await taxOf(), await taxOf(number)];
  const charged = await listCharged(ctx);
  return {
    from: period.from,
    to: period.to,
    beforeKopecks: before.amountKopecks,
    afterKopecks: after.amountKopecks,
    bonusBackKopecks: subtract(after.bonusLeftKopecks, before.bonusLeftKopecks),
    isCharged: charged.some(({ startsOn }) => startsOn === period.from),
  };
}
