// Copies of the whole database under a name, and the way back to one of them (the stand only).
import { literal, nameOf, withClient, type Client } from './database-client.ts';
import { grantDatabase } from './database-roles.ts';
import { databaseOf, urlAs } from './database-urls.ts';
import { restoring } from './database.ts';
import { reasonOf } from './sentence.ts';

/** A copy weighs some tens of megabytes: enough for a day of tests, little enough for a laptop. */
const checkpointsMax = 50;

/** What the person who asked is told, in the language of the stand’s page. */
export class CheckpointRefused extends Error {}

/** The processes that use the database step aside for the time of the call. */
export type Aside = (isRestore: boolean, call: () => Promise<void>) => Promise<void>;

export interface Checkpoints {
  create(id: string): Promise<void>;
  restore(id: string): Promise<void>;
}

export function checkpointsOf(adminUrl: string | undefined, aside: Aside): Checkpoints {
  let last = Promise.resolve();
  // One at a time: both use the same database as a template.
  const inTurn = (call: (place: Place) => Promise<void>): Promise<void> => {
    const mine = last.then(() => refuseOr(adminUrl, call));
    last = mine.catch(() => undefined);
    return mine;
  };
  return {
    create: (id) => inTurn((place) => createCheckpoint(place, id, aside)),
    restore: (id) => inTurn((place) => restoreCheckpoint(place, id, aside)),
  };
}

interface Place {
  database: string;
  /** Another database of the same server: a template may have no visitors. */
  outsideUrl: string;
}

async function refuseOr(
  adminUrl: string | undefined,
  call: (place: Place) => Promise<void>,
): Promise<void> {
  if (adminUrl === undefined) {
    throw new CheckpointRefused(
      'Контрольные точки делает администратор базы: задайте DATABASE_URL пользователя, которому ' +
        'можно создавать базы и роли, вместо адресов отдельных ролей.',
    );
  }
  const database = databaseOf(adminUrl);
  const outsideUrl = urlAs(adminUrl, { database: 'postgres' });
  try {
    await call({ database, outsideUrl });
  } catch (cause) {
    if ((cause as { code?: string }).code !== '42501') throw cause;
    throw new CheckpointRefused(
      `Пользователю DATABASE_URL нельзя копировать базу «${database}». Сделайте его ` +
        'владельцем базы и разрешите создавать базы: alter role … createdb.',
      { cause },
    );
  }
}

async function createCheckpoint(place: Place, id: string, aside: Aside): Promise<void> {
  const copy = copyName(id);
  const known = await databases(place, 'ckpt\\_%');
  if (known.includes(copy)) throw new CheckpointRefused(`Контрольная точка «${id}» уже есть.`);
  if (known.length >= checkpointsMax) {
    throw new CheckpointRefused(
      `Контрольных точек уже ${checkpointsMax}, больше нельзя. Начните с пустой DATA_DIR.`,
    );
  }
  await aside(false, () => clone(place, place.database, copy));
}

async function restoreCheckpoint(place: Place, id: string, aside: Aside): Promise<void> {
  const copy = copyName(id);
  if (!(await databases(place, 'ckpt\\_%')).includes(copy)) {
    throw new CheckpointRefused(`Контрольной точки «${id}» нет.`);
  }
  const next = restoring(place.database);
  await aside(true, async () => {
    await withClient(place.outsideUrl, (client) =>
      client.query(`drop database if exists ${nameOf(next)} with (force)`),
    );
    await clone(place, copy, next);
    await withClient(place.outsideUrl, async (client) => {
      await client.query(`drop database if exists ${nameOf(place.database)} with (force)`);
      await client.query(`alter database ${nameOf(next)} rename to ${nameOf(place.database)}`);
    });
  });
}

async function clone(place: Place, from: string, to: string): Promise<void> {
  await withClient(place.outsideUrl, async (client) => {
    const owned = await client.query<{ owner: string }>(
      `select pg_get_userbyid(datdba) as owner from pg_database where datname = ${literal(from)}`,
    );
    const owner = nameOf(owned.rows[0]!.owner);
    await withoutVisitors(client, from, () =>
      client.query(`create database ${nameOf(to)} template ${nameOf(from)} owner ${owner}`),
    );
    await grantDatabase(client, to);
  });
}

/** Whoever did not step aside is sent away; one who came back meanwhile is sent away again. */
async function withoutVisitors(
  client: Client,
  database: string,
  call: () => Promise<unknown>,
): Promise<void> {
  const inUse = '55006';
  for (let attemptsLeft = 5; ; attemptsLeft -= 1) {
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = ${literal(database)} and pg_has_role(usesysid, 'member')`,
    );
    try {
      await call();
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== inUse || attemptsLeft === 0) throw error;
    }
  }
}

async function databases(place: Place, pattern: string): Promise<string[]> {
  return await withClient(place.outsideUrl, async (client) => {
    const found = await client.query<{ datname: string }>(
      `select datname from pg_database where datname like ${literal(pattern)}`,
    );
    return found.rows.map((row) => row.datname);
  });
}

function copyName(id: string): string {
  if (!/^[A-Za-z0-9-]{1,40}$/.test(id)) {
    throw new CheckpointRefused('Имя контрольной точки: до 40 латинских букв, цифр и дефисов.');
  }
  return `ckpt_${id}`;
}

/** The sentence for the person who asked. */
export function checkpointError(error: unknown): string {
  return error instanceof CheckpointRefused ? error.message : `Не получилось: ${reasonOf(error)}`;
}
