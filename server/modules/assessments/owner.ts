// What of the owner's life lowers a tax: children, and the categories of НК РФ ст.407 and 391.
// Pure.
import type { Interval } from '#law/ownership';
import type { PropertyBenefit } from '#law/property/tax';
import type { Fact } from '#law/trace';
import { addMonths, type Day, dayOf } from '#primitives/days';
import type { Circumstances } from '#modules/property';
import { monthsCovered } from './owning.ts';

type BenefitCode = Circumstances['benefits'][number]['code'];

const familyRegistry = 'единый регистр населения';
const benefitRegistry = 'реестр льготных категорий';
const majority = 18 * 12;

/** ст.407 п.1. A large family has metres off instead (ст.403 п.6.1), not this benefit. */
const propertyCategories: readonly BenefitCode[] = [
  'hero',
  'disabled-1',
  'disabled-2',
  'disabled-child',
  'veteran',
  'svo',
  'pensioner',
  'pre-pensioner',
];

/** ст.391 п.5. */
const landCategories: readonly BenefitCode[] = [...propertyCategories, 'large-family'];

/**
 * Children under 18 on 1 January of the tax year, the day the base is of (ст.403); undefined below
 * three, when they change nothing.
 */
export function minorChildren(
  { children, childrenAsOf }: Circumstances,
  taxYear: number,
): Fact<number> | undefined {
  const on = dayOf(taxYear, 1, 1);
  const isMinor = ({ birthDate, until }: { birthDate: Day; until: Day | null }) =>
    birthDate <= on && addMonths(birthDate, majority) > on && (until === null || until >= on);
  const value = children.filter(isMinor).length;
  if (value < 3) return undefined;
  return { value, source: familyRegistry, on: childrenAsOf, kind: 'registry' };
}

/** The benefit of ст.407 over the owned months of a year; undefined when none is covered. */
export function benefitOfProperty(
  { benefits, benefitsAsOf }: Circumstances,
  taxYear: number,
  owned: readonly Interval[],
): Fact<PropertyBenefit> | undefined {
  const rights = benefits.filter(({ code }) => propertyCategories.includes(code));
  const covered = monthsCovered(owned, taxYear, rights);
  if (covered === 0) return undefined;
  const all = monthsCovered(owned, taxYear, [{ from: dayOf(taxYear, 1, 1), to: null }]);
  const value = { category: rights[0]!.code, months: covered === all ? null : covered };
  return { value, source: benefitRegistry, on: benefitsAsOf, kind: 'registry' };
}

/** The category that takes 600 m² off one plot, held on 1 January of the year. */
export function landCategory(
  { benefits, benefitsAsOf }: Circumstances,
  taxYear: number,
): Fact<string> | undefined {
  const on = dayOf(taxYear, 1, 1);
  const held = benefits.find(
    ({ code, from, to }) =>
      landCategories.includes(code) && from <= on && (to === null || to >= on),
  );
  if (held === undefined) return undefined;
  return { value: held.code, source: benefitRegistry, on: benefitsAsOf, kind: 'registry' };
}
