// The modules in order: each may call only those before it. This list is the dependency rule.
import { module as assessments } from '#modules/assessments';
import { module as attachments } from '#modules/attachments';
import { module as audit } from '#modules/audit';
import { module as backoffice } from '#modules/backoffice';
import { module as consents } from '#modules/consents';
import { module as crypto } from '#modules/crypto';
import { module as demo } from '#modules/demo';
import { module as documents } from '#modules/documents';
import { module as exchange } from '#modules/exchange';
import { module as forecast } from '#modules/forecast';
import { module as home } from '#modules/home';
import { module as identity } from '#modules/identity';
import { module as ledger } from '#modules/ledger';
import { module as notifications } from '#modules/notifications';
import { module as npdWire } from '#modules/npd-wire';
import { module as paymentDetails } from '#modules/payment-details';
import { module as payments } from '#modules/payments';
import { module as property } from '#modules/property';
import { module as receiptFiles } from '#modules/receipt-files';
import { module as receipts } from '#modules/receipts';
import { module as registries } from '#modules/registries';
import { module as selfEmployment } from '#modules/self-employment';
import { module as signOn } from '#modules/sign-on';
import { module as taxRules } from '#modules/tax-rules';
import { module as taxpayers } from '#modules/taxpayers';
import type { Module } from '#platform/module';

export const modules: readonly Module[] = [
  crypto,
  registries,
  taxRules,
  consents,
  identity,
  taxpayers,
  signOn,
  documents,
  attachments,
  property,
  ledger,
  payments,
  assessments,
  forecast,
  selfEmployment,
  receipts,
  receiptFiles,
  paymentDetails,
  npdWire,
  exchange,
  notifications,
  audit,
  backoffice,
  home,
  demo,
];
