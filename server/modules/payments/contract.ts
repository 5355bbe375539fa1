// Paying: quote, intent with a client-made id, status, history, receipt, requisites.
import * as z from 'zod/mini';
import { settlementShare } from '#contract/ledger';
import { day, kopecks, moment, uuid } from '#platform/contract';

export const paymentMethod = z.enum(['sbp', 'card']);
/**
 * The one table of statuses: Проверяем, Оплачен, Отклонён, На проверке. `waiting` = the person is
 * at the bank.
 */
export const paymentState = z.enum(['waiting', 'checking', 'paid', 'declined', 'review']);

const chargeIds = z.array(uuid).check(z.maxLength(500));
/** Empty `chargeIds` with an amount is an advance to the account. */
export const quoteBody = z.object({ chargeIds, amountKopecks: z.nullable(kopecks) });
/**
 * POST /api/cabinet/v1/payments/quote: what the money will settle and reserve, before anything is
 * done.
 */
export const quote = z.object({
  amountKopecks: kopecks,
  feeKopecks: kopecks,
  totalKopecks: kopecks,
  payee: z.string(),
  arrivesOn: day,
  covers: z.array(
    z.object({
      chargeId: uuid,
      title: z.string(),
      dueOn: day,
      settledKopecks: kopecks,
      reservedKopecks: kopecks,
    }),
  ),
  freeKopecks: kopecks,
});
/** POST /api/cabinet/v1/payments; the browser makes `paymentId` and keeps it before sending. */
export const payBody = z.object({
  paymentId: uuid,
  method: paymentMethod,
  chargeIds,
  amountKopecks: kopecks,
  /**
   * The person has seen this sum; a current figure that differs refuses
   * (`payments.amount_changed`).
   */
  expectedTotalKopecks: kopecks,
});
export const payment = z.object({
  paymentId: uuid,
  number: z.string(),
  method: paymentMethod,
  state: paymentState,
  amountKopecks: kopecks,
  feeKopecks: kopecks,
  payee: z.string(),
  purpose: z.string(),
  createdAt: moment,
  paidAt: z.nullable(moment),
  /** Where the person pays: the bank's page; for СБП also the link of the QR. */
  payUrl: z.nullable(z.string()),
  qrLink: z.nullable(z.string()),
  declineReason: z.nullable(
    z.enum([
      'insufficient_funds',
      'blocked_card',
      'wrong_requisites',
      'expired',
      'bank_unavailable',
      'cancelled',
    ]),
  ),
  covers: z.array(
    z.object({
      chargeId: uuid,
      title: z.string(),
      settledKopecks: kopecks,
      reservedKopecks: kopecks,
    }),
  ),
  unallocatedKopecks: kopecks,
  receiptReady: z.boolean(),
  /** Since when its source's word stands that the money never came; the state stays `paid`. */
  reversedAt: z.nullable(moment),
});
export type Payment = z.infer<typeof payment>;
/** GET /api/cabinet/v1/payments/:paymentId: with what it settled when it came, and why so. */
export const paymentDetails = z.extend(payment, { settlement: z.array(settlementShare) });
/** GET /api/cabinet/v1/payments?state=&method=&from=&to=&page= */
export const paymentsQuery = z.object({
  state: z.optional(z.string()),
  method: z.optional(z.string()),
  from: z.optional(z.string()),
  to: z.optional(z.string()),
  page: z.optional(z.string()),
});
export const paymentPage = z.object({
  items: z.array(payment),
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
  paidKopecks: kopecks,
});
/**
 * GET /api/cabinet/v1/payments/requisites?amountKopecks= – «Оплатить по реквизитам» (ГОСТ Р 56042).
 */
export const requisites = z.object({
  payee: z.string(),
  payeeInn: z.string(),
  payeeKpp: z.string(),
  bank: z.string(),
  bik: z.string(),
  account: z.string(),
  correspondentAccount: z.string(),
  kbk: z.string(),
  oktmo: z.string(),
  purpose: z.string(),
  payerInn: z.string(),
  amountKopecks: kopecks,
  qrText: z.string(),
  qrSvg: z.string(),
  validFrom: day,
  unverified: z.boolean(),
});
/** GET /check/api?number=&code= – authenticity of a payment receipt, without personal data. */
export const receiptCheck = z.object({
  authentic: z.boolean(),
  number: z.nullable(z.string()),
  amountKopecks: z.nullable(kopecks),
  paidAt: z.nullable(moment),
  payer: z.nullable(z.string()),
  sha256: z.nullable(z.string()),
  /** The day on which the payment was taken back: the paper is ours, the money did not stay. */
  reversedOn: z.nullable(day),
});
/** POST /api/stand/v1/arrivals: the stand tells of money that somebody paid by requisites. */
export const arrivalBody = z.object({
  payerInn: z.string().check(z.regex(/^\d{12}$/)),
  /** The treasury's own id of the event: told twice, it is posted once. */
  eventId: z.string().check(z.regex(/^[\w-]{1,100}$/)),
  paymentId: uuid,
  amountKopecks: kopecks,
});
export const arrivalTaken = z.object({ postingNo: z.int(), isDuplicate: z.boolean() });
