// Reads the times that programs write: an instant and the offset of their clock. Pure.
import { type Moment, isDay } from '#primitives/days';
import type { WrittenTime } from './receipt.ts';

const CLOCK = /^(?<clock>\d\d:\d\d(?::\d\d)?)(?<part>\.\d{1,9})?(?<zone>Z|[+-]\d\d:?\d\d)$/u;

/** Null: not a time with a zone, or a day or an hour that is not there. */
export function readWrittenTime(text: string): WrittenTime | null {
  const [day = '', rest = '', ...more] = text.split('T');
  const found = CLOCK.exec(rest)?.groups;
  if (found === undefined || more.length > 0 || !isDay(day)) return null;
  const offset = offsetOf(found.zone!);
  if (offset === null) return null;
  const [hours = 0, minutes = 0, seconds = 0] = found.clock!.split(':').map(Number);
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  const part = (found.part ?? '').slice(0, 4).padEnd(4, '0').replace(/^\D?/u, '.');
  const clock = found.clock!.length === 5 ? `${found.clock}:00` : found.clock;
  const utc = Date.parse(`${day}T${clock}${part}Z`) - offset * 60_000;
  return { at: new Date(utc).toISOString() as Moment, offset };
}

function offsetOf(zone: string): number | null {
  if (zone === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  if (hours > 18 || minutes > 59 || (hours === 18 && minutes > 0)) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
