// The modules in order: each may call only those before it. This list is the dependency rule.
import { module as audit } from '#modules/audit';
import { module as backoffice } from '#modules/backoffice';
import type { Module } from '#platform/module';

export const modules: readonly Module[] = [audit, backoffice];
