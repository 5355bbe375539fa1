// "What if": the account before and after acts that nobody has done yet.
import * as z from 'zod/mini';
import {
  accountPayment,
  charge,
  header,
  offset,
  paymentReversal,
  settlementShare,
} from '#contract/ledger';
import { day, kopecks, uuid } from '#platform/contract';

const sum = kopecks.check(z.positive(), z.maximum(1_000_000_000_000_00));
const few = z.maxLength(20);

/** POST /api/cabinet/v1/account/what-if; nothing is written. */
export const whatIfBody = z.object({
  /** The day to look at; absent: the day after the last due day or payment of the coming year. */
  on: z.optional(day),
  payments: z._default(z.array(z.object({ amountKopecks: sum, onDay: day })).check(few), []),
  offsets: z._default(z.array(z.object({ chargeId: uuid, amountKopecks: sum })).check(few), []),
  corrections: z._default(
    z
      .array(
        z.object({
          chargeId: uuid,
          newAmountKopecks: kopecks.check(z.minimum(0), z.maximum(1_000_000_000_000_00)),
        }),
      )
      .check(few),
    [],
  ),
  /** Payments that their source would take back. */
  reversals: z._default(z.array(z.object({ paymentId: uuid })).check(few), []),
});

/** Penalty of one tax through the asked day, by law, with the days of each rate and debt. */
const penaltyRow = z.object({
  chargeId: uuid,
  title: z.string(),
  dueOn: day,
  amountKopecks: kopecks,
  segments: z.array(
    z.object({
      from: day,
      to: day,
      days: z.int(),
      ratePct: z.string(),
      debtKopecks: kopecks,
      /** The key rate of these days is confirmed, not carried on from the last known one. */
      isVerified: z.boolean(),
    }),
  ),
});

export const played = z.object({
  header,
  /** Rows that add up to the header. */
  charges: z.array(charge),
  /** In the order the money went, with the reason of each share. */
  settlement: z.array(settlementShare),
  penalties: z.array(penaltyRow),
  penaltyKopecks: kopecks,
});

export const warningCode = z.enum([
  'shortage',
  'penalty',
  'kbk_unknown',
  'kbk_oktmo',
  'money_released',
  'debt_grows',
]);
export const warning = z.object({
  code: warningCode,
  chargeId: z.nullable(uuid),
  text: z.object({ ru: z.string(), en: z.string() }),
  amountKopecks: z.nullable(kopecks),
  /** One step that mends it; null where nothing needs mending. */
  repair: z.nullable(
    z.object({
      act: z.enum(['pay', 'set_aside_less', 'replace_code']),
      amountKopecks: z.nullable(kopecks),
      onDay: z.nullable(day),
      value: z.nullable(z.string()),
      text: z.object({ ru: z.string(), en: z.string() }),
    }),
  ),
});
export type Warning = z.infer<typeof warning>;

/** POST /api/cabinet/v1/offsets: the statement as it stands now, and the harm it does (BEY-4). */
export const madeOffset = z.object({ ...offset.shape, warnings: z.array(warning) });

const payerInn = z.string().check(z.regex(/^\d{12}$/));
/**
 * POST /api/ops/v1/payment-reversals/search: payments of a person, a page of them, and those taken
 * back already. No ИНН stands in an address (security A24).
 */
export const payerPaymentsBody = z.object({
  payerInn,
  page: z._default(z.int().check(z.positive(), z.maximum(10_000)), 1),
});
export const payerPayments = z.object({
  /** The first name and the first letter of the last: enough to see whose ИНН was typed. */
  payerName: z.string(),
  payments: z.array(
    z.extend(accountPayment, {
      /** The number of the order in the cabinet; null: paid elsewhere. */
      number: z.nullable(z.string()),
    }),
  ),
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
  reversals: z.array(z.omit(paymentReversal, { trace: true })),
});
export type PayerPayments = z.infer<typeof payerPayments>;

/** POST /api/ops/v1/payment-reversals/preview: what the reversal would do; nothing is written. */
export const reversalPreviewBody = z.object({ payerInn, paymentId: uuid });
/** POST /api/ops/v1/payment-reversals */
export const reversalBody = z.object({
  payerInn,
  paymentId: uuid,
  /** Whose word it is: a bank that returned the order, or the officer's own document. */
  source: z.enum(['bank', 'officer']),
  documentNumber: z.string().check(z.minLength(1), z.maxLength(200)),
  documentOn: day,
  note: z.string().check(z.maxLength(1000)),
  /** The harm the preview tells of is known; without it a harmful reversal is refused. */
  isHarmSeen: z.boolean(),
});
export const reversed = z.object({
  paymentId: uuid,
  amountKopecks: kopecks,
  paidOn: day,
  /** What had been settled with the money and is owed again. */
  reopenedKopecks: kopecks,
  /** It was reversed before: nothing was done now. */
  isDuplicate: z.boolean(),
  warnings: z.array(warning),
});

export const whatIf = z.object({
  on: day,
  /** The header of this moment. */
  now: header,
  /** The same day without the acts, and with them. */
  before: played,
  after: played,
  warnings: z.array(warning),
});
