// What a sum will do, before anything is done (PAY-1, PAY-3).
import type * as z from 'zod/mini';
import { enpRequisitesOn } from '#law/ens/requisites';
import { payableCharges, quoteAllocation } from '#modules/ledger';
import type { Ctx } from '#platform/context';
import { add, formatMoney, kopecks, sum } from '#primitives/money';
import type { Kopecks } from '#primitives/money';
import type { quote, quoteBody } from './contract.ts';
import { refusals } from './errors.ts';
import { AMOUNT_MAX, FEE } from './payment.ts';

type Quote = z.output<typeof quote>;
type QuoteBody = z.output<typeof quoteBody>;

/** What the chosen charges still need; all of them when none is chosen. Refuses unknown charges. */
export async function payableFigure(ctx: Ctx, chargeIds: readonly string[]): Promise<Kopecks> {
  const charges = await payableCharges(ctx, [...new Set(chargeIds)]);
  return sum(charges.map((one) => one.payableKopecks));
}

/** The sum as money, or a refusal with what is allowed. */
export function readAmount(amountKopecks: number): Kopecks {
  const field = 'amountKopecks';
  if (amountKopecks < 1) throw refusals.amount_too_small({ field });
  if (amountKopecks > AMOUNT_MAX) {
    throw refusals.amount_too_large({ field, params: { max: formatMoney(AMOUNT_MAX) } });
  }
  return kopecks(amountKopecks);
}

/**
 * Dry run of a payment: sum, fee, payee, what it settles and reserves by the legal order (НК ст. 45
 * п. 8). Without a sum: all that the charges need. Refuses `nothing_to_pay` and sums out of limits.
 */
export async function quotePayment(ctx: Ctx, body: QuoteBody): Promise<Quote> {
  const amountKopecks =
    body.amountKopecks === null
      ? await payableFigure(ctx, body.chargeIds)
      : readAmount(body.amountKopecks);
  if (amountKopecks === 0) throw refusals.nothing_to_pay();
  const allocation = await quoteAllocation(ctx, readAmount(amountKopecks));
  return {
    amountKopecks,
    feeKopecks: FEE,
    totalKopecks: add(amountKopecks, FEE),
    payee: enpRequisitesOn(ctx.today).payee,
    // Counted as paid on the day the person gave the bank the order (НК ст. 45).
    arrivesOn: ctx.today,
    covers: allocation.covers.map(
      ({ chargeId, title, dueOn, settledKopecks, reservedKopecks }) => ({
        chargeId,
        title,
        dueOn,
        settledKopecks,
        reservedKopecks,
      }),
    ),
    freeKopecks: allocation.unallocatedKopecks,
  };
}
