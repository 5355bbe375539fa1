// The two clocks of the program, read and moved: business time (offset forward only) and technical
// time (either way). Both are offsets from real time in platform.clock, so a checkpoint takes them.
import type { Queries, StandDatabase } from '../database.ts';

export interface Reading {
  /** Business time, ISO UTC. */
  now: string;
  /** Technical time: sessions, codes, signatures. */
  wall: string;
  wallOffsetS: number;
}

export interface StandClock {
  read(): Promise<Reading>;
  /** False when the moment lies before business time; nothing is moved then. */
  moveTo(nowMs: number): Promise<boolean>;
  /** Sets business time, back too: only a restored checkpoint may do that. */
  restoreTo(nowMs: number): Promise<void>;
  shiftWall(offsetS: number): Promise<void>;
}

interface Offsets {
  business_offset_ms: number;
  wall_offset_ms: number;
}

const SECOND_MS = 1000;

const iso = (ms: number): string => new Date(ms).toISOString();

/** Tells the server and the worker to read the clock again. */
const announceMove = (queries: Queries): Promise<number> =>
  queries.run(`select pg_notify('kabinet_clock', '')`);

export function clockOf(db: StandDatabase): StandClock {
  const set = (assignment: string, value: number): Promise<boolean> =>
    db.transaction(async (queries) => {
      const touched = await queries.run(`update platform.clock set ${assignment}`, [value]);
      if (touched > 0) await announceMove(queries);
      return touched > 0;
    });

  return {
    async read() {
      const offsets = await db.one<Offsets>(
        'select business_offset_ms, wall_offset_ms from platform.clock',
      );
      const real = Date.now();
      return {
        now: iso(real + offsets.business_offset_ms),
        wall: iso(real + offsets.wall_offset_ms),
        wallOffsetS: offsets.wall_offset_ms / SECOND_MS,
      };
    },
    moveTo: (nowMs) =>
      set('business_offset_ms = $1 where business_offset_ms <= $1', nowMs - Date.now()),
    async restoreTo(nowMs) {
      await set('business_offset_ms = $1', nowMs - Date.now());
    },
    async shiftWall(offsetS) {
      await set('wall_offset_ms = $1', offsetS * SECOND_MS);
    },
  };
}
