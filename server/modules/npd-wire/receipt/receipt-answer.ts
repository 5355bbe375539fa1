// A receipt as this wire shows it (wire §4.2, §4.3, §5.1): every key, exact types.
import * as z from 'zod/mini';
import type { BuyerKind, Receipt } from '#modules/self-employment';
import { REASON_WORDS, monthOfDay } from '#modules/self-employment';
import { clockTime, decimal, instant, money, quantity, rubles } from '../exact.ts';

const text = z.nullable(z.string());

const services = z.array(
  z.object({ name: z.string(), quantity, serviceNumber: z.int(), amount: money }),
);

const cancellationInfo = z.nullable(
  z.object({
    operationTime: z.string(),
    registerTime: z.string(),
    taxPeriodId: z.int(),
    comment: z.string(),
  }),
);

const shared = {
  services,
  operationTime: z.string(),
  requestTime: z.string(),
  registerTime: z.string(),
  taxPeriodId: z.int(),
  paymentType: z.enum(['CASH', 'ACCOUNT']),
  incomeType: z.enum(['FROM_INDIVIDUAL', 'FROM_LEGAL_ENTITY', 'FROM_FOREIGN_AGENCY']),
  totalAmount: money,
  cancellationInfo,
  sourceDeviceId: z.string(),
  clientInn: text,
  clientDisplayName: text,
  partnerDisplayName: text,
  partnerInn: text,
  inn: z.string(),
  profession: z.string(),
  description: z.array(z.never()),
  invoiceId: text,
};

/** One of a list of incomes. */
export const income = z.object({
  approvedReceiptUuid: z.string(),
  name: z.string(),
  partnerCode: text,
  partnerLogo: text,
  ...shared,
});

/** `receipt/{inn}/{number}/json` */
export const receiptJson = z.object({
  receiptId: z.string(),
  ...shared,
  email: text,
  phone: text,
});

export const incomePage = z.object({
  content: z.array(income),
  hasMore: z.boolean(),
  currentOffset: z.int(),
  currentLimit: z.int(),
});

/** What a cancellation answers. */
export const cancelled = z.object({
  incomeInfo: z.object({
    approvedReceiptUuid: z.string(),
    name: z.string(),
    operationTime: z.string(),
    requestTime: z.string(),
    paymentType: z.enum(['CASH', 'ACCOUNT']),
    partnerCode: text,
    totalAmount: money,
    cancellationInfo,
    sourceDeviceId: z.string(),
  }),
});

export const incomeTypes: Record<BuyerKind, z.infer<typeof shared.incomeType>> = {
  person: 'FROM_INDIVIDUAL',
  company: 'FROM_LEGAL_ENTITY',
  foreign: 'FROM_FOREIGN_AGENCY',
};

/** A receipt that was not made on this wire has no device; the key is never null. */
const noDevice = 'cabinet';

export const taxPeriodOf = (receipt: Receipt): number =>
  Number(monthOfDay(receipt.incomeOn).replace('-', ''));

function cancellationOf(receipt: Receipt): z.infer<typeof cancellationInfo> {
  const { cancellation } = receipt;
  if (cancellation === null) return null;
  const { operation, registeredAt, reason } = cancellation;
  return {
    operationTime: clockTime(operation.at, operation.offset),
    registerTime: instant(registeredAt, 3),
    taxPeriodId: taxPeriodOf(receipt),
    comment: REASON_WORDS[reason],
  };
}

function sharedOf(receipt: Receipt, inn: string, invoiceId: number | undefined) {
  const { operation, request, buyer } = receipt;
  return {
    services: receipt.lines.map((line, at) => ({
      name: line.name,
      quantity: decimal(line.quantity),
      serviceNumber: at,
      amount: rubles(line.priceKopecks),
    })),
    operationTime: clockTime(operation.at, operation.offset),
    requestTime: clockTime(request.at, request.offset),
    registerTime: instant(receipt.registeredAt, 3),
    taxPeriodId: taxPeriodOf(receipt),
    paymentType: receipt.paymentKind === 'cash' ? ('CASH' as const) : ('ACCOUNT' as const),
    incomeType: incomeTypes[buyer.kind],
    totalAmount: rubles(receipt.totalKopecks),
    cancellationInfo: cancellationOf(receipt),
    sourceDeviceId: receipt.device ?? noDevice,
    clientInn: buyer.inn,
    clientDisplayName: buyer.name,
    partnerDisplayName: null,
    partnerInn: null,
    inn,
    profession: '',
    description: [],
    invoiceId: invoiceId === undefined ? null : String(invoiceId),
  };
}

export function incomeOf(receipt: Receipt, inn: string, invoiceId?: number) {
  return {
    approvedReceiptUuid: receipt.number,
    name: receipt.lines[0]!.name,
    partnerCode: null,
    partnerLogo: null,
    ...sharedOf(receipt, inn, invoiceId),
  };
}

/** With the buyer's phone only for its seller: whoever holds the link need not be the buyer. */
export function receiptJsonOf(receipt: Receipt, inn: string, invoiceId?: number) {
  return {
    receiptId: receipt.number,
    ...sharedOf(receipt, inn, invoiceId),
    email: null,
    phone: receipt.buyer.phone,
  };
}

export function cancelledOf(receipt: Receipt, inn: string) {
  const { approvedReceiptUuid, name, partnerCode, ...rest } = incomeOf(receipt, inn);
  const { operationTime, requestTime, paymentType, totalAmount, cancellationInfo } = rest;
  return {
    incomeInfo: {
      approvedReceiptUuid,
      name,
      operationTime,
      requestTime,
      paymentType,
      partnerCode,
      totalAmount,
      cancellationInfo,
      sourceDeviceId: rest.sourceDeviceId,
    },
  };
}
