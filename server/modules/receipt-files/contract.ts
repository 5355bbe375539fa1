// Files of receipts over HTTP; money in kopecks.
import * as z from 'zod/mini';
import { day, kopecks, moment, uuid } from '#platform/contract';
import { buyerKind, paymentKind, receiptNumber } from '#contract/self-employment';

const text = z.object({ ru: z.string(), en: z.string() });

export const loadState = z.enum(['checked', 'confirmed', 'issued', 'dropped']);
export const outcome = z.enum(['ready', 'present', 'refused', 'issued']);

/** POST /npd/receipt-files: CSV or XLSX of at most 10 MB and 10,000 lines; nothing is issued. */
export const newFile = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  contentBase64: z.string().check(z.maxLength(14_000_000)),
});

export const fileLoad = z.object({
  loadId: uuid,
  name: z.string(),
  /** `checked`: the person decides; `confirmed`: receipts are being issued; `issued`: all are. */
  state: loadState,
  readAt: moment,
  totals: z.array(z.object({ outcome, count: z.int(), amountKopecks: kopecks })),
  /** What is ticked and has no receipt yet. */
  chosen: z.object({
    count: z.int(),
    amountKopecks: kopecks,
    /**
     * The tax, in whole roubles, of the periods from that of the first chosen day through
     * today's, without these receipts and with them; null where nothing is chosen.
     */
    tax: z.nullable(z.object({ beforeKopecks: kopecks, afterKopecks: kopecks })),
    /** Years whose limit these receipts would pass: the right to the regime would be lost. */
    limits: z.array(z.object({ year: z.int(), incomeKopecks: kopecks, limitKopecks: kopecks })),
  }),
});
export type FileLoad = z.infer<typeof fileLoad>;
/** What a file turned out to be: a list of receipts, or a bank statement for POST /npd/imports. */
export const fileRead = z.object({ isStatement: z.boolean(), load: z.nullable(fileLoad) });
export type FileRead = z.infer<typeof fileRead>;

export const fileRow = z.object({
  rowNo: z.int(),
  /** Line of the file, from 1. */
  line: z.int(),
  outcome,
  isChosen: z.boolean(),
  /** Null: the line was not understood. */
  sold: z.nullable(
    z.object({
      on: day,
      name: z.string(),
      quantity: z.string(),
      priceKopecks: kopecks,
      totalKopecks: kopecks,
      buyerKind,
      buyerInn: z.nullable(z.string()),
      buyerName: z.nullable(z.string()),
      paymentKind,
    }),
  ),
  /** What the file says where it was not understood. */
  text: z.nullable(z.string()),
  /** Why no receipt can be issued, in which column, and what to do. */
  refusal: z.nullable(z.object({ code: z.string(), column: z.nullable(z.string()), text })),
  /** Of the receipt the line became; of a `present` one, became before. */
  number: z.nullable(receiptNumber),
});
export type FileRow = z.infer<typeof fileRow>;

/** GET /npd/receipt-files/:loadId/rows?outcome=&page= */
export const fileRowsQuery = z.object({
  outcome: z.optional(z.string()),
  page: z.optional(z.string()),
});
export const fileRows = z.object({
  items: z.array(fileRow),
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
});
export type FileRows = z.infer<typeof fileRows>;

/** PUT /npd/receipt-files/:loadId/rows/:rowNo/choice answers the load with its new totals. */
export const choice = z.object({ isChosen: z.boolean() });

/**
 * POST /npd/receipt-files/:loadId/issuance: issues the next part of what is chosen; asked again
 * until the state is `issued`. What is shown is said with it: other figures are refused.
 */
export const issuance = z.object({
  count: z.int(),
  amountKopecks: kopecks,
  /** The person has confirmed that the yearly limit is passed. */
  mayPassLimit: z.boolean(),
});
