// A stop: days on which an unpaid tax bears no penalty, with the ground and its document.
import type { PenaltyStop as LawStop } from '#law/ens/penalty';
import type { Day } from '#primitives/days';
import type * as z from 'zod/mini';
import type { penaltyStop } from '../contract.ts';

export type PenaltyStop = z.infer<typeof penaltyStop>;

/** A stop as the law wants it; null when it never held. */
function lawStop(stop: PenaltyStop): LawStop | null {
  const { ground, documentNumber: number, documentOn: on } = stop;
  const from = stop.from as Day;
  const to = stop.until as Day | null;
  if (to !== null && to < from) return null;
  return { ground, number, on: on as Day, from, to };
}

/** The stops that hold for a tax. */
export function stopsFor(stops: readonly PenaltyStop[], chargeId: string): LawStop[] {
  return stops
    .filter((stop) => stop.chargeId === null || stop.chargeId === chargeId)
    .map(lawStop)
    .filter((stop) => stop !== null);
}
