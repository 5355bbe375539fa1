// Two clocks (design §4.5): business time, movable in the stand, and technical time.
import { legalDay } from '#primitives/days';
import type { Day, Moment } from '#primitives/days';
import type { Pool } from './db.ts';

export interface Clock {
  now(): Moment;
  wall(): Moment;
  today(): Day;
  legalDayOf(moment: Moment): Day;
  /** Reads the shifts again, after the stand has moved a clock. */
  refresh(): Promise<void>;
}

const iso = (ms: number) => new Date(ms).toISOString() as Moment;

/** The clock of a running process: real time plus the shifts kept in `platform.clock`. */
export function standClock(pool: Pool, zone: string): Clock {
  let business = 0;
  let wall = 0;
  const clock: Clock = {
    now: () => iso(Date.now() + business),
    wall: () => iso(Date.now() + wall),
    today: () => legalDay(clock.now(), zone),
    legalDayOf: (moment) => legalDay(moment, zone),
    refresh: async () => {
      const [row] = await pool.statement<{ business_offset_ms: number; wall_offset_ms: number }>(
        'platform-clock',
        'select business_offset_ms, wall_offset_ms from platform.clock',
        [],
      );
      business = row?.business_offset_ms ?? 0;
      wall = row?.wall_offset_ms ?? 0;
    },
  };
  return clock;
}

/** A clock that stands where a test puts it. */
export function fixedClock(at: string, zone: string): Clock & { set(at: string): void } {
  let ms = Date.parse(at);
  return {
    now: () => iso(ms),
    wall: () => iso(ms),
    today: () => legalDay(iso(ms), zone),
    legalDayOf: (moment) => legalDay(moment, zone),
    refresh: () => Promise.resolve(),
    set: (next) => {
      ms = Date.parse(next);
    },
  };
}
