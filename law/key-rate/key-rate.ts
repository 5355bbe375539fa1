// The key rate of a day. After the last confirmed meeting the last rate holds, unverified.
import { type Day, addDays, day } from '#primitives/days';
import { decimal, divide, fractionText, whole } from '../fraction.ts';
import { LawRefusal } from '../refusal.ts';
import type { RuleEdition } from '../rule.ts';
import type { ReadValue } from '../values.ts';
import { CHECKED_ON, CONFIRMED_THROUGH, HISTORY, SOURCE } from './history.ts';

export interface KeyRateEntry {
  readonly from: Day;
  /** Per cent a year, two decimals. */
  readonly ratePct: string;
}

export interface KeyRateHistory {
  /** Oldest first. */
  readonly rates: readonly KeyRateEntry[];
  readonly confirmedThrough: Day;
  readonly checkedOn: Day;
  readonly source: string;
}

export const OWN_HISTORY: KeyRateHistory = {
  rates: HISTORY.map(([from, ratePct]) => ({ from: day(from), ratePct })),
  confirmedThrough: day(CONFIRMED_THROUGH),
  checkedOn: day(CHECKED_ON),
  source: SOURCE,
};

/** Each rate with its days, the part of the last one that nobody confirmed on its own. */
export const KEY_RATE_EDITIONS: readonly RuleEdition[] = OWN_HISTORY.rates.flatMap(
  ({ from, ratePct }, place) => {
    const next = OWN_HISTORY.rates[place + 1]?.from;
    const shared = { law: OWN_HISTORY.source, note: `${ratePct} %`, isUnverified: false };
    if (next !== undefined) return [{ ...shared, from, to: addDays(next, -1) }];
    const { confirmedThrough } = OWN_HISTORY;
    return [
      { ...shared, from, to: confirmedThrough },
      { ...shared, from: addDays(confirmedThrough, 1), to: null, isUnverified: true },
    ];
  },
);

export interface KeyRate extends KeyRateEntry {
  readonly verified: boolean;
  readonly source: string;
}

function entryAt(value: Day, history: KeyRateHistory): number {
  const at = history.rates.findLastIndex((entry) => entry.from <= value);
  if (at < 0) throw new LawRefusal('law.key_rate_unknown', { day: value });
  return at;
}

/** Refuses `law.key_rate_unknown` before the first day of the history. */
export function keyRateOn(value: Day, history: KeyRateHistory = OWN_HISTORY): KeyRate {
  const entry = history.rates[entryAt(value, history)] as KeyRateEntry;
  return { ...entry, verified: value <= history.confirmedThrough, source: history.source };
}

/** Days of one rate and one certainty, both ends inclusive. */
export interface RateSpan {
  readonly from: Day;
  readonly to: Day;
  readonly ratePct: string;
  readonly verified: boolean;
}

/** The days from first to last cut where the rate changes or stops being confirmed. */
export function rateSpans(from: Day, to: Day, history: KeyRateHistory): RateSpan[] {
  const spans: RateSpan[] = [];
  let start = from;
  for (let at = entryAt(from, history); start <= to;) {
    const next = history.rates[at + 1];
    const verified = start <= history.confirmedThrough;
    const ends: Day[] = [to];
    if (next !== undefined) ends.push(addDays(next.from, -1));
    if (verified) ends.push(history.confirmedThrough);
    const end = ends.reduce((earliest, one) => (one < earliest ? one : earliest));
    const { ratePct } = history.rates[at] as KeyRateEntry;
    spans.push({ from: start, to: end, ratePct, verified });
    start = addDays(end, 1);
    if (next !== undefined && start >= next.from) at += 1;
  }
  return spans;
}

/** The rate of a span as a value of the law, a part of one a year (14 % = 7/50). */
export function rateValue(span: RateSpan, history: KeyRateHistory): ReadValue {
  const fraction = divide(decimal(span.ratePct), whole(100));
  return {
    key: 'penalty.key_rate',
    value: fractionText(fraction),
    fraction,
    unit: 'ratio',
    from: span.from,
    to: span.to,
    law: 'НК РФ ст.75 п.4',
    checkedOn: history.checkedOn,
    confidence: span.verified ? 'verified' : 'medium',
    sources: [history.source],
  };
}
