// `npm run -s bench -- law`: property, land and transport tax of one person. With a trace the
// median must stay under 100 µs; without one we may cost five times the same sums worked out by
// hand in straight lines of exact arithmetic, measured alternately in the same run.
import { type Day, day } from '#primitives/days';
import { type Kopecks, kopecks } from '#primitives/money';
import { type LandInput, landAmount, landTax } from '#law/land/tax';
import { type PropertyInput, propertyAmount, propertyTax } from '#law/property/tax';
import { type TransportInput, transportAmount, transportTax } from '#law/transport/tax';
import type { Fact } from '#law/trace';

export interface Line {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: number | null;
  readonly ratio: number | null;
  readonly promise: number;
  readonly holds: boolean;
}

interface Person {
  readonly property: PropertyInput;
  readonly land: LandInput;
  readonly transport: TransportInput;
}

const PEOPLE = 64;
const ROUNDS = 9;
const PASSES = 40;
const ON: Day = day('2025-01-01');

function registry<Value>(value: Value): Fact<Value> {
  return { value, source: 'ЕГРН', on: ON, kind: 'registry' };
}

/** Varied, so that nothing is worked out once and remembered. */
function person(number: number): Person {
  const shared = {
    taxYear: 2025,
    owned: registry([{ from: day('2019-05-10'), to: null }]),
    share: registry({ num: 1, den: 1 + (number % 3) }),
  };
  return {
    property: {
      ...shared,
      kind: 'flat',
      region: '77',
      cadastralValue: registry(kopecks(900_000_000 + number * 1_234_567)),
      area: registry(`${40 + number}.5`),
      minorChildren: registry(number % 5),
      previousFullTax: registry(kopecks(500_000 + number * 1000)),
    },
    land: {
      ...shared,
      region: '50',
      cadastralValue: registry(kopecks(150_000_000 + number * 765_432)),
      area: registry(`${1000 + number * 7}`),
      rate: { value: '0.003', source: 'решение совета', on: ON, kind: 'loaded' },
      deduction600: registry('pensioner'),
      previousFullTax: registry(kopecks(150_000 + number * 500)),
    },
    transport: {
      taxYear: 2025,
      owned: registry([{ from: day('2025-08-15'), to: null }]),
      region: '78',
      kind: 'car',
      power: registry(`${90 + number * 3}`),
    },
  };
}

/** The same facts as plain figures for the straight lines. */
interface Figures {
  readonly value: bigint;
  readonly halfMetres: bigint;
  readonly children: bigint;
  readonly previous: bigint;
  readonly landValue: bigint;
  readonly landArea: bigint;
  readonly landPrevious: bigint;
  readonly hp: bigint;
  readonly owners: bigint;
}

function figures(number: number): Figures {
  return {
    value: BigInt(900_000_000 + number * 1_234_567),
    halfMetres: BigInt(80 + 2 * number + 1),
    children: BigInt(number % 5),
    previous: BigInt(500_000 + number * 1000),
    landValue: BigInt(150_000_000 + number * 765_432),
    landArea: BigInt(1000 + number * 7),
    landPrevious: BigInt(150_000 + number * 500),
    hp: BigInt(90 + number * 3),
    owners: BigInt(1 + (number % 3)),
  };
}

function roubles(num: bigint, den: bigint): bigint {
  return ((num * 2n + den * 100n) / (den * 200n)) * 100n;
}

function rateByHand(hp: bigint): bigint {
  if (hp <= 100n) return 2400n;
  if (hp <= 150n) return 3500n;
  if (hp <= 200n) return 5000n;
  return hp <= 250n ? 7500n : 15000n;
}

/** Three taxes as one would write them for this case alone. */
function byHand(of: Figures): number {
  const off = of.children >= 3n ? 40n + 10n * of.children : 40n;
  const rate = of.value <= 1_000_000_000n ? 10n : 15n;
  let num = of.value * (of.halfMetres > off ? of.halfMetres - off : 0n) * rate;
  let den = of.halfMetres * 10_000n;
  if (num * 10n > of.previous * 11n * den) [num, den] = [of.previous * 11n, 10n];
  const property = roubles(num, den * of.owners);
  num = of.landValue * (of.landArea - 600n) * 3n;
  den = of.landArea * 1000n;
  if (num * 10n > of.landPrevious * 11n * den) [num, den] = [of.landPrevious * 11n, 10n];
  const land = roubles(num, den * of.owners);
  const transport = roubles(of.hp * rateByHand(of.hp) * 5n, 12n);
  return Number(property + land + transport);
}

function plain(of: Person): number {
  return propertyAmount(of.property) + landAmount(of.land) + transportAmount(of.transport);
}

function traced(of: Person): Kopecks {
  const { amountKopecks: property } = propertyTax(of.property);
  const { amountKopecks: land } = landTax(of.land);
  return kopecks(property + land + transportTax(of.transport).amountKopecks);
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[values.length >> 1] ?? 0;
}

/** Calls a second over the whole list, several passes. */
function speed<Item>(items: readonly Item[], call: (item: Item) => number): number {
  const start = process.hrtime.bigint();
  let total = 0;
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const item of items) total += call(item);
  }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (total <= 0) throw new Error('The sums vanished: nothing was measured');
  return (items.length * PASSES) / seconds;
}

function tracedMicros(people: readonly Person[]): number {
  const times: number[] = [];
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const one of people) {
      const start = process.hrtime.bigint();
      traced(one);
      times.push(Number(process.hrtime.bigint() - start) / 1000);
    }
  }
  return median(times);
}

/** Throws when our sums and the sums by hand differ: speed of wrong figures proves nothing. */
export async function run(): Promise<Line[]> {
  const numbers = Array.from({ length: PEOPLE }, (_, number) => number);
  const people = numbers.map(person);
  const hands = numbers.map(figures);
  for (const number of numbers) {
    const [one, hand] = [people[number] as Person, hands[number] as Figures];
    if (plain(one) !== byHand(hand) || traced(one) !== plain(one)) {
      throw new Error(`Person ${number}: ${plain(one)} is not ${byHand(hand)}`);
    }
  }
  const ours: number[] = [];
  const limits: number[] = [];
  const micros: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    limits.push(speed(hands, byHand));
    ours.push(speed(people, plain));
    micros.push(tracedMicros(people));
  }
  const p50 = median(micros.slice(1));
  const value = median(ours.slice(1));
  const limit = median(limits.slice(1));
  const ratio = value / limit;
  return [
    {
      name: 'law',
      value: p50,
      unit: 'µs',
      limit: null,
      ratio: null,
      promise: 100,
      holds: p50 < 100,
    },
    { name: 'law.plain', value, unit: '1/s', limit, ratio, promise: 0.2, holds: ratio >= 0.2 },
  ];
}
