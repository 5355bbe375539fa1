// A dispute, a deferral or a court stops the penalties of a tax; the sums known so far follow.
import { addDays, type Day, parseDay } from '#primitives/days';
import type { Ctx } from '#platform/context';
import { announce } from '#platform/events';
import { getCharge } from '#modules/ledger';
import { refusals } from '../errors.ts';
import { reviseAll } from './accrue-penalty.ts';
import { insertStop, insertStopEnd, listStops, type NewStop, type StopEnd } from './stop-store.ts';
import type { PenaltyStop } from './stop.ts';

/**
 * Stops penalties from a day, until a day or until the stop is ended; the same stop again changes
 * nothing. Announces `penalty.stopped`.
 * Refuses: `assessments.stop_wrong` with the field, `ledger.charge_unknown`,
 * `ledger.account_frozen`.
 */
export async function stopPenalty(ctx: Ctx, stop: NewStop): Promise<PenaltyStop> {
  const from = realDay(stop.from, 'from');
  realDay(stop.documentOn, 'documentOn');
  if (stop.until !== null && realDay(stop.until, 'until') < from) throw wrong('until');
  if (stop.chargeId !== null) {
    const charge = await getCharge(ctx, stop.chargeId);
    if (charge.class !== 'tax' || charge.isApart) throw wrong('chargeId');
  }
  if (await insertStop(ctx, stop)) {
    await reviseAll(ctx);
    const { stopId, chargeId, ground, until } = stop;
    const data = { stopId, chargeId, ground, from, until };
    await announce(ctx, { type: 'penalty.stopped', topics: ['account'], data });
  }
  return findStop(ctx, stop.stopId);
}

/**
 * Ends a stop: penalties run again from the day after its last day. The same end again changes
 * nothing. Announces `penalty.stop-ended`.
 * Refuses: `assessments.stop_unknown`, `assessments.stop_ended` (on another day),
 * `assessments.stop_wrong`, `ledger.account_frozen`.
 */
export async function liftPenaltyStop(ctx: Ctx, end: StopEnd): Promise<PenaltyStop> {
  const stop = await findStop(ctx, end.stopId);
  const lastOn = realDay(end.lastOn, 'lastOn');
  realDay(end.documentOn, 'documentOn');
  if (lastOn < addDays(stop.from as Day, -1)) throw wrong('lastOn');
  if (await insertStopEnd(ctx, end)) {
    await reviseAll(ctx);
    const data = { stopId: end.stopId, chargeId: stop.chargeId, lastOn };
    await announce(ctx, { type: 'penalty.stop-ended', topics: ['account'], data });
    return findStop(ctx, end.stopId);
  }
  if (stop.ended?.lastOn !== lastOn) throw refusals.stop_ended();
  return stop;
}

async function findStop(ctx: Ctx, stopId: string): Promise<PenaltyStop> {
  const found = (await listStops(ctx)).find((one) => one.stopId === stopId);
  if (found === undefined) throw refusals.stop_unknown();
  return found;
}

function realDay(text: string, field: string): Day {
  const parsed = parseDay(text);
  if (!parsed.ok || parsed.value !== text) throw wrong(field);
  return parsed.value;
}

const wrong = (field: string) => refusals.stop_wrong({ field, params: { field } });
