// Пени, ст.75 НК РФ: each day from the day after the due date to the day of payment, at a share of
// the key rate of that day; 1/300 for people, for organisations by the days of the arrears.
// Rounded once, at the end.
import { type Day, addDays, day, daysBetween } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import { whole } from '../fraction.ts';
import {
  type KeyRateHistory,
  OWN_HISTORY,
  type RateSpan,
  rateSpans,
  rateValue,
} from '../key-rate/key-rate.ts';
import { LawRefusal } from '../refusal.ts';
import { type LeafKindOf, Reckoning, type StepKind, type Term } from '../reckoning.ts';
import type { Fact, FactKind, Trace } from '../trace.ts';
import type { ReadValue } from '../values.ts';
import { ORGANISATION_STAGES, PENALTY_VALUES, SHARE_EDITIONS } from './values.ts';

/** Sole proprietors (ИП) are charged like any person. */
export type Payer = 'individual' | 'ip' | 'organisation';

export interface DebtSpan {
  /** The obligation; only carried into the trace. */
  readonly id?: string;
  /** The day the debt was due: decides whether the moratorium of 2022 covers it. */
  readonly dueOn: Day;
  /** First day with penalty: the day after the due date, or after the debt changed. */
  readonly from: Day;
  /** Last day with penalty, the day of payment included. */
  readonly to: Day;
  readonly debtKopecks: Kopecks;
  /** Where the debt is known from, and when. */
  readonly source: string;
  readonly on: Day;
  readonly kind?: FactKind;
}

export type StopGround = 'dispute' | 'deferral' | 'instalment' | 'court' | 'seizure';

/** Days that bear no penalty: a decision, a court, a deferral (ст.64, 75 п.3, 101 п.10, 138). */
export interface PenaltyStop {
  readonly ground: StopGround;
  /** Its document. */
  readonly number: string;
  readonly on: Day;
  readonly from: Day;
  /** Last day without penalty; null: still in force. */
  readonly to: Day | null;
}

export interface PenaltyInput {
  /** Absent: a person. */
  readonly payer?: Payer;
  readonly spans: readonly DebtSpan[];
  /** Where several hold on a day, the one that began first gives the ground. */
  readonly stops?: readonly PenaltyStop[];
  readonly keyRates?: KeyRateHistory;
}

export interface PenaltySegment {
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  readonly ratePct: string;
  /** Part of the rate for a day: `1/300`. */
  readonly dayShare: string;
  readonly debtKopecks: Kopecks;
  readonly isVerified: boolean;
}

export interface Penalty {
  readonly amountKopecks: Kopecks;
  readonly trace: Trace;
  /** Calendar days that carry penalty. */
  readonly days: number;
  readonly segments: readonly PenaltySegment[];
}

const ARTICLE = 'НК РФ ст.75 п.3, 4';

export const LEAF = {
  stop: { id: 'penalty.stop', unit: 'days', article: 'НК РФ ст.64, 75 п.3' },
  debt: { id: 'penalty.debt', unit: 'kopecks', article: 'НК РФ ст.11.3, 75' },
  days: { id: 'penalty.days', unit: 'days', article: ARTICLE },
} satisfies Record<string, LeafKindOf>;

export const STEP = {
  stopped: { id: 'penalty.stopped', op: 'multiply', unit: 'kopecks', article: ARTICLE },
  segment: { id: 'penalty.segment', op: 'multiply', unit: 'kopecks', article: ARTICLE },
  total: { id: 'penalty.total', op: 'add', unit: 'kopecks', article: ARTICLE },
  rounded: { id: 'penalty.amount', op: 'round', unit: 'kopecks', article: ARTICLE, to: 1 },
} satisfies Record<string, StepKind>;

// Постановление Правительства РФ от 28.03.2022 № 497: six months, debts that arose before it.
const MORATORIUM_FROM = day('2022-04-01');
const MORATORIUM_TO = day('2022-10-01');

/** The parts of a span outside the moratorium. */
function chargeable(span: DebtSpan): { from: Day; to: Day }[] {
  const { from, to } = span;
  const isCovered = span.dueOn < MORATORIUM_FROM && from <= MORATORIUM_TO && to >= MORATORIUM_FROM;
  if (!isCovered) return [{ from, to }];
  const parts: { from: Day; to: Day }[] = [];
  if (from < MORATORIUM_FROM) parts.push({ from, to: addDays(MORATORIUM_FROM, -1) });
  if (to > MORATORIUM_TO) parts.push({ from: addDays(MORATORIUM_TO, 1), to });
  return parts;
}

function checked(span: DebtSpan): DebtSpan {
  const { from, to, debtKopecks, dueOn } = span;
  if (to < from || debtKopecks < 0 || from <= dueOn) {
    throw new LawRefusal('law.span_wrong', { dueOn, from, to, debtKopecks });
  }
  return span;
}

interface Part {
  readonly term: Term;
  /** Absent where a stop held. */
  readonly segment?: PenaltySegment;
}

/** Days with one share of the key rate. */
interface ShareSpan {
  readonly from: Day;
  readonly to: Day;
  readonly share: ReadValue;
}

function stageOf(dueOn: Day, on: Day): number {
  const late = daysBetween(dueOn, on);
  // A day with penalty is at least the first one late.
  return ORGANISATION_STAGES.findLast((first) => late >= first)!;
}

function shareOn(dueOn: Day, on: Day): ReadValue {
  return PENALTY_VALUES.on(on).get(`penalty.organisation.day_share.${stageOf(dueOn, on)}`);
}

/** The days of an organisation cut where its share changes, by age of the arrears or edition. */
function organisationShares(dueOn: Day, from: Day, to: Day): ShareSpan[] {
  const cuts = [...ORGANISATION_STAGES.map((first) => addDays(dueOn, first)), ...SHARE_EDITIONS]
    .filter((cut) => cut > from && cut <= to)
    .sort();
  const spans: ShareSpan[] = [];
  for (const start of [from, ...cuts]) {
    const share = shareOn(dueOn, start);
    const last = spans.at(-1);
    if (last?.share.value === share.value) continue;
    if (last !== undefined) spans[spans.length - 1] = { ...last, to: addDays(start, -1) };
    spans.push({ from: start, to, share });
  }
  return spans;
}

function shares(payer: Payer, dueOn: Day, days: { from: Day; to: Day }): ShareSpan[] {
  const { from, to } = days;
  if (payer === 'organisation') return organisationShares(dueOn, from, to);
  return [{ from, to, share: PENALTY_VALUES.on(from).get('penalty.day_share') }];
}

interface Case {
  readonly book: Reckoning;
  readonly payer: Payer;
  readonly history: KeyRateHistory;
  /** By their first days. */
  readonly stops: readonly PenaltyStop[];
}

interface Cut {
  readonly from: Day;
  readonly to: Day;
  readonly stop?: PenaltyStop;
}

/** Days cut where stops begin and end. */
function cutByStops(days: Cut, stops: readonly PenaltyStop[]): Cut[] {
  const cuts: Cut[] = [];
  let from = days.from;
  for (const stop of stops) {
    const first = stop.from > from ? stop.from : from;
    const last = stop.to !== null && stop.to < days.to ? stop.to : days.to;
    if (first > last) continue;
    if (from < first) cuts.push({ from, to: addDays(first, -1) });
    cuts.push({ from: first, to: last, stop });
    from = addDays(last, 1);
  }
  return from > days.to ? cuts : [...cuts, { from, to: days.to }];
}

function debtTerm({ book }: Case, span: DebtSpan, fact: Fact<unknown>): Term {
  const { dueOn, debtKopecks, id } = span;
  return book.fact(LEAF.debt, fact, {
    value: whole(debtKopecks),
    args: () => ({ dueOn, ...(id === undefined ? {} : { obligation: id }) }),
  });
}

const factOf = (span: DebtSpan): Fact<unknown> => ({
  value: span,
  source: span.source,
  on: span.on,
  kind: span.kind ?? 'decision',
});

/** Days of a stop: the debt times no days, so that the reader sees why they cost nothing. */
function stoppedPart(of: Case, span: DebtSpan, cut: Cut & { stop: PenaltyStop }): Part {
  const { ground, number, on } = cut.stop;
  const paper = { value: cut.stop, source: number, on, kind: 'decision' } as const;
  const none = of.book.fact(LEAF.stop, paper, {
    value: whole(0),
    args: () => ({ from: cut.from, to: cut.to, ground, number, documentOn: on }),
  });
  return { term: of.book.fold(STEP.stopped, [debtTerm(of, span, factOf(span)), none]) };
}

/** Days of one debt, one rate and one share. */
function part(of: Case, span: DebtSpan, at: RateSpan & { share: ReadValue }): Part {
  const { book, history } = of;
  const { debtKopecks } = span;
  const fact = factOf(span);
  const days = daysBetween(at.from, at.to) + 1;
  const args = { from: at.from, to: at.to };
  const term = book.fold(STEP.segment, [
    debtTerm(of, span, fact),
    book.law(rateValue(at, history), args),
    book.fact(LEAF.days, fact, { value: whole(days), args: () => args }),
    book.law(at.share),
  ]);
  const { ratePct, verified: isVerified } = at;
  return {
    term,
    segment: { ...args, days, ratePct, dayShare: at.share.value, debtKopecks, isVerified },
  };
}

function spanParts(of: Case, span: DebtSpan): Part[] {
  const cuts = chargeable(checked(span)).flatMap((days) => cutByStops(days, of.stops));
  return cuts.flatMap(({ from: first, to: last, stop }) => {
    if (stop !== undefined) return [stoppedPart(of, span, { from: first, to: last, stop })];
    return shares(of.payer, span.dueOn, { from: first, to: last }).flatMap(({ from, to, share }) =>
      rateSpans(from, to, of.history).map((rate) => part(of, span, { ...rate, share })),
    );
  });
}

/**
 * Penalty over spans of days in which a debt stands still; what was charged before is the
 * caller's to subtract, so that rounding never adds up. Official figures may differ by 0,05 ₽.
 * Refuses: `law.span_wrong`, `law.key_rate_unknown`.
 */
export function penalty(input: PenaltyInput): Penalty {
  const history = input.keyRates ?? OWN_HISTORY;
  const edition = input.spans[0]?.from ?? history.checkedOn;
  const book = new Reckoning(edition, true);
  const stops = (input.stops ?? []).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const of = { book, payer: input.payer ?? 'individual', history, stops } as const;
  const parts = input.spans.flatMap((span) => spanParts(of, span));
  const nothing = book.law(PENALTY_VALUES.on(edition).get('penalty.nothing'));
  const [first = nothing, ...others] = parts.map(({ term }) => term);
  const total = book.fold(STEP.total, [first, ...others]);
  const trace = book.trace('ens.penalty', null, book.round(STEP.rounded, total));
  const segments = parts.flatMap(({ segment }) => (segment === undefined ? [] : [segment]));
  return {
    amountKopecks: trace.amountKopecks,
    trace,
    days: segments.reduce((count, { days }) => count + days, 0),
    segments,
  };
}
