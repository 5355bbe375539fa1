// Loads of charges and payments, as the pages of the staff see them.
import * as z from 'zod/mini';
import { kopecks, moment, uuid } from '#platform/contract';

export const loadState = z.enum([
  'reading',
  'checking',
  'checked',
  'confirmed',
  'taken',
  'dropped',
  'refused',
]);
export const outcome = z.enum(['read', 'will_take', 'taken', 'present', 'refused', 'look']);
export const warningCode = z.enum(['falls_into_debt', 'earlier', 'wrong_pair']);
const text = z.object({ ru: z.string(), en: z.string() });

/** POST /api/ops/v1/loads: a file of at most 8 MB; larger ones are loaded by the command. */
export const newLoad = z.object({
  /** Made by the page: the same id again is the same load. */
  loadId: uuid,
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  /** The bytes of the file. */
  base64: z.string(),
});

/** What taking the load would do that somebody should know before (BEY-4). */
export const harm = z.object({
  code: warningCode,
  count: z.int(),
  amountKopecks: kopecks,
  text,
  repair: text,
});

export const load = z.object({
  loadId: uuid,
  name: z.string(),
  sizeBytes: z.int(),
  kind: z.nullable(z.enum(['gisgmp', 'client_bank_exchange', 'csv'])),
  state: loadState,
  /** Why the file was refused. */
  fault: z.nullable(text),
  readAt: moment,
  confirmedAt: z.nullable(moment),
  takenAt: z.nullable(moment),
  /** When the very same bytes were taken before. */
  takenBeforeAt: z.nullable(moment),
  wrongTotals: z.array(
    z.object({
      account: z.string(),
      of: z.enum(['in', 'out', 'closing']),
      statedKopecks: kopecks,
      countedKopecks: kopecks,
    }),
  ),
  totals: z.array(z.object({ outcome, count: z.int(), amountKopecks: kopecks })),
  harm: z.array(harm),
});
export type LoadView = z.infer<typeof load>;

/** GET /api/ops/v1/loads?page= */
export const loadPage = z.object({
  items: z.array(load),
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
});

export const loadRow = z.object({
  rowNo: z.int(),
  /** Line of the file. */
  line: z.int(),
  kind: z.enum(['charge', 'payment', 'other']),
  number: z.nullable(z.string()),
  amountKopecks: z.nullable(kopecks),
  payer: z.nullable(z.object({ name: z.nullable(z.string()), identifier: z.string() })),
  outcome,
  code: z.nullable(z.string()),
  /** What became of the row, in a sentence. */
  text,
  warnings: z.array(z.object({ code: warningCode, text })),
});
export type LoadRowView = z.infer<typeof loadRow>;

/** GET /api/ops/v1/loads/:loadId/rows?outcome=&warning=&after= */
export const rowsQuery = z.object({
  outcome: z.optional(z.string()),
  warning: z.optional(z.string()),
  after: z.optional(z.string()),
});
export const rowPage = z.object({
  items: z.array(loadRow),
  /** Number of the last row; null: there are no more. */
  next: z.nullable(z.int()),
});

/** POST /api/ops/v1/loads/:loadId/confirmation */
export const confirmation = z.object({
  /** The control sums are wrong, and the file is right all the same. */
  despiteTotals: z.optional(z.boolean()),
});
