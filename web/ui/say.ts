// How days and moments are said to a person. Moments are said in Moscow time, the time of the law.
import { formatDay, legalDay, legalTime, moment, type Day } from '#primitives/days';
import type { Language } from '../language.ts';

/** «09:00» in Moscow. */
export function sayTime(at: string): string {
  return legalTime(moment(at));
}

function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

/** «1 декабря 2026», never broken across lines. */
export function sayDay(on: string, language: Language): string {
  return unbroken(formatDay(on as Day, 'long', language));
}

/** «01.12.2026» for tables. */
export function sayDayShort(on: string, language: Language): string {
  return unbroken(formatDay(on as Day, 'short', language));
}

/** «1 декабря»: the year goes without saying when it is this one. */
export function sayDayNear(on: string, today: string, language: Language): string {
  const whole = formatDay(on as Day, 'long', language);
  return unbroken(on.slice(0, 4) === today.slice(0, 4) ? whole.slice(0, -5) : whole);
}

/** «21 ноября 2026, 09:00» */
export function sayMoment(at: string, language: Language): string {
  return `${sayDay(legalDay(moment(at)), language)}, ${sayTime(at)}`;
}

/** «21.11.2026, 09:00» for tables. */
export function sayMomentShort(at: string, language: Language): string {
  return unbroken(`${sayDayShort(legalDay(moment(at)), language)}, ${sayTime(at)}`);
}
