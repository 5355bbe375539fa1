// How long a sole proprietor worked in a year: full months, and parts of months by days
// (НК РФ ст.430 п.3, 5). Periods free of contributions are taken out (п.7).
import { type Day, addDays, daysBetween, daysInMonth, dayOf } from '#primitives/days';
import { LawRefusal } from '../refusal.ts';

export interface DaySpan {
  readonly from: Day;
  readonly to: Day;
}

export interface WorkedTime {
  readonly registeredOn?: Day;
  readonly deregisteredOn?: Day;
  /** Army, care of a child to one and a half, time on НПД…: by application, or by the regime. */
  readonly freePeriods?: readonly DaySpan[];
  /** An open question: is the day of registration counted? It is, unless said otherwise. */
  readonly firstDay?: 'counted' | 'notCounted';
}

export interface PartOfMonth {
  /** `2026-03`. */
  readonly month: string;
  readonly days: number;
  readonly daysInMonth: number;
}

export interface Worked {
  readonly fullMonths: number;
  readonly parts: readonly PartOfMonth[];
}

function checkedFree(spans: readonly DaySpan[]): readonly DaySpan[] {
  const sorted = spans.toSorted((left, right) => (left.from < right.from ? -1 : 1));
  sorted.forEach(({ from, to }, place) => {
    const before = sorted[place - 1];
    if (to < from || (before !== undefined && before.to >= from)) {
      throw new LawRefusal('law.contributions_free_wrong', { from, to });
    }
  });
  return sorted;
}

/** Of two days the one that comes first. */
export const earlier = (left: Day, right: Day): Day => (left < right ? left : right);
const later = (left: Day, right: Day): Day => (left > right ? left : right);

/** First and last day of work within the year. */
function within(taxYear: number, time: WorkedTime): DaySpan {
  const [first, last] = [dayOf(taxYear, 1, 1), dayOf(taxYear, 12, 31)];
  const { registeredOn = first, deregisteredOn = last } = time;
  const from = later(registeredOn, first);
  const to = earlier(deregisteredOn, last);
  if (deregisteredOn < registeredOn || from > last || to < first) {
    throw new LawRefusal('law.contributions_days_wrong', { taxYear });
  }
  const isSkipped = time.firstDay === 'notCounted' && time.registeredOn === from;
  return { from: isSkipped ? addDays(from, 1) : from, to };
}

/** The days of both; it ends before it begins where they share none. */
function common(left: DaySpan, right: DaySpan): DaySpan {
  return { from: later(left.from, right.from), to: earlier(left.to, right.to) };
}

function lengthOf({ from, to }: DaySpan): number {
  return from > to ? 0 : daysBetween(from, to) + 1;
}

/** Refuses: `law.contributions_days_wrong`, `law.contributions_free_wrong`. */
export function workedTime(taxYear: number, time: WorkedTime): Worked {
  const work = within(taxYear, time);
  const free = checkedFree(time.freePeriods ?? []);
  const parts: PartOfMonth[] = [];
  let fullMonths = 0;
  for (let month = 1; month <= 12; month += 1) {
    const length = daysInMonth(taxYear, month);
    const from = dayOf(taxYear, month, 1);
    const held = common(work, { from, to: dayOf(taxYear, month, length) });
    const idle = free.map((one) => lengthOf(common(held, one)));
    const days = lengthOf(held) - idle.reduce((count, one) => count + one, 0);
    if (days === length) fullMonths += 1;
    else if (days > 0) parts.push({ month: from.slice(0, 7), days, daysInMonth: length });
  }
  return { fullMonths, parts };
}
