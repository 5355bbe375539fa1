// «Задолженности» (ACC-3): what is late by tax, what it would cost to pay, and the files of it.
import type { QueryFunctionContext } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import type { debts } from '#contract/ledger';
import type { quote } from '#contract/payments';
import { send } from '../../api.ts';
import { API, isRepeat, reading } from '../../query.ts';

export type Debts = z.infer<typeof debts>;
export type Debt = Debts['items'][number];
type Quote = z.infer<typeof quote>;

export function debtsReading() {
  return reading<Debts>(['account', 'debts'], `${API}/debts`);
}

/** What paying these charges costs, the fee with it; asked anew whenever the account changes. */
export function costReading(chargeIds: readonly string[]) {
  return {
    queryKey: ['account', 'debts', 'cost', chargeIds],
    queryFn: (context: QueryFunctionContext) =>
      send<Quote>('POST', `${API}/payments/quote`, {
        body: { chargeIds, amountKopecks: null },
        signal: context.signal,
        background: isRepeat(context),
      }),
  };
}

export const FILES = ['pdf', 'xlsx', 'xml'] as const;

export const fileAddress = (format: (typeof FILES)[number]): string => `${API}/debts.${format}`;

export const chargesOf = ({ items }: Pick<Debts, 'items'>): string[] =>
  items.flatMap(({ chargeIds }) => chargeIds);

export const payAddress = (chargeIds: readonly string[]): string =>
  `/pay?charges=${chargeIds.join(',')}`;

/** The charges a debt consists of, each with how it was computed. */
export const partsAddress = ({ tax, taxYear }: Pick<Debt, 'tax' | 'taxYear'>): string =>
  `/taxes/charges?status=overdue&tax=${tax}&year=${taxYear}`;

export type Part = 'principal' | 'penalty' | 'interest' | 'fine';

/** Interest is rare: its column stands only where somebody owes it. */
export function partsOf(sums: Pick<Debts, 'interestKopecks'>): Part[] {
  return sums.interestKopecks > 0
    ? ['principal', 'penalty', 'interest', 'fine']
    : ['principal', 'penalty', 'fine'];
}
