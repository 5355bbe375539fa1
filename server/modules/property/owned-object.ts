// An object of a taxpayer as the registries know it, and how it is called in words.
import type { Day, Moment } from '#primitives/days';
import type { Benefit, RealEstateObject, Vehicle } from '#modules/registries';

interface Known {
  objectId: string;
  title: string;
  registryNumber: string;
  /** Grows by one with every changed fact. */
  version: number;
  /** The day the registry's data are of. */
  asOf: Day;
  answerId: string;
  recordedAt: Moment;
  missingSince: Moment | null;
}

export type OwnedObject =
  | (Known & { family: 'building' | 'land'; facts: RealEstateObject })
  | (Known & { family: 'vehicle'; facts: Vehicle });

/** What of a registry's answer belongs to one object. */
export type ObjectFacts =
  | { family: 'building' | 'land'; facts: RealEstateObject }
  | { family: 'vehicle'; facts: Vehicle };

/** What of the owner's life counts for taxes. */
export interface Circumstances {
  /** Days of birth of all living children, minor or not. */
  children: { birthDate: Day; until: Day | null }[];
  childrenAsOf: Day;
  benefits: Benefit[];
  benefitsAsOf: Day;
}

const kindNames: Record<RealEstateObject['kind'], string> = {
  flat: 'Квартира',
  room: 'Комната',
  house: 'Жилой дом',
  garage: 'Гараж',
  parking: 'Машино-место',
  outbuilding: 'Хозяйственная постройка',
  unfinished: 'Объект незавершённого строительства',
  commercial: 'Нежилое помещение',
  other: 'Здание или сооружение',
  land: 'Земельный участок',
};

/** «Квартира, г. Москва, ул. Лесная, 7», «HYUNDAI CRETA, А123АА77»: words of the registry. */
export function titleOf(object: ObjectFacts): string {
  if (object.family === 'vehicle') return `${object.facts.brandModel}, ${object.facts.regPlate}`;
  return `${kindNames[object.facts.kind]}, ${object.facts.address}`;
}

export function registryNumberOf(object: ObjectFacts): string {
  return object.family === 'vehicle' ? object.facts.vin : object.facts.cadastralNumber;
}

/** Who knows an object of the family. */
export const sourceOf = (family: OwnedObject['family']): string =>
  family === 'vehicle' ? 'ГИБДД' : 'ЕГРН';

export function objectFacts(facts: RealEstateObject): ObjectFacts {
  return { family: facts.kind === 'land' ? 'land' : 'building', facts };
}
