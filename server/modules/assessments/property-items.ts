// Tax on property: every building of a person in a year, with the deductions and benefits that fall
// on one object of a kind.
import { chooseBenefitObjects } from '#law/property/benefit-choice';
import { isHousing, type PropertyKind } from '#law/property/object';
import { type PropertyInput, propertyAmount, propertyTax } from '#law/property/tax';
import { LawRefusal } from '#law/refusal';
import { dayOf } from '#primitives/days';
import { type Kopecks, kopecks, ZERO } from '#primitives/money';
import type { OwnedObject } from '#modules/property';
import { type Estate, originOf, previousFullTax, valueBefore, valueFact } from './cadastral.ts';
import { benefitOfProperty, minorChildren } from './owner.ts';
import { owningIn, registryFact } from './owning.ts';
import { type Life, outcomeOf, type TaxItem } from './tax-item.ts';

type Building = Extract<OwnedObject, { family: 'building' | 'land' }>;
type RegistryKind = Building['facts']['kind'];

/** An outbuilding above 50 m² is taxed as any other building (НК РФ ст.406 п.2). */
const outbuildingMostM2 = 50;
const luxuryKopecks = kopecks(30_000_000_000);

const kinds: Record<Exclude<RegistryKind, 'outbuilding' | 'commercial' | 'land'>, PropertyKind> = {
  flat: 'flat',
  room: 'room',
  house: 'house',
  garage: 'garage',
  parking: 'parking',
  unfinished: 'unfinished_housing',
  other: 'other',
};

function kindOf({ facts }: Building): PropertyKind {
  const { kind } = facts;
  if (kind === 'outbuilding') {
    return Number(facts.areaM2) <= outbuildingMostM2 ? 'outbuilding' : 'other';
  }
  if (kind === 'commercial') return facts.isListed3782 ? 'commercial' : 'other';
  return kind === 'land' ? 'other' : kinds[kind];
}

/** Under which key a local act's rate stands. */
function rateKey(kind: PropertyKind, value: Kopecks): string {
  if (value > luxuryKopecks) return 'over-300M';
  if (isHousing(kind)) return 'housing';
  if (kind === 'garage' || kind === 'parking') return 'garage';
  if (kind === 'outbuilding') return 'outbuilding';
  if (kind === 'unfinished_housing') return 'unfinished';
  return kind === 'commercial' ? 'listed-378.2' : 'other';
}

type YearFacts = Pick<
  PropertyInput,
  | 'taxYear'
  | 'kind'
  | 'region'
  | 'cadastralValue'
  | 'area'
  | 'rate'
  | 'minorChildren'
  | 'valueBefore'
>;

/** What the tax of an object asks for in any year, owned or not. */
function factsOf(
  object: Building,
  taxYear: number,
  of: { life: Life; hasChildren: boolean },
): YearFacts {
  const { life, hasChildren } = of;
  const kind = kindOf(object);
  const { region, oktmo, areaM2 } = object.facts;
  const cadastralValue = valueFact(object, taxYear);
  const key = rateKey(kind, cadastralValue.value);
  const rate = life.rates.find({ oktmo, tax: 'property', key, on: dayOf(taxYear, 1, 1) });
  const children = hasChildren ? minorChildren(life.circumstances, taxYear) : undefined;
  return {
    taxYear,
    kind,
    region,
    cadastralValue,
    area: registryFact(areaM2, originOf(object)),
    ...(rate && {
      rate: { value: rate.value, source: rate.source, on: rate.checkedOn, kind: 'loaded' as const },
    }),
    ...(children && { minorChildren: children }),
    ...valueBefore(object, taxYear),
  };
}

interface Prepared {
  object: Building;
  input: (hasChildren: boolean) => PropertyInput;
}

/** Every building owned in the year with its tax, or the reason why it is not known. */
export function propertyItems(life: Life, taxYear: number): TaxItem[] {
  const owned = life.objects.filter((object): object is Building => object.family === 'building');
  const prepared = owned.flatMap((object): Prepared[] => {
    const owning = owningIn(object.facts.ownership, taxYear, originOf(object));
    if (owning === null) return [];
    const input = (hasChildren: boolean): PropertyInput => ({
      ...factsOf(object, taxYear, { life, hasChildren }),
      owned: owning.owned,
      share: owning.share,
      ...previousFullTax(object, taxYear, (year, previous) =>
        fullTaxOf(object, year, { life, hasChildren, previous }),
      ),
    });
    return [{ object, input }];
  });
  const withChildren = childrensObjects(prepared, life, taxYear);
  const free = benefitObjects(prepared, { life, taxYear, withChildren });
  return prepared.map(({ object, input }) => ({
    tax: 'property',
    objectId: object.objectId,
    title: object.title,
    oktmo: object.facts.oktmo,
    outcome: outcomeOf(() => {
      const facts = input(withChildren.has(object.objectId));
      const benefit = free.has(object.objectId)
        ? benefitOfProperty(life.circumstances, taxYear, facts.owned!.value)
        : undefined;
      return propertyTax({ ...facts, ...(benefit && { benefit }) });
    }),
  }));
}

function fullTaxOf(
  object: Estate,
  taxYear: number,
  of: { life: Life; hasChildren: boolean; previous: object },
): Kopecks {
  const facts = factsOf(object, taxYear, of);
  const months = registryFact(12, originOf(object));
  return propertyTax({ ...facts, ...of.previous, months }).intermediate.cappedTaxKopecks;
}

/** The tax without benefits, for choosing; an unknown one takes part in no choice. */
function amountOf({ input }: Prepared, hasChildren: boolean): Kopecks | null {
  try {
    return propertyAmount(input(hasChildren));
  } catch (error) {
    if (error instanceof LawRefusal) return null;
    throw error;
  }
}

/** ст.403 п.6.1: metres for three and more children fall on one object of a kind, the dearest. */
function childrensObjects(prepared: readonly Prepared[], life: Life, taxYear: number): Set<string> {
  if (minorChildren(life.circumstances, taxYear) === undefined) return new Set();
  const best = new Map<string, { id: string; amount: number }>();
  for (const one of prepared) {
    const kind = kindOf(one.object);
    const amount = amountOf(one, false) ?? ZERO;
    if (!isHousing(kind) || (best.get(kind)?.amount ?? -1) >= amount) continue;
    best.set(kind, { id: one.object.objectId, amount });
  }
  return new Set([...best.values()].map(({ id }) => id));
}

function benefitObjects(
  prepared: readonly Prepared[],
  of: { life: Life; taxYear: number; withChildren: Set<string> },
): Set<string> {
  const candidates = prepared.flatMap((one) => {
    const { object } = one;
    const owned = owningIn(object.facts.ownership, of.taxYear, originOf(object))!.owned.value;
    if (!benefitOfProperty(of.life.circumstances, of.taxYear, owned)) return [];
    const taxKopecks = amountOf(one, of.withChildren.has(object.objectId));
    if (taxKopecks === null) return [];
    const cadastralValueKopecks = valueFact(object, of.taxYear).value;
    return [{ id: object.objectId, kind: kindOf(object), cadastralValueKopecks, taxKopecks }];
  });
  return new Set(chooseBenefitObjects(candidates));
}
