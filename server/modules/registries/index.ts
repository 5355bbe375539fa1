// Gateways to the state registries. They know no taxpayer: plain values in, plain values out.
import type { Module } from '#platform/module';

export type { KeptAnswer } from './answer-store.ts';
export { findAnswer } from './answer-store.ts';
export type { PassportReason, PassportState } from './identity-documents.ts';
export { innByPerson, passportState, snilsByPerson } from './identity-documents.ts';
export type { Answer, Name, OutageCause, Passport, Person, Reply, Service } from './person.ts';
export type {
  CadastralValue,
  LandUse,
  Ownership,
  RealEstateKind,
  RealEstateObject,
} from './real-estate.ts';
export { realEstate } from './real-estate.ts';
export type { Benefit, BenefitCode, FamilyMember } from './social.ts';
export { benefits, family } from './social.ts';
export type { Vehicle, VehicleKind, VehicleOwnership } from './vehicles.ts';
export { vehicles } from './vehicles.ts';

export const module: Module = { name: 'registries' };
