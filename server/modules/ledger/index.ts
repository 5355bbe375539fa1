import type { Module } from '#platform/module';
import { refusals } from './errors.ts';
import { routes } from './routes.ts';
import { settleDue, tellOverdue } from './settle-due.ts';
import { verifyNext } from './verify-ledger.ts';

export type { Charge, ChargeClass, ChargeSource, Cover, NewCharge, TaxKind } from './charge.ts';
export { chargeTitle, taxTitle } from './charge.ts';
export { amountAsOf, listOutstanding } from './charge-store.ts';
export { findChargeByUin, listChargeUins } from './find-charge-by-uin.ts';
export { accruePenalty, correctCharge, postCharges } from './post-charges.ts';
export { type ChargesOf, creditsOf, postChargesOfMany } from './post-charges-of-many.ts';
export { type PaymentToPost, type Posted, postApartPayment, postPayment } from './post-payment.ts';
export { type Quote, quoteAllocation } from './quote-allocation.ts';
export { currentHeader, readAccount } from './read-account.ts';
export {
  findCharge,
  getCharge,
  getChargeDetails,
  listObligations,
  payableCharges,
} from './read-charges.ts';
export type { Payable } from './read-charges.ts';
export { lastPostingNo, settlementOf, settlementsAfter } from './settlement/read-settlement.ts';
export { listPayments } from './reversal/list-payments.ts';
export {
  correctPayment,
  listReversals,
  type PaymentInstead,
  type ReversalOrder,
  type Reversed,
  reversalTimes,
  reversePayment,
} from './reversal/reverse-payment.ts';
export { listOffsets, makeOffset, type OffsetWish, withdrawOffset } from './offset/make-offset.ts';
export { settleDue } from './settle-due.ts';
export { type Column, type Table, tableFile } from './table-file.ts';
export { type BrokenAccount, verifyLedger } from './verify-ledger.ts';

export const module: Module = {
  name: 'ledger',
  routes,
  refusals,
  dues: [
    { kind: 'ledger.charge-due', call: (ctx) => settleDue(ctx) },
    { kind: 'ledger.charge-overdue', call: tellOverdue },
  ],
  jobs: [{ name: 'ledger.verify', everyS: 60, call: verifyNext }],
  pageParts: { home: { account: 'ledger.page_home', charges: 'ledger.page_home_charges' } },
};
