// Refund and offset of the positive balance, ст.78 and 79 НК РФ: terms, and interest where the
// money comes late or had been collected without ground.
import { type Day, addDays, dayOf, daysBetween, isLeapYear, yearOf } from '#primitives/days';
import { type Kopecks, kopecks, subtract } from '#primitives/money';
import { type Calendar, OWN_CALENDAR, addWorkingDays } from '../calendar/calendar.ts';
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
import type { Fact, Trace } from '../trace.ts';
import { REFUND_VALUES } from './values.ts';

export interface RefundInput {
  readonly appliedOn: Day;
  readonly askedKopecks: Kopecks;
  /** The positive balance on the day of the application. */
  readonly balanceKopecks: Kopecks;
  /** The day the money came, or the last day to count interest through. */
  readonly returnedOn: Day;
  /** Collected without ground: interest from the day after the collection (ст.79 п.4). */
  readonly collectedOn?: Day;
  readonly calendar?: Calendar;
  readonly keyRates?: KeyRateHistory;
}

export interface Refund {
  /** Interest. */
  readonly amountKopecks: Kopecks;
  readonly trace: Trace;
  /** What is returned: not more than the balance. */
  readonly returnedKopecks: Kopecks;
  readonly refusedKopecks: Kopecks;
  /** Instruction to the Treasury; null when there is nothing to return. */
  readonly instructionBy: Day | null;
  /** Interest runs from the day after it. */
  readonly interestAfter: Day;
  readonly daysWithInterest: number;
}

const ARTICLE = 'НК РФ ст.79 п.4, 9';

export const LEAF = {
  sum: { id: 'refund.sum', unit: 'kopecks', article: 'НК РФ ст.79' },
  days: { id: 'refund.days', unit: 'days', article: ARTICLE },
} satisfies Record<string, LeafKindOf>;

export const STEP = {
  yearly: { id: 'refund.yearly', op: 'multiply', unit: 'kopecks', article: ARTICLE },
  segment: { id: 'refund.segment', op: 'divide', unit: 'kopecks', article: ARTICLE },
  total: { id: 'refund.total', op: 'add', unit: 'kopecks', article: ARTICLE },
  rounded: { id: 'refund.interest', op: 'round', unit: 'kopecks', article: ARTICLE, to: 1 },
} satisfies Record<string, StepKind>;

/** Spans cut at the end of each year, because a leap year has more days to divide by. */
function byYear(span: RateSpan): RateSpan[] {
  const spans: RateSpan[] = [];
  for (let from = span.from; from <= span.to;) {
    const end = dayOf(yearOf(from), 12, 31);
    const to = end < span.to ? end : span.to;
    spans.push({ ...span, from, to });
    from = addDays(to, 1);
  }
  return spans;
}

interface Case {
  readonly book: Reckoning;
  readonly history: KeyRateHistory;
  readonly sum: Fact<Kopecks>;
}

function segment({ book, history, sum }: Case, span: RateSpan): Term {
  const days = daysBetween(span.from, span.to) + 1;
  const args = { from: span.from, to: span.to };
  const rate = { ...rateValue(span, history), key: 'refund.key_rate', law: ARTICLE };
  const year = yearOf(span.from);
  const yearly = book.fold(STEP.yearly, [
    book.fact(LEAF.sum, sum, { value: whole(sum.value) }),
    book.law(rate, args),
    book.fact(LEAF.days, sum, { value: whole(days), args: () => args }),
  ]);
  const length = isLeapYear(year) ? 'leap' : 'common';
  const yearDays = REFUND_VALUES.on(span.from).get(`refund.year_days.${length}`);
  return book.step(STEP.segment, yearly, book.law(yearDays, { year }));
}

interface Late {
  readonly sum: Fact<Kopecks>;
  /** Interest from the day after this one. */
  readonly after: Day;
  readonly to: Day;
  readonly history: KeyRateHistory;
}

function interest({ sum, after, to, history }: Late): { trace: Trace; days: number } {
  const from = addDays(after, 1);
  const book = new Reckoning(from, true);
  const isLate = from <= to && sum.value > 0;
  const spans = isLate ? rateSpans(from, to, history).flatMap(byYear) : [];
  // Which days count, and from when, is an open question (rules of the terms of a refund).
  if (isLate) book.doubt();
  const nothing = book.law(REFUND_VALUES.on(from).get('refund.nothing'));
  const [first = nothing, ...others] = spans.map((span) => segment({ book, history, sum }, span));
  const root = book.round(STEP.rounded, book.fold(STEP.total, [first, ...others]));
  const days = isLate ? daysBetween(from, to) + 1 : 0;
  return { trace: book.trace('ens.refund_terms', null, root), days };
}

/** Refuses: `law.order_of_days_wrong`, `law.value_unknown` before 2023, `law.calendar_unknown`. */
export function refund(input: RefundInput): Refund {
  const { appliedOn, askedKopecks, balanceKopecks, returnedOn, collectedOn } = input;
  const { calendar = OWN_CALENDAR, keyRates: history = OWN_HISTORY } = input;
  if (returnedOn < appliedOn || (collectedOn !== undefined && collectedOn > appliedOn)) {
    throw new LawRefusal('law.order_of_days_wrong', { appliedOn, returnedOn });
  }
  const law = REFUND_VALUES.on(appliedOn);
  const daysOf = (key: string): number => Number(law.get(key).value);
  const returned = kopecks(Math.min(askedKopecks, balanceKopecks));
  const instruction = addWorkingDays(appliedOn, daysOf('refund.instruction_days'), calendar);
  const term = addWorkingDays(appliedOn, daysOf('refund.interest_after_days'), calendar);
  const after = collectedOn ?? term;
  const sum: Fact<Kopecks> = {
    value: returned,
    source: 'заявление о возврате',
    on: appliedOn,
    kind: 'declared',
  };
  const { trace, days } = interest({ sum, after, to: returnedOn, history });
  return {
    amountKopecks: trace.amountKopecks,
    trace,
    returnedKopecks: returned,
    refusedKopecks: subtract(askedKopecks, returned),
    instructionBy: returned > 0 ? instruction : null,
    interestAfter: after,
    daysWithInterest: days,
  };
}

/** An offset, or its cancelling, is made not later than the next working day (ст.78 п.5). */
export function offsetBy(appliedOn: Day, calendar: Calendar = OWN_CALENDAR): Day {
  const days = Number(REFUND_VALUES.on(appliedOn).get('offset.days').value);
  return addWorkingDays(appliedOn, days, calendar);
}
