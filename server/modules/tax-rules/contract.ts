// POST /api/public/v1/law/evaluations: a rule of the law asked with plain data, by anybody.
import * as z from 'zod/mini';

export const evaluationRequest = z.object({
  /** `npd.year`; `kabinet law rules` lists them. */
  rule: z.string().check(z.maxLength(100)),
  taxYear: z.optional(z.int()),
  /** No fact may be later than this day. */
  asOf: z.optional(z.string().check(z.maxLength(10))),
  inputs: z.record(z.string(), z.unknown()),
});

/** What the rule answers, or why the law cannot: never both. */
export const evaluation = z.object({
  rule: z.string(),
  result: z.nullable(z.record(z.string(), z.unknown())),
  /** `kabinet-trace/1`, see /schemas/trace.json. */
  trace: z.nullable(z.unknown()),
  refused: z.nullable(
    z.object({
      code: z.string(),
      ru: z.string(),
      en: z.string(),
      args: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
});
