// An invoice of a self-employed person: what is asked for, from whom, where to pay. Pure.
import type { Buyer, Line } from '#modules/self-employment';
import type { Moment } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import { refusals } from '../errors.ts';
import type { PaymentDetails } from '#modules/payment-details';

/** created → paid → receipted; created → cancelled; a receipt may also follow at once. */
export type InvoiceState = 'created' | 'paid' | 'receipted' | 'cancelled';

export interface Invoice {
  /** Whole number among the invoices of one person. */
  invoiceId: number;
  /** The name in the link for the buyer. */
  linkId: string;
  state: InvoiceState;
  lines: Line[];
  totalKopecks: Kopecks;
  /** By the rate of the buyer, before the deduction, which only a receipt uses. */
  taxKopecks: Kopecks;
  buyer: Buyer & { email: string | null };
  details: PaymentDetails;
  receiptNumber: string | null;
  createdAt: Moment;
  paidAt: Moment | null;
  cancelledAt: Moment | null;
}

export type Step = 'cancel' | 'approve' | 'receipt' | 'details';

const allowed: Record<Step, readonly InvoiceState[]> = {
  cancel: ['created'],
  approve: ['created'],
  receipt: ['created', 'paid'],
  details: ['created'],
};

/** @throws npd-wire.invoice_state when the step does not follow from the state. */
export function mustAllow(invoice: Invoice, step: Step): void {
  if (!allowed[step].includes(invoice.state)) throw refusals.invoice_state();
}
