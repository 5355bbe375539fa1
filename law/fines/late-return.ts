// ст.119 п.1 НК РФ: a return handed in late.
import { type Day, addMonths } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import { type Calendar, OWN_CALENDAR, shiftDeadline } from '../calendar/calendar.ts';
import { type Fraction, compare, decimal, multiply, whole } from '../fraction.ts';
import type { Fact } from '../trace.ts';
import { type Case, type Circumstances, type Fine, atLeast, fine, nothing } from './fine.ts';
import { LEAF, STEP } from './nodes.ts';
import { FINE_VALUES } from './values.ts';
import type { Term } from '../reckoning.ts';

const LATE = 'НК РФ ст.119 п.1';

export interface LateReturnInput {
  /** Before the shift of ст.6.1 п.7. */
  readonly nominalDueOn: Day;
  readonly filedOn: Day;
  /** Of the tax of this return, what was not paid on the due day of the tax. */
  readonly unpaidTax: Fact<Kopecks>;
  readonly circumstances: Omit<Circumstances, 'violationOn'>;
  readonly calendar?: Calendar;
}

export interface LateReturn extends Fine {
  readonly dueOn: Day;
  readonly monthsLate: number;
  /** Part of the unpaid tax: 0.05 for each month, at most 0.3. */
  readonly rate: Fraction;
}

/** Full and part months: a month ends on the same date, or on the last day of a shorter one. */
export function monthsLate(dueOn: Day, filedOn: Day): number {
  let months = 0;
  while (addMonths(dueOn, months) < filedOn) months += 1;
  return months;
}

function sum(of: Case, unpaidTax: Fact<Kopecks>, months: number): Term {
  const { book, law } = of;
  const late = book.fact(LEAF.monthsLate, unpaidTax, { value: whole(months) });
  const byMonths = book.step(STEP.lateRate, book.law(law.get('fine.119.rate.month')), late);
  const rate = book.step(STEP.limitedRate, byMonths, book.law(law.get('fine.119.rate.most')));
  const tax = book.fact(LEAF.unpaidTax, unpaidTax, { value: whole(unpaidTax.value) });
  return atLeast(of, book.step({ ...STEP.share, article: LATE }, tax, rate), 'fine.119.least');
}

/** The rate that the trace shows too, for a reader of the result. */
function rateOf(dueOn: Day, months: number): Fraction {
  const law = FINE_VALUES.on(dueOn);
  const byMonths = multiply(decimal(law.get('fine.119.rate.month').value), whole(months));
  const most = decimal(law.get('fine.119.rate.most').value);
  return compare(byMonths, most) > 0 ? most : byMonths;
}

/** Refuses: `law.calendar_unknown` and the codes of `fine`. */
export function lateReturnFine(input: LateReturnInput): LateReturn {
  const { nominalDueOn, filedOn, unpaidTax, calendar = OWN_CALENDAR } = input;
  const dueOn = shiftDeadline(nominalDueOn, calendar);
  const months = monthsLate(dueOn, filedOn);
  const made = fine('fine.119', { ...input.circumstances, violationOn: dueOn }, (of) =>
    months === 0 ? nothing(of) : sum(of, unpaidTax, months),
  );
  return { ...made, dueOn, monthsLate: months, rate: rateOf(dueOn, months) };
}
