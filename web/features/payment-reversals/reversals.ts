// Payments of a person as an officer takes them back: what is asked, what is typed, what is sent.
import type * as z from 'zod/mini';
import type { Charge } from '#contract/ledger';
import type { payerPayments, reversalBody, reversed, whatIf } from '#contract/forecast';
import { send } from '../../api.ts';
import {
  type PaperFault,
  type Papers,
  type ReadPapers,
  paperFaults,
  papersOf,
} from '../../payer/papers.ts';

export type PayerPayments = z.infer<typeof payerPayments>;
export type Payment = PayerPayments['payments'][number];
export type Reversal = PayerPayments['reversals'][number];
export type Outlook = z.infer<typeof whatIf>;
export type Order = z.infer<typeof reversalBody>;
export type Reversed = z.infer<typeof reversed>;
export type Source = Order['source'];

export const SOURCES: readonly Source[] = ['bank', 'officer'];

const REVERSALS = '/api/ops/v1/payment-reversals';

export function findPayments(payerInn: string, page: number): Promise<PayerPayments> {
  return send('POST', `${REVERSALS}/search`, { body: { payerInn, page } });
}

/** Nothing is written. */
export function lookAhead(payerInn: string, paymentId: string): Promise<Outlook> {
  return send('POST', `${REVERSALS}/preview`, { body: { payerInn, paymentId } });
}

/** A payment is taken back once, however often it is sent: the ledger knows it by its id. */
export function takeBack(order: Order): Promise<Reversed> {
  return send('POST', REVERSALS, { body: order, idempotencyKey: crypto.randomUUID() });
}

export type Faults = Partial<Record<keyof Papers, PaperFault>>;

/** The document that was typed, or what is wrong with which field. */
export function readPapers(typed: Papers): { faults: Faults } | { value: ReadPapers } {
  const faults = paperFaults(typed);
  return Object.keys(faults).length > 0 ? { faults } : { value: papersOf(typed) };
}

export interface OwedMore {
  charge: Charge;
  moreKopecks: number;
}

/** What is left to pay on the day looked at only because the payment is gone; dearest first. */
export function owedMore({ before, after }: Pick<Outlook, 'before' | 'after'>): OwedMore[] {
  const known = new Map(before.charges.map((one) => [one.chargeId, one.outstandingKopecks]));
  // Each play accrues penalties under ids of its own: they are told as one sum (`morePenalty`).
  const rows = after.charges
    .filter((one) => one.class !== 'penalty')
    .map((charge) => ({
      charge,
      moreKopecks: charge.outstandingKopecks - (known.get(charge.chargeId) ?? 0),
    }));
  return rows
    .filter(({ moreKopecks }) => moreKopecks > 0)
    .toSorted((a, b) => b.moreKopecks - a.moreKopecks);
}

/** Penalties that run only because the payment is gone, through the day looked at. */
export const morePenalty = ({ before, after }: Pick<Outlook, 'before' | 'after'>): number =>
  Math.max(0, after.penaltyKopecks - before.penaltyKopecks);
