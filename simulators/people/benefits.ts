// Categories that give benefits of property, land and transport tax, as the social registries
// know them.
import { type Day, addMonths, day, yearOf } from '#primitives/days';
import { type Household, LIVED_UNTIL, isAdult } from './household.ts';
import type { Benefit, BenefitCode, Lives, Person, Sex } from './life.ts';
import type { Random } from './random.ts';

/** Last year of birth and the age of pension in months (350-ФЗ, annex 6 to 400-ФЗ). */
const PENSION_AGES: Record<Sex, readonly (readonly [bornUntil: number, months: number])[]> = {
  female: [
    [1963, 55 * 12],
    [1964, 55 * 12 + 6],
    [1965, 56 * 12 + 6],
    [1966, 58 * 12],
    [1967, 59 * 12],
    [9999, 60 * 12],
  ],
  male: [
    [1958, 60 * 12],
    [1959, 60 * 12 + 6],
    [1960, 61 * 12 + 6],
    [1961, 63 * 12],
    [1962, 64 * 12],
    [9999, 65 * 12],
  ],
};

/** The ages before the reform, from which tax benefits are given already (НК 407 п.1 пп.10.1). */
const FORMER_AGE_MONTHS: Record<Sex, number> = { female: 55 * 12, male: 60 * 12 };

const MINOR_MONTHS = 18 * 12;
const LARGE_FAMILY = 3;

export function pensionDay(person: { sex: Sex; birthDate: Day }): Day {
  const born = yearOf(person.birthDate);
  const [, months] = PENSION_AGES[person.sex].find(([until]) => born <= until)!;
  return addMonths(person.birthDate, months);
}

function benefitOf(
  person: Person,
  of: { code: BenefitCode; from: Day; to?: Day | null; title: string },
): Benefit {
  const number = String(100_000 + ((person.serial * 37) % 900_000));
  const { code, from, to, title } = of;
  return { serial: person.serial, code, from, to: to ?? null, document: `${title} № ${number}` };
}

/** Pension, or the years before it that count already; nothing that begins after the last day. */
export function ageBenefits(person: Person): Benefit[] {
  const benefits: Benefit[] = [];
  const pension = pensionDay(person);
  const former = addMonths(person.birthDate, FORMER_AGE_MONTHS[person.sex]);
  if (former < pension && former <= LIVED_UNTIL) {
    const title = 'Сведения СФР о предпенсионном возрасте';
    const to = pension <= LIVED_UNTIL ? pension : null;
    benefits.push(benefitOf(person, { code: 'pre-pensioner', from: former, to, title }));
  }
  if (pension <= LIVED_UNTIL) {
    const title = 'Справка СФР о назначенной пенсии';
    benefits.push(benefitOf(person, { code: 'pensioner', from: pension, title }));
  }
  return benefits;
}

/** Days on which a family begins and ceases to have three minor children, or null. */
export function largeFamilySpan(children: readonly Person[]): { from: Day; to: Day } | null {
  const births = children.map((child) => child.birthDate).sort();
  for (let at = LARGE_FAMILY - 1; at < births.length; at += 1) {
    const from = births[at]!;
    const eldest = births[at - LARGE_FAMILY + 1]!;
    if (addMonths(eldest, MINOR_MONTHS) <= from) continue;
    // Minor children are still three until the last three have begun to come of age.
    const to = addMonths(births.at(-LARGE_FAMILY)!, MINOR_MONTHS);
    return { from, to };
  }
  return null;
}

export function largeFamilyBenefits(parents: readonly Person[], children: Person[]): Benefit[] {
  const span = largeFamilySpan(children);
  if (span === null) return [];
  const title = 'Удостоверение многодетной семьи';
  return parents.map((parent) => benefitOf(parent, { code: 'large-family', ...span, title }));
}

function rareBenefits(person: Person, random: Random): Benefit[] {
  const benefits: Benefit[] = [];
  if (random.chance(0.02)) {
    const code = random.chance(0.3) ? 'disabled-1' : 'disabled-2';
    const from = random.dayBetween(day('2012-01-01'), day('2025-12-31'));
    benefits.push(benefitOf(person, { code, from, title: 'Справка МСЭ' }));
  }
  if (random.chance(0.015)) {
    const from = random.dayBetween(day('2010-01-01'), day('2024-12-31'));
    benefits.push(benefitOf(person, { code: 'veteran', from, title: 'Удостоверение ветерана' }));
  }
  return benefits;
}

/** Gives the household's grown-ups the categories their lives have earned. */
export function giveBenefits(lives: Lives, household: Household, random: Random): void {
  const { head, spouse, children } = household;
  const parents = [head, spouse].filter((person) => person !== null);
  for (const person of parents) {
    lives.benefits.push(...ageBenefits(person));
    if (isAdult(person, day('2010-01-01'))) lives.benefits.push(...rareBenefits(person, random));
  }
  lives.benefits.push(...largeFamilyBenefits(parents, children));
}
