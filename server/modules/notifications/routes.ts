import * as z from 'zod/mini';
import { done } from '#platform/contract';
import { route } from '#platform/http/route';
import { notificationPage } from './contract.ts';
import { countNotifications, listNotifications, updateRead } from './notification-store.ts';

const pageSize = 20;

const list = route({
  method: 'GET',
  path: '/api/cabinet/v1/notifications',
  summary: 'The journal of notifications, newest first',
  audience: 'cabinet',
  permission: 'notification.read',
  object: 'own',
  audit: 'notification.list',
  query: z.object({ page: z.optional(z.string().check(z.regex(/^[1-9]\d{0,3}$/))) }),
  answer: notificationPage,
  call: async (ctx, { query }) => {
    const page = Number(query.page ?? 1);
    const items = await listNotifications(ctx, { limit: pageSize, offset: (page - 1) * pageSize });
    return { items, ...(await countNotifications(ctx)), page, pageSize };
  },
});

const readOne = route({
  method: 'POST',
  path: '/api/cabinet/v1/notifications/:id/reading',
  summary: 'Mark a notification as read',
  audience: 'cabinet',
  permission: 'notification.read',
  object: 'own',
  audit: 'notification.mark-read',
  params: z.object({ id: z.uuid() }),
  answer: done,
  call: async (ctx, { params }) => {
    await updateRead(ctx, params.id);
    return { done: true as const };
  },
});

const readAll = route({
  method: 'POST',
  path: '/api/cabinet/v1/notifications/reading',
  summary: 'Mark all notifications as read',
  audience: 'cabinet',
  permission: 'notification.read',
  object: 'own',
  audit: 'notification.mark-all-read',
  answer: done,
  call: async (ctx) => {
    await updateRead(ctx, null);
    return { done: true as const };
  },
});

export const routes = [list, readOne, readAll];
