// A row of a load and what became of it. Pure.
import { createHash } from 'node:crypto';
import type { NotTaken } from '#modules/assessments';
import type { Kopecks } from '#primitives/money';
import type { Facts, LineFault } from './file/line.ts';

export type Outcome = 'read' | 'will_take' | 'taken' | 'present' | 'refused' | 'look';

/** Why money or a charge waits for a person. */
export type LookCode =
  | 'payer_unknown'
  | 'payer_unclear'
  | 'payer_organisation'
  | 'kbk_unknown'
  | 'not_tax_service'
  | 'penalty_by_day'
  | 'no_due_day'
  | 'wrong_oktmo'
  | 'kbk_not_enp'
  | 'wrong_requisites'
  | 'day_ahead'
  | 'payment_cancelled'
  | 'payer_by_passport'
  | 'day_before_account'
  | 'payment_changed'
  | 'payment_of_another'
  | 'maybe_same'
  | 'account_refuses'
  | 'failed';

export type TakenCode =
  | 'new'
  | 'corrected'
  | 'cancelled'
  | 'restored'
  | 'posted'
  | 'posted_apart'
  | 'reversed'
  | 'payment_corrected'
  | 'posted_again';

/** Why a word about a payment changes nothing. */
export type PaymentNotTaken = 'payment_cancelled_already';
export type RowCode =
  | LineFault
  | LookCode
  | TakenCode
  | NotTaken
  | PaymentNotTaken
  | 'present'
  | 'own_charge';

export type WarningCode = 'falls_into_debt' | 'earlier' | 'wrong_pair';

/** What taking the row would do that somebody should know before (BEY-4). */
export interface Warning {
  code: WarningCode;
  /** The debt or the penalty it would bring. */
  amountKopecks?: Kopecks;
  days?: number;
}

export interface Verdict {
  outcome: Exclude<Outcome, 'read' | 'will_take'>;
  code: RowCode;
  args?: Record<string, string | number>;
  warnings?: Warning[];
}

export interface NewRow {
  rowNo: number;
  line: number;
  kind: 'charge' | 'payment' | 'other';
  payerId: number | null;
  amountKopecks: Kopecks | null;
  number: string | null;
  facts: Facts | null;
  outcome: Outcome;
  code: RowCode | null;
  args: Record<string, string | number>;
  isDone: boolean;
}

/** A row that is still to be decided. */
export interface OpenRow {
  rowNo: number;
  line: number;
  payerId: number;
  facts: Facts;
}

/** Messages that contradict what stands need a person; the others simply change nothing. */
const needsLook: readonly NotTaken[] = ['differs', 'is_cancelled'];

export function verdictOfNotTaken(because: NotTaken | 'own_charge'): Verdict {
  if (because === 'own_charge') return { outcome: 'present', code: because };
  return { outcome: needsLook.includes(because) ? 'look' : 'refused', code: because };
}

/** The key under which the ledger and our own table know a payment. */
export function paymentKey(source: string, key: string): Buffer {
  return createHash('sha256').update(`${source}|${key}`).digest();
}
