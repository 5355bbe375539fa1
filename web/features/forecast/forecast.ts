// "What if": a wish is asked about before anything is done.
import type * as z from 'zod/mini';
import type { whatIf, whatIfBody } from '#contract/forecast';
import type { account } from '#contract/ledger';
import { send } from '../../api.ts';
import type { Language } from '../../language.ts';
import { API, reading } from '../../query.ts';

export type WhatIf = z.output<typeof whatIf>;
export type Wish = z.input<typeof whatIfBody>;
export type Account = z.infer<typeof account>;

export function accountReading() {
  return reading<Account>(['account', 'state', '', ''], `${API}/account`);
}

export function askWhatIf(wish: Wish): Promise<WhatIf> {
  return send('POST', `${API}/account/what-if`, { body: wish });
}

export interface FigureRow {
  key: 'debt' | 'toPay' | 'reserved' | 'free' | 'balance' | 'penalty';
  before: number;
  after: number;
}

/** The figures of the asked day without the wish and with it. */
export function figuresOf({ before, after }: Pick<WhatIf, 'before' | 'after'>): FigureRow[] {
  const [a, b] = [before.header, after.header];
  return [
    { key: 'debt', before: a.debtKopecks, after: b.debtKopecks },
    { key: 'toPay', before: a.toPayKopecks, after: b.toPayKopecks },
    { key: 'reserved', before: a.reservedKopecks, after: b.reservedKopecks },
    { key: 'free', before: a.freeKopecks, after: b.freeKopecks },
    { key: 'balance', before: a.balanceKopecks, after: b.balanceKopecks },
    { key: 'penalty', before: before.penaltyKopecks, after: after.penaltyKopecks },
  ];
}

/** «14,25»: a rate of the law the way it is written in the language of the page. */
export const sayRate = (pct: string, language: Language): string =>
  language === 'ru' ? pct.replace('.', ',') : pct;

/** Where the asked payment can be made. */
export const payAddress = (amountKopecks: number): string =>
  `/pay?for=advance&sum=${amountKopecks}`;

/** Where the asked offset can be made, with what was asked already in its form. */
export const offsetAddress = (offset: { chargeId: string; amountKopecks: number }): string =>
  `/taxes/offsets?charge=${offset.chargeId}&sum=${offset.amountKopecks}`;
