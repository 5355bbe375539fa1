// Tax periods: a month, a quarter, the growing periods of a year, a year. Text form is sortable
// and stable: `2026`, `2026-Q1`, `2026-H1`, `2026-9M`, `2026-03`.
import { type Day, type Language, dayOf, daysInMonth, monthOf, yearOf } from './days.ts';
import { type Parsed, accepted, refused } from './parsed.ts';

export type PeriodKind = 'month' | 'quarter' | 'half_year' | 'nine_months' | 'year';

/** `number` is the month or quarter; 1 for the other kinds. */
export interface Period {
  readonly kind: PeriodKind;
  readonly year: number;
  readonly number: number;
}

const MONTHS: Record<PeriodKind, number> = {
  month: 1,
  quarter: 3,
  half_year: 6,
  nine_months: 9,
  year: 12,
};

export function yearPeriod(year: number): Period {
  return { kind: 'year', year, number: 1 };
}

export function periodStart(period: Period): Day {
  const first = period.kind === 'month' || period.kind === 'quarter' ? period.number - 1 : 0;
  return dayOf(period.year, first * MONTHS[period.kind] + 1, 1);
}

export function periodEnd(period: Period): Day {
  const last = monthOf(periodStart(period)) + MONTHS[period.kind] - 1;
  return dayOf(period.year, last, daysInMonth(period.year, last));
}

export function monthOfDay(value: Day): Period {
  return { kind: 'month', year: yearOf(value), number: monthOf(value) };
}

export function quarterOfDay(value: Day): Period {
  return { kind: 'quarter', year: yearOf(value), number: Math.ceil(monthOf(value) / 3) };
}

const TAILS: Record<string, { kind: PeriodKind; number: number }> = {
  '': { kind: 'year', number: 1 },
  '-H1': { kind: 'half_year', number: 1 },
  '-9M': { kind: 'nine_months', number: 1 },
};

export function parsePeriod(text: string): Parsed<Period, 'not_a_period'> {
  const match = /^(\d{4})(-(?:Q[1-4]|H1|9M|0[1-9]|1[0-2]))?$/u.exec(text.trim());
  if (match === null) return refused('not_a_period');
  const year = Number(match[1]);
  if (year < 1) return refused('not_a_period');
  const tail = match[2] ?? '';
  const whole = TAILS[tail];
  if (whole !== undefined) return accepted({ ...whole, year });
  if (tail.startsWith('-Q')) return accepted({ kind: 'quarter', year, number: Number(tail[2]) });
  return accepted({ kind: 'month', year, number: Number(tail.slice(1)) });
}

export function periodCode(period: Period): string {
  if (period.kind === 'year') return `${period.year}`;
  if (period.kind === 'half_year') return `${period.year}-H1`;
  if (period.kind === 'nine_months') return `${period.year}-9M`;
  if (period.kind === 'quarter') return `${period.year}-Q${period.number}`;
  return `${period.year}-${String(period.number).padStart(2, '0')}`;
}

const MONTH_WORDS: Record<Language, string> = {
  ru: 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь',
  en: 'January February March April May June July August September October November December',
};
const ROMAN = ['I', 'II', 'III', 'IV'];

/** «март 2026», «I квартал 2026», «полугодие 2026», «9 месяцев 2026», «2026 год». */
export function formatPeriod(period: Period, language: Language = 'ru'): string {
  const isRussian = language === 'ru';
  switch (period.kind) {
    case 'month':
      return `${MONTH_WORDS[language].split(' ')[period.number - 1]} ${period.year}`;
    case 'quarter':
      return isRussian
        ? `${ROMAN[period.number - 1]} квартал ${period.year}`
        : `Q${period.number} ${period.year}`;
    case 'half_year':
      return isRussian ? `полугодие ${period.year}` : `first half of ${period.year}`;
    case 'nine_months':
      return isRussian ? `9 месяцев ${period.year}` : `nine months of ${period.year}`;
    default:
      return isRussian ? `${period.year} год` : `${period.year}`;
  }
}

const PAYMENT_CODES: Partial<Record<PeriodKind, string>> = {
  month: 'МС',
  quarter: 'КВ',
  half_year: 'ПЛ',
  year: 'ГД',
};

/** Field 107 of a payment document: `МС.03.2026`, `КВ.01.2026`, `ПЛ.01.2026`, `ГД.00.2026`. */
export function paymentPeriod(period: Period): string {
  const code = PAYMENT_CODES[period.kind];
  if (code === undefined) throw new RangeError('Field 107 knows no nine months');
  const number = period.kind === 'year' ? '00' : String(period.number).padStart(2, '0');
  return `${code}.${number}.${period.year}`;
}
