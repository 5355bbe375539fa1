// The journal of notifications: by day, newest first, read and unread.
import type * as z from 'zod/mini';
import type { notification, notificationPage } from '#contract/notifications';
import { type Day, legalDay, moment } from '#primitives/days';
import { API, reading } from '../../query.ts';
import type { Search } from '../../search.ts';

export type Notification = z.infer<typeof notification>;
export type NotificationPage = z.infer<typeof notificationPage>;

export function notificationsReading({ page }: Search) {
  const path = `${API}/notifications`;
  return reading<NotificationPage>(['notifications', 'list', page ?? '1'], path, { page });
}

export interface DayOfNews {
  on: Day;
  items: Notification[];
}

/** Groups by the legal day, keeping the order in which they came. */
export function byDay(items: readonly Notification[]): DayOfNews[] {
  const days: DayOfNews[] = [];
  for (const item of items) {
    const on = legalDay(moment(item.at));
    const last = days.at(-1);
    if (last?.on === on) last.items.push(item);
    else days.push({ on, items: [item] });
  }
  return days;
}
