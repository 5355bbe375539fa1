// A moment as people and programs write it to the clock of the stand.
import { isDay, startOfLegalDay } from '#primitives/days';
import { Problem } from '../problem.ts';

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/u;

// Beyond it lies no calendar, no rate and no certificate: a slip of the hand, not a wish.
const LAST_YEAR = 2100;

const unreadable = (): Problem =>
  new Problem(422, {
    code: 'stand.moment_unreadable',
    detail:
      'Напишите now как момент ISO 8601 с поясом: «2026-12-01T09:00:00+03:00» или ' +
      `«2026-12-01T06:00:00Z», либо как день «2026-12-01»; год не позже ${LAST_YEAR}.`,
  });

/**
 * Milliseconds of an ISO 8601 moment; a bare day means its first moment in `zone`. A time without
 * a zone is refused, because two readers would take it for two moments.
 */
export function readMoment(value: unknown, zone: string): number {
  if (typeof value !== 'string' || Number(value.slice(0, 4)) > LAST_YEAR) throw unreadable();
  if (isDay(value)) return Date.parse(startOfLegalDay(value, zone));
  // Date.parse alone would roll 31 November over into December.
  if (!MOMENT.test(value) || !isDay(value.slice(0, 10))) throw unreadable();
  const ms = Date.parse(value);
  if (Number.isNaN(ms)) throw unreadable();
  return ms;
}
