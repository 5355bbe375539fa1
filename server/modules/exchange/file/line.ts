// What one line of a loaded file says, before anybody is asked whether it can be taken. Pure.
import type { Day, Moment } from '#primitives/days';
import type { Kopecks } from '#primitives/money';

/** Whom a line is about, as the file names the person. */
export interface Payer {
  kind: 'inn' | 'snils' | 'passport' | 'organisation' | 'unknown';
  /** Digits of the identifier without what fills it up. */
  value: string;
  name: string | null;
}

/** `ChangeStatusInfo/Meaning`: 1, 2, 3 and 4. */
export type Meaning = 'new' | 'changed' | 'cancelled' | 'restored';

export interface ChargeFacts {
  kind: 'charge';
  uin: string;
  payer: Payer;
  amountKopecks: Kopecks;
  /** The day the obligation counts from. */
  billedOn: Day;
  /** The day the message names to pay by; null: it names none. */
  dueOn: Day | null;
  /** Field 107 as it stands: `ГД.00.2025`, a day, `0`. */
  taxPeriod: string;
  kbk: string;
  oktmo: string;
  purpose: string;
  documentNumber: string | null;
  documentOn: Day | null;
  meaning: Meaning;
  changedAt: Moment | null;
}

export interface PaymentFacts {
  kind: 'payment';
  /** Who tells of the money; with the key unique for ever. */
  source: 'gisgmp' | 'bank';
  key: string;
  payer: Payer;
  amountKopecks: Kopecks;
  paidOn: Day;
  uin: string | null;
  kbk: string;
  oktmo: string;
  purpose: string;
  payeeInn: string | null;
  payeeAccount: string | null;
  payeeBik: string | null;
  meaning: Meaning;
  /** When the source changed it, where the message says so. */
  changedAt: Moment | null;
}

export type Facts = ChargeFacts | PaymentFacts;

/** Why a line is not even a charge or a payment to the budget. */
export type LineFault =
  | 'wrong_day'
  | 'wrong_sum'
  | 'too_long'
  | 'not_xml'
  | 'no_uin'
  | 'wrong_uin'
  | 'no_payment_id'
  | 'wrong_kbk'
  | 'wrong_meaning'
  | 'not_budget';

export type FileLine =
  | { line: number; facts: Facts }
  | { line: number; fault: LineFault; field: string };

/** Why nothing of a file is taken. */
export type FileFault =
  | 'not_known'
  | 'empty'
  | 'cut'
  | 'broken'
  | 'declares_type'
  | 'too_deep'
  | 'too_long'
  | 'wrong_encoding';

/** Thrown by a reader: the file is refused whole. */
export class FileRefused extends Error {
  readonly fault: FileFault;
  readonly line: number;
  constructor(fault: FileFault, line: number) {
    super(`The file is refused at line ${line}: ${fault}.`);
    this.fault = fault;
    this.line = line;
  }
}

/** A control sum of the file that its own lines do not add up to. */
export interface WrongTotal {
  account: string;
  of: 'in' | 'out' | 'closing';
  statedKopecks: Kopecks;
  countedKopecks: Kopecks;
}

export type FileKind = 'gisgmp' | 'client_bank_exchange' | 'csv';
