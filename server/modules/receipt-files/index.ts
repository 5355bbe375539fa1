// The door of receipt files: many receipts from one table.
import type { Module } from '#platform/module';
import { refusals } from './errors.ts';
import { routes } from './routes.ts';

export const module: Module = { name: 'receipt-files', routes, refusals };
