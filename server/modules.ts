// The modules in order: each may call only those before it. This list is the dependency rule.
import { module as audit } from '#modules/audit';
import { module as backoffice } from '#modules/backoffice';
import { module as consents } from '#modules/consents';
import { module as documents } from '#modules/documents';
import { module as home } from '#modules/home';
import { module as identity } from '#modules/identity';
import { module as ledger } from '#modules/ledger';
import { module as notifications } from '#modules/notifications';
import { module as payments } from '#modules/payments';
import { module as registries } from '#modules/registries';
import { module as taxpayers } from '#modules/taxpayers';
import type { Module } from '#platform/module';

export const modules: readonly Module[] = [
  registries,
  consents,
  identity,
  taxpayers,
  documents,
  ledger,
  payments,
  notifications,
  audit,
  backoffice,
  home,
];
