// The door of payment-details: where a person asks buyers to pay, kept for invoices.
import type { Module } from '#platform/module';
import { refusals } from './errors.ts';
import { routes } from './routes.ts';

export { refusals } from './errors.ts';
export { type DetailsKind, type PaymentDetails, readDetails } from './payment-details.ts';
export { type SavedDetails, findFavourite, listDetails } from './payment-details-store.ts';

export const module: Module = { name: 'payment-details', routes, refusals };
