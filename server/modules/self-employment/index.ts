// The door of self-employment: the register of payers of the tax on professional income, their
// receipts, the tax of their months. Amounts are kopecks, quantities exact decimals of at most six
// digits, times of operations an instant with the offset its program wrote.
import type { Module } from '#platform/module';
import { refusals } from './errors.ts';
import { dues } from './jobs.ts';
import { monthRoutes } from './month/month-routes.ts';
import { offlineRoutes } from './offline/offline-routes.ts';
import { routes } from './routes.ts';

export { refusals } from './errors.ts';
export { type ChargedPeriod, listCharged } from './month/period-store.ts';
export { type Income, taxWith } from './month/foretell-tax.ts';
export { type Month, type Preview, daysOfMonth, monthTax } from './month/show-month.ts';
export {
  type CancelInput,
  cancelReceipt,
  getReceipt,
  replaceReceipt,
} from './receipt/cancel-receipt.ts';
export { allReceipts } from './receipt/all-receipts.ts';
export { findPublicReceipt, type PublicReceipt } from './receipt/find-public-receipt.ts';
export {
  type ReceiptInput,
  issueNumbered,
  issueReceipt,
  readReceipt,
} from './receipt/issue-receipt.ts';
export { type IssuedOne, issueMany } from './receipt/issue-many.ts';
export { type SellingCall, sellAtOnce } from './receipt/sell-at-once.ts';
export { type Line, type TypedLine, isPrintable, microOf, plainQuantity } from './receipt/lines.ts';
export { type Listed, listReceipts } from './receipt/list-receipts.ts';
export type { Range, ReceiptFilter, ReceiptSums, SortBy } from './receipt/receipt-store.ts';
export {
  type Buyer,
  type BuyerKind,
  type Cancellation,
  type CancellationReason,
  type PaymentKind,
  REASON_WORDS,
  type Receipt,
  type Source,
  type WrittenTime,
  monthOfDay,
  writtenText,
} from './receipt/receipt.ts';
export { itemOf, pageUrl, printUrl, viewOf } from './receipt/receipt-view.ts';
export { findReceipt, listMonthReceipts } from './receipt/receipt-store.ts';
export { pageOf, readFilter, sortOf, thingOf } from './receipt/list-receipts.ts';
export { sellerInn } from './seller.ts';
export type { Words } from './words.ts';
export { nowWritten, readBody } from './receipt/read-body.ts';
export { readWrittenTime } from './receipt/written-time.ts';
export { type LimitState, limitOf, limitState } from './registration/limit.ts';
export type { Registration } from './registration/registration.ts';
export { listRegistrations } from './registration/registration-store.ts';
export { standsOn } from './registration/registration.ts';
export { registerPayer } from './registration/register-payer.ts';
export {
  type YearIncome,
  type StatusOn,
  registrationOf,
  statusOn,
  yearIncomeOf as yearIncome,
} from './registration/status-on.ts';

export const module: Module = {
  name: 'self-employment',
  routes: [...routes, ...monthRoutes, ...offlineRoutes],
  refusals,
  dues,
};
