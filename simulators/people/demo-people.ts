// The six demo people of design.md §5 with lives worth looking at. Everything here is fixed: their
// numbers follow from their serials, so each installation shows the same people.
import { day } from '#primitives/days';
import { ageBenefits } from './benefits.ts';
import { type Home, beParents, drive, live, marry, open, own } from './drafts.ts';
import { type Lives, type Person, emptyLives } from './life.ts';

/** Serials below belong to the demo people and their families. */
export const FIRST_FREE_SERIAL = 100;

/** Opens the account whose phone ends in this number. */
function openDemo(person: Person, number: number, persona: string): void {
  open(person, { persona });
  person.account!.isDemo = true;
  person.phone = `+7900000000${number}`;
}

/** A Moscow flat whose tax has met the cap of 1.1 since 2024, a car, a plot in the oblast. */
function petrova(lives: Lives): void {
  const address = 'г. Москва, ул. Кленовая, д. 14, кв. 37';
  const home: Home = { household: 1, oktmo: '45375000', address };
  const anna = live(lives, home, '1|Петрова Анна Сергеевна|female|1988-04-17');
  const daughter = live(lives, home, '2|Петрова Мария Игоревна|female|2015-09-03');
  beParents(lives, [anna], daughter);
  openDemo(anna, 1, 'individual');
  own(lives, {
    line: `flat|54.0|45375000|${address}`,
    values: { 2022: 7_560_000, 2024: 9_450_000, 2025: 9_720_000, 2026: 10_152_340.55 },
    rights: [{ person: anna, from: day('2016-06-14') }],
  });
  own(lives, {
    line: 'land|800|46746000|Московская область, г. Мытищи, СНТ «Образец», уч. 58|gardening',
    values: { 2022: 960_000, 2023: 1_440_000 },
    rights: [{ person: anna, from: day('2018-06-01') }],
  });
  drive(lives, anna, 'HYUNDAI CRETA|Z94G2813|149.60|1999|2020|2021-03-12');
}

/** Lives in Petersburg, changed a room for a flat in May and one car for another in August 2025. */
function smirnov(lives: Lives): void {
  const address = 'г. Санкт-Петербург, пр-т Мастеров, д. 8, кв. 112';
  const home: Home = { household: 3, oktmo: '40308000', address };
  const boris = live(lives, home, '3|Смирнов Борис Ильич|male|1991-09-02');
  openDemo(boris, 2, 'self-employed');
  own(lives, {
    line: `flat|41.8|40308000|${address}`,
    values: { 2022: 5_420_318.4, 2024: 6_612_788.45 },
    rights: [{ person: boris, from: day('2025-05-10') }],
  });
  own(lives, {
    line: 'room|16.4|40308000|г. Санкт-Петербург, ул. Полевая, д. 3, кв. 9, ком. 2',
    values: { 2022: 1_903_220.15, 2024: 2_207_735.37 },
    rights: [{ person: boris, from: day('2014-11-20'), to: day('2025-06-18') }],
  });
  drive(lives, boris, 'LADA VESTA|XTAGFL11|106.00|1596|2018|2018-10-05|2025-08-20');
  drive(lives, boris, 'HAVAL JOLION|LGWEE4A5|143.00|1497|2025|2025-08-15');
}

/** Owns jointly with her husband, has a shop of the 378.2 list, a garage and a strong car. */
function kuznetsova(lives: Lives): void {
  const address = 'г. Москва, ул. Яблоневая, д. 5, кв. 61';
  const home: Home = { household: 4, oktmo: '45375000', address };
  const vera = live(lives, home, '4|Кузнецова Вера Павловна|female|1979-12-30');
  const husband = live(lives, home, '5|Кузнецов Олег Викторович|male|1977-05-11');
  const son = live(lives, home, '6|Кузнецов Артём Олегович|male|2010-02-19');
  marry(lives, [vera, husband], day('2006-08-26'));
  beParents(lives, [vera, husband], son);
  openDemo(vera, 3, 'sole-proprietor');
  const joint = { from: day('2011-03-24'), share: [1, 2], form: 'joint' } as const;
  own(lives, {
    line: `flat|78.3|45375000|${address}`,
    values: { 2022: 17_118_420, 2024: 21_740_393.4, 2026: 23_044_817 },
    rights: [
      { person: vera, ...joint },
      { person: husband, ...joint },
    ],
  });
  own(lives, {
    line: 'commercial|36.0|45375000|г. Москва, ул. Яблоневая, д. 5, пом. 2|378.2',
    values: { 2022: 6_300_000, 2024: 7_182_000, 2026: 7_540_000 },
    rights: [{ person: vera, from: day('2019-10-16') }],
  });
  own(lives, {
    line: 'garage|18.2|45375000|г. Москва, ул. Яблоневая, ГСК «Пример», гараж 44',
    values: { 2022: 912_000, 2024: 1_103_520 },
    rights: [{ person: vera, from: day('2015-07-02') }],
  });
  drive(lives, vera, 'TOYOTA CAMRY|XW7BN4FK|249.00|3456|2019|2019-12-16');
}

/** Has an account that nobody has verified yet, and a third of the family's flat. */
function novikova(lives: Lives): void {
  const address = 'Московская область, г. Химки, ул. Учебная, д. 21, кв. 4';
  const home: Home = { household: 8, oktmo: '46783000', address };
  const darya = live(lives, home, '8|Новикова Дарья Олеговна|female|2003-07-08');
  const mother = live(lives, home, '9|Новикова Ирина Юрьевна|female|1976-01-25');
  beParents(lives, [mother], darya);
  openDemo(darya, 4, 'newcomer');
  const from = day('2022-09-12');
  own(lives, {
    line: `flat|62.1|46783000|${address}`,
    values: { 2022: 5_961_600, 2024: 7_750_080 },
    rights: [
      { person: darya, from, share: [1, 3], basis: 'gift' },
      { person: mother, from, share: [2, 3], basis: 'gift' },
    ],
  });
}

/** Did not pay the taxes of 2024: his debt has borne penalties since 2 December 2025. */
function volkov(lives: Lives): void {
  const address = 'Московская область, г. Подольск, пр-т Примерный, д. 40, кв. 88';
  const home: Home = { household: 10, oktmo: '46760000', address };
  const andrey = live(lives, home, '10|Волков Андрей Николаевич|male|1983-02-24');
  openDemo(andrey, 5, 'debtor');
  own(lives, {
    line: `flat|62.7|46760000|${address}`,
    values: { 2022: 5_705_700, 2024: 7_246_239 },
    rights: [{ person: andrey, from: day('2014-04-08') }],
  });
  drive(lives, andrey, 'VOLKSWAGEN TIGUAN|XW8ZZZ5N|170.00|1984|2017|2018-02-15');
}

/** A pensioner with two flats, one of them free, and a plot with 600 square metres off. */
function morozova(lives: Lives): void {
  const address = 'Московская область, г. Мытищи, ул. Книжная, д. 2, кв. 15';
  const home: Home = { household: 11, oktmo: '46746000', address };
  const elena = live(lives, home, '11|Морозова Елена Викторовна|female|1958-03-11');
  openDemo(elena, 6, 'positive-balance');
  own(lives, {
    line: `flat|58.4|46746000|${address}`,
    values: { 2022: 5_723_200, 2024: 7_153_999.2 },
    rights: [{ person: elena, from: day('2003-05-19'), basis: 'privatisation' }],
  });
  own(lives, {
    line: 'flat|33.0|46746000|Московская область, г. Мытищи, ул. Полевая, д. 17, кв. 3',
    values: { 2022: 3_201_000, 2024: 3_937_230 },
    rights: [{ person: elena, from: day('2012-12-05') }],
  });
  own(lives, {
    line: 'land|1000|46746000|Московская область, г. Мытищи, ул. Полевая, уч. 6|household',
    values: { 2022: 1_200_000, 2023: 1_500_000 },
    rights: [{ person: elena, from: day('2008-08-21') }],
  });
  drive(lives, elena, 'RENAULT LOGAN|X7LLSRB2|82.00|1598|2015|2016-01-14');
  lives.benefits.push(...ageBenefits(elena));
}

/** All six with their families. */
export function demoLives(): Lives {
  const lives = emptyLives();
  for (const add of [petrova, smirnov, kuznetsova, novikova, volkov, morozova]) add(lives);
  return lives;
}
