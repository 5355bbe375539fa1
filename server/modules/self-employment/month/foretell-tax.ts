// What the periods would cost if receipts came or went: the deduction and sums under 100 ₽ carry
// the change on into later periods (422-ФЗ ст.11, 12).
import type { Receipt as LawReceipt } from '#law/npd/receipts';
import type { Ctx } from '#platform/context';
import type { Day } from '#primitives/days';
import { type Kopecks, add, sum } from '#primitives/money';
import { type BuyerKind, payerOf } from '../receipt/receipt.ts';
import { listRegistrations } from '../registration/registration-store.ts';
import { type Change, reckonFrom } from './accrue-periods.ts';
import { listCharged } from './period-store.ts';
import { type PeriodTax, lifePeriods } from './reckon-life.ts';

export interface Foretold {
  before: PeriodTax;
  after: PeriodTax;
}

/** Every period from that of a day through today's, as it is and as it would be. */
export async function foretellTax(
  ctx: Ctx,
  { from, change }: { from: Day; change: Change },
): Promise<Foretold[]> {
  const all = lifePeriods(await listRegistrations(ctx), ctx.today);
  const first = all.find(({ to }) => to >= from);
  if (first === undefined) return [];
  const charged = await listCharged(ctx);
  const of = { charged, periods: all, from: first.from };
  const before = await reckonFrom(ctx, of);
  const after = await reckonFrom(ctx, { ...of, change });
  return before
    .map((one, at) => ({ before: one, after: after[at]! }))
    .filter((one) => one.before.period.to >= from);
}

export interface Income {
  on: Day;
  amountKopecks: Kopecks;
  buyerKind: BuyerKind;
}

/** The tax in whole roubles of all periods these incomes touch, without them and with them. */
export async function taxWith(
  ctx: Ctx,
  incomes: readonly Income[],
): Promise<{ beforeKopecks: Kopecks; afterKopecks: Kopecks }> {
  const days = incomes.map(({ on }) => on).toSorted();
  const change = { more: byDay(incomes) };
  const told = days[0] === undefined ? [] : await foretellTax(ctx, { from: days[0], change });
  return {
    beforeKopecks: sum(told.map(({ before }) => before.taxKopecks)),
    afterKopecks: sum(told.map(({ after }) => after.taxKopecks)),
  };
}

/** Thousands of receipts weigh as much as one a day of each rate. */
function byDay(incomes: readonly Income[]): LawReceipt[] {
  const together = new Map<string, LawReceipt>();
  for (const { on, amountKopecks, buyerKind } of incomes) {
    const payer = payerOf(buyerKind);
    const before = together.get(`${on} ${payer}`);
    const all = before === undefined ? amountKopecks : add(before.amountKopecks, amountKopecks);
    together.set(`${on} ${payer}`, { on, payer, amountKopecks: all });
  }
  return [...together.values()];
}
