import type { Module } from '#platform/module';
import { refusals } from './errors.ts';
import { dues, listeners } from './jobs.ts';
import { routes } from './routes.ts';

export { type MassAssessment, assessAll } from './assess-person.ts';
export { listUnknown, type UnknownTax } from './assessment-store.ts';
export { assessedYears } from './notice/notice-store.ts';

export const module: Module = {
  name: 'assessments',
  routes,
  refusals,
  listeners,
  dues,
  pageParts: { home: { property: 'assessments.page_home' } },
};
