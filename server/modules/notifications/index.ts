import type { Module } from '#platform/module';
import { deadlineRoutes } from './deadlines/routes.ts';
import { plannings, reminding } from './deadlines/remind.ts';
import { refusals } from './errors.ts';
import { routes } from './routes.ts';
import { listeners } from './tell-person.ts';

export const module: Module = {
  name: 'notifications',
  routes: [...routes, ...deadlineRoutes],
  listeners: [...listeners, ...plannings],
  dues: [reminding],
  refusals,
  pageParts: {
    home: { events: 'notifications.page_home_events', unread: 'notifications.page_home_unread' },
  },
};
