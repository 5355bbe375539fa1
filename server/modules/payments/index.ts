// Paying: nothing above needs more of it than its routes and its events.
import type { Module } from '#platform/module';
import { refusals } from './errors.ts';
import { jobs, listeners } from './jobs.ts';
import { partnerRoutes } from './partner-routes.ts';
import { routes } from './routes.ts';
import { standRoutes } from './stand-routes.ts';

export { hasPaidOrder, orderNumbers } from './find-paid-order.ts';

export const module: Module = {
  name: 'payments',
  routes: [...routes, ...partnerRoutes, ...standRoutes],
  listeners,
  jobs,
  refusals,
};
