// Days on which no penalty runs: the stops of the person, and which of them hold now.
import type * as z from 'zod/mini';
import type { penaltyStop, penaltyStops } from '#contract/assessments';
import { API, reading } from '../query.ts';

export type Stop = z.infer<typeof penaltyStop>;

export function stopsReading() {
  return reading<z.infer<typeof penaltyStops>>(
    ['account', 'penalty-stops'],
    `${API}/penalty-stops`,
  );
}

/** Its last day; null: until it is ended. */
export const lastDayOf = (stop: Pick<Stop, 'until' | 'ended'>): string | null =>
  stop.ended?.lastOn ?? stop.until;

/** A stop that was ended on the day before its first one never held. */
export function everHeld(stop: Pick<Stop, 'from' | 'until' | 'ended'>): boolean {
  const last = lastDayOf(stop);
  return last === null || last >= stop.from;
}

export function holdsOn(stop: Pick<Stop, 'from' | 'until' | 'ended'>, today: string): boolean {
  const last = lastDayOf(stop);
  return stop.from <= today && (last === null || last >= today);
}

/** Those that hold for a tax; a stop without a tax holds for every one. */
export const stopsOfTax = (stops: readonly Stop[], taxId: string): Stop[] =>
  stops.filter(({ chargeId }) => chargeId === null || chargeId === taxId);
