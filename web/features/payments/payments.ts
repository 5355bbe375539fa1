// What the address of the history asks for.
import type * as z from 'zod/mini';
import type { paymentPage } from '#contract/payments';
import type { Query } from '../../api.ts';
import { API, reading } from '../../query.ts';
import { type Search, stringifySearch } from '../../search.ts';

export type PaymentPageData = z.infer<typeof paymentPage>;

const ASKED = ['state', 'method', 'from', 'to'] as const;

export function paymentsQuery(search: Search): Query {
  return { ...Object.fromEntries(ASKED.map((name) => [name, search[name]])), page: search.page };
}

export function paymentsReading(search: Search) {
  const query = paymentsQuery(search);
  return reading<PaymentPageData>(['payments', 'list', query], `${API}/payments`, query);
}

export function filtersSet(search: Search): string[] {
  return ASKED.filter((name) => search[name] !== undefined);
}

/** The same payments as a file: filters, all pages. */
export function exportAddress(search: Search, format: 'xlsx' | 'csv'): string {
  const kept = stringifySearch({ ...paymentsQuery(search), page: undefined });
  return `${API}/payments/export.${format}${kept}`;
}
