// What an officer sees of a person before penalties are stopped or run again.
import type * as z from 'zod/mini';
import { type Charge, findCharge, listObligations } from '#modules/ledger';
import { payerName } from '#modules/taxpayers';
import type { Ctx } from '#platform/context';
import type { payerStops } from '../contract.ts';
import { listStops } from './stop-store.ts';

type PayerStops = z.infer<typeof payerStops>;

/** Stops of the transaction's taxpayer, and the taxes they hold for or could hold for. */
export async function showPayerStops(ctx: Ctx): Promise<PayerStops> {
  const open = await listObligations(ctx);
  const stops = await listStops(ctx);
  const taxes = open.filter((one) => one.class === 'tax' && !one.isApart);
  const known = new Set(taxes.map(({ chargeId }) => chargeId));
  for (const chargeId of new Set(stops.map((stop) => stop.chargeId))) {
    if (chargeId === null || known.has(chargeId)) continue;
    const settled = await findCharge(ctx, chargeId);
    if (settled !== undefined) taxes.push(settled);
  }
  const penaltyOf = (chargeId: string) =>
    open.find(({ principalId }) => principalId === chargeId)?.amountKopecks ?? 0;
  return {
    payerName: await payerName(ctx),
    today: ctx.today,
    taxes: taxes.map((tax) => shown(tax, penaltyOf(tax.chargeId))),
    stops: stops.toReversed(),
  };
}

function shown(tax: Charge, penaltyKopecks: number): PayerStops['taxes'][number] {
  const { chargeId, class: kind, taxYear, period, subjectOfTax, dueOn, outstandingKopecks } = tax;
  return {
    chargeId,
    class: kind,
    tax: tax.tax,
    taxYear,
    period,
    subjectOfTax,
    dueOn,
    outstandingKopecks,
    penaltyKopecks,
  };
}
