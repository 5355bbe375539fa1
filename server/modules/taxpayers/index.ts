// The door of taxpayers.
import type { Module } from '#platform/module';
import { refusals } from './errors.ts';
import { jobs } from './jobs.ts';
import { tellOwner } from './registration/tell-owner.ts';
import { routes } from './routes.ts';

export { forPayer, payerName } from './for-payer.ts';
export { contactsOfTaxpayer, openAccount } from './open-account.ts';
export type { OpenAccount, OpenedAccount } from './open-account.ts';
export type { Passport, Sex, TaxpayerPerson } from './taxpayer.ts';
export {
  findTaxpayerByInn,
  listTaxpayerIds,
  personOf,
  recordTaxpayer,
  subjectOfTaxpayer,
  taxpayerInn,
  taxpayerOfSubject,
} from './taxpayer-store.ts';

export const module: Module = {
  name: 'taxpayers',
  routes,
  jobs,
  listeners: [tellOwner],
  refusals,
};
