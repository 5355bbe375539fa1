// Real estate: how an object of the stand is described and how its cadastral values go year by
// year. Land was valued anew for 2023, buildings for 2024 (237-ФЗ, one cycle for the country),
// Moscow again for 2026; between two valuations the value stands still.
import { type Day, addDays, day, dayOf, yearOf } from '#primitives/days';
import type { CadastralValue, Estate, EstateKind, LandUse, Right } from './life.ts';
import { cadastralNumberOf } from './numbers.ts';
import type { Place } from './places.ts';
import type { Random } from './random.ts';

/** Years on whose 1 January the stand knows a value; later ones show when the clock is there. */
const FIRST_YEAR = 2022;
const LAST_YEAR = 2028;

export interface EstatePlan {
  kind: EstateKind;
  areaM2: string;
  address: string;
  place: Place;
  landUse?: LandUse;
  isListed?: boolean;
  values: CadastralValue[];
}

const PERMITTED_USE: Record<LandUse, string> = {
  housing: 'Для индивидуального жилищного строительства',
  gardening: 'Для ведения садоводства',
  household: 'Для ведения личного подсобного хозяйства',
  garage: 'Для размещения гаражей',
  agricultural: 'Для сельскохозяйственного использования',
  other: 'Иное использование',
};

/** The object under a number made of its first owner's serial and its place among that life's. */
export function estateOf(plan: EstatePlan, serial: number, index: number): Estate {
  return {
    cadastralNumber: cadastralNumberOf(plan.place, serial, index),
    kind: plan.kind,
    areaM2: plan.areaM2,
    address: plan.address,
    region: plan.place.region,
    oktmo: plan.place.oktmo,
    landUse: plan.landUse ?? null,
    permittedUse: plan.landUse === undefined ? null : PERMITTED_USE[plan.landUse],
    isListed: plan.isListed ?? false,
    values: plan.values,
  };
}

/** Given values in roubles per year; a year that is left out repeats the one before. */
export function valuesOf(roubles: Record<number, number>): CadastralValue[] {
  const values: CadastralValue[] = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    const before = values.at(-1);
    const given = roubles[year];
    if (given === undefined && before === undefined) continue;
    values.push(
      given === undefined
        ? { ...before!, on: dayOf(year, 1, 1) }
        : {
            on: dayOf(year, 1, 1),
            valueKopecks: Math.round(given * 100),
            recordedOn: dayOf(year - 1, 12, 20),
            basis: 'mass',
          },
    );
  }
  return values;
}

/** Factors of the mass valuations by year. */
function growthOf(kind: EstateKind, place: Place, random: Random): Record<number, number> {
  if (kind === 'land') {
    return { 2023: 1.05 + random.next() * 0.6, 2027: 1.05 + random.next() * 0.3 };
  }
  const growth: Record<number, number> = { 2024: 1.03 + random.next() * 0.45 };
  growth[place.region === '77' ? 2026 : 2028] = 1.02 + random.next() * 0.22;
  return growth;
}

/** Values that begin with `roubles2022` and grow with the valuations; a few are cut by a court. */
export function grownValues(
  of: { kind: EstateKind; place: Place; roubles2022: number },
  random: Random,
): CadastralValue[] {
  const growth = growthOf(of.kind, of.place, random);
  const roubles: Record<number, number> = { [FIRST_YEAR]: of.roubles2022 };
  let value = of.roubles2022;
  for (const [year, factor] of Object.entries(growth)) {
    value *= factor;
    roubles[Number(year)] = value;
  }
  const values = valuesOf(roubles);
  return random.chance(0.02) ? cutByCourt(values, random) : values;
}

/** A court sets the market value from the year the dispute was begun (237-ФЗ ст.22.1). */
function cutByCourt(values: CadastralValue[], random: Random): CadastralValue[] {
  const from = random.whole(2024, 2025);
  const share = 0.65 + random.next() * 0.2;
  const decided = addDays(dayOf(from, 3, 1), random.whole(0, 200));
  const last = from === 2024 ? 2025 : 2026;
  return values.map((value) => {
    const year = yearOf(value.on);
    if (year < from || year > last) return value;
    const valueKopecks = Math.round(value.valueKopecks * share);
    return { on: value.on, valueKopecks, recordedOn: decided, basis: 'court' };
  });
}

/**
 * An object that came into being inside the years has no value before: its first one is of the
 * day it entered the registry (НК 403 п.2, 391 п.1).
 */
export function valuesSince(values: CadastralValue[], formedOn: Day): CadastralValue[] {
  const first = values.findLast((value) => value.on <= formedOn) ?? values[0]!;
  const later = values.filter((value) => value.on > formedOn);
  if (formedOn <= day(`${FIRST_YEAR}-01-01`)) return values;
  return [{ ...first, on: formedOn, recordedOn: formedOn }, ...later];
}

export interface RightPlan {
  serial: number;
  from: Day;
  registeredOn?: Day;
  to?: Day | null;
  share?: readonly [num: number, den: number];
  form?: Right['form'];
  basis?: Right['basis'];
}

/** A right over the object, numbered as the office does; a whole purchase unless told otherwise. */
export function rightOf(estate: Estate, plan: RightPlan): Right {
  const registeredOn = plan.registeredOn ?? plan.from;
  const [num, den] = plan.share ?? [1, 1];
  const year = yearOf(registeredOn);
  const office = `${estate.region}/${String((plan.serial % 150) + 1).padStart(3, '0')}`;
  return {
    cadastralNumber: estate.cadastralNumber,
    serial: plan.serial,
    from: plan.from,
    to: plan.to ?? null,
    registeredOn,
    shareNum: num,
    shareDen: den,
    form: plan.form ?? (num === den ? 'sole' : 'common-shares'),
    basis: plan.basis ?? 'purchase',
    rightNumber: `${estate.cadastralNumber}-${office}/${year}-${plan.serial % 1000}`,
  };
}
