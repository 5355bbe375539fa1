// The people of one home: who they are to each other, where they live and where they work.
import { type Day, addDays, addMonths, day, dayOf, yearOf } from '#primitives/days';
import type { FamilyTie, Job, Name, Passport, PassportState, Person, Sex } from './life.ts';
import { familyName, firstName, latin, nameOf, patronymic } from './names.ts';
import { innOf, passportOf, phoneOf, snilsOf } from './numbers.ts';
import { type Place, streetAddress } from './places.ts';
import type { Random } from './random.ts';

/** The last day generated lives tell of; fixed, so that a seed means the same lives for ever. */
export const LIVED_UNTIL = day('2026-09-30');

export interface Household {
  number: number;
  place: Place;
  address: string;
  head: Person;
  spouse: Person | null;
  children: Person[];
  ties: FamilyTie[];
}

export interface Birth {
  serial: number;
  household: number;
  name: Name;
  sex: Sex;
  birthDate: Day;
  place: Place;
  address: string;
}

const ADULT_MONTHS = 18 * 12;

export function isAdult(person: { birthDate: Day }, on: Day): boolean {
  return addMonths(person.birthDate, ADULT_MONTHS) <= on;
}

/** A person with all numbers made of the serial; phone and mail for those of age. */
export function personOf(birth: Birth): Person {
  const { serial, place, birthDate } = birth;
  const passport: Passport | null = passportOf(serial, birthDate, { place, today: LIVED_UNTIL });
  const grown = isAdult(birth, LIVED_UNTIL);
  const mailbox = `${latin(birth.name.last)}.${latin(birth.name.first).slice(0, 1)}${serial}`;
  return {
    serial,
    household: birth.household,
    name: birth.name,
    sex: birth.sex,
    birthDate,
    birthPlace: place.town.replace(/^.*, /u, '').toUpperCase(),
    inn: innOf(serial, place),
    snils: snilsOf(serial),
    passport,
    passportState: passport === null ? null : { status: '300', reason: null },
    phone: grown ? phoneOf(serial) : null,
    email: grown ? `${mailbox}@mail.test` : null,
    address: birth.address,
    region: place.region,
    oktmo: place.oktmo,
    jobs: [],
    persona: null,
    account: null,
  };
}

/** ИНН of organisations are made like those of people, of ten digits; these are invented. */
const EMPLOYERS: readonly (readonly [inn: string, name: string])[] = [
  ['7701234560', 'ООО «Образец»'],
  ['7708133378', 'АО «Пример»'],
  ['5001007329', 'ООО «Учебный завод»'],
];

/** Jobs one after another since the age of 20, some with a gap. */
export function jobsOf(person: Person, random: Random): Job[] {
  const jobs: Job[] = [];
  let from = addMonths(person.birthDate, random.whole(20, 24) * 12);
  const early = day('2019-01-01');
  if (from < early) from = random.dayBetween(early, day('2022-06-01'));
  while (from < LIVED_UNTIL && jobs.length < 4) {
    const until = addMonths(from, random.whole(8, 60));
    const to = until < LIVED_UNTIL ? until : null;
    const [employerInn, employer] = random.pick(EMPLOYERS);
    const monthlyKopecks = random.whole(38, 260) * 100_000;
    jobs.push({ employerInn, employer, from, to, monthlyKopecks });
    if (to === null) break;
    from = addDays(to, random.whole(1, 120));
  }
  return jobs;
}

type Kind = 'single' | 'couple' | 'family' | 'large' | 'one-parent' | 'elders';

const KINDS: readonly (readonly [Kind, number])[] = [
  ['single', 22],
  ['couple', 17],
  ['family', 36],
  ['large', 6],
  ['one-parent', 8],
  ['elders', 11],
];

const AGES: Record<Kind, readonly [number, number]> = {
  single: [19, 88],
  couple: [23, 60],
  family: [25, 50],
  large: [29, 44],
  'one-parent': [24, 48],
  elders: [62, 88],
};

function birthDay(age: number, random: Random): Day {
  const year = yearOf(LIVED_UNTIL) - age;
  return random.dayBetween(dayOf(year - 1, 10, 1), dayOf(year, 9, 30));
}

function childrenCount(kind: Kind, random: Random): number {
  if (kind === 'family') return random.whole(1, 2);
  if (kind === 'large') return random.whole(3, 4);
  return kind === 'one-parent' ? random.whole(1, 2) : 0;
}

export interface Seed {
  number: number;
  place: Place;
  random: Random;
  /** Gives the next free serial. */
  next(): number;
}

function spouseOf(head: Person, last: string, seed: Seed): Person {
  const sex: Sex = head.sex === 'male' ? 'female' : 'male';
  const birthDate = addDays(head.birthDate, seed.random.whole(-1500, 1500));
  const grown = isAdult({ birthDate }, addMonths(LIVED_UNTIL, -24)) ? birthDate : head.birthDate;
  const name = nameOf({ last, sex }, seed.random);
  return personOf({
    ...birthOf(head),
    serial: seed.next(),
    sex,
    birthDate: grown,
    name,
    place: seed.place,
  });
}

const birthOf = (person: Person) => ({ household: person.household, address: person.address });

/** Children a year and a half or more apart, the eldest some time after both were grown up. */
function childrenOf(
  parents: { mother: Person; father: Person | null; last: string },
  count: number,
  seed: Seed,
): Person[] {
  const { mother, father, last } = parents;
  const { random } = seed;
  const fatherName = father?.name.first ?? firstName('male', random);
  const children: Person[] = [];
  let bornOn = addMonths(mother.birthDate, random.whole(20, 27) * 12 + random.whole(0, 11));
  const latest = addMonths(LIVED_UNTIL, -3);
  while (children.length < count && bornOn < latest) {
    const sex: Sex = random.chance(0.51) ? 'male' : 'female';
    const named = nameOf({ last, sex }, random);
    const name = { ...named, middle: patronymic(fatherName, sex) };
    const birth = { ...birthOf(mother), sex, name, birthDate: bornOn, place: seed.place };
    children.push(personOf({ ...birth, serial: seed.next() }));
    bornOn = addDays(bornOn, random.whole(550, 1500));
  }
  return children;
}

function tiesOf(household: Omit<Household, 'ties'>, random: Random): FamilyTie[] {
  const { head, spouse, children } = household;
  const parents = spouse === null ? [head] : [head, spouse];
  const ties: FamilyTie[] = [];
  if (spouse !== null) {
    const younger = head.birthDate > spouse.birthDate ? head : spouse;
    const firstBorn = children[0]?.birthDate ?? addMonths(LIVED_UNTIL, -6);
    const earliest = addMonths(younger.birthDate, ADULT_MONTHS + 6);
    const latest = firstBorn < earliest ? earliest : firstBorn;
    const since = random.dayBetween(earliest, latest);
    for (const [one, other] of [[head, spouse] as const, [spouse, head] as const]) {
      const pair = { serial: one.serial, relative: other.serial };
      ties.push({ ...pair, relation: 'spouse', since, until: null });
    }
  }
  for (const parent of parents) {
    for (const child of children) {
      const pair = { serial: parent.serial, relative: child.serial };
      ties.push({ ...pair, relation: 'child', since: child.birthDate, until: null });
    }
  }
  return ties;
}

const PASSPORT_REASONS = ['601', '602', '603'];

/** The rare passport that is no longer good. */
function passportStateOf(person: Person, random: Random): PassportState | null {
  if (person.passport === null || !random.chance(0.01)) return person.passportState;
  return { status: '301', reason: random.pick(PASSPORT_REASONS) };
}

/** One household with its people, from its seed alone. */
export function householdOf(seed: Seed): Household {
  const { random, place, number } = seed;
  const kind = random.weighed(KINDS);
  const [youngest, eldest] = AGES[kind];
  const last = familyName(random);
  const sex: Sex = kind === 'one-parent' || random.chance(0.5) ? 'female' : 'male';
  const address = `${streetAddress(place, random)}, кв. ${random.whole(1, 220)}`;
  const birthDate = birthDay(random.whole(youngest, eldest), random);
  const name = nameOf({ last, sex }, random);
  const head = personOf({
    serial: seed.next(),
    household: number,
    name,
    sex,
    birthDate,
    place,
    address,
  });
  const isPair = ['couple', 'family', 'large', 'elders'].includes(kind);
  const spouse = isPair ? spouseOf(head, last, seed) : null;
  const mother = sex === 'female' ? head : (spouse ?? head);
  const father = sex === 'male' ? head : spouse;
  const children = childrenOf({ mother, father, last }, childrenCount(kind, random), seed);
  const adults = [head, spouse, ...children].filter(
    (person) => person !== null && isAdult(person, LIVED_UNTIL),
  ) as Person[];
  for (const person of adults) {
    person.jobs = random.chance(0.8) ? jobsOf(person, random) : [];
    person.passportState = passportStateOf(person, random);
  }
  const household = { number, place, address, head, spouse, children };
  return { ...household, ties: tiesOf(household, random) };
}
