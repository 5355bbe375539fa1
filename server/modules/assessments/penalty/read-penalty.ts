// The penalty of one tax as of any day, reckoned by law from what is known now (ACC-5).
import type { Trace } from '#law/trace';
import { type Day, parseDay } from '#primitives/days';
import { type Kopecks, ZERO } from '#primitives/money';
import type { Ctx } from '#platform/context';
import { amountAsOf, type Charge, getCharge, listOutstanding } from '#modules/ledger';
import { refusals } from '../errors.ts';
import { findPenalty } from './penalty-store.ts';
import { reckonPenalty } from './reckon-penalty.ts';
import { listStops } from './stop-store.ts';
import { stopsFor } from './stop.ts';

export interface PenaltyOfDay {
  /** The unpaid tax. */
  chargeId: string;
  /** The charge of its penalty, once one was made. */
  penaltyChargeId: string | null;
  on: Day;
  amountKopecks: Kopecks;
  /** What stood accrued on the account at the end of that day. */
  accruedKopecks: Kopecks;
  days: number;
  trace: (Trace & Record<string, unknown>) | null;
}

/**
 * The penalty of a tax, or of the tax behind a penalty, through a day not later than today.
 * Refuses: `ledger.charge_unknown`, `assessments.penalty_absent`, `assessments.day_ahead`,
 * `assessments.day_wrong`.
 */
export async function readPenalty(
  ctx: Ctx,
  of: { chargeId: string; on?: string | undefined },
): Promise<PenaltyOfDay> {
  const on = of.on === undefined ? { ok: true as const, value: ctx.today } : parseDay(of.on);
  if (!on.ok) throw refusals.day_wrong({ field: 'on' });
  if (on.value > ctx.today) throw refusals.day_ahead({ field: 'on' });
  const asked = await getCharge(ctx, of.chargeId);
  const principal = asked.principalId === null ? asked : await getCharge(ctx, asked.principalId);
  if (principal.class !== 'tax' || principal.isApart) throw refusals.penalty_absent();
  const { chargeId } = principal;
  const reckoned = await reckonCharge(ctx, principal, on.value);
  const state = await findPenalty(ctx, chargeId);
  return {
    chargeId,
    penaltyChargeId: state?.chargeId ?? null,
    on: on.value,
    amountKopecks: reckoned?.amountKopecks ?? ZERO,
    accruedKopecks: state
      ? await amountAsOf(ctx, { chargeId: state.chargeId, on: on.value })
      : ZERO,
    days: reckoned?.days ?? 0,
    trace: reckoned && { ...reckoned.trace },
  };
}

type Principal = Pick<Charge, 'chargeId' | 'dueOn'>;

/** By law, from the outstanding of each day and the stops; null when no day bears any. */
export async function reckonCharge(ctx: Ctx, principal: Principal, through: Day) {
  const { chargeId } = principal;
  const late = {
    chargeId,
    dueOn: principal.dueOn as Day,
    history: await listOutstanding(ctx, chargeId),
    stops: stopsFor(await listStops(ctx), chargeId),
  };
  return reckonPenalty(late, through);
}
