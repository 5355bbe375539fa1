// What a new year still lacks: values that end with the year before, and its calendar.
import { dayOf, isDayWithin } from '#primitives/days';
import { OWN_CALENDAR } from '#law/calendar/calendar';
import { allValues, valueLine } from './values.ts';

/** A line for each value in force on 31 December that has no record on the next day. */
export function missingOf(year: number): string[] {
  const eve = dayOf(year - 1, 12, 31);
  const first = dayOf(year, 1, 1);
  const values = allValues();
  const described = new Set(
    values.filter(({ from, to }) => isDayWithin(first, from, to)).map(({ key }) => key),
  );
  const ended = values.filter(
    ({ key, from, to }) => isDayWithin(eve, from, to) && !described.has(key),
  );
  const lines = ended.map((record) => `${record.key}: ${valueLine(record)}; ${record.law}`);
  const calendar = OWN_CALENDAR.has(year) ? [] : [`calendar: working days of ${year}`];
  return [...calendar, ...lines];
}
