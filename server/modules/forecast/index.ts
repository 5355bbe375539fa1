import type { Module } from '#platform/module';
import { refusals } from './errors.ts';
import { officerRoutes } from './officer-routes.ts';
import { routes } from './routes.ts';

export { askWhatIf } from './what-if.ts';

export const module: Module = {
  name: 'forecast',
  routes: [...routes, ...officerRoutes],
  refusals,
  grants: { officer: ['payment.reverse', 'payment-reversal.read'] },
};
