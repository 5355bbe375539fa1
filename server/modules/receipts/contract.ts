// What goes out of a receipt, and bank statements, over HTTP; money in kopecks.
import * as z from 'zod/mini';
import { day, kopecks, moment, uuid } from '#platform/contract';
import {
  buyerKind,
  cancelReason,
  line,
  paymentKind,
  receiptBody,
  receiptNumber,
} from '#contract/self-employment';

const typed = (max: number) => z.string().check(z.maxLength(max));

// Outside, without signing in ------------------------------------------------------------------

/** GET /r/api/:inn/:number: the public page of a receipt, and what is signed of it. */
export const publicReceipt = z.object({
  number: receiptNumber,
  seller: z.object({ inn: z.string(), name: z.string() }),
  operationAt: z.string(),
  registeredAt: moment,
  lines: z.array(line),
  totalKopecks: kopecks,
  buyer: z.object({ kind: buyerKind, inn: z.nullable(z.string()), name: z.nullable(z.string()) }),
  paymentKind,
  state: z.enum(['registered', 'cancelled']),
  cancellation: z.nullable(
    z.object({ reason: cancelReason, operationAt: z.string(), registeredAt: moment, on: day }),
  ),
  replacesNumber: z.nullable(z.string()),
  replacedBy: z.nullable(z.string()),
  pageUrl: z.string(),
  printUrl: z.string(),
  qrSvg: z.string(),
  /** Detached JWS over canonical `payload`; keys at /.well-known/kabinet-keys. */
  sealed: z.object({ payload: z.record(z.string(), z.unknown()), signature: z.string() }),
});
export type PublicReceiptView = z.infer<typeof publicReceipt>;
/** POST /r/api/:inn/:number/watches: the answer is the same whatever the address is. */
export const watchBody = z.object({ email: typed(254) });
/**
 * POST /r/api/watches/confirmation and POST /r/api/watches/end: the token of the letter's link,
 * `/r/watch?token=…&act=confirm|end`.
 */
export const watchToken = z.object({ token: z.string().check(z.regex(/^[\w-]{20,100}$/)) });
export const watched = z.object({ inn: z.string(), number: receiptNumber });
/** POST /npd/receipts/:number/sending */
export const sendingBody = z.object({ channel: z.enum(['mail', 'sms']), to: typed(254) });
/** POST /npd/check/api: whether the holder of an ИНН is a payer on a day; nothing else is told. */
export const checkBody = z.object({ inn: typed(20), day: typed(20) });
export const checkAnswer = z.object({
  inn: z.string(),
  day,
  isPayer: z.boolean(),
  text: z.object({ ru: z.string(), en: z.string() }),
});

// Bank statements ---------------------------------------------------------------------------------

/** POST /npd/imports: 1CClientBankExchange or CSV, at most 5 MB; the same file adds nothing. */
export const importBody = z.object({
  name: typed(200),
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

// Attachments -------------------------------------------------------------------------------------

/**
 * GET and POST /npd/receipts/:number/attachments ; GET and DELETE
 * /npd/receipts/:number/attachments/:attachmentId. At most 10 files of 10 MB: PDF, PNG, JPEG.
 */
export const newAttachment = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(300)),
  contentBase64: z.string().check(z.maxLength(14_000_000)),
});
export const attachment = z.object({
  attachmentId: uuid,
  name: z.string(),
  mime: z.enum(['application/pdf', 'image/png', 'image/jpeg']),
  sizeBytes: z.int(),
  keptAt: moment,
});
export const attachments = z.object({ items: z.array(attachment) });
