import type { Module } from '#platform/module';
import { routes } from './routes.ts';
import { listeners } from './tell-person.ts';

export const module: Module = {
  name: 'notifications',
  routes,
  listeners,
  pageParts: {
    home: { events: 'notifications.page_home_events', unread: 'notifications.page_home_unread' },
  },
};
