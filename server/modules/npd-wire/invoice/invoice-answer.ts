// Invoices and saved details as this wire shows them (wire §7): every key, exact types.
import type { Env } from '#platform/env';
import * as z from 'zod/mini';
import { decimal, instant, money, quantity, rubles } from '../exact.ts';
import { incomeTypes } from '../receipt/receipt-answer.ts';
import type { Invoice, InvoiceState } from './invoice.ts';
import type { DetailsKind, SavedDetails } from '#modules/payment-details';

const text = z.nullable(z.string());
const paymentType = z.enum(['ACCOUNT', 'PHONE']);

export const detailsTable = z.object({
  items: z.array(
    z.object({
      id: z.int(),
      type: paymentType,
      bankName: z.string(),
      bankBik: z.string(),
      currentAccount: z.string(),
      corrAccount: z.string(),
      phone: text,
      bankId: text,
      favorite: z.boolean(),
      availableForPa: z.boolean(),
    }),
  ),
});

const template = z.object({
  profession: z.string(),
  phone: text,
  email: text,
  description: z.array(z.never()),
});

export const invoiceAnswer = z.object({
  invoiceId: z.int(),
  uuid: z.string(),
  fid: z.int(),
  receiptId: text,
  type: z.literal('MANUAL'),
  status: z.enum(['CREATED', 'PAID_WITHOUT_RECEIPT', 'PAID_WITH_RECEIPT', 'CANCELLED']),
  services: z.array(
    z.object({ name: z.string(), amount: money, quantity, serviceNumber: z.int() }),
  ),
  totalAmount: money,
  totalTax: money,
  commission: z.null(),
  paymentType,
  bankName: z.string(),
  bankBik: z.string(),
  currentAccount: z.string(),
  corrAccount: z.string(),
  bankId: text,
  phone: text,
  clientType: z.enum(['FROM_INDIVIDUAL', 'FROM_LEGAL_ENTITY', 'FROM_FOREIGN_AGENCY']),
  clientName: text,
  clientDisplayName: text,
  clientInn: text,
  clientPhone: text,
  clientContactPhone: text,
  clientEmail: text,
  inn: z.string(),
  profession: z.string(),
  description: z.array(z.never()),
  email: text,
  merchantId: z.null(),
  acquirerId: z.null(),
  acquirerName: z.null(),
  paymentUrl: z.null(),
  transitionPageURL: z.string(),
  receiptTemplate: template,
  autoCreateReceipt: z.boolean(),
  createdAt: z.string(),
  paidAt: text,
  cancelledAt: text,
});

/** Programs that sent the body of a receipt read this one key. */
export const drawnInvoice = z.extend(invoiceAnswer, { approvedReceiptUuid: z.string() });

export const invoicePage = z.object({
  items: z.array(invoiceAnswer),
  hasMore: z.boolean(),
  currentOffset: z.int(),
  currentLimit: z.int(),
});

const types: Record<DetailsKind, z.infer<typeof paymentType>> = {
  account: 'ACCOUNT',
  phone: 'PHONE',
};

const statuses: Record<InvoiceState, z.infer<typeof invoiceAnswer>['status']> = {
  created: 'CREATED',
  paid: 'PAID_WITHOUT_RECEIPT',
  receipted: 'PAID_WITH_RECEIPT',
  cancelled: 'CANCELLED',
};

/** The state a status of the wire means; undefined for one that no invoice of ours has. */
export function stateOfStatus(status: string): InvoiceState | undefined {
  const found = Object.entries(statuses).find(([, one]) => one === status);
  return found?.[0] as InvoiceState | undefined;
}

export function savedOf(saved: SavedDetails): z.infer<typeof detailsTable>['items'][number] {
  return {
    id: saved.id,
    type: types[saved.kind],
    bankName: saved.bankName,
    bankBik: saved.bik,
    currentAccount: saved.account,
    corrAccount: saved.correspondentAccount,
    phone: saved.phone,
    bankId: null,
    favorite: saved.isFavourite,
    availableForPa: false,
  };
}

const time = (at: string | null) => (at === null ? null : instant(at, 3));

/** The page a buyer is given; it stands as long as the invoice. */
export const invoiceUrl = (env: Env, linkId: string): string =>
  `${env.settings.PUBLIC_URL}/invoice/${linkId}`;

export function invoiceOf(env: Env, invoice: Invoice, inn: string) {
  const { buyer, details } = invoice;
  return {
    invoiceId: invoice.invoiceId,
    uuid: invoice.linkId,
    fid: invoice.invoiceId,
    receiptId: invoice.receiptNumber,
    type: 'MANUAL' as const,
    status: statuses[invoice.state],
    services: invoice.lines.map((line, at) => ({
      name: line.name,
      amount: rubles(line.priceKopecks),
      quantity: decimal(line.quantity),
      serviceNumber: at,
    })),
    totalAmount: rubles(invoice.totalKopecks),
    totalTax: rubles(invoice.taxKopecks),
    commission: null,
    paymentType: types[details.kind],
    bankName: details.bankName,
    bankBik: details.bik,
    currentAccount: details.account,
    corrAccount: details.correspondentAccount,
    bankId: null,
    phone: details.phone,
    clientType: incomeTypes[buyer.kind],
    clientName: buyer.name,
    clientDisplayName: buyer.name,
    clientInn: buyer.inn,
    clientPhone: buyer.phone,
    clientContactPhone: buyer.phone,
    clientEmail: buyer.email,
    inn,
    profession: '',
    description: [],
    email: null,
    merchantId: null,
    acquirerId: null,
    acquirerName: null,
    paymentUrl: null,
    transitionPageURL: invoiceUrl(env, invoice.linkId),
    receiptTemplate: { profession: '', phone: null, email: null, description: [] },
    autoCreateReceipt: false,
    createdAt: instant(invoice.createdAt, 3),
    paidAt: time(invoice.paidAt),
    cancelledAt: time(invoice.cancelledAt),
  };
}

export const drawnOf = (env: Env, invoice: Invoice, inn: string) => ({
  ...invoiceOf(env, invoice, inn),
  approvedReceiptUuid: invoice.receiptNumber ?? invoice.linkId,
});
