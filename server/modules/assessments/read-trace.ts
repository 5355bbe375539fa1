// How a charge was computed: the kept trace of a tax, the trace of a penalty reckoned again from
// the days.
import type { Trace } from '#law/trace';
import type { Moment } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import type { Ctx } from '#platform/context';
import { type Charge, findCharge, getCharge } from '#modules/ledger';
import { findTrace } from './assessment-store.ts';
import { refusals } from './errors.ts';
import { findLoadedTrace } from './loaded/loaded-charge-store.ts';
import { findNpdTrace } from './npd/npd-month-store.ts';
import { findPenaltyByCharge } from './penalty/penalty-store.ts';
import { reckonCharge } from './penalty/read-penalty.ts';

export interface ChargeTrace {
  chargeId: string;
  version: number;
  computedAt: Moment;
  amountKopecks: Kopecks;
  trace: Trace & Record<string, unknown>;
}

/** Refuses: `ledger.charge_unknown`, `assessments.trace_absent`. */
export async function readTrace(ctx: Ctx, chargeId: string): Promise<ChargeTrace> {
  const charge = await getCharge(ctx, chargeId);
  const found =
    charge.class === 'penalty' ? await penaltyTrace(ctx, charge) : await keptTrace(ctx, charge);
  if (!found) throw refusals.trace_absent();
  return { chargeId, ...found, trace: { ...found.trace } };
}

/** Whoever made the charge keeps its trace: the year's notice, a month of НПД, a file taken. */
const keptTrace = async (ctx: Ctx, { chargeId }: Charge) =>
  (await findTrace(ctx, chargeId)) ??
  (await findNpdTrace(ctx, chargeId)) ??
  (await findLoadedTrace(ctx, chargeId));

/** Reproducible for any day: the days and the rates are all it follows from (ACC-5). */
async function penaltyTrace(ctx: Ctx, charge: Charge) {
  const state = await findPenaltyByCharge(ctx, charge.chargeId);
  const principal = state && (await findCharge(ctx, state.principalId));
  if (!principal) return undefined;
  const reckoned = await reckonCharge(ctx, principal, state.through);
  if (reckoned === null) return undefined;
  const { amountKopecks, trace } = reckoned;
  return { version: 1, computedAt: charge.updatedAt as Moment, amountKopecks, trace };
}
