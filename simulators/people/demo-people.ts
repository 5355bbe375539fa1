// The six demo people of design.md §5 with lives worth looking at. Everything here is fixed: their
// numbers follow from their serials, so each installation shows the same people.
import { type Day, day } from '#primitives/days';
import { ageBenefits } from './benefits.ts';
import { type EstatePlan, estateOf, rightOf, valuesOf } from './estates.ts';
import { personOf } from './household.ts';
import type { FamilyTie, Lives, Name, Person, Sex } from './life.ts';
import { emptyLives } from './life.ts';
import { placeByOktmo } from './places.ts';
import { type Model, ownerOf, vehicleOf } from './vehicles.ts';

export const DEMO_PASSWORD = 'Kabinet!Demo26';
/** Serials below belong to the demo people and their families. */
export const FIRST_FREE_SERIAL = 100;

const BASMANNY = '45375000';
const VASILIEVSKY = '40308000';
const MYTISHCHI = '46746000';
const KHIMKI = '46783000';
const PODOLSK = '46760000';

interface Draft {
  serial: number;
  household: number;
  name: string;
  sex: Sex;
  birthDate: string;
  oktmo: string;
  address: string;
}

function nameFrom(text: string): Name {
  const [last = '', first = '', middle = null] = text.split(' ');
  return { last, first, middle };
}

function live(lives: Lives, draft: Draft): Person {
  const place = placeByOktmo(draft.oktmo);
  const birthDate = day(draft.birthDate);
  const person = personOf({ ...draft, name: nameFrom(draft.name), birthDate, place });
  lives.people.push(person);
  return person;
}

/** Gives the person the account of the demo with this number (its phone ends in it). */
function open(person: Person, number: number, of: { persona: string; email: string }): void {
  person.phone = `+7900000000${number}`;
  person.email = of.email;
  person.persona = of.persona;
  const level = of.persona === 'newcomer' ? 'simplified' : 'verified';
  person.account = { declaredName: null, password: DEMO_PASSWORD, level, isDemo: true };
}

interface Thing extends Omit<EstatePlan, 'place'> {
  oktmo: string;
  index: number;
}

function own(lives: Lives, owner: Person, thing: Thing) {
  const estate = estateOf(
    { ...thing, place: placeByOktmo(thing.oktmo) },
    owner.serial,
    thing.index,
  );
  lives.estates.push(estate);
  return {
    estate,
    by: (person: Person, from: string, more: { share?: [number, number]; joint?: true } = {}) => {
      const form = more.joint === true ? ({ form: 'joint' } as const) : {};
      const share = more.share === undefined ? {} : { share: more.share };
      lives.rights.push(
        rightOf(estate, { serial: person.serial, from: day(from), ...share, ...form }),
      );
    },
  };
}

type Car = Pick<Model, 'brandModel' | 'maker' | 'powerHp' | 'engineVolumeCm3'> & {
  yearMade: number;
  from: string;
  to?: string;
  index: number;
};

function drive(lives: Lives, person: Person, car: Car): void {
  const model: Model = { ...car, ecoClass: 5, sold: [car.yearMade, car.yearMade], weight: 1 };
  const serial = person.serial * 10 + car.index;
  const vehicle = vehicleOf(model, { serial, yearMade: car.yearMade });
  const deregisteredOn: Day | null = car.to === undefined ? null : day(car.to);
  lives.vehicles.push(vehicle);
  lives.vehicleOwners.push(
    ownerOf(vehicle, person, { registeredOn: day(car.from), deregisteredOn, index: car.index }),
  );
}

function parentOf(lives: Lives, parent: Person, child: Person): void {
  const tie: FamilyTie = {
    serial: parent.serial,
    relative: child.serial,
    relation: 'child',
    since: child.birthDate,
    until: null,
  };
  lives.family.push(tie);
}

export function marry(lives: Lives, pair: readonly [Person, Person], since: Day): void {
  const [one, other] = pair;
  const tie = { relation: 'spouse', since, until: null } as const;
  lives.family.push({ serial: one.serial, relative: other.serial, ...tie });
  lives.family.push({ serial: other.serial, relative: one.serial, ...tie });
}

/** A Moscow flat whose tax has met the cap of 1.1 since 2024, a car, a plot in the oblast. */
function petrova(lives: Lives): void {
  const home = { household: 1, oktmo: BASMANNY, address: 'г. Москва, ул. Кленовая, д. 14, кв. 37' };
  const anna = live(lives, {
    ...{ serial: 1, name: 'Петрова Анна Сергеевна', sex: 'female', birthDate: '1988-04-17' },
    ...home,
  });
  const daughter = live(lives, {
    ...{ serial: 2, name: 'Петрова Мария Игоревна', sex: 'female', birthDate: '2015-09-03' },
    ...home,
  });
  parentOf(lives, anna, daughter);
  open(anna, 1, { persona: 'individual', email: 'petrova@mail.test' });
  own(lives, anna, {
    ...{ kind: 'flat', areaM2: '54.0', oktmo: BASMANNY, index: 1, address: home.address },
    values: valuesOf({ 2022: 7_560_000, 2024: 9_450_000, 2025: 9_720_000, 2026: 10_152_340.55 }),
  }).by(anna, '2016-06-14');
  own(lives, anna, {
    ...{ kind: 'land', areaM2: '800', oktmo: MYTISHCHI, index: 2, landUse: 'gardening' },
    address: 'Московская область, г. Мытищи, СНТ «Образец», уч. 58',
    values: valuesOf({ 2022: 960_000, 2023: 1_440_000 }),
  }).by(anna, '2018-06-01');
  drive(lives, anna, {
    ...{ brandModel: 'HYUNDAI CRETA', maker: 'Z94G2813', powerHp: '149.60', index: 1 },
    ...{ engineVolumeCm3: 1999, yearMade: 2020, from: '2021-03-12' },
  });
}

/** Lives in Petersburg, bought a flat in May 2025 and changed his car in August 2025. */
function smirnov(lives: Lives): void {
  const address = 'г. Санкт-Петербург, пр-т Мастеров, д. 8, кв. 112';
  const boris = live(lives, {
    ...{ serial: 3, household: 3, name: 'Смирнов Борис Ильич', sex: 'male' },
    ...{ birthDate: '1991-09-02', oktmo: VASILIEVSKY, address },
  });
  open(boris, 2, { persona: 'self-employed', email: 'smirnov@mail.test' });
  own(lives, boris, {
    ...{ kind: 'flat', areaM2: '41.8', oktmo: VASILIEVSKY, index: 1, address },
    values: valuesOf({ 2022: 5_420_318.4, 2024: 6_612_788.45 }),
  }).by(boris, '2025-05-10');
  const room = own(lives, boris, {
    ...{ kind: 'room', areaM2: '16.4', oktmo: VASILIEVSKY, index: 2 },
    address: 'г. Санкт-Петербург, ул. Полевая, д. 3, кв. 9, ком. 2',
    values: valuesOf({ 2022: 1_903_220.15, 2024: 2_207_735.37 }),
  });
  room.by(boris, '2014-11-20');
  lives.rights.at(-1)!.to = day('2025-06-18');
  drive(lives, boris, {
    ...{ brandModel: 'LADA VESTA', maker: 'XTAGFL11', powerHp: '106.00', index: 1 },
    ...{ engineVolumeCm3: 1596, yearMade: 2018, from: '2018-10-05', to: '2025-08-20' },
  });
  drive(lives, boris, {
    ...{ brandModel: 'HAVAL JOLION', maker: 'LGWEE4A5', powerHp: '143.00', index: 2 },
    ...{ engineVolumeCm3: 1497, yearMade: 2025, from: '2025-08-15' },
  });
}

/** Owns jointly with her husband, has a shop of the 378.2 list, a garage and a strong car. */
function kuznetsova(lives: Lives): void {
  const address = 'г. Москва, ул. Яблоневая, д. 5, кв. 61';
  const home = { household: 4, oktmo: BASMANNY, address };
  const vera = live(lives, {
    ...{ serial: 4, name: 'Кузнецова Вера Павловна', sex: 'female', birthDate: '1979-12-30' },
    ...home,
  });
  const husband = live(lives, {
    ...{ serial: 5, name: 'Кузнецов Олег Викторович', sex: 'male', birthDate: '1977-05-11' },
    ...home,
  });
  const son = live(lives, {
    ...{ serial: 6, name: 'Кузнецов Артём Олегович', sex: 'male', birthDate: '2010-02-19' },
    ...home,
  });
  marry(lives, [vera, husband], day('2006-08-26'));
  parentOf(lives, vera, son);
  parentOf(lives, husband, son);
  open(vera, 3, { persona: 'sole-proprietor', email: 'kuznetsova@mail.test' });
  const flat = own(lives, vera, {
    ...{ kind: 'flat', areaM2: '78.3', oktmo: BASMANNY, index: 1, address },
    values: valuesOf({ 2022: 17_118_420, 2024: 21_740_393.4, 2026: 23_044_817 }),
  });
  for (const spouse of [vera, husband])
    flat.by(spouse, '2011-03-24', { share: [1, 2], joint: true });
  own(lives, vera, {
    ...{ kind: 'commercial', areaM2: '36.0', oktmo: BASMANNY, index: 2, isListed: true },
    address: 'г. Москва, ул. Яблоневая, д. 5, пом. 2',
    values: valuesOf({ 2022: 6_300_000, 2024: 7_182_000, 2026: 7_540_000 }),
  }).by(vera, '2019-10-16');
  own(lives, vera, {
    ...{ kind: 'garage', areaM2: '18.2', oktmo: BASMANNY, index: 3 },
    address: 'г. Москва, ул. Яблоневая, ГСК «Пример», гараж 44',
    values: valuesOf({ 2022: 912_000, 2024: 1_103_520 }),
  }).by(vera, '2015-07-02');
  drive(lives, vera, {
    ...{ brandModel: 'TOYOTA CAMRY', maker: 'XW7BN4FK', powerHp: '249.00', index: 1 },
    ...{ engineVolumeCm3: 3456, yearMade: 2019, from: '2019-12-16' },
  });
}

/** Has an account that nobody has verified yet, and a third of her grandmother's flat. */
function novikova(lives: Lives): void {
  const address = 'Московская область, г. Химки, ул. Учебная, д. 21, кв. 4';
  const home = { household: 8, oktmo: KHIMKI, address };
  const darya = live(lives, {
    ...{ serial: 8, name: 'Новикова Дарья Олеговна', sex: 'female', birthDate: '2003-07-08' },
    ...home,
  });
  const mother = live(lives, {
    ...{ serial: 9, name: 'Новикова Ирина Юрьевна', sex: 'female', birthDate: '1976-01-25' },
    ...home,
  });
  parentOf(lives, mother, darya);
  open(darya, 4, { persona: 'newcomer', email: 'novikova@mail.test' });
  const flat = own(lives, darya, {
    ...{ kind: 'flat', areaM2: '62.1', oktmo: KHIMKI, index: 1, address },
    values: valuesOf({ 2022: 5_961_600, 2024: 7_750_080 }),
  });
  flat.by(darya, '2022-09-12', { share: [1, 3] });
  flat.by(mother, '2022-09-12', { share: [2, 3] });
}

/** Did not pay the taxes of 2024: his debt has borne penalties since 2 December 2025. */
function volkov(lives: Lives): void {
  const address = 'Московская область, г. Подольск, пр-т Примерный, д. 40, кв. 88';
  const andrey = live(lives, {
    ...{ serial: 10, household: 10, name: 'Волков Андрей Николаевич', sex: 'male' },
    ...{ birthDate: '1983-02-24', oktmo: PODOLSK, address },
  });
  open(andrey, 5, { persona: 'debtor', email: 'volkov@mail.test' });
  own(lives, andrey, {
    ...{ kind: 'flat', areaM2: '62.7', oktmo: PODOLSK, index: 1, address },
    values: valuesOf({ 2022: 5_705_700, 2024: 7_246_239 }),
  }).by(andrey, '2014-04-08');
  drive(lives, andrey, {
    ...{ brandModel: 'VOLKSWAGEN TIGUAN', maker: 'XW8ZZZ5N', powerHp: '170.00', index: 1 },
    ...{ engineVolumeCm3: 1984, yearMade: 2017, from: '2018-02-15' },
  });
}

/** A pensioner with two flats, one of them free, and a plot with the 600 square metres off. */
function morozova(lives: Lives): void {
  const address = 'Московская область, г. Мытищи, ул. Книжная, д. 2, кв. 15';
  const elena = live(lives, {
    ...{ serial: 11, household: 11, name: 'Морозова Елена Викторовна', sex: 'female' },
    ...{ birthDate: '1958-03-11', oktmo: MYTISHCHI, address },
  });
  open(elena, 6, { persona: 'positive-balance', email: 'morozova@mail.test' });
  own(lives, elena, {
    ...{ kind: 'flat', areaM2: '58.4', oktmo: MYTISHCHI, index: 1, address },
    values: valuesOf({ 2022: 5_723_200, 2024: 7_153_999.2 }),
  }).by(elena, '2003-05-19');
  own(lives, elena, {
    ...{ kind: 'flat', areaM2: '33.0', oktmo: MYTISHCHI, index: 2 },
    address: 'Московская область, г. Мытищи, ул. Полевая, д. 17, кв. 3',
    values: valuesOf({ 2022: 3_201_000, 2024: 3_937_230 }),
  }).by(elena, '2012-12-05');
  own(lives, elena, {
    ...{ kind: 'land', areaM2: '1000', oktmo: MYTISHCHI, index: 3, landUse: 'household' },
    address: 'Московская область, г. Мытищи, ул. Полевая, уч. 6',
    values: valuesOf({ 2022: 1_200_000, 2023: 1_500_000 }),
  }).by(elena, '2008-08-21');
  drive(lives, elena, {
    ...{ brandModel: 'RENAULT LOGAN', maker: 'X7LLSRB2', powerHp: '82.00', index: 1 },
    ...{ engineVolumeCm3: 1598, yearMade: 2015, from: '2016-01-14' },
  });
  lives.benefits.push(...ageBenefits(elena));
}

/** All six with their families. */
export function demoLives(): Lives {
  const lives = emptyLives();
  for (const add of [petrova, smirnov, kuznetsova, novikova, volkov, morozova]) add(lives);
  return lives;
}
