// All SQL of the journal.
import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import type { Words } from './kinds.ts';

export interface Notification {
  id: string;
  at: string;
  kind: string;
  title: Words;
  text: Words;
  href: string | null;
  readAt: string | null;
}

interface Row {
  notification_id: string;
  at: string;
  kind: string;
  title_ru: string;
  title_en: string;
  text_ru: string;
  text_en: string;
  href: string | null;
  read_at: string | null;
}

/** One fact tells once: a second delivery changes nothing. */
export async function insertNotification(
  ctx: Ctx,
  eventId: string,
  one: Omit<Notification, 'readAt'>,
): Promise<void> {
  await ctx.db.run(sql`
    insert into notifications.notification (taxpayer_id, notification_id, event_id, kind, at,
      title_ru, title_en, text_ru, text_en, href)
    values (platform.current_taxpayer(), ${one.id}, ${eventId}, ${one.kind}, ${one.at},
      ${one.title.ru}, ${one.title.en}, ${one.text.ru}, ${one.text.en}, ${one.href})
    on conflict do nothing`);
}

export async function listNotifications(
  ctx: Ctx,
  { limit, offset }: { limit: number; offset: number },
): Promise<Notification[]> {
  const rows = await ctx.db.rows(sql<Row>`
    select * from notifications.notification where taxpayer_id = ${ctx.taxpayerId}
    order by at desc, notification_id desc limit ${limit} offset ${offset}`);
  return rows.map((row) => ({
    id: row.notification_id,
    at: row.at,
    kind: row.kind,
    title: { ru: row.title_ru, en: row.title_en },
    text: { ru: row.text_ru, en: row.text_en },
    href: row.href,
    readAt: row.read_at,
  }));
}

export function countNotifications(ctx: Ctx): Promise<{ total: number; unread: number }> {
  return ctx.db.one(sql<{ total: number; unread: number }>`
    select count(*)::int as total, (count(*) filter (where read_at is null))::int as unread
    from notifications.notification where taxpayer_id = ${ctx.taxpayerId}`);
}

/** Marks one, or all when no id is given; answers how many became read. */
export function updateRead(ctx: Ctx, id: string | null): Promise<number> {
  return ctx.db.run(sql`
    update notifications.notification set read_at = ${ctx.now}
    where taxpayer_id = ${ctx.taxpayerId} and read_at is null
      and (${id}::uuid is null or notification_id = ${id})`);
}
