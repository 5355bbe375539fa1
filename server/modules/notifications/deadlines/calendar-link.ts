// The personal link of the calendar feed: made, renewed, ended. Who has the address reads the
// feed, so it is a secret; the database keeps only its keyed hash, and the address is made again
// from the id and the server's key when its owner looks at the page.
import type * as z from 'zod/mini';
import {
  taxpayerOf,
  type Ctx,
  type Language,
  taxpayerId,
  type TaxpayerId,
} from '#platform/context';
import { sql } from '#platform/db';
import type { Env } from '#platform/env';
import type { Moment } from '#primitives/days';
import type { calendarLinkBody } from '../contract.ts';
import { refusals } from '../errors.ts';

export interface CalendarLink {
  linkId: string;
  shown: { withSums: boolean; language: Language; madeAt: Moment };
}

/** 256 bits that follow from the link and a key that no database has. */
const secretOf = (ctx: Ctx, linkId: string): string =>
  ctx.env.keys
    .lookup('notifications.calendar-secret', `${taxpayerOf(ctx)}|${linkId}`)
    .toString('base64url');

const tokenOf = (env: Env, secret: string): Buffer =>
  env.keys.lookup('notifications.calendar-token', secret);

/** `https://…/calendar/<secret>.ics`: the ending is what calendar programs look for. */
export const linkUrl = (ctx: Ctx, linkId: string): string =>
  `${ctx.env.settings.PUBLIC_URL}/calendar/${secretOf(ctx, linkId)}.ics`;

interface Row {
  link_id: string;
  with_sums: boolean;
  language: Language;
  made_at: Moment;
}

/** The link in force, if there is one. */
export async function findLink(ctx: Ctx): Promise<CalendarLink | undefined> {
  const row = await ctx.db.find(sql<Row>`
    select link_id, with_sums, language, made_at from notifications.calendar_link
    where taxpayer_id = ${taxpayerOf(ctx)} and ended_at is null`);
  if (row === undefined) return undefined;
  const { with_sums: withSums, language, made_at: madeAt } = row;
  return { linkId: row.link_id, shown: { withSums, language, madeAt } };
}

/** No link is in force after it; those that were stop working at once. */
export async function endLinks(ctx: Ctx): Promise<void> {
  const ended = await ctx.db.rows(sql<{ link_id: string }>`
    update notifications.calendar_link set ended_at = ${ctx.now}
    where taxpayer_id = ${taxpayerOf(ctx)} and ended_at is null returning link_id`);
  for (const { link_id } of ended) {
    const token = tokenOf(ctx.env, secretOf(ctx, link_id));
    await ctx.db.run(sql`delete from notifications.calendar_token where token = ${token}`);
  }
}

/**
 * Makes a link in the language of the request and ends the one before it; the same id again changes
 * nothing. Refuses: `notifications.link_taken` for an id that was ended already.
 */
export async function makeLink(ctx: Ctx, body: z.infer<typeof calendarLinkBody>): Promise<void> {
  const { linkId, withSums } = body;
  if ((await findLink(ctx))?.linkId === linkId) return;
  await endLinks(ctx);
  const added = await ctx.db.run(sql`
    insert into notifications.calendar_link (taxpayer_id, link_id, with_sums, language, made_at)
    values (${taxpayerOf(ctx)}, ${linkId}, ${withSums}, ${ctx.language}, ${ctx.now})
    on conflict (taxpayer_id, link_id) do nothing`);
  if (added === 0) throw refusals.link_taken();
  const token = tokenOf(ctx.env, secretOf(ctx, linkId));
  await ctx.db.run(sql`
    insert into notifications.calendar_token (token, taxpayer_id, link_id)
    values (${token}, ${taxpayerOf(ctx)}, ${linkId})`);
}

/** Whose feed a secret opens. Refuses: `notifications.link_unknown`. */
export async function ownerOf(ctx: Ctx, secret: string): Promise<TaxpayerId> {
  const row = await ctx.db.find(sql<{ taxpayer_id: number }>`
    select taxpayer_id from notifications.calendar_token
    where token = ${tokenOf(ctx.env, secret)}`);
  if (row === undefined) throw refusals.link_unknown();
  return taxpayerId(row.taxpayer_id);
}
