// Moments in words of the page, in the legal time zone.
import { type Moment, formatDay, legalDay } from '#primitives/days';

/** «21 ноября 2026, 14:25». */
export function momentWords(at: string, zone: string): string {
  const time = new Intl.DateTimeFormat('ru-RU', { timeZone: zone, timeStyle: 'short' });
  return `${formatDay(legalDay(at as Moment, zone), 'long')}, ${time.format(new Date(at))}`;
}
