// Vehicles of a person (formats/smev.md §10; the shape is ours, no public schema was found).
import type { Env } from '#platform/env';
import { type Day, day } from '#primitives/days';
import { ask } from './ask.ts';
import type { Person, Reply } from './person.ts';
import { oneOf, optionalDay, plainQuestion, readPlain } from './said.ts';
import { type Element, attributeOf, childrenOf } from './xml.ts';

export type VehicleKind =
  | 'car'
  | 'motorcycle'
  | 'bus'
  | 'truck'
  | 'snowmobile'
  | 'boat'
  | 'yacht'
  | 'jet-ski'
  | 'tractor'
  | 'other';

const PRICE_BANDS = ['10-15M', '>15M'] as const;

export interface VehicleOwnership {
  registeredOn: Day;
  /** Null while the vehicle stands on the person's name. */
  deregisteredOn: Day | null;
  shareNum: number;
  shareDen: number;
}

export interface Vehicle {
  vin: string;
  kind: VehicleKind;
  kindCode: string;
  /** Of the driving licence. */
  category: string | null;
  brandModel: string;
  yearMade: number;
  /** Decimal with two digits. */
  powerHp: string;
  engineVolumeCm3: number | null;
  ecoClass: number | null;
  /** The latest on this name. */
  regPlate: string;
  bodyNumber: string | null;
  pts: string | null;
  sts: string | null;
  /** Of the owner's residence, where the tax goes. */
  region: string;
  oktmo: string;
  /** Ascending. */
  ownership: VehicleOwnership[];
  /** Band of the ministry's list of dear cars, null for all others. */
  averagePriceBand: (typeof PRICE_BANDS)[number] | null;
  wanted: boolean;
}

const KINDS: Record<string, VehicleKind> = {
  '01': 'car',
  '02': 'bus',
  '03': 'truck',
  '04': 'motorcycle',
  '05': 'snowmobile',
  '06': 'boat',
  '07': 'yacht',
  '08': 'jet-ski',
  '09': 'tractor',
};

const optionalNumber = (text: string | undefined): number | null =>
  text === undefined ? null : wholeNumber(text);

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`No whole number: ${text}.`);
  return value;
}

function powerOf(element: Element): string {
  const text = attributeOf(element, 'powerHp');
  if (!/^\d{1,5}\.\d{2}$/u.test(text)) throw new Error('A power has two digits after the dot.');
  return text;
}

function ownershipOf(element: Element): VehicleOwnership {
  const [num = '', den = ''] = attributeOf(element, 'ownerShare').split('/');
  return {
    registeredOn: day(attributeOf(element, 'registeredOn')),
    deregisteredOn: optionalDay(element.attributes.deregisteredOn),
    shareNum: wholeNumber(num),
    shareDen: wholeNumber(den),
  };
}

function vehicleOf(element: Element): Vehicle {
  const { attributes: given } = element;
  const kindCode = attributeOf(element, 'kind');
  const band = given.averagePriceBand;
  return {
    vin: attributeOf(element, 'vin'),
    kind: KINDS[kindCode] ?? 'other',
    kindCode,
    category: given.category ?? null,
    brandModel: attributeOf(element, 'brandModel'),
    yearMade: wholeNumber(attributeOf(element, 'year')),
    powerHp: powerOf(element),
    engineVolumeCm3: optionalNumber(given.engineVolume),
    ecoClass: optionalNumber(given.ecoClass),
    regPlate: attributeOf(element, 'regPlate'),
    bodyNumber: given.bodyNumber ?? null,
    pts: given.pts ?? null,
    sts: given.sts ?? null,
    region: attributeOf(element, 'region'),
    oktmo: attributeOf(element, 'oktmo'),
    ownership: [ownershipOf(element)],
    averagePriceBand: band === undefined ? null : oneOf(PRICE_BANDS, band),
    wanted: given.wanted === 'true',
  };
}

/** A vehicle that came back to the person stands in the answer twice and here once. */
export function readVehicleList(content: Element): Vehicle[] {
  const vehicles = new Map<string, Vehicle>();
  const entries = childrenOf(content, 'Vehicle')
    .map(vehicleOf)
    .sort((left, right) =>
      left.ownership[0]!.registeredOn < right.ownership[0]!.registeredOn ? -1 : 1,
    );
  for (const entry of entries) {
    const before = vehicles.get(entry.vin)?.ownership ?? [];
    vehicles.set(entry.vin, { ...entry, ownership: [...before, ...entry.ownership] });
  }
  return [...vehicles.values()];
}

/** Every vehicle that stands or stood on the person's name. */
export function vehicles(env: Env, person: Person): Promise<Reply<Vehicle[]>> {
  return ask(env, {
    service: 'vehicles',
    content: plainQuestion('VehiclesRequest', person),
    read: (content) =>
      readPlain(content, { root: 'VehiclesResponse', person, value: readVehicleList }),
  });
}
