// Cadastral values by year, and the chain of full taxes behind the growth limit of 1.1. Pure.
import { LawRefusal } from '#law/refusal';
import type { Fact } from '#law/trace';
import { type Day, dayOf, yearOf } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import { type OwnedObject, sourceOf } from '#modules/property';
import { type Origin, registryFact } from './owning.ts';

export type Estate = Extract<OwnedObject, { family: 'building' | 'land' }>;

export const originOf = (object: OwnedObject): Origin => ({
  source: sourceOf(object.family),
  on: object.asOf,
});

/** A cadastral value and the day as of which the law takes it. */
interface Valued {
  value: Kopecks;
  on: Day;
}

/**
 * The value of 1 January of the year, or of the day the object came into the registry within the
 * year (НК РФ ст.403 п.2, ст.391 п.1). Undefined: the object had none yet.
 */
function findValue({ facts }: Estate, taxYear: number): Valued | undefined {
  const first = dayOf(taxYear, 1, 1);
  const known = facts.cadastralValues.findLast(({ on }) => on <= first);
  if (known !== undefined) return { value: known.valueKopecks, on: first };
  const entered = facts.cadastralValues.find(({ on }) => yearOf(on) === taxYear);
  return entered && { value: entered.valueKopecks, on: entered.on };
}

const factOf = (object: Estate, { value, on }: Valued): Fact<Kopecks> =>
  registryFact(value, { source: sourceOf(object.family), on });

/** Refuses as the law does when the value of the year is not known. */
export function valueFact(object: Estate, taxYear: number): Fact<Kopecks> {
  const value = findValue(object, taxYear);
  if (value === undefined) {
    const { registryNumber: object_ } = object;
    throw new LawRefusal('law.value_unknown', { key: 'cadastral_value', taxYear, object: object_ });
  }
  return factOf(object, value);
}

/** 151-ФЗ: for 2023 the value of 1 January 2022 may hold. */
export function valueBefore(object: Estate, taxYear: number): { valueBefore?: Fact<Kopecks> } {
  const value = taxYear === 2023 ? findValue(object, 2022) : undefined;
  return value === undefined ? {} : { valueBefore: factOf(object, value) };
}

/**
 * The full tax of the year before, after its own limit: reckoned from the first year whose value is
 * known. A new owner inherits the object's history (ст.408 п.8.1). Absent where the object is new.
 */
export function previousFullTax(
  object: Estate,
  taxYear: number,
  fullTax: (taxYear: number, previous: { previousFullTax?: Fact<Kopecks> }) => Kopecks,
): { previousFullTax?: Fact<Kopecks> } {
  const [first] = object.facts.cadastralValues;
  let previous: { previousFullTax?: Fact<Kopecks> } = {};
  if (first === undefined) return previous;
  for (let year = yearOf(first.on); year < taxYear; year += 1) {
    previous = {
      previousFullTax: {
        value: fullTax(year, previous),
        source: `расчёт налога за ${year} год по сведениям ЕГРН`,
        on: object.asOf,
        kind: 'decision',
      },
    };
  }
  return previous;
}
