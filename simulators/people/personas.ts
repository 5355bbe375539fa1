// The shelf of personas: what `POST /stand/api/people` can be asked for. Each call makes new
// people, so names differ while the story stays the same.
import { day } from '#primitives/days';
import { largeFamilyBenefits } from './benefits.ts';
import { type Home, beParents, drive, live, marry, open, own } from './drafts.ts';
import { liveHousehold } from './generate.ts';
import { type Lives, type Name, type Sex, emptyLives, fullName } from './life.ts';
import { familyName, nameOf } from './names.ts';
import { type Random, randomOf } from './random.ts';

/** The person asked for, and everybody and everything that comes with the life. */
export interface Shelved {
  lives: Lives;
  serial: number;
}

export interface Wish {
  seed: string;
  /** The next free serial; a persona takes as many as it has people. */
  serial: number;
}

const line = (serial: number, name: Name, rest: string): string =>
  `${serial}|${fullName(name)}|${rest}`;

function familyOf(last: string, random: Random): (sex: Sex, father?: string) => Name {
  return (sex, father) =>
    nameOf({ last, sex, ...(father === undefined ? {} : { father }) }, random);
}

/** Three minor children and a house of 120 m² owned in halves by the parents. */
function largeFamily({ seed, serial }: Wish): Shelved {
  const lives = emptyLives();
  const random = randomOf(seed, 'large-family', serial);
  const named = familyOf(familyName(random), random);
  const address = `Московская область, г. Мытищи, ул. Яблоневая, д. ${random.whole(1, 98)}`;
  const home: Home = { household: serial, oktmo: '46746000', address };
  const father = named('male');
  const mother = live(lives, home, line(serial, named('female'), 'female|1987-06-02'));
  const husband = live(lives, home, line(serial + 1, father, 'male|1985-11-17'));
  const births = ['male|2013-03-08', 'female|2017-10-21', 'male|2022-05-30'];
  const children = births.map((birth, at) =>
    live(
      lives,
      home,
      line(serial + 2 + at, named(birth.split('|')[0] as Sex, father.first), birth),
    ),
  );
  marry(lives, [mother, husband], day('2011-07-16'));
  for (const child of children) beParents(lives, [mother, husband], child);
  const half = { from: day('2020-08-13'), share: [1, 2] } as const;
  const rights = [
    { person: mother, ...half },
    { person: husband, ...half },
  ];
  own(lives, {
    line: `house|120.0|46746000|${address}`,
    values: { 2022: 5_100_000, 2024: 6_000_000 },
    rights,
  });
  own(lives, {
    line: `land|900|46746000|${address}|housing`,
    values: { 2022: 1_980_000, 2023: 2_430_000 },
    rights,
  });
  drive(lives, mother, 'LADA LARGUS|XTAKS045|106.00|1596|2021|2021-09-14');
  lives.benefits.push(...largeFamilyBenefits([mother, husband], children));
  open(mother, { persona: 'large-family' });
  return { lives, serial };
}

/** Half a flat after the father, from the day he died; the sister has the other half. */
function heir({ seed, serial }: Wish): Shelved {
  const lives = emptyLives();
  const random = randomOf(seed, 'heir', serial);
  const named = familyOf(familyName(random), random);
  const father = named('male');
  const place = { household: serial, oktmo: '45382000' };
  const address = `г. Москва, ул. Стендовая, д. 6, кв. ${random.whole(1, 220)}`;
  const home: Home = { ...place, address };
  const sonName = named('male', father.first);
  const son = live(lives, home, line(serial, sonName, 'male|1990-01-29'));
  const sisterName = named('female', father.first);
  const sister = live(lives, home, line(serial + 1, sisterName, 'female|1994-12-05'));
  const inherited = {
    from: day('2025-06-20'),
    registeredOn: day('2026-01-15'),
    share: [1, 2],
    basis: 'inheritance',
  } as const;
  own(lives, {
    line: `flat|61.4|45382000|${address}`,
    values: { 2022: 9_823_500, 2024: 12_476_085.6, 2026: 13_100_000 },
    rights: [
      { person: son, ...inherited },
      { person: sister, ...inherited },
    ],
  });
  open(son, { persona: 'heir' });
  return { lives, serial };
}

/** Married lately: the passport has the new name, the account was opened under the old one. */
function nameMismatch({ seed, serial }: Wish): Shelved {
  const lives = emptyLives();
  const random = randomOf(seed, 'name-mismatch', serial);
  const named = familyOf(familyName(random), random);
  const former = familyOf(familyName(random), random)('female');
  const address = `г. Санкт-Петербург, ул. Книжная, д. 11, кв. ${random.whole(1, 220)}`;
  const home: Home = { household: serial, oktmo: '40309000', address };
  const name: Name = { ...former, last: named('female').last };
  const woman = live(lives, home, line(serial, name, 'female|1996-08-14'));
  own(lives, {
    line: `flat|38.6|40309000|${address}`,
    values: { 2022: 4_825_000, 2024: 5_886_500 },
    rights: [{ person: woman, from: day('2023-03-17') }],
  });
  open(woman, { persona: 'name-mismatch', declaredName: former });
  return { lives, serial };
}

/** Anybody grown up, with whatever the seed gives. */
function anybody({ seed, serial }: Wish): Shelved {
  const { lives, household } = liveHousehold(seed, serial);
  open(household.head, { persona: 'anybody' });
  return { lives, serial };
}

const SHELF: Record<string, (wish: Wish) => Shelved> = {
  anybody,
  'large-family': largeFamily,
  heir,
  'name-mismatch': nameMismatch,
};

export const personas: readonly string[] = Object.keys(SHELF);

/** The life of a persona; undefined when the shelf has none of that name. */
export function personaLife(persona: string, wish: Wish): Shelved | undefined {
  return SHELF[persona]?.(wish);
}
