// What the pages of the self-employed read from the server, and the words of its answers.
import type * as z from 'zod/mini';
import type { attachments } from '#contract/receipts';
import type {
  Month,
  Overview,
  Receipt,
  Status,
  cancellationEffect,
  conditions,
  receiptBody,
  receiptPage,
  receiptPreview,
  suggestions,
} from '#contract/self-employment';
import { type Kopecks, formatMoney } from '#primitives/money';
import { API, reading } from '../query.ts';
import { type Search, stringifySearch } from '../search.ts';

export const NPD = `${API}/npd`;
export type { Month, Overview, Receipt, Status };
export type Attachments = z.infer<typeof attachments>;
export type Conditions = z.infer<typeof conditions>;
export type ReceiptBody = z.infer<typeof receiptBody>;
export type ReceiptList = z.infer<typeof receiptPage>;
export type ReceiptListed = ReceiptList['items'][number];
export type ReceiptLatest = Overview['recent'][number];
export type Preview = z.infer<typeof receiptPreview>;
export type CancellationEffect = z.infer<typeof cancellationEffect>;
/** What was sold lately and to whom, each once, the newest first. */
export type Suggestions = z.infer<typeof suggestions>;
export type RecentService = Suggestions['services'][number];
export type RecentBuyer = Suggestions['buyers'][number];

export const money = (amount: number) => formatMoney(amount as Kopecks);

/** Pages that open without a connection ask again as soon as there is one. */
const again = { refetchOnReconnect: 'always' } as const;

export const overviewReading = () => ({
  ...reading<Overview>(['npd', 'overview'], NPD),
  ...again,
});
export const suggestionsReading = () =>
  reading<Suggestions>(['npd', 'suggestions'], `${NPD}/suggestions`);
export const statusReading = () => ({
  ...reading<Status>(['npd', 'status'], `${NPD}/status`),
  ...again,
});
export const conditionsReading = () =>
  reading<Conditions>(['npd', 'conditions'], `${NPD}/conditions`);
export const monthReading = (month: string) =>
  reading<Month>(['npd', 'month', month], `${NPD}/months/${month}`);
export const receiptReading = (number: string) =>
  reading<Receipt>(['npd', 'receipt', number], `${NPD}/receipts/${number}`);

export const attachmentsReading = (number: string) =>
  reading<Attachments>(['npd', 'attachments', number], `${NPD}/receipts/${number}/attachments`);

export const cancellationReading = (number: string) =>
  reading<CancellationEffect>(
    ['npd', 'receipt', number, 'cancellation'],
    `${NPD}/receipts/${number}/cancellation`,
  );

const ASKED = ['state', 'buyer', 'from', 'to', 'text', 'sort'] as const;

export function receiptsReading(search: Search = {}) {
  const query = {
    ...Object.fromEntries(ASKED.map((name) => [name, search[name]])),
    page: search.page,
  };
  return {
    ...reading<ReceiptList>(['npd', 'receipts', query], `${NPD}/receipts`, query),
    ...again,
  };
}

/** The filters that are set; the order is no filter. */
export function filtersSet(search: Search): string[] {
  return ASKED.filter((name) => name !== 'sort' && search[name] !== undefined);
}

/** The same receipts as a file: filters and order, all pages. */
export function exportAddress(search: Search, format: 'xlsx' | 'csv'): string {
  const kept = Object.fromEntries(ASKED.map((name) => [name, search[name]]));
  return `${NPD}/receipts/export.${format}${stringifySearch(kept)}`;
}

/** «Ремонт велосипеда» or «Ремонт велосипеда и ещё 2». */
export function firstLine(lines: readonly { name: string }[], more: (count: number) => string) {
  const [first] = lines;
  return `${first?.name ?? ''}${lines.length > 1 ? ` ${more(lines.length - 1)}` : ''}`;
}
