// Bank statements of the self-employed over HTTP; money in kopecks. The rest of what this module
// answers is said in the contract of self-employment, beside the receipts it is of.
import * as z from 'zod/mini';
import { day, kopecks, uuid } from '#platform/contract';
import { receiptBody } from '#contract/self-employment';

/** POST /npd/imports: 1CClientBankExchange or CSV, at most 5 MB; the same file adds nothing. */
export const importBody = z.object({
  name: z.string().check(z.maxLength(200)),
  contentBase64: z.string().check(z.maxLength(7_000_000)),
  /** The person has seen `self-employment.statement_differs` and takes it all the same. */
  acceptDifference: z.boolean(),
});
export const importAnswer = z.object({
  lines: z.int(),
  fresh: z.int(),
  known: z.int(),
  proposed: z.int(),
  excluded: z.int(),
  /** Lines of the file that could not be read, with the field that is wrong. */
  unread: z.array(z.object({ line: z.int(), field: z.string(), reason: z.string() })),
});
export const bankLine = z.object({
  lineId: uuid,
  bookedOn: day,
  amountKopecks: kopecks,
  /** Differs from the sum that came when a fee was kept back (acquiring). */
  proposedKopecks: kopecks,
  payerName: z.nullable(z.string()),
  payerInn: z.nullable(z.string()),
  purpose: z.string(),
  /** Why it is not proposed as income; null: it is. */
  excluded: z.nullable(
    z.object({ code: z.string(), text: z.object({ ru: z.string(), en: z.string() }) }),
  ),
  state: z.enum(['waiting', 'issued', 'dismissed']),
  number: z.nullable(z.string()),
  /** A receipt to begin with. */
  draft: receiptBody,
});
/** GET /npd/imports/lines?state=waiting|issued|dismissed&page= */
export const bankLinesQuery = z.object({
  state: z.optional(z.string()),
  page: z.optional(z.string()),
});
export const bankLines = z.object({
  items: z.array(bankLine),
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
});
/**
 * POST /npd/imports/lines/:lineId/receipt takes a `receiptBody` and answers the receipt; POST
 * /npd/imports/lines/:lineId/dismissal says it is no income.
 */
