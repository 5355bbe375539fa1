// `GET` and `POST /stand/api/clock`.
import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem.ts';
import type { Stand } from '../stand.ts';
import type { Reading } from './clock.ts';
import { readMoment } from './moment.ts';

export const name = 'clock';

// A shift of the technical clock is for tests of sessions and signatures; a year is more than any.
const WALL_OFFSET_S_MAX = 366 * 24 * 3600;

function wallOffset(value: unknown): number {
  if (Number.isInteger(value) && Math.abs(value as number) <= WALL_OFFSET_S_MAX) {
    return value as number;
  }
  throw new Problem(422, {
    code: 'stand.wall_offset_unreadable',
    detail:
      'Сдвиг технических часов wallOffsetS — целое число секунд, ' +
      `не больше ${WALL_OFFSET_S_MAX} в любую сторону.`,
  });
}

async function moveBusiness(stand: Stand, value: unknown): Promise<void> {
  const moment = readMoment(value, stand.settings.LEGAL_TIME_ZONE);
  if (await stand.clock.moveTo(moment)) return;
  const { now } = await stand.clock.read();
  throw new Problem(409, {
    code: 'stand.clock_backwards',
    detail:
      `Часы стенда идут только вперёд: сейчас ${now}. ` +
      'Чтобы вернуться, восстановите контрольную точку.',
  });
}

async function moveClock(stand: Stand, body: unknown): Promise<Reading> {
  const wish = (body ?? {}) as { now?: unknown; wallOffsetS?: unknown };
  if (wish.now === undefined && wish.wallOffsetS === undefined) {
    throw new Problem(422, {
      code: 'stand.clock_without_moment',
      detail: 'Укажите now — куда перевести часы, или wallOffsetS — сдвиг технических часов.',
    });
  }
  // Both are read before either acts, so a bad second half does not leave the first done.
  const offsetS = wish.wallOffsetS === undefined ? null : wallOffset(wish.wallOffsetS);
  if (wish.now !== undefined) await moveBusiness(stand, wish.now);
  if (offsetS !== null) await stand.clock.shiftWall(offsetS);
  stand.wake();
  return stand.clock.read();
}

export function register(app: FastifyInstance, stand: Stand): void {
  app.get('/stand/api/clock', () => stand.clock.read());
  app.post('/stand/api/clock', (request) => moveClock(stand, request.body));
}
