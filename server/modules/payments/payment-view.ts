// A payment as the cabinet shows it.
import type { Moment } from '#primitives/days';
import { kopecks } from '#primitives/money';
import type { Payment as PaymentView } from './contract.ts';
import { FEE, isOpen, shownState } from './payment.ts';
import type { Payment } from './payment.ts';

export type { PaymentView };

/** `reversedAt`: when the ledger took it back; a payment that is not paid never was. */
export function viewOf(payment: Payment, reversedAt: Moment | null = null): PaymentView {
  // A closed order has nothing to open, and nobody is sent to pay one that the bank contradicts.
  const isPayable = isOpen(payment.state) && payment.state !== 'review';
  return {
    paymentId: payment.paymentId,
    number: payment.number,
    method: payment.method,
    state: shownState(payment),
    amountKopecks: payment.amountKopecks,
    feeKopecks: FEE,
    payee: payment.payee.payee,
    purpose: payment.purpose,
    createdAt: payment.createdAt,
    paidAt: payment.paidAt,
    payUrl: isPayable ? payment.payUrl : null,
    qrLink: isPayable ? payment.qrLink : null,
    declineReason: payment.declineReason,
    covers: payment.covers ?? [],
    unallocatedKopecks: payment.unallocatedKopecks ?? kopecks(0),
    receiptReady: payment.receiptId !== null,
    reversedAt,
  };
}
