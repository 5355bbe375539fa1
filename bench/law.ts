// `npm run -s bench -- law`: property, land and transport tax of one person. With a trace the
// median must stay under 100 µs; without one we may cost five times the same sums worked out by
// hand in straight lines of exact arithmetic, measured alternately in the same run.
import { type Day, day } from '#primitives/days';
import { type Kopecks, kopecks } from '#primitives/money';
import { type LandInput, landAmount, landTax } from '#law/land/tax';
import { type PropertyInput, propertyAmount, propertyTax } from '#law/property/tax';
import { type TransportInput, transportAmount, transportTax } from '#law/transport/tax';
import type { Fact } from '#law/trace';
import { type Line, median } from './line.ts';

interface Person {
  readonly property: PropertyInput;
  readonly land: LandInput;
  readonly transport: TransportInput;
}

const PEOPLE = 64;
const ROUNDS = 15;
const SPAN_US = 60_000;
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

function roubles(num: bigint, den: bigint): bigint {
  return ((num * 2n + den * 100n) / (den * 200n)) * 100n;
}

/** Tenths of a decimal with one place or none. */
function tenths(text: string): bigint {
  return text.includes('.') ? BigInt(text.replace('.', '')) : BigInt(text) * 10n;
}

function rateByHand(hp: bigint): bigint {
  if (hp <= 100n) return 2400n;
  if (hp <= 150n) return 3500n;
  if (hp <= 200n) return 5000n;
  return hp <= 250n ? 7500n : 15000n;
}

/** Months of 2025 for a right that began on a day and goes on. */
function monthsByHand(from: string): bigint {
  if (from < '2025') return 12n;
  return 12n - BigInt(from.slice(5, 7)) + (from.slice(8) <= '15' ? 1n : 0n);
}

/** Three taxes from the same facts, as one would write them for this case alone. */
function byHand({ property: flat, land: plot, transport: car }: Person): number {
  const area = tenths(flat.area?.value ?? '');
  const children = BigInt(flat.minorChildren?.value ?? 0);
  const value = BigInt(flat.cadastralValue.value);
  const off = children >= 3n ? 200n + 50n * children : 200n;
  let num = value * (area > off ? area - off : 0n) * (value <= 1_000_000_000n ? 10n : 15n);
  let den = area * 10_000n;
  let most = BigInt(flat.previousFullTax?.value ?? 0) * 11n;
  if (num * 10n > most * den) [num, den] = [most, 10n];
  num *= monthsByHand(flat.owned?.value[0]?.from ?? '') * BigInt(flat.share?.value.num ?? 1);
  const property = roubles(num, den * 12n * BigInt(flat.share?.value.den ?? 1));
  const metres = BigInt(plot.area?.value ?? 0);
  num =
    BigInt(plot.cadastralValue.value) * (metres - 600n) * tenths(plot.rate?.value.slice(3) ?? '');
  den = metres * 10_000n;
  most = BigInt(plot.previousFullTax?.value ?? 0) * 11n;
  if (num * 10n > most * den) [num, den] = [most, 10n];
  num *= monthsByHand(plot.owned?.value[0]?.from ?? '') * BigInt(plot.share?.value.num ?? 1);
  const land = roubles(num, den * 12n * BigInt(plot.share?.value.den ?? 1));
  const hp = BigInt(car.power.value);
  const months = monthsByHand(car.owned?.value[0]?.from ?? '');
  return Number(property + land + roubles(hp * rateByHand(hp) * months, 12n));
}

function plain(of: Person): number {
  return propertyAmount(of.property) + landAmount(of.land) + transportAmount(of.transport);
}

function traced(of: Person): Kopecks {
  const { amountKopecks: property } = propertyTax(of.property);
  const { amountKopecks: land } = landTax(of.land);
  return kopecks(property + land + transportTax(of.transport).amountKopecks);
}

/** Calls a second over the whole list, in time of this thread: other programs do not count. */
function speed(people: readonly Person[], call: (one: Person) => number): number {
  const start = process.threadCpuUsage();
  let total = 0;
  let calls = 0;
  let micros = 0;
  while (micros < SPAN_US) {
    for (const one of people) total += call(one);
    calls += people.length;
    const { user, system } = process.threadCpuUsage(start);
    micros = user + system;
  }
  if (total <= 0) throw new Error('The sums vanished: nothing was measured');
  return (calls / micros) * 1e6;
}

function tracedMicros(people: readonly Person[]): number {
  const times = people.map((one) => {
    const start = process.hrtime.bigint();
    traced(one);
    return Number(process.hrtime.bigint() - start) / 1000;
  });
  return median(times);
}

/** Throws when our sums and the sums by hand differ: speed of wrong figures proves nothing. */
export async function run(): Promise<Line[]> {
  const numbers = Array.from({ length: PEOPLE }, (_, number) => number);
  const people = numbers.map(person);
  for (const number of numbers) {
    const one = people[number] as Person;
    if (plain(one) !== byHand(one) || traced(one) !== plain(one)) {
      throw new Error(`Person ${number}: ${plain(one)} is not ${byHand(one)}`);
    }
  }
  const ours: number[] = [];
  const limits: number[] = [];
  const micros: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    limits.push(speed(people, byHand));
    ours.push(speed(people, plain));
    micros.push(tracedMicros(people));
  }
  // The first rounds belong to the compiler.
  const p50 = median(micros.slice(3));
  const value = median(ours.slice(3));
  const limit = median(limits.slice(3));
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
