// The door of crypto: the service's own seal.
import type { Module } from '#platform/module';
import { routes } from './routes.ts';

export { canonicalJson } from './canonical-json.ts';
export { sealJson, verifySealed } from './seal-json.ts';
export type { Sealable, Sealed } from './seal-json.ts';

export const module: Module = { name: 'crypto', routes };
