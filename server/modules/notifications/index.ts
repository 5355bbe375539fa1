import type { Module } from '#platform/module';
import { routes } from './routes.ts';
import { listeners } from './tell-person.ts';

export const module: Module = {
  name: 'notifications',
  routes,
  listeners,
  pageParts: { home: { notifications: 'notifications.page_home' } },
};
