// The days that matter to one person: due days of open charges and lawful days of what they own.
import type * as z from 'zod/mini';
import { listObligations } from '#modules/ledger';
import { contactsOfTaxpayer } from '#modules/taxpayers';
import type { Ctx } from '#platform/context';
import { type Day, addMonths, daysBetween, parseDay } from '#primitives/days';
import { maskEmail } from '#primitives/identifiers/email';
import type { Deadlines, deadlinesQuery } from '../contract.ts';
import { refusals } from '../errors.ts';
import { findLink, linkUrl } from './calendar-link.ts';
import { type Deadline, deadlineOfCharge, inOrder } from './deadline.ts';
import { ownerDays } from './owner-days.ts';
import { readWish } from './reminder-store.ts';

/** Two years and a day: the farthest the production calendar is ever decreed. */
const DAYS_MAX = 732;

export interface Range {
  from: Day;
  to: Day;
}

function readRange(ctx: Ctx, query: z.infer<typeof deadlinesQuery>): Range {
  const read = (text: string | undefined, field: string, otherwise: Day): Day => {
    if (!text) return otherwise;
    const parsed = parseDay(text);
    if (!parsed.ok) throw refusals.range_invalid({ field });
    return parsed.value;
  };
  const from = read(query.from, 'from', ctx.today);
  const to = read(query.to, 'to', addMonths(from, 13));
  const days = daysBetween(from, to);
  if (days < 0 || days > DAYS_MAX) throw refusals.range_invalid({ field: 'to' });
  return { from, to };
}

/** Deadlines within a range. A penalty grows by the day and has no due day to keep. */
export async function deadlinesIn(ctx: Ctx, { from, to }: Range): Promise<Deadline[]> {
  const charges = (await listObligations(ctx)).filter((charge) => charge.class !== 'penalty');
  const all = [...charges.map(deadlineOfCharge), ...(await ownerDays(ctx))];
  return inOrder(all.filter(({ on }) => on >= from && on <= to));
}

async function overdueBefore(ctx: Ctx, day: Day): Promise<Deadline[]> {
  const charges = (await listObligations(ctx)).filter(
    (charge) => charge.class !== 'penalty' && charge.dueOn < day,
  );
  return inOrder(charges.map(deadlineOfCharge));
}

/** What the feed tells: the coming year and a little of the past, so that debts stay in sight. */
export const feedRange = (today: Day): Range => ({
  from: addMonths(today, -12),
  to: addMonths(today, 13),
});

/**
 * The page «Сроки»; without a first day it begins with the oldest debt, which is still to be paid.
 * Refuses: `notifications.range_invalid`.
 */
export async function showDeadlines(
  ctx: Ctx,
  query: z.infer<typeof deadlinesQuery>,
): Promise<Deadlines> {
  const asked = readRange(ctx, query);
  const debts = query.from ? [] : await overdueBefore(ctx, asked.from);
  const items = [...debts, ...(await deadlinesIn(ctx, asked))];
  const { email } = await contactsOfTaxpayer(ctx);
  const link = await findLink(ctx);
  return {
    from: (debts[0]?.on as Day | undefined) ?? asked.from,
    to: asked.to,
    today: ctx.today,
    items,
    reminder: { ...(await readWish(ctx)), mailTo: email === null ? null : maskEmail(email) },
    link: link === undefined ? null : { ...link.shown, url: linkUrl(ctx, link.linkId) },
    asOf: ctx.now,
  };
}
