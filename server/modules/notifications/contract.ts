// The journal of notifications (NOT-3); the calendar of due days.
import * as z from 'zod/mini';
import { chargeStatus } from '#contract/ledger';
import { day, kopecks, moment, uuid } from '#platform/contract';

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

/** A day in the calendar of the person. */
export const deadline = z.object({
  /** Stable for the thing it tells of; the UID of the calendar feed is made of it. */
  key: z.string(),
  /**
   * `charge`: an open charge is due. `expected`: the lawful day of a tax on a thing whose notice
   * has not come, so the sum is not known. `notice`: by this day a notice is sent.
   */
  kind: z.enum(['charge', 'expected', 'notice']),
  on: day,
  /** Why this day; null where it follows from a document and not from the calendar of the law. */
  term: z.nullable(
    z.object({
      /** As the law writes it, before a day off moves it. */
      nominalOn: day,
      article: z.string(),
      moveArticle: z.nullable(z.string()),
      /** The decree with the calendar of days off. */
      movedBy: z.nullable(z.string()),
    }),
  ),
  title: z.object({ ru: z.string(), en: z.string() }),
  /** What is taxed, in the words of the registry. */
  subject: z.nullable(z.string()),
  status: z.nullable(chargeStatus),
  /** What is outstanding, reserved money counted in. */
  amountKopecks: z.nullable(kopecks),
  /** What is still to be paid. */
  payableKopecks: z.nullable(kopecks),
  chargeId: z.nullable(uuid),
  changedAt: moment,
});

/** GET /api/cabinet/v1/deadlines?from=&to= (13 months ahead unless said; two years most) */
export const deadlinesQuery = z.object({
  from: z.optional(z.string()),
  to: z.optional(z.string()),
});
export const deadlines = z.object({
  from: day,
  to: day,
  today: day,
  items: z.array(deadline),
  reminder: z.object({
    isOn: z.boolean(),
    daysBefore: z.int(),
    /** The confirmed address, masked; null: the reminder comes to the cabinet only. */
    mailTo: z.nullable(z.string()),
  }),
  /** The link of the calendar feed in force. Whoever has the address reads the feed. */
  link: z.nullable(
    z.object({
      url: z.string(),
      withSums: z.boolean(),
      language: z.enum(['ru', 'en']),
      madeAt: moment,
    }),
  ),
  asOf: moment,
});
export type Deadlines = z.infer<typeof deadlines>;
/** PUT /api/cabinet/v1/deadlines/reminder */
export const reminderBody = z.object({
  isOn: z.boolean(),
  daysBefore: z.int().check(z.minimum(1), z.maximum(30)),
});
/**
 * POST /api/cabinet/v1/deadlines/calendar-link: a new link; the one before it stops working.
 * DELETE: no link is in force any more. The browser makes the id, so that a repeat makes no second.
 */
export const calendarLinkBody = z.object({ linkId: uuid, withSums: z.boolean() });
