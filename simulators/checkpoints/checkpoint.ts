// A checkpoint is a copy of the whole database. Its id tells when and at what day of the stand it
// was made, because the list is read from the names of the copies and outlives every restore.
import { randomInt } from 'node:crypto';
import { type Day, formatDay, isDay } from '#primitives/days';

export interface Checkpoint {
  id: string;
  /** Real time; null for a copy somebody named by hand. */
  createdAt: string | null;
  businessDay: Day | null;
}

const NAMED = /^(\d{8})t(\d{2})(\d{2})(\d{2})b(\d{8})x[a-z0-9]{4}$/u;

const dashed = (digits: string): string => digits.replace(/(\d{4})(\d{2})(\d{2})/u, '$1-$2-$3');

/** `20261121t142530b20261201x3f9k`: made at 14:25:30 UTC, the stand's day was 1 December. */
export function newCheckpointId(createdAt: Date, businessDay: Day): string {
  const made = createdAt.toISOString().slice(0, 19).replace(/[-:]/gu, '').toLowerCase();
  const salt = randomInt(36 ** 4)
    .toString(36)
    .padStart(4, '0');
  return `${made}b${businessDay.replaceAll('-', '')}x${salt}`;
}

export function readCheckpoint(id: string): Checkpoint {
  const parts = NAMED.exec(id);
  if (parts === null) return { id, createdAt: null, businessDay: null };
  const [, day = '', hour, minute, second, business = ''] = parts;
  const businessDay = dashed(business);
  return {
    id,
    createdAt: `${dashed(day)}T${hour}:${minute}:${second}.000Z`,
    businessDay: isDay(businessDay) ? businessDay : null,
  };
}

/** «1 декабря 2026», or the id itself where it tells no day. */
export const titleOf = (checkpoint: Checkpoint): string =>
  checkpoint.businessDay === null ? checkpoint.id : formatDay(checkpoint.businessDay, 'long');
