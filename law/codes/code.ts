// Codes of the tax service as dated records: what a code means on a day, and how sure we are.
import { type Day, day, isDayWithin } from '#primitives/days';
import type { Texts } from '../phrase.ts';
import type { Confidence } from '../trace.ts';

export type CodeKind =
  /** Budget classification (КБК), 20 digits. */
  | 'kbk'
  /** Form of a document (КНД), seven digits. */
  | 'knd'
  /** Kind of income in the income certificate (КНД 1175018). */
  | 'income'
  /** Kind of deduction in the income certificate. */
  | 'deduction'
  /** Kind of income in Приложение 1 of 3-НДФЛ, by the year of the income. */
  | 'return_income'
  /** Period in a notice of computed amounts (КНД 1110355), by who sends it. */
  | 'notice_period.agent'
  | 'notice_period.employer'
  | 'notice_period.ip'
  | 'notice_period.usn'
  /** Period on the title page of a return. */
  | 'return_period.ndfl3'
  | 'return_period.usn'
  /** Document that proves who somebody is. */
  | 'identity_document';

export interface CodeRecord {
  readonly kind: CodeKind;
  readonly code: string;
  readonly title: Texts;
  readonly from: Day;
  /** Last day; null while it goes on. */
  readonly to: Day | null;
  /** The order or article the code comes from. */
  readonly law: string;
  readonly checkedOn: Day;
  readonly confidence: Confidence;
  readonly sources: readonly string[];
}

/** What records of one table share. */
export interface Table {
  readonly kind: CodeKind;
  readonly law: string;
  readonly from: string;
  readonly to?: string;
  readonly confidence: Confidence;
  readonly sources: readonly string[];
}

export type Row = readonly [code: string, ru: string, en: string];

export const CODES_CHECKED_ON: Day = day('2026-11-21');

/** Rows of a table as records. */
export function records(table: Table, rows: readonly Row[]): readonly CodeRecord[] {
  const { kind, law, from, to, confidence, sources } = table;
  return rows.map(([code, ru, en]) => ({
    kind,
    code,
    title: { ru, en },
    from: day(from),
    to: to === undefined ? null : day(to),
    law,
    checkedOn: CODES_CHECKED_ON,
    confidence,
    sources,
  }));
}

/** The record in force on a day, among those of a list. */
export function inForce(list: readonly CodeRecord[], on: Day): CodeRecord | undefined {
  return list.findLast(({ from, to }) => isDayWithin(on, from, to));
}
