// Checkpoints of the whole stand: `GET` and `POST /stand/api/checkpoints`, `POST …/:id/restore`.
import { type Moment, legalDay } from '#primitives/days';
import type { FastifyInstance } from 'fastify';
import type { Queries } from '../database.ts';
import { Problem } from '../problem.ts';
import type { Stand } from '../stand.ts';
import { type Checkpoint, newCheckpointId, readCheckpoint } from './checkpoint.ts';
import type { LauncherLine } from './launcher-line.ts';

export const name = 'checkpoints';

const PREFIX = 'ckpt_';

/** Newest first; the names of the copies are the list, so it survives a restore. */
export async function listCheckpoints(db: Queries): Promise<Checkpoint[]> {
  const copies = await db.rows<{ id: string }>(
    `select substr(datname, $1::int) as id from pg_database
      where starts_with(datname, $2) order by datname desc`,
    [PREFIX.length + 1, PREFIX],
  );
  return copies.map((copy) => readCheckpoint(copy.id));
}

async function createCheckpoint(stand: Stand, line: LauncherLine): Promise<{ id: string }> {
  const { now } = await stand.clock.read();
  const today = legalDay(now as Moment, stand.settings.LEGAL_TIME_ZONE);
  const id = newCheckpointId(new Date(), today);
  await stand.db.run('insert into stand.checkpoint_mark (id, business_now) values ($1, $2)', [
    id,
    now,
  ]);
  try {
    await line.ask('checkpoint.create', id);
  } catch (cause) {
    await stand.db.run('delete from stand.checkpoint_mark where id = $1', [id]);
    throw cause;
  }
  return { id };
}

async function restoreCheckpoint(stand: Stand, line: LauncherLine, id: string) {
  const known = await listCheckpoints(stand.db);
  if (!known.some((checkpoint) => checkpoint.id === id)) {
    throw new Problem(404, {
      code: 'stand.no_such_checkpoint',
      detail: 'Такой контрольной точки нет. Список — GET /stand/api/checkpoints.',
    });
  }
  await line.ask('checkpoint.restore', id);
  const mark = await stand.db.find<{ business_now: string }>(
    'select business_now from stand.checkpoint_mark where id = $1',
    [id],
  );
  // A point restored next week still stands at its own day, not a week later.
  if (mark !== undefined) await stand.clock.restoreTo(Date.parse(mark.business_now));
  stand.wake();
  return { id };
}

/** Registers the routes; two checkpoints at a time are refused. */
export function registerCheckpoints(app: FastifyInstance, stand: Stand, line: LauncherLine): void {
  let isBusy = false;
  async function alone<T>(call: () => Promise<T>): Promise<T> {
    if (isBusy) {
      throw new Problem(409, {
        code: 'stand.checkpoint_under_way',
        detail: 'Контрольная точка уже делается. Дождитесь её конца и повторите.',
      });
    }
    isBusy = true;
    try {
      return await call();
    } finally {
      isBusy = false;
    }
  }

  app.get('/stand/api/checkpoints', () => listCheckpoints(stand.db));
  app.post('/stand/api/checkpoints', (_request, reply) =>
    alone(async () => reply.code(201).send(await createCheckpoint(stand, line))),
  );
  app.post('/stand/api/checkpoints/:id/restore', (request) => {
    const { id } = request.params as { id: string };
    return alone(() => restoreCheckpoint(stand, line, id));
  });
}
