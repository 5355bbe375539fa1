// A day is a day of the calendar, a moment is a point of time in UTC; they are not mixed.
// Days are ISO strings compared with `<`, because Temporal is sixty times slower; Temporal
// judges the arithmetic in the tests.
import { type Parsed, accepted, refused } from './parsed.ts';

/** `2026-11-21`. */
export type Day = string & { readonly brand: 'Day' };
/** `2026-11-21T09:30:00.000Z`. */
export type Moment = string & { readonly brand: 'Moment' };
export type Language = 'ru' | 'en';

export const LEGAL_TIME_ZONE = 'Europe/Moscow';

const TWO_DIGITS = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Month 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

function compose(year: number, month: number, date: number): Day {
  const head = String(year).padStart(4, '0');
  return `${head}-${TWO_DIGITS[month]}-${TWO_DIGITS[date]}` as Day;
}

function exists(year: number, month: number, date: number): boolean {
  return year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
}

/** Number made of the digits of the text between two places; the text is known to be a day. */
function digitsAt(text: string, from: number, to: number): number {
  let value = 0;
  for (let place = from; place < to; place += 1) value = value * 10 + text.charCodeAt(place) - 48;
  return value;
}

export function yearOf(value: Day): number {
  return digitsAt(value, 0, 4);
}

/** 1 to 12. */
export function monthOf(value: Day): number {
  return digitsAt(value, 5, 7);
}

/** 1 to 31. */
export function dateOf(value: Day): number {
  return digitsAt(value, 8, 10);
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/u;

export function isDay(text: string): text is Day {
  if (!ISO_DAY.test(text)) return false;
  const value = text as Day;
  return exists(yearOf(value), monthOf(value), dateOf(value));
}

/** Brands an ISO day; throws when there is no such day. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`Not a day of the calendar: ${text}`);
  return text;
}

/** The day of the year, month (1 to 12) and date; throws when there is none. */
export function dayOf(year: number, month: number, date: number): Day {
  if (!exists(year, month, date)) {
    throw new RangeError(`Not a day of the calendar: ${year}-${month}-${date}`);
  }
  return compose(year, month, date);
}

const MONTHS_RU = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
];
const MONTHS_EN = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const WRITTEN = [
  { pattern: /^(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})$/u },
  { pattern: /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})$/u },
  { pattern: /^(?<d>\d{1,2}) (?<word>[а-я]+) (?<y>\d{4})(?: ?г\.?| года)?$/u },
];

export type DayReason = 'empty' | 'not_a_day' | 'no_such_day';

/**
 * Reads ДД.ММ.ГГГГ, ГГГГ-ММ-ДД and «27 марта 1985». Strict: two-digit years and the American
 * order are refused, because a guess would store another day.
 */
export function parseDay(text: string): Parsed<Day, DayReason> {
  const plain = text.replace(/\s+/gu, ' ').trim().toLowerCase();
  if (plain === '') return refused('empty');
  for (const { pattern } of WRITTEN) {
    const found = pattern.exec(plain)?.groups;
    if (found === undefined) continue;
    const month = found.word === undefined ? Number(found.m) : MONTHS_RU.indexOf(found.word) + 1;
    const year = Number(found.y);
    const date = Number(found.d);
    if (!exists(year, month, date)) return refused('no_such_day');
    return accepted(compose(year, month, date));
  }
  return refused('not_a_day');
}

/** Days since 1970-01-01; the proleptic Gregorian calendar counted in 400-year eras. */
function ordinal(value: Day): number {
  const month = monthOf(value);
  const year = month > 2 ? yearOf(value) : yearOf(value) - 1;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const shifted = month > 2 ? month - 3 : month + 9;
  const dayOfYear = Math.floor((153 * shifted + 2) / 5) + dateOf(value) - 1;
  const leaps = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146097 + yearOfEra * 365 + leaps + dayOfYear - 719468;
}

function fromOrdinal(days: number): Day {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const corrected =
    dayOfEra -
    Math.floor(dayOfEra / 1460) +
    Math.floor(dayOfEra / 36524) -
    Math.floor(dayOfEra / 146096);
  const yearOfEra = Math.floor(corrected / 365);
  const leaps = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - (365 * yearOfEra + leaps);
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return dayOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date);
}

export function addDays(value: Day, days: number): Day {
  const date = dateOf(value) + days;
  const year = yearOf(value);
  const month = monthOf(value);
  if (exists(year, month, date)) return compose(year, month, date);
  return fromOrdinal(ordinal(value) + days);
}

/** The same date some months later, or the last day of that month when it is shorter. */
export function addMonths(value: Day, months: number): Day {
  const count = yearOf(value) * 12 + monthOf(value) - 1 + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  return dayOf(year, month, Math.min(dateOf(value), daysInMonth(year, month)));
}

/** Days from the first to the second; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return ordinal(to) - ordinal(from);
}

/** 1 Monday to 7 Sunday. */
export function weekday(value: Day): number {
  return ((((ordinal(value) + 3) % 7) + 7) % 7) + 1;
}

export function isDayWithin(value: Day, from: Day, to: Day | null): boolean {
  return value >= from && (to === null || value <= to);
}

/** «27 марта 1985» or «27.03.1985»; `27 March 1985` or `27 Mar 1985`. */
export function formatDay(value: Day, style: 'long' | 'short', language: Language = 'ru'): string {
  const date = dateOf(value);
  const month = monthOf(value);
  if (language === 'ru' && style === 'short') {
    return `${TWO_DIGITS[date]}.${TWO_DIGITS[month]}.${value.slice(0, 4)}`;
  }
  const word = (language === 'ru' ? MONTHS_RU : MONTHS_EN)[month - 1] ?? '';
  return `${date} ${style === 'short' ? word.slice(0, 3) : word} ${yearOf(value)}`;
}

/** Brands a moment given as ISO text with a zone, milliseconds or Date; throws on nonsense. */
export function moment(value: string | number | Date): Moment {
  if (typeof value === 'string' && !/(?:Z|[+-]\d{2}:?\d{2})$/u.test(value)) {
    throw new RangeError(`A moment needs a zone: ${value}`);
  }
  return new Date(value).toISOString() as Moment;
}

export function addSeconds(value: Moment, seconds: number): Moment {
  return new Date(Date.parse(value) + seconds * 1000).toISOString() as Moment;
}

const wallClocks = new Map<string, Intl.DateTimeFormat>();

function wallClock(zone: string): Intl.DateTimeFormat {
  let format = wallClocks.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    wallClocks.set(zone, format);
  }
  return format;
}

// Moscow has stood at UTC+3 without summer time since 26 October 2014 (248-ФЗ of 21.07.2014).
const MOSCOW_FIXED_SINCE_MS = Date.UTC(2014, 9, 25, 22);

/** Milliseconds the zone's clocks are ahead of UTC at the given milliseconds. */
function offsetAt(zone: string, millis: number): number {
  // The clock of the platform is slow to make: 20 ms of a phone's first page.
  if (zone === LEGAL_TIME_ZONE && millis >= MOSCOW_FIXED_SINCE_MS) return 10_800_000;
  const parts: Record<string, number> = {};
  for (const { type, value } of wallClock(zone).formatToParts(millis)) parts[type] = Number(value);
  const { year = 0, month = 1, day: date = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, date, hour, minute, second) - Math.floor(millis / 1000) * 1000;
}

/** What the clocks of the zone show, written as if it were UTC. */
function wallTime(value: Moment, zone: string): string {
  const millis = Date.parse(value);
  return new Date(millis + offsetAt(zone, millis)).toISOString();
}

/** The day of the calendar in the legal zone at this moment. */
export function legalDay(value: Moment, zone: string = LEGAL_TIME_ZONE): Day {
  return wallTime(value, zone).slice(0, 10) as Day;
}

/** «09:00»: the time of the day in the legal zone. */
export function legalTime(value: Moment): string {
  return wallTime(value, LEGAL_TIME_ZONE).slice(11, 16);
}

/** The moment the day begins in the legal zone. */
export function startOfLegalDay(value: Day, zone: string = LEGAL_TIME_ZONE): Moment {
  const wall = Date.parse(`${value}T00:00:00.000Z`);
  // The offset of the guess may be that of the other side of a clock change: ask twice, and
  // take the later moment when midnight itself was skipped.
  const guess = wall - offsetAt(zone, wall);
  const again = wall - offsetAt(zone, guess);
  const start = offsetAt(zone, again) === wall - again ? again : Math.max(guess, again);
  return new Date(start).toISOString() as Moment;
}
