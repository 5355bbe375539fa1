// The door of consents.
import type { Module } from '#platform/module';

export { giveConsent } from './give-consent.ts';
export type { GivenConsent } from './give-consent.ts';
export { currentText, textHash } from './legal-texts.ts';
export type { LegalText, Purpose } from './legal-texts.ts';

export const module: Module = { name: 'consents' };
