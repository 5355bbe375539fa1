// Field 107 of a payment document: the tax period, or the day to pay by. Pure.
import { taxNoticeDueOn } from '#law/calendar/calendar';
import type { TaxKind } from '#modules/ledger';
import { type Day, parseDay, yearOf } from '#primitives/days';
import { periodCode, type PeriodKind } from '#primitives/periods';

export interface FieldPeriod {
  taxYear: number;
  /** `2025`, `2026-Q1`, `2026-03`. */
  period: string;
}

const kinds: Record<string, PeriodKind> = {
  МС: 'month',
  КВ: 'quarter',
  ПЛ: 'half_year',
  ГД: 'year',
};
/** The last number of each kind. */
const last: Record<PeriodKind, number> = {
  month: 12,
  quarter: 4,
  half_year: 1,
  nine_months: 1,
  year: 1,
};

/** Without a period in the field it is the year before the day the charge was made. */
export function periodOf(field: string, billedOn: Day): FieldPeriod {
  const found = /^(МС|КВ|ПЛ|ГД)\.(\d{2})\.(\d{4})$/u.exec(field.trim().toUpperCase());
  if (found === null) {
    const taxYear = yearOf(billedOn) - 1;
    return { taxYear, period: String(taxYear) };
  }
  const kind = kinds[found[1]!]!;
  const number = Math.max(1, Number(found[2]));
  const year = Number(found[3]);
  // A second half of a year is no growing period of its own: it is the year.
  if (number > last[kind]) return { taxYear: year, period: String(year) };
  return { taxYear: year, period: periodCode({ kind, number, year }) };
}

/** Taxes that a notice charges are due on one day of the law. */
const byNotice: readonly TaxKind[] = ['property', 'land', 'transport'];

/** The day the message names, the day in the field, the law's own; null: nobody knows. */
export function dueDayOf(of: {
  named: Day | null;
  field: string;
  tax: TaxKind;
  taxYear: number;
}): Day | null {
  if (of.named !== null) return of.named;
  const inField = parseDay(of.field);
  if (inField.ok) return inField.value;
  return byNotice.includes(of.tax) ? taxNoticeDueOn(of.taxYear) : null;
}
