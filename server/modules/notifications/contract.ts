// The journal of notifications (NOT-3).
import * as z from 'zod/mini';
import { moment, uuid } from '#platform/contract';

export const notification = z.object({
  id: uuid,
  at: moment,
  kind: z.string(),
  title: z.object({ ru: z.string(), en: z.string() }),
  text: z.object({ ru: z.string(), en: z.string() }),
  href: z.nullable(z.string()),
  readAt: z.nullable(moment),
});
/** GET /api/cabinet/v1/notifications?page= ; POST …/:id/reading ; POST …/reading (all) */
export const notificationPage = z.object({
  items: z.array(notification),
  total: z.int(),
  unread: z.int(),
  page: z.int(),
  pageSize: z.int(),
});
