// What the address of the list asks for, and what a selection comes to.
import type * as z from 'zod/mini';
import type { Charge, chargeDetails, chargePage } from '#contract/ledger';
import { type Kopecks, parseMoney } from '#primitives/money';
import type { Query } from '../../api.ts';
import { API, reading } from '../../query.ts';
import { moneyText } from '../../ui/form/money-text.ts';
import type { Search } from '../../search.ts';

export type ChargePage = z.infer<typeof chargePage>;
export type ChargeDetails = z.infer<typeof chargeDetails>;

const ASKED = ['status', 'tax', 'class', 'year', 'from', 'to', 'minKopecks', 'maxKopecks'] as const;
export type FilterName = (typeof ASKED)[number];
export const USUAL_SORT = '-dueOn';

/** What the server is asked, from what stands in the address; other words are left out. */
export function chargesQuery(search: Search): Query {
  const asked = Object.fromEntries(ASKED.map((name) => [name, search[name]]));
  return { ...asked, sort: search.sort, page: search.page };
}

export function chargesReading(search: Search) {
  const query = chargesQuery(search);
  return reading<ChargePage>(['account', 'charges', query], `${API}/charges`, query);
}

/** Filters set by the person. */
export function filtersSet(search: Search): FilterName[] {
  return ASKED.filter((name) => search[name] !== undefined);
}

export const EXPORTS = ['xlsx', 'pdf', 'csv', 'xml'] as const;
export type ExportFormat = (typeof EXPORTS)[number];

/** The same rows as a file: filters and order, not the page. */
export function exportAddress(search: Search, format: ExportFormat): string {
  const { page: _page, ...rest } = chargesQuery(search);
  const text = new URLSearchParams(
    Object.entries(rest).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  ).toString();
  return `${API}/charges/export.${format}${text === '' ? '' : `?${text}`}`;
}

/** Not yet settled and not covered by free money. */
export function payable(charge: Charge): number {
  return charge.outstandingKopecks - charge.reservedKopecks;
}

/** What stands outside the account is paid by its own number, not from here. */
export function canPay(charge: Charge): boolean {
  return payable(charge) > 0 && !charge.isApart;
}

export function chargeReading(chargeId: string) {
  return reading<ChargeDetails>(['account', 'charge', chargeId], `${API}/charges/${chargeId}`);
}

/** What was charged at first; a charge that was corrected has no sum of its own any more. */
export function firstSum({ charge, movements }: Pick<ChargeDetails, 'charge' | 'movements'>) {
  return movements.find(({ kind }) => kind === 'charged')?.amountKopecks ?? charge.amountKopecks;
}

/** Chosen charges and what each needs; kept while the pages of the list are turned. */
export type Chosen = ReadonlyMap<string, number>;

/** The choice after a press: sums of this page are fresh, those of other pages are remembered. */
export function choose(next: ReadonlySet<string>, before: Chosen, page: readonly Charge[]): Chosen {
  const fresh = new Map(page.map((charge) => [charge.chargeId, payable(charge)]));
  return new Map([...next].map((id) => [id, fresh.get(id) ?? before.get(id) ?? 0]));
}

export function chosenSum(chosen: Chosen): number {
  let total = 0;
  for (const amount of chosen.values()) total += amount;
  return total;
}

export function payAddress(ids: Iterable<string>): string {
  return `/pay?charges=${[...ids].join(',')}`;
}

/** Roubles typed into a filter become kopecks of the address; nonsense becomes no filter. */
export function kopecksFilter(text: string): string | undefined {
  const read = parseMoney(text);
  return read.ok && read.value >= 0 ? String(read.value) : undefined;
}

/** And back, to stand in the field. */
export function roublesText(kopecks: string | undefined): string {
  const value = Number(kopecks);
  return kopecks === undefined || !Number.isSafeInteger(value) ? '' : moneyText(value as Kopecks);
}

/** The tax years to choose from: this one and those a debt can still be asked for. */
export function yearsBefore(today: string): string[] {
  const year = Number(today.slice(0, 4));
  return Array.from({ length: 6 }, (_, back) => String(year - back));
}
