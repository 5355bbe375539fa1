// Real estate of a person: the official extract about the rights of one person (ЕГРН, version 02)
// with what tax needs beside it.
import type { Env } from '#platform/env';
import { type Day, day } from '#primitives/days';
import { parseCadastralNumber } from '#primitives/identifiers/cadastral-number';
import { type Kopecks, parseMoney } from '#primitives/money';
import { ask } from './ask.ts';
import type { Person, Reply } from './person.ts';
import {
  type Said,
  aboutAnother,
  isSamePerson,
  oneOf,
  optionalDay,
  plainQuestion,
} from './said.ts';
import { type Element, attributeOf, childrenOf, elementAt, textAt } from './xml.ts';

const LAND_USES = ['housing', 'gardening', 'household', 'garage', 'agricultural', 'other'] as const;
const VALUE_BASES = ['mass', 'court', 'correction'] as const;
const RIGHT_BASES = [
  'purchase',
  'inheritance',
  'gift',
  'privatisation',
  'construction',
  'other',
] as const;

export type LandUse = (typeof LAND_USES)[number];

export type RealEstateKind =
  | 'flat'
  | 'room'
  | 'house'
  | 'garage'
  | 'parking'
  | 'outbuilding'
  | 'unfinished'
  | 'commercial'
  | 'other'
  | 'land';

export interface CadastralValue {
  /** 1 January, or the day the object came into the registry. */
  on: Day;
  valueKopecks: Kopecks;
  recordedOn: Day;
  basis: (typeof VALUE_BASES)[number];
}

/** A right of the person asked about; a changed share is a new period. */
export interface Ownership {
  /** Registration, or for an inheritance the day it was opened (НК 408 п.7, 396 п.8). */
  from: Day;
  /** Day of the end; null while it lasts. */
  to: Day | null;
  shareNum: number;
  shareDen: number;
  form: 'sole' | 'common-shares' | 'joint';
  basis: (typeof RIGHT_BASES)[number];
  registeredOn: Day;
  rightNumber: string;
}

export interface RealEstateObject {
  cadastralNumber: string;
  kind: RealEstateKind;
  /** Decimal, square metres. */
  areaM2: string;
  address: string;
  /** Two digits. */
  region: string;
  /** Of the object, 8 digits. */
  oktmo: string;
  /** Land only. */
  landUse: LandUse | null;
  permittedUse: string | null;
  /** In the region's list of НК 378.2. */
  isListed3782: boolean;
  /** Ascending. */
  cadastralValues: CadastralValue[];
  /** Ascending. */
  ownership: Ownership[];
}

const RECORDS = [
  ['land_records', 'land_record'],
  ['room_records', 'room_record'],
  ['car_parking_space_records', 'car_parking_space_record'],
  ['object_under_construction_records', 'object_under_construction_record'],
  ['build_records', 'build_record'],
  ['construction_records', 'construction_record'],
] as const;

/** Words of the registry's dictionaries by which the tax law tells objects apart. */
const ROOM_TYPES: Record<string, RealEstateKind> = { Квартира: 'flat', Комната: 'room' };
const BUILDING_USES: readonly (readonly [RegExp, RealEstateKind])[] = [
  [/жилой дом|жилое строение|садовый дом/iu, 'house'],
  [/гараж/iu, 'garage'],
  [/хозяйственн/iu, 'outbuilding'],
];

function kindOf(record: Element): RealEstateKind {
  const { name } = record;
  if (name === 'land_record') return 'land';
  if (name === 'car_parking_space_record') return 'parking';
  if (name === 'object_under_construction_record') return 'unfinished';
  if (name === 'room_record') {
    const type = elementAt(record, 'params', 'type', 'value')?.text ?? '';
    const isDwelling = elementAt(record, 'params', 'purpose', 'value')?.text === 'Жилое';
    return ROOM_TYPES[type] ?? (isDwelling ? 'flat' : 'commercial');
  }
  const uses = elementAt(record, 'params', 'permitted_uses');
  const words = [
    elementAt(record, 'params', 'purpose', 'value')?.text ?? '',
    ...childrenOf(uses, 'permitted_use').map((use) => elementAt(use, 'name')?.text ?? ''),
  ].join(' ');
  return BUILDING_USES.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';
}

function areaOf(record: Element): string {
  const area = elementAt(record, 'params', 'area');
  const text = area && (elementAt(area, 'value')?.text ?? area.text);
  if (!text || !/^\d+(?:\.\d+)?$/u.test(text)) throw new Error('An object has no area.');
  return text;
}

function addressOf(record: Element): string {
  const found =
    elementAt(record, 'address_location', 'address', 'readable_address') ??
    elementAt(record, 'address_room', 'address', 'address', 'readable_address');
  return found?.text ?? '';
}

const FORMS = {
  '001001000000': 'sole',
  '001002000000': 'common-shares',
  '001003000000': 'joint',
} as const;

/** Moments of the registry carry their own zone, so the day is the one written. */
const dayWritten = (text: string): Day => day(text.slice(0, 10));

function sharesOf(right: Element, facts: Element | undefined): [num: number, den: number] {
  const joint = facts?.attributes.JointOwners;
  const share = elementAt(right, 'right_data', 'shares', 'share');
  const pair = share
    ? [Number(textAt(share, 'numerator')), Number(textAt(share, 'denominator'))]
    : [1, Number(joint ?? 1)];
  const [num = 0, den = 0] = pair;
  const isShare = Number.isSafeInteger(num) && Number.isSafeInteger(den) && num > 0 && num <= den;
  if (!isShare) throw new Error('A share of the registry is no share.');
  return [num, den];
}

function ownershipOf(record: Element, facts: Element): Ownership {
  const right = elementAt(record, 'right_record');
  if (right === undefined) throw new Error('An object has no right.');
  const rightNumber = textAt(right, 'right_data', 'right_number');
  const own = childrenOf(facts, 'Right').find((one) => one.attributes.Number === rightNumber);
  const registeredOn = dayWritten(textAt(right, 'record_info', 'registration_date'));
  const end = elementAt(right, 'record_info', 'cancel_date')?.text;
  const code = textAt(right, 'right_data', 'right_type', 'code');
  const form = FORMS[oneOf(Object.keys(FORMS) as (keyof typeof FORMS)[], code)];
  const [shareNum, shareDen] = sharesOf(right, own);
  return {
    from: optionalDay(own?.attributes.From) ?? registeredOn,
    to: end === undefined ? null : dayWritten(end),
    shareNum,
    shareDen,
    form,
    basis: oneOf(RIGHT_BASES, own?.attributes.Basis ?? 'other'),
    registeredOn,
    rightNumber,
  };
}

function valueOf(element: Element): CadastralValue {
  const value = parseMoney(attributeOf(element, 'Value'));
  if (!value.ok || value.value < 0) throw new Error('A cadastral value is no sum.');
  return {
    on: day(attributeOf(element, 'On')),
    valueKopecks: value.value,
    recordedOn: day(attributeOf(element, 'RecordedOn')),
    basis: oneOf(VALUE_BASES, attributeOf(element, 'Basis')),
  };
}

function objectOf(record: Element, facts: Element): RealEstateObject {
  const cadastralNumber = attributeOf(facts, 'CadastralNumber');
  if (!parseCadastralNumber(cadastralNumber).ok) throw new Error('No cadastral number.');
  const { LandUse: use } = facts.attributes;
  const established = elementAt(record, 'params', 'permitted_use', 'permitted_use_established');
  return {
    cadastralNumber,
    kind: kindOf(record),
    areaM2: areaOf(record),
    address: addressOf(record),
    region: attributeOf(facts, 'Region'),
    oktmo: attributeOf(facts, 'Oktmo'),
    landUse: use === undefined ? null : oneOf(LAND_USES, use),
    permittedUse: (established && elementAt(established, 'by_document')?.text) ?? null,
    isListed3782: facts.attributes.Listed3782 === 'true',
    cadastralValues: childrenOf(facts, 'CadastralValue')
      .map(valueOf)
      .sort((left, right) => (left.on < right.on ? -1 : 1)),
    ownership: [],
  };
}

const cadastralNumberOf = (record: Element): string =>
  textAt(record, 'object', 'common_data', 'cad_number');

/** «Петрова Анна Сергеевна, 17.04.1988», perhaps with a document after it. */
function isAbout(person: Person, holder: string): boolean {
  const [name = '', born = ''] = holder.split(', ');
  const [last = '', first = '', ...middle] = name.split(' ');
  const birthDate = born.replace(/^(\d{2})\.(\d{2})\.(\d{4})$/u, '$3-$2-$1');
  const patronymic = middle.length === 0 ? null : middle.join(' ');
  return isSamePerson(person, { last, first, middle: patronymic, birthDate });
}

/** Reads the answer; one object may stand in it several times, once for each right. */
export function readRealEstate(person: Person, content: Element): Said<RealEstateObject[]> {
  const extract = elementAt(content, 'extract_rights_individ_available_real_estate_objects');
  if (content.name !== 'RealEstateResponse' || extract === undefined) {
    throw new Error('The answer holds no extract.');
  }
  if (!isAbout(person, textAt(extract, 'details_request', 'right_holder'))) return aboutAnother();
  const facts = new Map(
    childrenOf(content, 'Object').map((one) => [one.attributes.CadastralNumber, one]),
  );
  const objects = new Map<string, RealEstateObject>();
  const records = RECORDS.flatMap(([group, tag]) =>
    childrenOf(elementAt(extract, 'base_data', group), tag),
  );
  for (const record of records) {
    const number = cadastralNumberOf(record);
    const beside = facts.get(number);
    if (beside === undefined) throw new Error('An object has no facts for tax.');
    const object = objects.get(number) ?? objectOf(record, beside);
    object.ownership.push(ownershipOf(record, beside));
    object.ownership.sort((left, right) => (left.from < right.from ? -1 : 1));
    objects.set(number, object);
  }
  return {
    state: 'found',
    value: [...objects.values()],
    asOf: day(attributeOf(content, 'AsOf')),
    registryId: textAt(extract, 'details_statement', 'group_top_requisites', 'registration_number'),
  };
}

/** Every object the person has or had; an empty list means that the registry knows of none. */
export function realEstate(env: Env, person: Person): Promise<Reply<RealEstateObject[]>> {
  return ask(env, {
    service: 'real-estate',
    content: plainQuestion('RealEstateRequest', person),
    read: (content) => readRealEstate(person, content),
  });
}
