// A life as the registries of the stand know it. Every link between two people or a person and a
// thing is by `serial`, which also makes all the numbers of that person.
import type { Day } from '#primitives/days';

export interface Name {
  last: string;
  first: string;
  middle: string | null;
}

export type Sex = 'male' | 'female';

export interface Passport {
  series: string;
  number: string;
  issuedOn: Day;
  departmentCode: string;
  issuer: string;
}

/** State of the passport in the codes of the population registry (formats/smev.md §7). */
export interface PassportState {
  status: '300' | '301';
  reason: string | null;
}

export interface Job {
  employerInn: string;
  employer: string;
  from: Day;
  to: Day | null;
  monthlyKopecks: number;
}

/** The account in the cabinet; people who only live in registries have none. */
export interface Account {
  /** The name the person declares, where it differs from the registries. */
  declaredName: Name | null;
  password: string;
  /** For programs of the «Мой налог» interface; null where none is handed out. */
  applicationPassword: string | null;
  level: 'simplified' | 'verified';
  isDemo: boolean;
}

export interface Person {
  serial: number;
  household: number;
  name: Name;
  sex: Sex;
  birthDate: Day;
  birthPlace: string;
  inn: string;
  snils: string;
  /** None before the age of 14. */
  passport: Passport | null;
  passportState: PassportState | null;
  phone: string | null;
  email: string | null;
  address: string;
  region: string;
  oktmo: string;
  jobs: Job[];
  persona: string | null;
  account: Account | null;
}

export type EstateKind =
  | 'flat'
  | 'room'
  | 'house'
  | 'garage'
  | 'parking'
  | 'outbuilding'
  | 'unfinished'
  | 'commercial'
  | 'land';

export type LandUse = 'housing' | 'gardening' | 'household' | 'garage' | 'agricultural' | 'other';

/** Value as of 1 January; `basis` says where it comes from. */
export interface CadastralValue {
  on: Day;
  valueKopecks: number;
  recordedOn: Day;
  basis: 'mass' | 'court' | 'correction';
}

export interface Estate {
  cadastralNumber: string;
  kind: EstateKind;
  areaM2: string;
  address: string;
  region: string;
  oktmo: string;
  landUse: LandUse | null;
  permittedUse: string | null;
  /** In the region's list of НК 378.2. */
  isListed: boolean;
  values: CadastralValue[];
}

export type RightForm = 'sole' | 'common-shares' | 'joint';
export type RightBasis = 'purchase' | 'inheritance' | 'gift' | 'privatisation' | 'construction';

/** A right of one person; a changed share ends one right and begins another. */
export interface Right {
  cadastralNumber: string;
  serial: number;
  /** Registration, or for an inheritance the day it was opened (ГК 1152 п.4). */
  from: Day;
  to: Day | null;
  registeredOn: Day;
  shareNum: number;
  shareDen: number;
  form: RightForm;
  basis: RightBasis;
  rightNumber: string;
}

export type VehicleKind = 'car' | 'motorcycle' | 'truck';

export interface Vehicle {
  vin: string;
  kind: VehicleKind;
  kindCode: string;
  category: string;
  brandModel: string;
  yearMade: number;
  powerHp: string;
  engineVolumeCm3: number;
  ecoClass: number;
  pts: string;
  averagePriceBand: null | '10-15M' | '>15M';
  isWanted: boolean;
}

/** One entry of a vehicle on its owner's name, with the plate and the certificate of that time. */
export interface VehicleOwner {
  vin: string;
  serial: number;
  registeredOn: Day;
  deregisteredOn: Day | null;
  regPlate: string;
  sts: string;
  region: string;
  oktmo: string;
}

export interface FamilyTie {
  serial: number;
  relative: number;
  relation: 'spouse' | 'child';
  since: Day;
  until: Day | null;
}

export type BenefitCode =
  | 'pensioner'
  | 'pre-pensioner'
  | 'disabled-1'
  | 'disabled-2'
  | 'veteran'
  | 'large-family';

export interface Benefit {
  serial: number;
  code: BenefitCode;
  from: Day;
  to: Day | null;
  document: string;
}

/** People with everything the registries know about them. */
export interface Lives {
  people: Person[];
  estates: Estate[];
  rights: Right[];
  vehicles: Vehicle[];
  vehicleOwners: VehicleOwner[];
  family: FamilyTie[];
  benefits: Benefit[];
}

export function emptyLives(): Lives {
  return {
    people: [],
    estates: [],
    rights: [],
    vehicles: [],
    vehicleOwners: [],
    family: [],
    benefits: [],
  };
}

/** Adds everything of `more` to `lives`. */
export function addLives(lives: Lives, more: Lives): void {
  lives.people.push(...more.people);
  lives.estates.push(...more.estates);
  lives.rights.push(...more.rights);
  lives.vehicles.push(...more.vehicles);
  lives.vehicleOwners.push(...more.vehicleOwners);
  lives.family.push(...more.family);
  lives.benefits.push(...more.benefits);
}

export function fullName(name: Name): string {
  return [name.last, name.first, name.middle].filter((part) => part !== null).join(' ');
}
