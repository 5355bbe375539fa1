// A load: one file of receipts on its way. Which step may follow which. Pure.
import type { Day, Moment } from '#primitives/days';
import type { Fault, Sold } from './file/read-line.ts';

/** `checked` → `confirmed` (receipts are being issued) → `issued`; or `checked` → `dropped`. */
export type LoadState = 'checked' | 'confirmed' | 'issued' | 'dropped';

export interface Load {
  loadId: string;
  name: string;
  state: LoadState;
  mayPassLimit: boolean;
  readAt: Moment;
}

export type Outcome = 'ready' | 'present' | 'refused' | 'issued';

/** What stands in the sealed column of a row. */
export interface Details {
  sold: Sold | null;
  /** As the file says it, where it was not understood. */
  text: string | null;
}

export interface Row extends Details {
  rowNo: number;
  line: number;
  outcome: Outcome;
  isChosen: boolean;
  /** Which line it is: what it says, and its number among the equal ones of its file. */
  content: Buffer | null;
  occurrence: number | null;
  fault: Fault | null;
  number: string | null;
}

/** What the totals of a load are made of. */
export interface ChosenIncome {
  on: Day;
  amountKopecks: number;
  buyerKind: Sold['buyerKind'];
}

/** The tick may be set and taken off while nothing is being issued. */
export const mayChoose = (state: LoadState): boolean => state === 'checked';
