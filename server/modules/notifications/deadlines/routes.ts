import * as z from 'zod/mini';
import { done } from '#platform/contract';
import type { Ctx } from '#platform/context';
import { FileAnswer, route } from '#platform/http/route';
import { forTaxpayer } from '#platform/work';
import { calendarLinkBody, deadlines, deadlinesQuery, reminderBody } from '../contract.ts';
import { refusals } from '../errors.ts';
import { endLinks, findLink, makeLink, ownerOf } from './calendar-link.ts';
import { icalendar } from './ical.ts';
import { deadlinesIn, feedRange, showDeadlines } from './list-deadlines.ts';
import { chooseReminder } from './remind.ts';

const base = '/api/cabinet/v1/deadlines';
const own = { audience: 'cabinet', object: 'own' } as const;

const list = route({
  ...own,
  method: 'GET',
  path: base,
  summary: 'Due days of the person, with the article and the day before a day off moved it',
  permission: 'deadline.read',
  audit: 'deadline.list',
  query: deadlinesQuery,
  answer: deadlines,
  call: (ctx, { query }) => showDeadlines(ctx, query),
});

const remind = route({
  ...own,
  method: 'PUT',
  path: `${base}/reminder`,
  summary: 'Whether and how many days before a due day a reminder is sent',
  permission: 'deadline.remind',
  audit: 'deadline.choose-reminder',
  body: reminderBody,
  answer: done,
  call: async (ctx, { body }) => {
    await chooseReminder(ctx, body);
    return { done: true as const };
  },
});

const makeCalendarLink = route({
  ...own,
  method: 'POST',
  path: `${base}/calendar-link`,
  summary: 'A new secret link of the calendar feed; the one before it stops working',
  permission: 'deadline.share',
  audit: 'deadline.make-link',
  body: calendarLinkBody,
  answer: done,
  call: async (ctx, { body }) => {
    await makeLink(ctx, body);
    return { done: true as const };
  },
});

const endCalendarLink = route({
  ...own,
  method: 'DELETE',
  path: `${base}/calendar-link`,
  summary: 'No link of the calendar feed is in force any more',
  permission: 'deadline.share',
  audit: 'deadline.end-link',
  answer: done,
  call: async (ctx) => {
    await endLinks(ctx);
    return { done: true as const };
  },
});

async function readFeed(ctx: Ctx, name: string): Promise<FileAnswer> {
  const secret = name.slice(0, -'.ics'.length);
  const owner = await forTaxpayer(ctx, await ownerOf(ctx, secret));
  const link = await findLink(owner);
  if (link === undefined) throw refusals.link_unknown();
  const { withSums, language } = link.shown;
  const items = await deadlinesIn(owner, feedRange(ctx.today));
  const { PUBLIC_URL: publicUrl } = ctx.env.settings;
  const text = icalendar(items, { withSums, language, publicUrl });
  const mime = 'text/calendar; charset=utf-8';
  return new FileAnswer({ name: 'kabinet.ics', mime, bytes: Buffer.from(text), inline: true });
}

/** The secret in the address is the only right of a calendar program. */
const feed = route({
  method: 'GET',
  path: '/calendar/:name',
  summary: 'The calendar feed of a personal link (RFC 5545)',
  audience: 'public',
  permission: 'deadline.feed',
  object: 'signature',
  audit: 'deadline.feed',
  params: z.object({ name: z.string().check(z.regex(/^[\w-]{43}\.ics$/)) }),
  answer: 'file',
  call: (ctx, { params }) => readFeed(ctx, params.name),
});

export const deadlineRoutes = [list, remind, makeCalendarLink, endCalendarLink, feed];
