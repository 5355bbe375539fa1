// What the pages of the self-employed read from the server, and the words of its answers.
import type * as z from 'zod/mini';
import type {
  Month,
  Receipt,
  Status,
  conditions,
  receiptBody,
  receiptPage,
  receiptPreview,
} from '#contract/self-employment';
import { type Kopecks, formatMoney } from '#primitives/money';
import { API, reading } from '../query.ts';
import { type Search, stringifySearch } from '../search.ts';

export const NPD = `${API}/npd`;
export type { Month, Receipt, Status };
export type Conditions = z.infer<typeof conditions>;
export type ReceiptBody = z.infer<typeof receiptBody>;
export type ReceiptList = z.infer<typeof receiptPage>;
export type ReceiptListed = ReceiptList['items'][number];
export type Preview = z.infer<typeof receiptPreview>;

export const money = (amount: number) => formatMoney(amount as Kopecks);

export const statusReading = () => reading<Status>(['npd', 'status'], `${NPD}/status`);
export const conditionsReading = () =>
  reading<Conditions>(['npd', 'conditions'], `${NPD}/conditions`);
export const monthReading = (month: string) =>
  reading<Month>(['npd', 'month', month], `${NPD}/months/${month}`);
export const receiptReading = (number: string) =>
  reading<Receipt>(['npd', 'receipt', number], `${NPD}/receipts/${number}`);

const ASKED = ['state', 'buyer', 'from', 'to', 'text', 'sort'] as const;

export function receiptsReading(search: Search = {}) {
  const query = {
    ...Object.fromEntries(ASKED.map((name) => [name, search[name]])),
    page: search.page,
  };
  return reading<ReceiptList>(['npd', 'receipts', query], `${NPD}/receipts`, query);
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

export interface Recent {
  name: string;
  priceKopecks: number;
  quantity: string;
}
const RECENT_MAX = 5;

/** What was sold last, each thing once with its last price: the newest receipts come first. */
export function recentServices(receipts: readonly Pick<Receipt, 'lines'>[]): Recent[] {
  const found = new Map<string, Recent>();
  for (const { lines } of receipts) {
    for (const { name, priceKopecks, quantity } of lines) {
      const key = name.toLowerCase();
      if (!found.has(key)) found.set(key, { name, priceKopecks, quantity });
    }
  }
  return [...found.values()].slice(0, RECENT_MAX);
}

export interface RecentBuyer {
  kind: 'company' | 'foreign';
  inn: string;
  name: string;
}

/** Companies and foreign buyers, each once, the newest first. */
export function recentBuyers(receipts: readonly Pick<Receipt, 'buyer'>[]): RecentBuyer[] {
  const found = new Map<string, RecentBuyer>();
  for (const { buyer } of receipts) {
    const { kind, inn, name } = buyer;
    const key = `${kind} ${inn} ${name}`;
    if (kind === 'person' || name === null || found.has(key)) continue;
    found.set(key, { kind, inn: inn ?? '', name });
  }
  return [...found.values()].slice(0, RECENT_MAX);
}
