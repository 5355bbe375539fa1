// Cars of a household: bought, replaced within a year, sold on to people of another household.
import { type Day, addDays, addMonths, day, yearOf } from '#primitives/days';
import { type Household, LIVED_UNTIL, isAdult } from './household.ts';
import type { Lives, Person, Vehicle, VehicleOwner } from './life.ts';
import { plateOf, ptsOf, stsOf, vinOf } from './numbers.ts';
import { placeByOktmo } from './places.ts';
import type { Random } from './random.ts';

export interface Model {
  brandModel: string;
  /** First eight characters of the VIN. */
  maker: string;
  powerHp: string;
  engineVolumeCm3: number;
  ecoClass: number;
  sold: readonly [from: number, to: number];
  kind?: Vehicle['kind'];
  averagePriceBand?: Vehicle['averagePriceBand'];
  weight: number;
}

function modelOf(line: string): Model {
  const [brandModel = '', maker = '', powerHp = '', volume, eco, from, to, weight] =
    line.split('|');
  return {
    brandModel,
    maker,
    powerHp,
    engineVolumeCm3: Number(volume),
    ecoClass: Number(eco),
    sold: [Number(from), Number(to)],
    weight: Number(weight),
  };
}

const CARS = [
  'LADA GRANTA|XTA21901|90.00|1596|5|2012|2026|16',
  'LADA VESTA|XTAGFL11|106.00|1596|5|2016|2026|14',
  'LADA NIVA LEGEND|XTA21214|83.00|1690|5|2009|2026|6',
  'KIA RIO|Z94C241B|100.00|1396|5|2012|2022|9',
  'HYUNDAI SOLARIS|Z94K241C|123.00|1591|5|2012|2022|10',
  'HYUNDAI CRETA|Z94G2813|149.60|1999|5|2017|2022|7',
  'RENAULT DUSTER|X7LHSRDJ|114.00|1598|5|2013|2022|6',
  'SKODA OCTAVIA|XW8AC2NE|150.00|1395|6|2014|2022|5',
  'VOLKSWAGEN TIGUAN|XW8ZZZ5N|180.00|1984|6|2017|2022|4',
  'TOYOTA CAMRY|XW7BN4FK|249.00|3456|5|2014|2022|3',
  'TOYOTA RAV4|XW7DS4FV|199.00|2487|5|2019|2022|3',
  'HAVAL JOLION|LGWEE4A5|143.00|1497|5|2021|2026|8',
  'CHERY TIGGO 7 PRO|LVVDB11B|147.00|1498|5|2021|2026|6',
  'GEELY MONJARO|L6TEKJ2F|238.00|1969|5|2023|2026|3',
  'BMW X5 XDRIVE40I|X4XCV494|340.00|2998|6|2019|2022|1',
].map(modelOf);

const LUXURY: readonly Model[] = [
  {
    ...modelOf('MERCEDES-BENZ S 500 4MATIC|W1K22317|449.00|2999|6|2021|2024|1'),
    averagePriceBand: '10-15M',
  },
];
const MOTORCYCLES: readonly Model[] = [
  { ...modelOf('YAMAHA MT-07|JYARM33X|75.00|689|5|2016|2024|1'), kind: 'motorcycle' },
  { ...modelOf('URAL RETRO|X8JURALR|41.00|745|5|2012|2024|1'), kind: 'motorcycle' },
];
const TRUCKS: readonly Model[] = [
  { ...modelOf('ГАЗ ГАЗЕЛЬ NEXT|X96A21R2|106.80|2690|5|2014|2026|1'), kind: 'truck' },
];

/** Code of the kind and category of the licence, as tax notices carry them. */
const KIND_CODES = {
  car: ['01', 'B'],
  motorcycle: ['04', 'A'],
  truck: ['03', 'C'],
} as const;

/** Vehicles have serials of their own: ten for each person. */
const VEHICLES_MAX = 10;

export function vehicleOf(model: Model, of: { serial: number; yearMade: number }): Vehicle {
  const kind = model.kind ?? 'car';
  return {
    vin: vinOf(model.maker, of.serial),
    kind,
    kindCode: KIND_CODES[kind][0],
    category: KIND_CODES[kind][1],
    brandModel: model.brandModel,
    yearMade: of.yearMade,
    powerHp: model.powerHp,
    engineVolumeCm3: model.engineVolumeCm3,
    ecoClass: model.ecoClass,
    pts: ptsOf(of.serial),
    averagePriceBand: model.averagePriceBand ?? null,
    isWanted: false,
  };
}

/** The vehicle on a person's name; the plate is new for each owner. */
export function ownerOf(
  vehicle: Vehicle,
  person: Person,
  span: { registeredOn: Day; deregisteredOn?: Day | null; index: number },
): VehicleOwner {
  const serial = person.serial * VEHICLES_MAX + span.index;
  const place = placeByOktmo(person.oktmo);
  return {
    vin: vehicle.vin,
    serial: person.serial,
    registeredOn: span.registeredOn,
    deregisteredOn: span.deregisteredOn ?? null,
    regPlate: plateOf(serial, place, vehicle.kind === 'motorcycle' ? 'motorcycle' : 'car'),
    sts: stsOf(serial),
    region: person.region,
    oktmo: person.oktmo,
  };
}

function pickModel(random: Random): Model {
  const list = random.weighed<readonly Model[]>([
    [CARS, 94],
    [MOTORCYCLES, 3],
    [TRUCKS, 2],
    [LUXURY, 1],
  ]);
  return random.weighed(list.map((model) => [model, model.weight] as const));
}

function buy(
  person: Person,
  of: { model: Model; on: Day; index: number; random: Random },
): Vehicle {
  const [, to] = of.model.sold;
  const newest = Math.min(yearOf(of.on), to);
  const yearMade = Math.max(of.model.sold[0], newest - of.random.whole(0, 6));
  return vehicleOf(of.model, { serial: person.serial * VEHICLES_MAX + of.index, yearMade });
}

function firstPurchase(person: Person, model: Model, random: Random): Day {
  const adult = addMonths(person.birthDate, 19 * 12);
  const sold = day(`${model.sold[0]}-03-01`);
  return random.dayBetween(adult > sold ? adult : sold, addMonths(LIVED_UNTIL, -1));
}

function giveCars(lives: Lives, person: Person, random: Random): void {
  const model = pickModel(random);
  const registeredOn = firstPurchase(person, model, random);
  const vehicle = buy(person, { model, on: registeredOn, index: 1, random });
  const leaves = addMonths(registeredOn, random.whole(3, 60));
  const isSold = random.chance(0.35) && leaves > '2021-12-31' && leaves < LIVED_UNTIL;
  const deregisteredOn = isSold ? leaves : null;
  lives.vehicles.push(vehicle);
  lives.vehicleOwners.push(ownerOf(vehicle, person, { registeredOn, deregisteredOn, index: 1 }));
  if (deregisteredOn === null || !random.chance(0.7)) return;
  const next = CARS[random.whole(0, CARS.length - 1)]!;
  const nextOn = addDays(deregisteredOn, random.whole(-12, 40));
  if (nextOn >= LIVED_UNTIL || nextOn < `${next.sold[0]}-01-01`) return;
  const bought = buy(person, { model: next, on: nextOn, index: 2, random });
  lives.vehicles.push(bought);
  lives.vehicleOwners.push(ownerOf(bought, person, { registeredOn: nextOn, index: 2 }));
}

/** Gives the grown-ups of the household their vehicles. */
export function giveVehicles(lives: Lives, household: Household, random: Random): void {
  const { head, spouse, children } = household;
  for (const person of [head, spouse, ...children]) {
    if (person === null || !isAdult(person, addMonths(LIVED_UNTIL, -24))) continue;
    const likely = person === head ? 0.5 : person === spouse ? 0.3 : 0.1;
    if (random.chance(likely)) giveCars(lives, person, random);
  }
}

/** Who sells a car sells it to somebody: here to the head of the household that comes next. */
export function handOver(lives: Lives, sellers: VehicleOwner[], buyer: Person): void {
  let index = 5;
  for (const sold of sellers) {
    if (sold.deregisteredOn === null || index > 9) continue;
    const vehicle = lives.vehicles.find((candidate) => candidate.vin === sold.vin);
    const registeredOn = addDays(sold.deregisteredOn, index);
    if (vehicle === undefined || registeredOn > LIVED_UNTIL) continue;
    if (!isAdult(buyer, sold.deregisteredOn)) continue;
    lives.vehicleOwners.push(ownerOf(vehicle, buyer, { registeredOn, index }));
    index += 1;
  }
}
