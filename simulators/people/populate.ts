// Brings people into the stand: the demo people and a population at the first start, personas when
// somebody asks.
import type { Queries } from '../database.ts';
import { Problem } from '../problem.ts';
import type { Stand } from '../stand.ts';
import { openAccounts } from './accounts.ts';
import { FIRST_FREE_SERIAL, demoLives } from './demo-people.ts';
import { generate } from './generate.ts';
import { addLives } from './life.ts';
import { insertLives, reserveSerial } from './life-store.ts';
import { type Listed, listBySerials, markRegistered } from './listing-store.ts';
import { personaLife, personas } from './personas.ts';

/** Another seed is another population; every installation begins with this one. */
const SEED = 'kabinet';
const POPULATION = 1000;

/** Fills an empty stand; true when there was anything to do. */
export async function populate(stand: Stand): Promise<boolean> {
  return stand.db.transaction(async (queries) => {
    const serial = await reserveSerial(queries);
    if (serial > 1) return false;
    const lives = demoLives();
    addLives(lives, generate({ seed: SEED, serialFrom: FIRST_FREE_SERIAL, count: POPULATION }));
    await insertLives(queries, lives);
    return true;
  });
}

async function insertPersonas(
  queries: Queries,
  wish: { persona: string; count: number },
): Promise<number[]> {
  let serial = await reserveSerial(queries);
  const serials: number[] = [];
  for (let made = 0; made < wish.count; made += 1) {
    const life = personaLife(wish.persona, { seed: SEED, serial });
    if (life === undefined) {
      throw new Problem(422, {
        code: 'stand.no_such_persona',
        detail: `Такого персонажа нет. Есть: ${personas.join(', ')}.`,
      });
    }
    await insertLives(queries, life.lives);
    serials.push(life.serial);
    serial += life.lives.people.length;
  }
  return serials;
}

/**
 * Makes new people of a persona and opens their accounts. Refuses a persona that is not on the
 * shelf, and with 502 when the server opens no accounts; the people then stay without.
 */
export async function createPeople(
  stand: Stand,
  wish: { persona: string; count: number },
): Promise<Listed[]> {
  const serials = await stand.db.transaction((queries) => insertPersonas(queries, wish));
  const people = await listBySerials(stand.db, serials);
  try {
    await openAccounts(stand, people);
  } catch (error) {
    const inns = people.map((person) => person.inn);
    await markRegistered(stand.db, { inns, isRegistered: false });
    throw error;
  }
  return people;
}
