// The door of receipts: what goes out of a receipt (papers, the public page, letters) and what
// comes in from bank statements.
import type { Module } from '#platform/module';
import { attachmentRoutes } from './attachment/attachment-routes.ts';
import { bankRoutes } from './bank/bank-routes.ts';
import { jobs, listeners } from './jobs.ts';
import { paperRoutes } from './paper/paper-routes.ts';
import { publicRoutes } from './public/public-routes.ts';

export { type ToPrint, printPdf, printPicture, toPrint } from './paper/print-receipt.ts';
export { type ReceiptData, receiptData, receiptXml } from './paper/receipt-json.ts';
export { checkStatus } from './public/check-status.ts';
export { countQuestion } from './public/count-question.ts';

export const module: Module = {
  name: 'receipts',
  routes: [...attachmentRoutes, ...bankRoutes, ...paperRoutes, ...publicRoutes],
  listeners,
  jobs,
};
