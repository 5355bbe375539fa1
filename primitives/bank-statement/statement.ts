// What a bank statement says, whichever file it came in.
import type { Day } from '../days.ts';
import type { Kopecks } from '../money.ts';

/** One side of a payment; null: the file does not say. */
export interface Party {
  name: string | null;
  inn: string | null;
  kpp: string | null;
  account: string | null;
  bankName: string | null;
  bik: string | null;
  correspondentAccount: string | null;
}

/** `own`: between two accounts of this file; `unknown`: the file does not tell. */
export type Direction = 'in' | 'out' | 'own' | 'unknown';

/** Fields 22 and 101 to 109 of a payment order to the budget; null: empty. */
export interface BudgetFields {
  uin: string | null;
  payerStatus: string | null;
  kbk: string | null;
  oktmo: string | null;
  ground: string | null;
  period: string | null;
  documentNumber: string | null;
  documentDate: string | null;
}

export interface StatementDocument {
  /** Line of the file on which it begins, from 1. */
  line: number;
  /** «Платежное поручение», «Банковский ордер», … as the bank calls it. */
  kind: string;
  number: string;
  madeOn: Day;
  /** The day the bank moved the money; null: the file gives none. */
  bookedOn: Day | null;
  /** Above zero; the direction tells the sign. */
  amountKopecks: Kopecks;
  direction: Direction;
  /** The account of this file that the money came to or left. */
  account: string | null;
  payer: Party;
  payee: Party;
  purpose: string;
  budget: BudgetFields;
  /** The same line in any file has the same identity; an import looks at nothing else. */
  identity: string;
  /** Keys or columns that no standard describes, as they stood. */
  other: Readonly<Record<string, string>>;
}

export type LineReason = 'wrong_day' | 'wrong_sum' | 'too_long';

/** A document that could not be read; the rest of the file can. */
export interface UnreadLine {
  line: number;
  reason: LineReason;
  /** The key or the column that is wrong. */
  field: string;
}

/** An account as the file's own totals describe it. */
export interface StatementAccount {
  account: string;
  from: Day | null;
  to: Day | null;
  openingKopecks: Kopecks | null;
  inKopecks: Kopecks | null;
  outKopecks: Kopecks | null;
  closingKopecks: Kopecks | null;
}

/** A sum the file states, beside what its own lines add up to. */
export interface Control {
  account: string;
  of: 'in' | 'out' | 'closing';
  statedKopecks: Kopecks;
  countedKopecks: Kopecks;
  isRight: boolean;
}

export type StatementFormat = 'client_bank_exchange' | 'csv';

export interface BankStatement {
  format: StatementFormat;
  accounts: StatementAccount[];
  documents: StatementDocument[];
  unread: UnreadLine[];
  controls: Control[];
}

/** Why nothing of a file is taken. */
export type StatementReason = 'not_a_statement' | 'cut' | 'no_columns' | 'too_long';

type Identified = Omit<StatementDocument, 'identity' | 'line' | 'kind' | 'other'>;

/**
 * Account, date, number, sum, other side and purpose are the line; two lines alike in all of them
 * are one. Spaces and case differ between the exports of one bank and do not count.
 */
export function identityOf(document: Identified): string {
  const { account, direction, payer, payee } = document;
  const other = direction === 'in' ? payer : payee;
  const words = (text: string) => text.replaceAll(/\s+/gu, ' ').trim().toLowerCase();
  return [
    account ?? '',
    direction,
    document.madeOn,
    document.number,
    document.amountKopecks,
    other.account ?? other.inn ?? words(other.name ?? ''),
    words(document.purpose),
  ].join('|');
}
