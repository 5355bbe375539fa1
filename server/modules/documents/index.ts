// The archive of papers: keep one, read one.
import type { Module } from '#platform/module';
import { refusals } from './errors.ts';

export type { Document, DocumentFacts, NewDocument } from './document.ts';
export { keepDocument } from './keep-document.ts';
export { documentFactsOf, documentOf } from './read-document.ts';

export const module: Module = { name: 'documents', refusals };
