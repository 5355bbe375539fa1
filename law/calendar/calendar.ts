// Working days and terms: a term that ends on a day off ends on the next working day
// (НК РФ ст.6.1 п.7). A day beyond the calendar is refused, never guessed.
import { type Day, addDays, dayOf, weekday, yearOf } from '#primitives/days';
import { LawRefusal } from '../refusal.ts';
import { type CalendarYear, YEARS } from './years.ts';

export type { CalendarYear } from './years.ts';

interface YearDays {
  readonly law: string;
  readonly off: ReadonlySet<string>;
  readonly worked: ReadonlySet<string>;
}

export type Calendar = ReadonlyMap<number, YearDays>;

function days(year: number, list: string): ReadonlySet<string> {
  const tails = list.split(' ').filter((tail) => tail !== '');
  return new Set(tails.map((tail) => `${year}-${tail}`));
}

/** A calendar with loaded years added; a loaded year replaces the one shipped. */
export function withYears(calendar: Calendar, years: readonly CalendarYear[]): Calendar {
  const all = new Map(calendar);
  for (const { year, law, off, worked } of years) {
    all.set(year, { law, off: days(year, off), worked: days(year, worked) });
  }
  return all;
}

/** 2022 to 2027. */
export const OWN_CALENDAR: Calendar = withYears(new Map(), YEARS);

/** Refuses `law.calendar_unknown` for a day of a year that is not described. */
export function isWorkingDay(value: Day, calendar: Calendar = OWN_CALENDAR): boolean {
  const year = calendar.get(yearOf(value));
  if (year === undefined) throw new LawRefusal('law.calendar_unknown', { day: value });
  if (weekday(value) >= 6) return year.worked.has(value);
  return !year.off.has(value);
}

/** The day itself or the next working day; refuses `law.calendar_unknown`. */
export function shiftDeadline(value: Day, calendar: Calendar = OWN_CALENDAR): Day {
  let shifted = value;
  while (!isWorkingDay(shifted, calendar)) shifted = addDays(shifted, 1);
  return shifted;
}

/**
 * The working day so many working days later, or earlier when negative: a term in days begins on
 * the day after the event (ст.6.1 п.2, 6). Refuses `law.calendar_unknown`.
 */
export function addWorkingDays(value: Day, count: number, calendar: Calendar = OWN_CALENDAR): Day {
  const direction = count < 0 ? -1 : 1;
  let reached = value;
  for (let left = Math.abs(count); left > 0;) {
    reached = addDays(reached, direction);
    if (isWorkingDay(reached, calendar)) left -= 1;
  }
  return reached;
}

/** 1 December of the year after the tax year, shifted (ст.363, 397, 409). */
export function taxNoticeDueOn(taxYear: number, calendar: Calendar = OWN_CALENDAR): Day {
  return shiftDeadline(dayOf(taxYear + 1, 12, 1), calendar);
}
