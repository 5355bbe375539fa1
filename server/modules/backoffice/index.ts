import type { Module } from '#platform/module';
import { refusals } from './errors.ts';
import { routes } from './routes.ts';

export const module: Module = {
  name: 'backoffice',
  routes,
  refusals,
  grants: {
    officer: ['alert.read', 'alert.acknowledge'],
    support: ['alert.read'],
    security: ['alert.read', 'alert.acknowledge'],
    admin: ['alert.read', 'alert.acknowledge'],
  },
};
