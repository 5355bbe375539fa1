// A cancelled receipt: the income of its month goes down, the tax of that month is recomputed,
// the deduction it used comes back (422-ФЗ ст.8 ч.3–5). How the deduction comes back is open.
import type { Day } from '#primitives/days';
import { type Kopecks, kopecks, sum } from '#primitives/money';
import { subtract, toKopecks } from '../fraction.ts';
import { LawRefusal } from '../refusal.ts';
import { Reckoning } from '../reckoning.ts';
import type { Trace } from '../trace.ts';
import { STEP } from './nodes.ts';
import { type Period, type Registration, periodOf } from './periods.ts';
import { type CancellationReason, type Receipt, ordered, standing } from './receipts.ts';
import { NPD_VALUES } from './values.ts';
import { type PeriodsInput, type ReckonedPeriod, reckonPeriods } from './year-tax.ts';

/**
 * `inOrder`: the deduction is used anew in time order, so later months may cost less too;
 * `onlyItsMonth`: later months stand as they were charged, the rest is for receipts to come.
 */
export type RestorePolicy = 'inOrder' | 'onlyItsMonth';

export interface Cancellation {
  readonly receiptId: string;
  readonly on: Day;
  readonly reason: CancellationReason;
}

export interface CancelInput extends PeriodsInput, Registration {
  readonly cancellation: Cancellation;
  /** Paid so far for the periods of these receipts. */
  readonly taxPaidKopecks: Kopecks;
  readonly policy?: RestorePolicy;
}

export interface RecomputedPeriod {
  readonly period: string;
  readonly beforeKopecks: Kopecks;
  readonly afterKopecks: Kopecks;
}

export interface Cancelled {
  /** By how much the tax of the month of the receipt goes down. */
  readonly amountKopecks: Kopecks;
  readonly trace: Trace;
  readonly monthAffected: string;
  readonly reason: CancellationReason;
  readonly beforeKopecks: Kopecks;
  readonly afterKopecks: Kopecks;
  readonly periods: readonly RecomputedPeriod[];
  /** Paid above what is due for all these periods now: goes to the single account. */
  readonly creditKopecks: Kopecks;
  /** Deduction that came back, and all that is left of it. */
  readonly bonusRestoredKopecks: Kopecks;
  readonly bonusLeftKopecks: Kopecks;
}

function cancelledOne(input: CancelInput): Receipt {
  const { receiptId, on } = input.cancellation;
  const found = input.receipts.value.find(({ id }) => id === receiptId);
  if (found === undefined) throw new LawRefusal('law.npd_receipt_unknown', { receiptId });
  if (found.cancelledOn !== undefined) {
    throw new LawRefusal('law.state_contradictory', { receiptId, cancelledOn: found.cancelledOn });
  }
  if (on < found.on) {
    throw new LawRefusal('law.npd_cancelled_before', { on: found.on, cancelledOn: on });
  }
  return found;
}

function periodsOf(input: CancelInput): readonly Period[] {
  const periods = new Map<string, Period>();
  for (const { on } of standing(ordered(input.receipts.value))) {
    const period = periodOf(on, input);
    periods.set(period.name, period);
  }
  return [...periods.values()];
}

function taxOf(reckoned: readonly ReckonedPeriod[], name: string): ReckonedPeriod['tax'] {
  const found = reckoned.find(({ period }) => period.name === name);
  if (found === undefined) throw new RangeError(`No period ${name}`);
  return found.tax;
}

/**
 * What a cancellation changes; both reasons have the same effect on the tax.
 * Refuses: `law.npd_receipt_unknown`, `law.npd_cancelled_before`, `law.state_contradictory` and
 * the codes of a month.
 */
export function npdCancel(input: CancelInput): Cancelled {
  const law = NPD_VALUES.ofYear(input.taxYear);
  const book = new Reckoning(law.on, true);
  book.doubt();
  const receipt = cancelledOne(input);
  const periods = periodsOf(input);
  const affected = periodOf(receipt.on, input).name;
  const receipts = input.receipts.value.map((one) =>
    one === receipt ? { ...one, cancelledOn: input.cancellation.on } : one,
  );
  const before = reckonPeriods({ book, law }, input, periods);
  const changed = { ...input, receipts: { ...input.receipts, value: receipts } };
  const after = reckonPeriods({ book, law }, changed, periods);
  const isFrozen = (name: string): boolean => input.policy === 'onlyItsMonth' && name !== affected;
  const recomputed = periods.map(({ name }) => {
    const then = toKopecks(taxOf(before.periods, name));
    const now = isFrozen(name) ? then : toKopecks(taxOf(after.periods, name));
    return { period: name, beforeKopecks: then, afterKopecks: now };
  });
  const own = [taxOf(before.periods, affected), taxOf(after.periods, affected)] as const;
  const trace = book.trace('npd.cancel', input.taxYear, book.step(STEP.decrease, ...own));
  const due = sum(recomputed.map(({ afterKopecks }) => afterKopecks));
  const usedThen = before.periods.find(({ period }) => period.name === affected)!.used;
  const usedNow = after.periods.find(({ period }) => period.name === affected)!.used;
  const restored = toKopecks(subtract(usedThen, usedNow));
  const isInOrder = input.policy !== 'onlyItsMonth';
  const leftThen = toKopecks(before.left);
  return {
    amountKopecks: trace.amountKopecks,
    trace,
    monthAffected: affected,
    reason: input.cancellation.reason,
    beforeKopecks: toKopecks(own[0]),
    afterKopecks: toKopecks(own[1]),
    periods: recomputed,
    creditKopecks: kopecks(Math.max(0, input.taxPaidKopecks - due)),
    bonusRestoredKopecks: restored,
    bonusLeftKopecks: isInOrder ? toKopecks(after.left) : kopecks(leftThen + restored),
  };
}
