// Every page of the office and its address.
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { parseSearch, stringifySearch } from '../search.ts';
import { BrokenPage } from './app-broken.tsx';
import { OpsAbsentPage } from './ops-closed.tsx';
import { OpsAlerts, OpsFrame, OpsLoad, OpsLoads, OpsReversals, OpsStops } from './ops-frame.tsx';

const root = createRootRoute({ component: OpsFrame, notFoundComponent: OpsAbsentPage });
const routeTree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/ops', component: OpsAlerts }),
  createRoute({ getParentRoute: () => root, path: '/ops/loads', component: OpsLoads }),
  createRoute({ getParentRoute: () => root, path: '/ops/loads/$loadId', component: OpsLoad }),
  createRoute({ getParentRoute: () => root, path: '/ops/penalty-stops', component: OpsStops }),
  createRoute({
    getParentRoute: () => root,
    path: '/ops/payment-reversals',
    component: OpsReversals,
  }),
]);

export const opsRouter = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultErrorComponent: BrokenPage,
});
