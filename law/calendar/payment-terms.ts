// The day a law names for the payment of a tax, before it is moved from a day off. What no law
// fixes by the calendar alone (a patent, a duty, a decision) has none here.
import { type Day, addMonths, dayOf } from '#primitives/days';
import { LawRefusal } from '../refusal.ts';
import { type Calendar, OWN_CALENDAR, shiftDeadline } from './calendar.ts';

export interface PaymentTerm {
  /** As the law writes it. */
  readonly nominalOn: Day;
  /** The working day it becomes (ст.6.1 п.7 НК РФ). */
  readonly on: Day;
  readonly article: string;
  /** The decree with the calendar of the nominal day's year; null when the day stands. */
  readonly movedBy: string | null;
}

/** Where the shift itself is written. */
export const SHIFT_ARTICLE = 'НК РФ ст.6.1 п.7';

type Nominal = readonly [on: Day, article: string];

/** Months after its first by the end of which a period of a year ends. */
const PARTS: Readonly<Record<string, number>> = { Q1: 3, H1: 6, '9M': 9 };

function yearly(tax: string, year: number): Nominal[] {
  switch (tax) {
    case 'property':
      return [[dayOf(year + 1, 12, 1), 'НК РФ ст.409 п.1']];
    case 'land':
      return [[dayOf(year + 1, 12, 1), 'НК РФ ст.397 п.1']];
    case 'transport':
      return [[dayOf(year + 1, 12, 1), 'НК РФ ст.363 п.1']];
    case 'ndfl':
      return [
        [dayOf(year + 1, 7, 15), 'НК РФ ст.228 п.4'],
        [dayOf(year + 1, 12, 1), 'НК РФ ст.228 п.6'],
      ];
    case 'usn':
      return [[dayOf(year + 1, 4, 28), 'НК РФ ст.346.21 п.7']];
    case 'contributions':
      return [
        [dayOf(year, 12, 28), 'НК РФ ст.432 п.2'],
        [dayOf(year + 1, 7, 1), 'НК РФ ст.432 п.2'],
      ];
    default:
      return [];
  }
}

function within(tax: string, year: number, part: string): Nominal[] {
  if (tax === 'usn') {
    const months = PARTS[part];
    if (months === undefined) return [];
    return [[addMonths(dayOf(year, 1, 28), months), 'НК РФ ст.346.21 п.7']];
  }
  if (tax === 'npd' && /^\d\d$/.test(part)) {
    return [[addMonths(dayOf(year, Number(part), 28), 1), '422-ФЗ ст.11 ч.3']];
  }
  return [];
}

/** The terms the law names for a tax and a period: `2025`, `2026-Q1`, `2026-9M`, `2026-03`. */
function nominals(tax: string, period: string): Nominal[] {
  const [year, part] = period.split('-');
  return part === undefined ? yearly(tax, Number(year)) : within(tax, Number(year), part);
}

function termOf([nominalOn, article]: Nominal, calendar: Calendar): PaymentTerm | null {
  try {
    const on = shiftDeadline(nominalOn, calendar);
    const decree = calendar.get(Number(nominalOn.slice(0, 4)))?.law ?? null;
    return { nominalOn, on, article, movedBy: on === nominalOn ? null : decree };
  } catch (error) {
    // A day beyond the calendar has no known shift; it is left out, not guessed.
    if (error instanceof LawRefusal && error.code === 'law.calendar_unknown') return null;
    throw error;
  }
}

/** Terms of a tax and a period whose working day is known; none where the law fixes none. */
export function paymentTerms(
  tax: string,
  period: string,
  calendar: Calendar = OWN_CALENDAR,
): PaymentTerm[] {
  return nominals(tax, period).flatMap((nominal) => termOf(nominal, calendar) ?? []);
}
