// Transport tax: every vehicle of a person in a year.
import { transportTax, type VehicleKind } from '#law/transport/tax';
import { dayOf } from '#primitives/days';
import type { OwnedObject } from '#modules/property';
import { originOf } from './cadastral.ts';
import { type Owning, owningIn, registryFact } from './owning.ts';
import { type Life, outcomeOf, type TaxItem } from './tax-item.ts';

type OwnedVehicle = Extract<OwnedObject, { family: 'vehicle' }>;

/** Other self-propelled machines share one line of ст.361. */
const kinds: Record<OwnedVehicle['facts']['kind'], VehicleKind> = {
  car: 'car',
  motorcycle: 'motorcycle',
  bus: 'bus',
  truck: 'truck',
  snowmobile: 'snowmobile',
  boat: 'boat',
  yacht: 'yacht',
  'jet-ski': 'jet_ski',
  tractor: 'self_propelled',
  other: 'self_propelled',
};

/** Every vehicle registered to the person in the year with its tax, or why it is not known. */
export function transportItems(life: Life, taxYear: number): TaxItem[] {
  return life.objects.flatMap((object): TaxItem[] => {
    if (object.family !== 'vehicle') return [];
    const periods = object.facts.ownership.map(({ registeredOn, deregisteredOn, ...share }) => ({
      from: registeredOn,
      to: deregisteredOn,
      ...share,
    }));
    const owning = owningIn(periods, taxYear, originOf(object));
    if (owning === null) return [];
    return [
      {
        tax: 'transport',
        objectId: object.objectId,
        title: object.title,
        oktmo: object.facts.oktmo,
        outcome: outcomeOf(() => transportTax(inputOf(object, owning, { life, taxYear }))),
      },
    ];
  });
}

function inputOf(object: OwnedVehicle, owning: Owning, of: { life: Life; taxYear: number }) {
  const { kind, oktmo, region, powerHp, averagePriceBand, yearMade } = object.facts;
  const on = dayOf(of.taxYear, 1, 1);
  const rate = of.life.rates.findOfVehicle({ oktmo, kind, powerHp, on });
  const origin = originOf(object);
  return {
    taxYear: of.taxYear,
    region,
    kind: kinds[kind],
    power: registryFact(powerHp, origin),
    owned: owning.owned,
    share: owning.share,
    ...(rate && {
      rate: { value: rate.value, source: rate.source, on: rate.checkedOn, kind: 'loaded' as const },
    }),
    ...(averagePriceBand !== null && {
      luxury: registryFact(
        {
          priceBand: averagePriceBand === '10-15M' ? ('10-15M' as const) : ('over_15M' as const),
          madeIn: yearMade,
        },
        { source: 'перечень Минпромторга', on: origin.on },
      ),
    }),
  };
}
