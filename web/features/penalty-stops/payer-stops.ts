// Stops of penalties as an officer makes them: what was typed, what is wrong with it, what is sent.
import type * as z from 'zod/mini';
import type { payerStops, penaltyStopBody, stopGround } from '#contract/assessments';
import { type Day, addDays } from '#primitives/days';
import { send } from '../../api.ts';
import {
  type PaperFault,
  type Papers,
  type ReadPapers,
  dayOf,
  paperFaults,
  papersOf,
} from '../../payer/papers.ts';

export type PayerStops = z.infer<typeof payerStops>;
export type Ground = z.infer<typeof stopGround>;
export type StopWish = z.infer<typeof penaltyStopBody>;
type Stop = PayerStops['stops'][number];

const STOPS = '/api/ops/v1/penalty-stops';

export const GROUNDS: readonly Ground[] = ['dispute', 'deferral', 'instalment', 'court', 'seizure'];

export function findPayer(payerInn: string): Promise<PayerStops> {
  return send('POST', `${STOPS}/search`, { body: { payerInn } });
}

/** The same stop sent twice is one: it has the id its form was given. */
export function makeStop(wish: StopWish): Promise<Stop> {
  return send('POST', STOPS, { body: wish, idempotencyKey: wish.stopId });
}

export interface StopEnd {
  payerInn: string;
  stopId: string;
  lastOn: string;
  documentNumber: string;
  documentOn: string;
  note: string;
}

/** Ended once, however often it is sent: the stop has its last day. */
export function endStop({ stopId, ...body }: StopEnd): Promise<Stop> {
  const idempotencyKey = crypto.randomUUID();
  return send('POST', `${STOPS}/${stopId}/end`, { body, idempotencyKey });
}

/** Papers and days as they were typed. */
export interface Typed extends Papers {
  from: string;
  until: string;
}
export type Fault = PaperFault | 'order';
export type Faults = Partial<Record<keyof Typed, Fault>>;

interface StopDays {
  from: Day;
  until: Day | null;
}
type Read<Value> = { faults: Faults } | { value: Value };

/** The stop that was typed, or what is wrong with which field. */
export function readStop(typed: Typed): Read<ReadPapers & StopDays> {
  const [from, until] = [dayOf(typed.from), dayOf(typed.until)];
  const faults: Faults = { ...paperFaults(typed) };
  if (from === null) faults.from = 'day';
  if (typed.until !== '' && until === null) faults.until = 'day';
  if (from !== null && until !== null && until < from) faults.until = 'order';
  if (Object.keys(faults).length > 0 || from === null) return { faults };
  return { value: { ...papersOf(typed), from, until } };
}

/** The end that was typed; the last day may be the one before the first: then it never held. */
export function readEnd(
  typed: Papers & { lastOn: string },
  from: string,
): { faults: Faults & { lastOn?: Fault } } | { value: ReadPapers & { lastOn: Day } } {
  const lastOn = dayOf(typed.lastOn);
  const faults: Faults & { lastOn?: Fault } = { ...paperFaults(typed) };
  if (lastOn === null) faults.lastOn = 'day';
  else if (lastOn < addDays(from as Day, -1)) faults.lastOn = 'order';
  if (Object.keys(faults).length > 0 || lastOn === null) return { faults };
  return { value: { ...papersOf(typed), lastOn } };
}
