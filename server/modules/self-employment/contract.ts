// The self-employed cabinet over HTTP. Cabinet base /api/cabinet/v1/npd; money in kopecks,
// quantities as decimal text, times of operations with the offset of the program's clock.
import * as z from 'zod/mini';
import { day, kopecks, moment, uuid } from '#platform/contract';

const words = z.object({ ru: z.string(), en: z.string() });
const typed = (max: number) => z.string().check(z.maxLength(max));
/** `2026-03-14T12:05:00+03:00` */
export const writtenTime = typed(40);
export const monthName = z.string().check(z.regex(/^\d{4}-\d{2}$/));
export const receiptNumber = z.string().check(z.regex(/^[0-9a-z]{10}$/));

// Registration ------------------------------------------------------------------------------------

/** GET /npd/conditions: the law's conditions, with what is known already. */
export const conditions = z.object({
  items: z.array(
    z.object({
      code: z.string(),
      /** `stated`: a box the person ticks, its key in `statements`. */
      kind: z.enum(['known', 'stated']),
      article: z.string(),
      must: words,
      /** Null: only the person can tell. */
      isMet: z.nullable(z.boolean()),
    }),
  ),
  regions: z.array(z.object({ oktmo: z.string(), name: z.string() })),
});
export const statements = z.object({
  noEmployees: z.boolean(),
  noOtherRegime: z.boolean(),
  noResale: z.boolean(),
  noAgency: z.boolean(),
  noExcludedIncome: z.boolean(),
});
/** POST /npd/registration */
export const registrationBody = z.object({
  oktmo: typed(11),
  activity: typed(300),
  statements,
});
/** POST /npd/registration/change ; POST /npd/registration/end has no body. */
export const registrationChange = z.object({ oktmo: typed(11), activity: typed(300) });
export const registration = z.object({
  registeredOn: day,
  endedOn: z.nullable(day),
  endReason: z.nullable(z.enum(['left', 'limit'])),
  oktmo: z.string(),
  region: z.string(),
  activity: z.string(),
});
/** GET /npd/status: now and the history by day, newest first. */
export const status = z.object({
  /** The legal day: what a form dates by itself. */
  today: day,
  isRegistered: z.boolean(),
  registration: z.nullable(registration),
  history: z.array(registration),
  limit: z.object({
    year: z.int(),
    incomeKopecks: kopecks,
    limitKopecks: kopecks,
    leftKopecks: kopecks,
    /** `near` from 80 %, `close` from 95 %; exactly the limit is `reached`, still lawful. */
    state: z.enum(['far', 'near', 'close', 'reached', 'passed']),
    /** What happens at the limit, in words. */
    text: words,
  }),
});
export type Status = z.infer<typeof status>;

// Receipts ----------------------------------------------------------------------------------------

export const buyerKind = z.enum(['person', 'company', 'foreign']);
export const paymentKind = z.enum(['cash', 'account']);
export const cancelReason = z.enum(['mistake', 'refund']);
export const buyer = z.object({
  kind: buyerKind,
  inn: z.nullable(typed(20)),
  name: z.nullable(typed(600)),
  phone: z.nullable(typed(30)),
});
const typedLine = z.object({
  name: typed(600),
  priceKopecks: kopecks,
  /** Above zero, at most six digits after the point: `1`, `0.5`. */
  quantity: typed(30),
});
/** POST /npd/receipts/preview ; POST /npd/receipts (Idempotency-Key required). */
export const receiptBody = z.object({
  /** When the money came; null: now, by the clock of the law. */
  operationAt: z.nullable(writtenTime),
  lines: z.array(typedLine).check(z.maxLength(1000)),
  /** What the page has shown; a difference refuses `self-employment.total_differs`. */
  totalKopecks: z.nullable(kopecks),
  buyer,
  paymentKind,
  /** The person has confirmed `self-employment.income_limit`. */
  mayPassLimit: z.boolean(),
});
export const line = z.object({
  name: z.string(),
  priceKopecks: kopecks,
  quantity: z.string(),
  sumKopecks: kopecks,
});
export const receiptPreview = z.object({
  lines: z.array(line),
  totalKopecks: kopecks,
  buyer,
  incomeOn: day,
  /** The tax of the month's period with this receipt and without it, to the kopeck. */
  taxBeforeKopecks: kopecks,
  taxAfterKopecks: kopecks,
  bonusLeftKopecks: kopecks,
  yearIncomeKopecks: kopecks,
  limitKopecks: kopecks,
  passesLimit: z.boolean(),
  /** By this day the buyer must have the receipt (422-ФЗ ст.14 ч.3); null: no such term. */
  giveBy: z.nullable(day),
  isLate: z.boolean(),
});
export const receipt = z.object({
  number: receiptNumber,
  operationAt: z.string(),
  requestAt: z.string(),
  registeredAt: moment,
  incomeOn: day,
  month: monthName,
  lines: z.array(line),
  totalKopecks: kopecks,
  buyer,
  paymentKind,
  source: z.enum(['cabinet', 'wire', 'offline', 'bank', 'invoice', 'file', 'demo']),
  state: z.enum(['registered', 'cancelled']),
  cancellation: z.nullable(
    z.object({ reason: cancelReason, operationAt: z.string(), registeredAt: moment, on: day }),
  ),
  replacesNumber: z.nullable(z.string()),
  replacedBy: z.nullable(z.string()),
  /** The public page, and the link the QR holds. */
  pageUrl: z.string(),
  printUrl: z.string(),
  qrSvg: z.string(),
});
export type Receipt = z.infer<typeof receipt>;
/** GET /npd/receipts?from=&to=&buyer=&state=&text=&sort=&page= */
export const receiptsQuery = z.object({
  from: z.optional(z.string()),
  to: z.optional(z.string()),
  buyer: z.optional(z.string()),
  state: z.optional(z.string()),
  text: z.optional(typed(100)),
  sort: z.optional(z.string()),
  page: z.optional(z.string()),
});
const listed = z.omit(receipt, { qrSvg: true });
export const receiptPage = z.object({
  /** `attachments`: how many files are kept beside it. */
  items: z.array(z.extend(listed, { attachments: z.int() })),
  total: z.int(),
  cancelled: z.int(),
  incomeKopecks: kopecks,
  page: z.int(),
  pageSize: z.int(),
});
/** GET /npd/receipts/:number/cancellation: what it would do; nothing is done. */
export const cancellationEffect = z.object({
  month: monthName,
  incomeBeforeKopecks: kopecks,
  incomeAfterKopecks: kopecks,
  /** Of the tax period, to the kopeck; null: no tax was of this receipt. */
  tax: z.nullable(
    z.object({
      from: day,
      to: day,
      beforeKopecks: kopecks,
      afterKopecks: kopecks,
      /** How much of the deduction comes back. */
      bonusBackKopecks: kopecks,
      /** The period is in the tax account: its charge will be corrected. */
      isCharged: z.boolean(),
    }),
  ),
  /**
   * Periods after that one whose tax or payment would change, because the deduction or a sum under
   * 100 ₽ goes on into them; whole roubles, as charged.
   */
  later: z.array(
    z.object({
      name: monthName,
      from: day,
      to: day,
      taxBeforeKopecks: kopecks,
      taxAfterKopecks: kopecks,
      payableBeforeKopecks: kopecks,
      payableAfterKopecks: kopecks,
      isCharged: z.boolean(),
    }),
  ),
});
/** POST /npd/receipts/:number/cancellation (Idempotency-Key required). */
export const cancelBody = z.object({ reason: cancelReason });
/** POST /npd/receipts/:number/replacement takes a `receiptBody`. */

// Months ------------------------------------------------------------------------------------------

export const period = z.object({ name: monthName, from: day, to: day, isLast: z.boolean() });
/** GET /npd/months/:month ; the trace is a kabinet-trace/1 document. */
export const month = z.object({
  month: monthName,
  personKopecks: kopecks,
  businessKopecks: kopecks,
  incomeKopecks: kopecks,
  receipts: z.int(),
  cancelled: z.int(),
  tax: z.nullable(
    z.object({
      period,
      /** As the receipts say it now, to the kopeck. */
      previewKopecks: kopecks,
      grossKopecks: kopecks,
      bonusUsedKopecks: kopecks,
      bonusLeftKopecks: kopecks,
      /** Whole roubles, as charged. */
      taxKopecks: kopecks,
      /** Left over from earlier periods: under 100 ₽ is not paid by itself. */
      carriedInKopecks: kopecks,
      carriedOutKopecks: kopecks,
      payableKopecks: kopecks,
      /** The tax office tells the sum by this day; it is charged then. */
      toldBy: day,
      dueOn: z.nullable(day),
      /** In the tax account; null: not charged yet, or nothing to pay by itself. */
      chargeId: z.nullable(uuid),
      trace: z.record(z.string(), z.unknown()),
    }),
  ),
});
export type Month = z.infer<typeof month>;

// Incomes, overview, exports ----------------------------------------------------------------------

/** GET /npd/months?year= : «Итоги доходов», every month of the year up to today, for charts too. */
export const months = z.object({
  year: z.int(),
  /** Years that have receipts or a registration, newest first. */
  years: z.array(z.int()),
  items: z.array(
    z.object({
      month: monthName,
      personKopecks: kopecks,
      businessKopecks: kopecks,
      incomeKopecks: kopecks,
      receipts: z.int(),
      cancelled: z.int(),
      /** On the register, and the period goes on: its tax stands at the month it ends in. */
      isJoined: z.boolean(),
      /** Of the period that ends in this month, or goes on past today; null: of no period. */
      tax: z.nullable(
        z.object({
          /** `open`: the period goes on; `waiting`: ended, told by `toldBy`; `charged`. */
          state: z.enum(['open', 'waiting', 'charged']),
          taxKopecks: kopecks,
          bonusUsedKopecks: kopecks,
          payableKopecks: kopecks,
          carriedOutKopecks: kopecks,
          dueOn: z.nullable(day),
          chargeId: z.nullable(uuid),
        }),
      ),
    }),
  ),
  incomeKopecks: kopecks,
  taxKopecks: kopecks,
  /** As the receipts say it now; null: never registered. */
  bonusLeftKopecks: z.nullable(kopecks),
});
export type Months = z.infer<typeof months>;
/**
 * GET /npd/receipts/export.xlsx|.csv with the filters of the list ; GET
 * /npd/months/export.xlsx|.csv?year= ; GET /npd/months/:month/summary.pdf (kept in «Мои
 * документы») ; POST /npd/months/:month/summary mails it to the person's own address.
 */
export const monthsQuery = z.object({ year: z.optional(z.string()) });
/** GET /npd/suggestions: what was sold lately and to whom, for «повторить» in two actions. */
export const suggestions = z.object({
  services: z.array(z.object({ name: z.string(), priceKopecks: kopecks })),
  buyers: z.array(z.object({ kind: buyerKind, inn: z.nullable(z.string()), name: z.string() })),
});
/** GET /npd: the home page of the self-employed. */
export const overview = z.object({
  status,
  /** Of today's period, to the kopeck; null: not registered. */
  taxKopecks: z.nullable(kopecks),
  month: z.nullable(month),
  bonusLeftKopecks: z.nullable(kopecks),
  recent: z.array(listed),
});
export type Overview = z.infer<typeof overview>;

// Without a connection ----------------------------------------------------------------------------

const device = z.string().check(z.minLength(1), z.maxLength(64));
/** POST /npd/reservations: numbers for receipts to come, a week ahead. */
export const reservationBody = z.object({ device, count: z.int().check(z.gte(1), z.lte(50)) });
export const reservations = z.object({
  /** The seller's: part of what the digest is made of. */
  inn: z.string(),
  numbers: z.array(
    z.object({
      /** Four characters; the number is these and the hash of #primitives/receipt-number. */
      sequence: z.string(),
      /** Base64 of the HMAC-SHA-256 key; stays on the device. */
      key: z.string(),
      expiresAt: moment,
      sealed: z.object({ payload: z.record(z.string(), z.unknown()), signature: z.string() }),
    }),
  ),
});
/**
 * GET /npd/queue-key: the key under which a device keeps this person's unsent receipts; it is told
 * to nobody but the person, so what is left on a device after signing out can only be opened by
 * signing in again.
 */
export const queueKey = z.object({
  /** Base64 of 32 bytes, for AES-GCM. */
  key: z.string(),
});
/**
 * POST /npd/receipts/offline: the queue sends each of its receipts until it gets an answer; the
 * number makes the repeated one the same. Digest over requestAt and operationAt as sent.
 */
export const offlineBody = z.object({
  ...receiptBody.def.shape,
  number: receiptNumber,
  device,
  operationAt: writtenTime,
  requestAt: writtenTime,
});
