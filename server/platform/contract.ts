// Shapes that every HTTP answer of the product shares: money, days, refusals, pages of a list.
import * as z from 'zod/mini';

/** Whole kopecks; negative only where the field's own description says so. */
export const kopecks = z.int();
/** A day of the law, `YYYY-MM-DD`. */
export const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
/** A moment in UTC, ISO 8601. */
export const moment = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/));
export const uuid = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/));

/** RFC 9457 problem details; `code` is stable, `errors` names fields by JSON pointer-like path. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ field: z.string(), code: z.string(), text: z.string() }))),
  retryAfterS: z.optional(z.int()),
  params: z.optional(z.record(z.string(), z.unknown())),
});
export type Problem = z.infer<typeof problem>;

/** Nothing to say: the act is done. */
export const done = z.object({ done: z.literal(true) });
