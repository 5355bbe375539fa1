// Lives written by hand: a person, an object or a car is one line of facts, so that the demo
// people can be read like a table.
import { type Day, day } from '#primitives/days';
import { type RightPlan, estateOf, rightOf, valuesOf } from './estates.ts';
import { personOf } from './household.ts';
import type { Estate, EstateKind, LandUse, Lives, Name, Person, Sex } from './life.ts';
import { placeByOktmo } from './places.ts';
import { type Model, ownerOf, vehicleOf } from './vehicles.ts';

export const DEMO_PASSWORD = 'Kabinet!Demo26';
/** Of every self-employed person of the stand: for programs, which know no second factor. */
export const DEMO_APPLICATION_PASSWORD = 'kabi-net2-demo-npd2-stan-d026';

/** A place in the stand, an address in it, and the serial of the first person who lives there. */
export interface Home {
  household: number;
  oktmo: string;
  address: string;
}

export function nameFrom(text: string): Name {
  const [last = '', first = '', middle = null] = text.split(' ');
  return { last, first, middle };
}

/** Adds the person of `serial|Фамилия Имя Отчество|sex|birth date`. */
export function live(lives: Lives, home: Home, line: string): Person {
  const [serial = '', name = '', sex = '', birthDate = ''] = line.split('|');
  const person = personOf({
    serial: Number(serial),
    household: home.household,
    name: nameFrom(name),
    sex: sex as Sex,
    birthDate: day(birthDate),
    place: placeByOktmo(home.oktmo),
    address: home.address,
  });
  lives.people.push(person);
  return person;
}

/** Gives the person an account in the cabinet with the password of the stand. */
export function open(person: Person, of: { persona: string; declaredName?: Name }): void {
  person.persona = of.persona;
  const isUnverified = of.persona === 'newcomer' || of.declaredName !== undefined;
  person.account = {
    declaredName: of.declaredName ?? null,
    password: DEMO_PASSWORD,
    applicationPassword: of.persona === 'self-employed' ? DEMO_APPLICATION_PASSWORD : null,
    level: isUnverified ? 'simplified' : 'verified',
    isDemo: false,
  };
}

export interface Thing {
  /** `kind|square metres|ОКТМО|address`, then the use of a plot or `378.2` of a listed shop. */
  line: string;
  /** Roubles by year. */
  values: Record<number, number>;
  rights: readonly (Omit<RightPlan, 'serial'> & { person: Person })[];
}

/** Adds an object with the rights over it; it is numbered under the serial of its first owner. */
export function own(lives: Lives, thing: Thing): Estate {
  const [kind = '', areaM2 = '', oktmo = '', address = '', use = ''] = thing.line.split('|');
  const { serial } = thing.rights[0]!.person;
  const isLand = kind === 'land';
  const estate = estateOf(
    {
      kind: kind as EstateKind,
      areaM2,
      address,
      place: placeByOktmo(oktmo),
      isListed: use === '378.2',
      values: valuesOf(thing.values),
      ...(isLand ? { landUse: use as LandUse } : {}),
    },
    serial,
    lives.estates.length + 1,
  );
  lives.estates.push(estate);
  for (const { person, ...right } of thing.rights) {
    lives.rights.push(rightOf(estate, { ...right, serial: person.serial }));
  }
  return estate;
}

/** Adds a car of `model|VIN head|horse powers|volume|year made|registered|deregistered`. */
export function drive(lives: Lives, person: Person, line: string): void {
  const [brandModel = '', maker = '', powerHp = '', volume, made, from = '', to = ''] =
    line.split('|');
  const yearMade = Number(made);
  const model: Model = {
    brandModel,
    maker,
    powerHp,
    engineVolumeCm3: Number(volume),
    ecoClass: 5,
    sold: [yearMade, yearMade],
    weight: 1,
  };
  const index = 1 + lives.vehicleOwners.filter(({ serial }) => serial === person.serial).length;
  const vehicle = vehicleOf(model, { serial: person.serial * 10 + index, yearMade });
  const deregisteredOn = to === '' ? null : day(to);
  lives.vehicles.push(vehicle);
  lives.vehicleOwners.push(
    ownerOf(vehicle, person, { registeredOn: day(from), deregisteredOn, index }),
  );
}

export function beParents(lives: Lives, parents: readonly Person[], child: Person): void {
  for (const { serial } of parents) {
    const tie = { serial, relative: child.serial, since: child.birthDate, until: null };
    lives.family.push({ ...tie, relation: 'child' });
  }
}

export function marry(lives: Lives, pair: readonly [Person, Person], since: Day): void {
  const [one, other] = pair;
  const tie = { relation: 'spouse', since, until: null } as const;
  lives.family.push({ serial: one.serial, relative: other.serial, ...tie });
  lives.family.push({ serial: other.serial, relative: one.serial, ...tie });
}
