// Terms of the return 3-НДФЛ, of its tax, audit and refund. A term that ends on a day off ends on
// the next working day (ст.6.1 п.7), so a day beyond the calendar is refused.
import { type Day, addDays, addMonths, day, dayOf, yearOf } from '#primitives/days';
import { addWorkingDays, shiftDeadline } from '../calendar/calendar.ts';
import { LawRefusal } from '../refusal.ts';
import type { Confidence, Unit } from '../trace.ts';
import { type LawValue, LawValues } from '../values.ts';

interface TermRecord {
  readonly key: string;
  readonly value: number;
  readonly unit: Unit;
  readonly law: string;
  readonly confidence: Confidence;
  readonly from?: Day;
}

const RECORDS: readonly TermRecord[] = [
  // Days within a year are told as month × 100 + date.
  { key: 'return', value: 430, unit: 'year', law: 'НК РФ ст.229 п.1', confidence: 'high' },
  { key: 'payment', value: 715, unit: 'year', law: 'НК РФ ст.228 п.4', confidence: 'verified' },
  { key: 'claim_years', value: 3, unit: 'year', law: 'НК РФ ст.78, 79', confidence: 'high' },
  { key: 'audit', value: 3, unit: 'months', law: 'НК РФ ст.88 п.2', confidence: 'verified' },
  { key: 'refund', value: 15, unit: 'days', law: 'НК РФ ст.78, 79', confidence: 'medium' },
  {
    key: 'simplified_audit',
    value: 30,
    unit: 'days',
    law: 'НК РФ ст.88 п.2, 221.1',
    confidence: 'medium',
    from: day('2021-01-01'),
  },
  {
    key: 'simplified_refund',
    value: 15,
    unit: 'days',
    law: 'НК РФ ст.221.1',
    confidence: 'medium',
    from: day('2021-01-01'),
  },
  {
    key: 'simplified_data',
    value: 225,
    unit: 'year',
    law: 'НК РФ ст.221.1',
    confidence: 'medium',
    from: day('2021-01-01'),
  },
  {
    key: 'simplified_form',
    value: 320,
    unit: 'year',
    law: 'НК РФ ст.221.1',
    confidence: 'medium',
    from: day('2021-01-01'),
  },
  { key: 'stop_return', value: 5, unit: 'days', law: 'НК РФ ст.229 п.3', confidence: 'high' },
  { key: 'stop_payment', value: 15, unit: 'days', law: 'НК РФ ст.229 п.3', confidence: 'high' },
];

function record(of: TermRecord): LawValue {
  const { key, value, unit, law, confidence, from } = of;
  return {
    key: `ndfl.term.${key}`,
    value: String(value),
    unit,
    from: from ?? day('2016-01-01'),
    to: null,
    law,
    checkedOn: day('2026-11-21'),
    confidence,
    sources: ['НК РФ', 'обзоры сроков 3-НДФЛ'],
  };
}

export const NDFL_TERMS = new LawValues(RECORDS.map(record));

function term(key: string, taxYear: number): number {
  return Number(NDFL_TERMS.ofYear(taxYear).get(`ndfl.term.${key}`).value);
}

function dayOfYear(key: string, taxYear: number): Day {
  const date = term(key, taxYear);
  return dayOf(taxYear + 1, Math.floor(date / 100), date % 100);
}

/** The return for income that must be declared: 30 April of the next year, shifted. */
export function returnDueOn(taxYear: number): Day {
  return shiftDeadline(dayOfYear('return', taxYear));
}

/** The tax by that return: 15 July, shifted. */
export function taxDueOn(taxYear: number): Day {
  return shiftDeadline(dayOfYear('payment', taxYear));
}

/** A return with deductions only: any day to the end of the third year after. */
export function claimUntil(taxYear: number): Day {
  return dayOf(taxYear + term('claim_years', taxYear), 12, 31);
}

/** The last year whose tax can still be claimed back on the day. */
export function oldestClaim(on: Day): number {
  return yearOf(on) - term('claim_years', yearOf(on));
}

/** Last day of the desk audit; refuses `law.ndfl_filed_too_early`. */
export function auditEndsOn(taxYear: number, filedOn: Day): Day {
  if (yearOf(filedOn) <= taxYear) throw new LawRefusal('law.ndfl_filed_too_early', { filedOn });
  return shiftDeadline(addMonths(filedOn, term('audit', taxYear)));
}

/** The money after the audit: 15 working days, unverified (open question 5). */
export function refundBy(taxYear: number, auditEnd: Day): Day {
  return addWorkingDays(auditEnd, term('refund', taxYear));
}

export interface SimplifiedTerms {
  /** Banks and others send their data by this day for the form to be ready. */
  readonly dataBy: Day;
  readonly formBy: Day;
  readonly auditEndsOn: Day;
  readonly refundBy: Day;
}

/** The simplified procedure of ст.221.1, unverified; refuses `law.ndfl_filed_too_early`. */
export function simplifiedTerms(taxYear: number, appliedOn: Day): SimplifiedTerms {
  if (yearOf(appliedOn) <= taxYear) {
    throw new LawRefusal('law.ndfl_filed_too_early', { filedOn: appliedOn });
  }
  const audited = shiftDeadline(addDays(appliedOn, term('simplified_audit', taxYear)));
  return {
    dataBy: shiftDeadline(dayOfYear('simplified_data', taxYear)),
    formBy: shiftDeadline(dayOfYear('simplified_form', taxYear)),
    auditEndsOn: audited,
    refundBy: addWorkingDays(audited, term('simplified_refund', taxYear)),
  };
}

export interface StopTerms {
  readonly returnDueOn: Day;
  readonly taxDueOn: Day;
}

/** A sole proprietor stops: five working days to file, fifteen calendar days after to pay. */
export function stopTerms(stoppedOn: Day, filedOn?: Day): StopTerms {
  const year = yearOf(stoppedOn);
  const due = addWorkingDays(stoppedOn, term('stop_return', year));
  return {
    returnDueOn: due,
    taxDueOn: shiftDeadline(addDays(filedOn ?? due, term('stop_payment', year))),
  };
}

/**
 * `25`: the tax service's own table of notices (default); `28`: the common calendars. The two
 * differ, ст.227 п.8, open question 16.
 */
export type AdvancePolicy = '25' | '28';

/** Advances of a sole proprietor on the general regime: April, July, October; unverified. */
export function advanceDays(taxYear: number, policy: AdvancePolicy): readonly Day[] {
  return [4, 7, 10].map((month) => shiftDeadline(dayOf(taxYear, month, Number(policy))));
}
