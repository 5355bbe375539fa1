// A population from a seed: household after household, each from its own source of chance, so the
// first thousand people of a million are the same thousand (BEY-14).
import { giveBenefits } from './benefits.ts';
import { giveHomes } from './homes.ts';
import { type Household, householdOf } from './household.ts';
import { type Lives, type Person, addLives, emptyLives } from './life.ts';
import { pickPlace } from './places.ts';
import { randomOf } from './random.ts';
import { giveVehicles, handOver } from './vehicles.ts';

export interface Population {
  seed: string;
  /** Serial of the first person; the next free one of the stand. */
  serialFrom: number;
  /** At least so many people: the last household is never torn apart. */
  count: number;
}

/** A household with everything it has, made from the seed and the serial of its head. */
export function liveHousehold(
  seed: string,
  serial: number,
): { lives: Lives; household: Household } {
  const random = randomOf(seed, 'household', serial);
  let last = serial - 1;
  const household = householdOf({
    number: serial,
    place: pickPlace(random),
    random,
    next: () => (last += 1),
  });
  const { head, spouse, children, ties } = household;
  const people = [head, spouse, ...children].filter((person): person is Person => person !== null);
  const lives = { ...emptyLives(), people, family: ties };
  giveHomes(lives, household, randomOf(seed, 'homes', serial));
  giveVehicles(lives, household, randomOf(seed, 'vehicles', serial));
  giveBenefits(lives, household, randomOf(seed, 'benefits', serial));
  return { lives, household };
}

/** The whole population; a car sold in one household is driven on in the next. */
export function generate(population: Population): Lives {
  const lives = emptyLives();
  let before = emptyLives();
  while (lives.people.length < population.count) {
    const serial = population.serialFrom + lives.people.length;
    const next = liveHousehold(population.seed, serial);
    const bought = { ...emptyLives(), vehicles: before.vehicles };
    handOver(bought, before.vehicleOwners, next.household.head);
    addLives(lives, next.lives);
    lives.vehicleOwners.push(...bought.vehicleOwners);
    before = next.lives;
  }
  return lives;
}
