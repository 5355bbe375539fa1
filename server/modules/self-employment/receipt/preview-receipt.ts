// What a receipt would do, before it is issued: its total, the tax at once, the limit, the term.
import type * as z from 'zod/mini';
import { npdMonthTax } from '#law/npd/month-tax';
import { receiptDueOn } from '#law/npd/receipts';
import type { Ctx } from '#platform/context';
import { yearOf } from '#primitives/days';
import { add } from '#primitives/money';
import type { receiptPreview } from '../contract.ts';
import { factOf, listIncome } from '../month/income-store.ts';
import { carryBefore, periodAt } from '../month/show-month.ts';
import { limitOf } from '../registration/limit.ts';
import { yearIncome } from '../registration/registration-store.ts';
import { type ReceiptInput, notRegisteredOn, readReceipt } from './issue-receipt.ts';
import { payerOf } from './receipt.ts';

/** Nothing is written. Refuses what issuing refuses, but for the limit: that is told. */
export async function previewReceipt(
  ctx: Ctx,
  input: ReceiptInput,
): Promise<z.output<typeof receiptPreview>> {
  const { lines, totalKopecks, buyer, incomeOn, paymentKind } = readReceipt(ctx, input);
  const period = await periodAt(ctx, incomeOn);
  if (period === undefined) throw notRegisteredOn(ctx, incomeOn);
  const before = await carryBefore(ctx, period);
  const receipts = await listIncome(ctx, period);
  const own = { on: incomeOn, amountKopecks: totalKopecks, payer: payerOf(buyer.kind) };
  const taxOf = (list: typeof receipts) =>
    npdMonthTax({
      taxYear: yearOf(period.to),
      receipts: factOf(ctx, list),
      bonusLeft: factOf(ctx, before.bonusLeftKopecks),
      rounding: 'kopeck',
    });
  const after = taxOf([...receipts, own]);
  const year = yearOf(incomeOn);
  const yearIncomeKopecks = add(await yearIncome(ctx, year), totalKopecks);
  const limitKopecks = limitOf(year);
  const method = paymentKind === 'account' ? 'bank_transfer_to_account' : 'cash';
  const giveBy = receiptDueOn(incomeOn, method);
  return {
    lines,
    totalKopecks,
    buyer,
    incomeOn,
    taxBeforeKopecks: taxOf(receipts).amountKopecks,
    taxAfterKopecks: after.amountKopecks,
    bonusLeftKopecks: after.bonusLeftKopecks,
    yearIncomeKopecks,
    limitKopecks,
    passesLimit: yearIncomeKopecks > limitKopecks,
    giveBy,
    isLate: giveBy < ctx.today,
  };
}
