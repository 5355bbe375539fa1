// The tax account as the cabinet sees it: charges, header, balance as of a day.
import * as z from 'zod/mini';
import { day, kopecks, moment, uuid } from '#platform/contract';

/** What is owed; `ndfl_agent` is withheld from others, `duty` is paid outside the account. */
export const taxKind = z.enum([
  'property',
  'land',
  'transport',
  'ndfl',
  'ndfl_agent',
  'npd',
  'usn',
  'patent',
  'contributions',
  'duty',
  'other',
]);
export const chargeClass = z.enum(['tax', 'penalty', 'fine', 'interest']);
/** The document a charge follows from; `law`: no document, the law itself (penalties). */
export const sourceKind = z.enum([
  'notice',
  'declaration',
  'calculation',
  'statement',
  'patent',
  'receipts',
  'decision',
  'loaded',
  'law',
]);
export const chargeSource = z.object({
  kind: sourceKind,
  number: z.nullable(z.string()),
  on: z.nullable(day),
});
/** The one table of statuses (design §5). */
export const chargeStatus = z.enum(['due', 'reserved', 'part_paid', 'paid', 'overdue']);

/** What a charge is called by; a page says it in its own language. */
export const chargeName = {
  class: chargeClass,
  tax: taxKind,
  taxYear: z.int(),
  /** `2025`, `2026-Q1`, `2026-H1`, `2026-9M`, `2026-03` (primitives/periods). */
  period: z.string(),
  /** What is taxed, in the words of the registry: «Квартира, Москва, ул. Лесная, 7». */
  subjectOfTax: z.string(),
};
export const charge = z.object({
  chargeId: uuid,
  ...chargeName,
  objectId: z.nullable(uuid),
  /** The principal charge of a penalty. */
  principalId: z.nullable(uuid),
  noticeNumber: z.nullable(z.string()),
  source: z.nullable(chargeSource),
  oktmo: z.string(),
  kbk: z.nullable(z.string()),
  uin: z.nullable(z.string()),
  /** Outside the single account (НК РФ ст.11.3 п.1): not in the header, paid by its own УИН. */
  isApart: z.boolean(),
  amountKopecks: kopecks,
  settledKopecks: kopecks,
  reservedKopecks: kopecks,
  /** Part of what is reserved: set aside for it by the person's statement. */
  offsetKopecks: kopecks,
  /** amount − settled; what is reserved is still outstanding. */
  outstandingKopecks: kopecks,
  dueOn: day,
  chargedOn: day,
  updatedAt: moment,
  status: chargeStatus,
  /** Some figure of law behind the amount is not verified (design §4.14). */
  unverified: z.boolean(),
  correctedOn: z.nullable(day),
});
export type Charge = z.infer<typeof charge>;

/** GET /api/cabinet/v1/charges */
export const chargesQuery = z.object({
  status: z.optional(z.string()),
  tax: z.optional(z.string()),
  class: z.optional(z.string()),
  year: z.optional(z.string()),
  period: z.optional(z.string()),
  kbk: z.optional(z.string()),
  oktmo: z.optional(z.string()),
  from: z.optional(z.string()),
  to: z.optional(z.string()),
  minKopecks: z.optional(z.string()),
  maxKopecks: z.optional(z.string()),
  sort: z.optional(
    z.enum(['dueOn', '-dueOn', 'amount', '-amount', 'outstanding', '-outstanding', 'tax', '-tax']),
  ),
  page: z.optional(z.string()),
});
export const chargePage = z.object({
  items: z.array(charge),
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
  sums: z.object({
    amountKopecks: kopecks,
    settledKopecks: kopecks,
    reservedKopecks: kopecks,
    outstandingKopecks: kopecks,
  }),
  asOf: moment,
});

/** GET /api/cabinet/v1/charges/:chargeId */
export const chargeDetails = z.object({
  charge,
  /** What happened to it, oldest first. */
  movements: z.array(
    z.object({
      at: moment,
      effectiveOn: day,
      kind: z.enum(['charged', 'settled', 'released', 'reversed', 'corrected', 'reserved']),
      amountKopecks: kopecks,
      paymentId: z.nullable(uuid),
    }),
  ),
  penalties: z.array(charge),
  replacesId: z.nullable(uuid),
  replacedById: z.nullable(uuid),
});

/** The honest header (BEY-2): parts are never mixed; only the button adds them. */
export const header = z.object({
  debtKopecks: kopecks,
  debtCount: z.int(),
  /** Outstanding and not reserved, by due day, soonest first. */
  upcoming: z.array(
    z.object({ dueOn: day, toPayKopecks: kopecks, reservedKopecks: kopecks, count: z.int() }),
  ),
  /** Σ upcoming.toPayKopecks */
  toPayKopecks: kopecks,
  reservedKopecks: kopecks,
  /** Part of what is reserved: set aside by statements. */
  offsetKopecks: kopecks,
  /** Money on the account that nothing claims yet. */
  freeKopecks: kopecks,
  /** Balance (сальдо): money on the account minus debts; negative is a debt. */
  balanceKopecks: kopecks,
  /** debt + toPay: what the button pays. */
  payAllKopecks: kopecks,
});
export type Header = z.infer<typeof header>;

/** A payment that its source took back; it never counted (НК РФ ст.45). */
export const paymentReversal = z.object({
  paymentId: uuid,
  amountKopecks: kopecks,
  /** The day it had counted from, and from which it counts no more. */
  paidOn: day,
  source: z.enum(['gisgmp', 'bank', 'officer']),
  documentNumber: z.string(),
  documentOn: day,
  note: z.string(),
  /** What had been settled with it and is owed again. */
  reopenedKopecks: kopecks,
  recordedAt: moment,
  /** A `kabinet-trace/1` document. */
  trace: z.record(z.string(), z.unknown()),
});
export type PaymentReversal = z.infer<typeof paymentReversal>;

/** Money on the account as an officer finds it. */
export const accountPayment = z.object({
  paymentId: uuid,
  amountKopecks: kopecks,
  paidOn: day,
  recordedAt: moment,
  /** Paid from the cabinet; told by a file of ГИС ГМП or of a bank; told by the treasury. */
  origin: z.enum(['cabinet', 'gisgmp', 'bank', 'treasury']),
});
export type AccountPayment = z.infer<typeof accountPayment>;

/** GET /api/cabinet/v1/account?on=YYYY-MM-DD&knownAt=ISO */
export const accountQuery = z.object({
  on: z.optional(z.string()),
  knownAt: z.optional(z.string()),
});
export const account = z.object({
  on: day,
  knownAt: moment,
  header,
  /** Their rows add up to the header. */
  charges: z.array(charge),
  /** What is owed outside the account. */
  apart: z.array(charge),
  /** Payments of these days that were taken back, the newest word first. */
  reversed: z.array(paymentReversal),
});

/**
 * GET /api/cabinet/v1/account/history?what=&page=: what happened to the account, the latest first;
 * daily penalties only where they are asked for.
 */
export const historyQuery = z.object({
  what: z.optional(z.enum(['all', 'money', 'charges', 'penalties'])),
  page: z.optional(z.string()),
});
export const historyEntry = z.object({
  kind: z.enum(['charge', 'payment', 'allocation', 'release', 'reversal', 'payment_reversal']),
  /** The day it counts from. */
  effectiveOn: day,
  amountKopecks: kopecks,
  /** Null: the money that came. */
  chargeId: z.nullable(uuid),
  charge: z.nullable(
    z.object({
      ...chargeName,
      dueOn: day,
    }),
  ),
});
export const history = z.object({
  items: z.array(
    z.object({
      /** The number of its first posting. */
      actNo: z.int(),
      kind: z.enum([
        'payment',
        'payment_reversal',
        'charge',
        'correction',
        'settlement',
        'release',
        'penalty',
      ]),
      /** When it was written down. */
      recordedAt: moment,
      /** The earliest day any part of it counts from. */
      effectiveOn: day,
      /** The payment that came or was taken back. */
      paymentId: z.nullable(uuid),
      /** Paid from the cabinet: the payment has a page of its own. */
      isOrder: z.boolean(),
      /**
       * What came, was charged, settled or released; negative: taken back, or less is owed by a
       * correction.
       */
      amountKopecks: kopecks,
      /** Money on the account after it, and what was still outstanding in the single account. */
      moneyAfterKopecks: kopecks,
      owedAfterKopecks: kopecks,
      entryCount: z.int(),
      /** The first of them; a file of charges writes hundreds at once. */
      entries: z.array(historyEntry),
    }),
  ),
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
  asOf: moment,
});

/** GET /api/cabinet/v1/home: all parts in one round trip to the database. */
export const home = z.object({
  asOf: moment,
  today: day,
  account: header,
  charges: z.array(charge),
  property: z.array(
    z.object({
      objectId: uuid,
      kind: z.string(),
      title: z.string(),
      lastTaxKopecks: z.nullable(kopecks),
    }),
  ),
  events: z.array(
    z.object({
      id: uuid,
      at: moment,
      text: z.object({ ru: z.string(), en: z.string() }),
      href: z.nullable(z.string()),
    }),
  ),
  unread: z.int(),
});

/** POST /api/cabinet/v1/offsets: «Зачесть» for a charge that is still to come. */
export const offsetBody = z.object({
  offsetId: uuid,
  chargeId: uuid,
  amountKopecks: kopecks.check(z.positive()),
});
/** POST /api/cabinet/v1/offsets/:offsetId/withdrawal; GET /api/cabinet/v1/offsets */
export const offset = z.object({
  offsetId: uuid,
  chargeId: uuid,
  /** Of the charge, for its name. */
  ...chargeName,
  dueOn: day,
  amountKopecks: kopecks,
  /** Σ of the five is the amount. */
  heldKopecks: kopecks,
  usedKopecks: kopecks,
  outrankedKopecks: kopecks,
  withdrawnKopecks: kopecks,
  releasedKopecks: kopecks,
  madeOn: day,
  recordedAt: moment,
});
export type Offset = z.infer<typeof offset>;
export const offsets = z.object({ items: z.array(offset) });

/** One share of money that settled a charge, with its place in the legal order. */
export const settlementShare = z.object({
  chargeId: uuid,
  ...chargeName,
  title: z.string(),
  dueOn: day,
  /** The day it counts from. */
  on: day,
  amountKopecks: kopecks,
  /** НК РФ ст.45 п.8: 1 НДФЛ arrears … 7 fines. */
  place: z.literal([1, 2, 3, 4, 5, 6, 7]),
  /** Not enough for all of one place and day: divided by size (п.10). */
  isProRata: z.boolean(),
  reason: z.object({ ru: z.string(), en: z.string() }),
  article: z.string(),
});
export type SettlementShare = z.infer<typeof settlementShare>;

/** GET /api/cabinet/v1/debts: «Задолженности», the oldest first; they add up to the header. */
const debtSums = {
  principalKopecks: kopecks,
  penaltyKopecks: kopecks,
  interestKopecks: kopecks,
  fineKopecks: kopecks,
  totalKopecks: kopecks,
};
export const debts = z.object({
  on: day,
  items: z.array(
    z.object({
      tax: taxKind,
      taxYear: z.int(),
      period: z.string(),
      title: z.string(),
      /** The first day late of the oldest part. */
      since: day,
      daysLate: z.int(),
      /** When one of its charges was last reckoned or touched. */
      calculatedAt: moment,
      ...debtSums,
      chargeIds: z.array(uuid),
    }),
  ),
  ...debtSums,
});
