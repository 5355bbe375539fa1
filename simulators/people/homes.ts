// What a household owns besides cars: the home and its shares, a summer plot, a garage, sometimes
// a shop. Every share of an object belongs to somebody of the stand and together they are one.
import { type Day, addDays, addMonths, day } from '#primitives/days';
import { type EstatePlan, estateOf, grownValues, rightOf, valuesSince } from './estates.ts';
import type { Estate, LandUse, Lives, Person, Right, RightBasis } from './life.ts';
import { LIVED_UNTIL, type Household } from './household.ts';
import { type Place, gardenAddress, pickCountryPlace, streetAddress } from './places.ts';
import type { Random } from './random.ts';

const EARLIEST_PURCHASE = day('1998-02-01');

interface Kept {
  estates: Estate[];
  rights: Right[];
}

/** Objects are numbered from 1 under the serial of the household's head. */
function keep(household: Household, kept: Kept, plan: EstatePlan): Estate {
  const estate = estateOf(plan, household.head.serial, kept.estates.length + 1);
  kept.estates.push(estate);
  return estate;
}

function adultSince(person: Person): Day {
  const adult = addMonths(person.birthDate, 20 * 12);
  return adult < EARLIEST_PURCHASE ? EARLIEST_PURCHASE : adult;
}

/** Deals thicken towards the present: half of them lie in the years that are taxed now. */
function dealDay(person: Person, random: Random): Day {
  const since = adultSince(person);
  const recent = day('2021-06-01');
  const from = random.chance(0.4) && since < recent ? recent : since;
  return random.dayBetween(from, LIVED_UNTIL);
}

interface Owning {
  from: Day;
  basis: RightBasis;
  random: Random;
}

/** Who owns the home: one, both jointly, or everybody in equal shares (maternity capital). */
function homeRights(estate: Estate, household: Household, owning: Owning): Right[] {
  const { random, from, basis } = owning;
  const { head, spouse, children } = household;
  if (spouse === null) return [rightOf(estate, { serial: head.serial, from, basis })];
  const born = children.filter((child) => child.birthDate < from);
  if (born.length > 0 && random.chance(0.3)) {
    const owners = [head, spouse, ...born];
    return owners.map((owner) =>
      rightOf(estate, { serial: owner.serial, from, basis, share: [1, owners.length] }),
    );
  }
  if (random.chance(0.45)) {
    return [head, spouse].map(({ serial }) =>
      rightOf(estate, { serial, from, basis, share: [1, 2], form: 'joint' }),
    );
  }
  const owner = random.chance(0.5) ? head : spouse;
  return [rightOf(estate, { serial: owner.serial, from: laterOf(from, owner), basis })];
}

const laterOf = (from: Day, owner: Person): Day =>
  from < adultSince(owner) ? adultSince(owner) : from;

type Dwelling = 'flat' | 'room' | 'house';

/** Square metres, least and most. */
const AREAS: Record<Dwelling, readonly [number, number]> = {
  flat: [31, 96],
  room: [11, 21],
  house: [72, 210],
};

function dwellingPlan(kind: Dwelling, place: Place, random: Random): EstatePlan {
  const [least, most] = AREAS[kind];
  const square = random.whole(least * 10, most * 10) / 10;
  const price = place.dwellingPrice * (kind === 'house' ? 0.45 : 1) * (0.75 + random.next() * 0.6);
  const flat = kind === 'house' ? '' : `, кв. ${random.whole(1, 220)}`;
  const room = kind === 'room' ? `, ком. ${random.whole(1, 4)}` : '';
  return {
    kind,
    areaM2: square.toFixed(1),
    address: `${streetAddress(place, random)}${flat}${room}`,
    place,
    values: grownValues({ kind, place, roubles2022: square * price }, random),
  };
}

function landPlan(use: LandUse, place: Place, random: Random): EstatePlan {
  const square = random.whole(use === 'gardening' ? 5 : 6, use === 'gardening' ? 12 : 20) * 100;
  const price = place.landPrice * (0.5 + random.next());
  return {
    kind: 'land',
    areaM2: String(square),
    address: use === 'gardening' ? gardenAddress(place, random) : streetAddress(place, random),
    place,
    landUse: use,
    values: grownValues({ kind: 'land', place, roubles2022: square * price }, random),
  };
}

/** The same object with no values before it came into being. */
function formedOn(plan: EstatePlan, on: Day): EstatePlan {
  return { ...plan, values: valuesSince(plan.values, on) };
}

function addHome(household: Household, kept: Kept, random: Random): void {
  const { place, head } = household;
  const isHouse = !place.isBigCity && random.chance(0.35);
  const from = dealDay(head, random);
  if (isHouse) {
    const plot = keep(household, kept, landPlan('housing', place, random));
    const built = addDays(from, random.whole(300, 1200));
    const isBuilt = random.chance(0.4) && built < LIVED_UNTIL;
    const plan = { ...dwellingPlan('house', place, random), address: plot.address };
    const house = keep(household, kept, isBuilt ? formedOn(plan, built) : plan);
    const owning = { from, basis: 'purchase' as const, random };
    kept.rights.push(rightOf(plot, { serial: head.serial, from }));
    const stands = isBuilt ? { ...owning, from: built, basis: 'construction' as const } : owning;
    kept.rights.push(...homeRights(house, household, stands));
    return;
  }
  const kind = random.chance(0.04) ? 'room' : 'flat';
  const flat = keep(household, kept, dwellingPlan(kind, place, random));
  const basis = random.weighed<RightBasis>([
    ['purchase', 70],
    ['privatisation', 20],
    ['gift', 10],
  ]);
  kept.rights.push(...homeRights(flat, household, { from, basis, random }));
}

function addSummerPlot(household: Household, kept: Kept, random: Random): void {
  const place = pickCountryPlace(household.place, random);
  const owner = household.spouse !== null && random.chance(0.5) ? household.spouse : household.head;
  const from = dealDay(owner, random);
  const basis = random.chance(0.2) ? 'gift' : 'purchase';
  const plot = keep(household, kept, landPlan('gardening', place, random));
  kept.rights.push(rightOf(plot, { serial: owner.serial, from, basis }));
  if (!random.chance(0.55)) return;
  const plan = dwellingPlan('house', place, random);
  const small = {
    ...plan,
    areaM2: (random.whole(300, 690) / 10).toFixed(1),
    address: plot.address,
  };
  const house = keep(household, kept, small);
  kept.rights.push(rightOf(house, { serial: owner.serial, from, basis }));
}

function addBuilding(
  household: Household,
  kept: Kept,
  of: { kind: 'garage' | 'parking' | 'commercial'; square: number; price: number; random: Random },
): void {
  const { place, head } = household;
  const { kind, square, random } = of;
  const noun = { garage: 'гараж', parking: 'машино-место', commercial: 'помещение' }[kind];
  const building = keep(household, kept, {
    kind,
    areaM2: square.toFixed(1),
    address: `${streetAddress(place, random)}, ${noun} ${random.whole(1, 400)}`,
    place,
    isListed: kind === 'commercial' && random.chance(0.5),
    values: grownValues({ kind, place, roubles2022: square * of.price }, random),
  });
  kept.rights.push(rightOf(building, { serial: head.serial, from: dealDay(head, random) }));
}

/** Some sold what they had: the rights end on the day the buyer's right begins. */
function sellSome(kept: Kept, random: Random): void {
  for (const estate of kept.estates) {
    const rights = kept.rights.filter((right) => right.cadastralNumber === estate.cadastralNumber);
    const since = addMonths(
      rights
        .map((right) => right.from)
        .sort()
        .at(-1)!,
      2,
    );
    if (!random.chance(0.05) || since >= LIVED_UNTIL) continue;
    const recent = day('2022-02-01');
    const soldOn = random.dayBetween(since > recent ? since : recent, LIVED_UNTIL);
    for (const right of rights) right.to = soldOn;
  }
}

/** Gives the household its real estate. */
export function giveHomes(lives: Lives, household: Household, random: Random): void {
  const kept: Kept = { estates: [], rights: [] };
  const { place } = household;
  if (random.chance(0.85)) addHome(household, kept, random);
  if (random.chance(0.24)) addSummerPlot(household, kept, random);
  if (random.chance(0.14)) {
    const kind = place.isBigCity && random.chance(0.5) ? 'parking' : 'garage';
    const price = place.dwellingPrice * 0.35;
    const square = random.whole(130, 300) / 10;
    addBuilding(household, kept, { kind, square, price, random });
  }
  if (random.chance(0.02)) {
    const price = place.dwellingPrice * 1.2;
    const square = random.whole(250, 1600) / 10;
    addBuilding(household, kept, { kind: 'commercial', square, price, random });
  }
  sellSome(kept, random);
  lives.estates.push(...kept.estates);
  lives.rights.push(...kept.rights);
}
