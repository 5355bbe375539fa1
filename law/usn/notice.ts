// When advances and the tax of the simplified system are told and paid by a sole proprietor, and
// the codes of the notice of calculated sums (КНД 1110355): ст.58 п.9, 346.21 п.7, 346.23.
import { type Day, addDays, addMonths, dateOf, dayOf, monthOf, yearOf } from '#primitives/days';
import { shiftDeadline } from '../calendar/calendar.ts';
import { LawRefusal } from '../refusal.ts';
import type { PeriodName } from './income-tax.ts';
import type { TaxObject } from './tax-at-rate.ts';
import { USN_VALUES } from './values.ts';

/** Table of the tax service: the same code of the tax in all periods, a code for each. */
const CODES: Readonly<Record<PeriodName, string | null>> = {
  q1: '34/01',
  h1: '34/02',
  m9: '34/03',
  // The return of the year comes before the tax is due, so no notice is sent.
  year: null,
};

const KBK: Readonly<Record<TaxObject, string>> = {
  income: '18210501011011000110',
  profit: '18210501021011000110',
};

const MONTHS: Readonly<Record<PeriodName, number>> = { q1: 4, h1: 7, m9: 10, year: 4 };

export interface NoticeInput {
  readonly taxYear: number;
  readonly period: PeriodName;
  readonly object: TaxObject;
  /** The business ended: return and tax in the next month. */
  readonly stoppedOn?: Day;
}

export interface UsnTerms {
  /** Null: no notice is sent. */
  readonly periodCode: string | null;
  readonly kbk: string;
  readonly noticeNominal: Day | null;
  readonly noticeDueOn: Day | null;
  readonly returnDueOn: Day | null;
  readonly payNominal: Day;
  readonly payDueOn: Day;
}

function termsOfYear(month: Day, kbk: string): UsnTerms {
  const law = USN_VALUES.on(month);
  const on = (key: string): Day => addDays(month, Number(law.get(key).value) - 1);
  const payNominal = on('usn.year_pay_day');
  return {
    periodCode: null,
    kbk,
    noticeNominal: null,
    noticeDueOn: null,
    returnDueOn: shiftDeadline(on('usn.return_day')),
    payNominal,
    payDueOn: shiftDeadline(payNominal),
  };
}

/**
 * Terms of a period, shifted. Before 2023 there was no notice.
 * Refuses: `law.usn_crossing_outside` for a stop in another year, `law.calendar_unknown`.
 */
export function usnTerms(input: NoticeInput): UsnTerms {
  const { taxYear, period, object, stoppedOn } = input;
  const kbk = KBK[object];
  if (stoppedOn !== undefined) {
    if (yearOf(stoppedOn) !== taxYear) {
      throw new LawRefusal('law.usn_crossing_outside', { stoppedOn, taxYear });
    }
    if (period !== 'year') throw new LawRefusal('law.state_contradictory', { fields: 'stoppedOn' });
    return termsOfYear(addMonths(addDays(stoppedOn, 1 - dateOf(stoppedOn)), 1), kbk);
  }
  const year = period === 'year' ? taxYear + 1 : taxYear;
  const month = dayOf(year, MONTHS[period], 1);
  if (period === 'year') return termsOfYear(month, kbk);
  const law = USN_VALUES.on(month);
  const on = (date: string): Day => dayOf(yearOf(month), monthOf(month), Number(date));
  const notice = law.find('usn.notice_day');
  const noticeNominal = notice === undefined ? null : on(notice.value);
  const payNominal = on(law.get('usn.advance_day').value);
  return {
    periodCode: noticeNominal === null ? null : CODES[period],
    kbk,
    noticeNominal,
    noticeDueOn: noticeNominal === null ? null : shiftDeadline(noticeNominal),
    returnDueOn: null,
    payNominal,
    payDueOn: shiftDeadline(payNominal),
  };
}
