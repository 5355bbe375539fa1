// What each receipt of a list costs in tax, as the law reckons its period: the deduction is used in
// the order of time, so the receipts around it count too.
import { npdMonthTax } from '#law/npd/month-tax';
import type { Preview, Receipt } from '#modules/self-employment';
import { allReceipts, monthOfDay, monthTax } from '#modules/self-employment';
import type { Ctx } from '#platform/context';
import { addDays, startOfLegalDay, yearOf } from '#primitives/days';
import { type Kopecks, add, kopecks, subtract } from '#primitives/money';

/** Kopecks by the number of each receipt; a cancelled one costs nothing. */
export async function taxOfReceipts(
  ctx: Ctx,
  receipts: readonly Receipt[],
): Promise<ReadonlyMap<string, Kopecks>> {
  const taxes = new Map<string, Kopecks>();
  const months = new Set(receipts.map(({ incomeOn }) => monthOfDay(incomeOn)));
  const done = new Set<string>();
  for (const month of months) {
    const { tax } = await monthTax(ctx, month);
    if (tax === null || done.has(tax.period.from)) continue;
    done.add(tax.period.from);
    for (const [number, amount] of await taxOfPeriod(ctx, tax)) taxes.set(number, amount);
  }
  return taxes;
}

async function taxOfPeriod(ctx: Ctx, preview: Preview): Promise<[string, Kopecks][]> {
  const { period, charge } = preview;
  const receipts = await standingOf(ctx, preview);
  const fact = { source: 'чеки самозанятого', on: ctx.today, kind: 'declared' } as const;
  const reckoned = npdMonthTax({
    taxYear: yearOf(period.to),
    receipts: {
      ...fact,
      value: receipts.map(({ number, incomeOn, totalKopecks, buyer }) => ({
        id: number,
        on: incomeOn,
        amountKopecks: totalKopecks,
        payer: buyer.kind === 'person' ? 'individual' : 'business',
      })),
    },
    bonusLeft: { ...fact, value: add(charge.bonusLeftKopecks, charge.bonusUsedKopecks) },
    rounding: 'kopeck',
  });
  return reckoned.receipts.map(({ receipt, grossKopecks, bonusUsedKopecks }) => [
    receipt.id!,
    subtract(kopecks(grossKopecks), bonusUsedKopecks),
  ]);
}

/** Standing receipts of a period in the order of their operations. */
function standingOf(ctx: Ctx, { period }: Preview): Promise<Receipt[]> {
  const zone = ctx.env.settings.LEGAL_TIME_ZONE;
  const filter = {
    from: startOfLegalDay(period.from, zone),
    before: startOfLegalDay(addDays(period.to, 1), zone),
    state: 'registered' as const,
  };
  return allReceipts(ctx, filter, 'oldest');
}
