// The penalty of one unpaid tax through a day, from what was outstanding on each day (НК РФ ст.75).
import { type DebtSpan, type Penalty, penalty, type PenaltyStop } from '#law/ens/penalty';
import { addDays, type Day } from '#primitives/days';
import { kopecks } from '#primitives/money';

/** Outstanding at the end of a day on which it changed, oldest first. */
export interface Outstanding {
  on: Day;
  outstandingKopecks: number;
}

export interface LateCharge {
  chargeId: string;
  dueOn: Day;
  history: readonly Outstanding[];
  /** Days that bear nothing, with their grounds. */
  stops?: readonly PenaltyStop[];
}

/**
 * Spans in which the debt stood still. A payment ends the debt with its own day, which still bears
 * a penalty: the debt of a day is what was outstanding at the end of the day before.
 */
export function debtSpans(late: LateCharge, through: Day): DebtSpan[] {
  const { chargeId, dueOn, history } = late;
  const first = addDays(dueOn, 1);
  return history.flatMap(({ on, outstandingKopecks }, place): DebtSpan[] => {
    const next = history[place + 1]?.on;
    const from = addDays(on, 1) > first ? addDays(on, 1) : first;
    const to = next !== undefined && next < through ? next : through;
    if (outstandingKopecks <= 0 || from > to) return [];
    const debtKopecks = kopecks(outstandingKopecks);
    return [{ id: chargeId, dueOn, from, to, debtKopecks, source: 'налоговый счёт', on: through }];
  });
}

/** The penalty with its trace; null when no day bears any. */
export function reckonPenalty(late: LateCharge, through: Day): Penalty | null {
  const spans = debtSpans(late, through);
  return spans.length === 0 ? null : penalty({ spans, stops: late.stops ?? [] });
}
