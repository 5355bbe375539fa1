// What a patent costs and when it is paid: НК РФ ст.346.48–346.51.
import {
  type Day,
  addDays,
  addMonths,
  dateOf,
  dayOf,
  daysBetween,
  isLeapYear,
  monthOf,
  yearOf,
} from '#primitives/days';
import { type Kopecks, subtract } from '#primitives/money';
import { shiftDeadline } from '../calendar/calendar.ts';
import { compare, multiply, readDecimal, roundTo, sign, toKopecks, whole } from '../fraction.ts';
import { LawRefusal } from '../refusal.ts';
import { Reckoning, type Term } from '../reckoning.ts';
import type { Fact, Trace } from '../trace.ts';
import type { Edition } from '../values.ts';
import { LEAF, STEP } from './nodes.ts';
import { PSN_VALUES } from './values.ts';

/**
 * The law counts days (ст.346.51 п.1 since 8-ФЗ of 06.02.2020); many pages still count months,
 * which is possible for a whole number of them only. An open question.
 */
export type PatentTime = 'days' | 'months';

export interface PatentInput {
  readonly taxYear: number;
  readonly potential: Fact<Kopecks>;
  readonly from: Day;
  readonly to: Day;
  /** Decimal: `0.06`, `0` in tax holidays. */
  readonly rate: Fact<string>;
  /** Contributions to reduce by: own and, with employees, theirs as paid (п.1.2). */
  readonly contributions?: Fact<Kopecks>;
  readonly hasEmployees?: boolean;
  readonly policy?: PatentTime;
}

export interface PatentPayment {
  readonly nominalDueOn: Day;
  readonly dueOn: Day;
  readonly amountKopecks: Kopecks;
}

export interface PatentCost {
  /** What is paid: the tax less contributions. */
  readonly amountKopecks: Kopecks;
  readonly trace: Trace;
  readonly taxKopecks: Kopecks;
  readonly appliedKopecks: Kopecks;
  readonly days: number;
  readonly daysInYear: number;
  readonly payments: readonly PatentPayment[];
}

interface Case {
  readonly book: Reckoning;
  readonly law: Edition;
  readonly input: PatentInput;
}

/** Not less than a month, within the calendar year (ст.346.45 п.5). */
function checkTerm({ from, to, taxYear }: PatentInput): void {
  const isInside = yearOf(from) === taxYear && yearOf(to) === taxYear;
  const monthEnd = addDays(addMonths(from, 1), -1);
  if (!isInside || to < monthEnd) throw new LawRefusal('law.psn_term_wrong', { from, to, taxYear });
}

function wholeMonths({ from, to }: PatentInput): number {
  for (let months = 1; months < 12; months += 1) {
    if (addDays(addMonths(from, months), -1) === to) return months;
  }
  throw new LawRefusal('law.psn_months_not_whole', { from, to });
}

/** The part of the year the patent holds for. */
function part(of: Case, days: number, daysInYear: number): Term {
  const { book, law, input } = of;
  const fact = input.potential;
  if (input.policy === 'months') {
    const months = book.fact(LEAF.months, fact, { value: whole(wholeMonths(input)) });
    return book.step(STEP.part, months, book.law(law.get('psn.months_in_year')));
  }
  const held = book.fact(LEAF.days, fact, { value: whole(days) });
  return book.step(STEP.part, held, book.fact(LEAF.daysInYear, fact, { value: whole(daysInYear) }));
}

function rateTerm({ book, law, input }: Case): Term {
  const value = readDecimal(input.rate.value);
  const most = law.get('psn.most.rate').fraction;
  if (value === null || sign(value) < 0 || compare(value, most) > 0) {
    throw new LawRefusal('law.rate_out_of_range', { rate: input.rate.value });
  }
  return book.fact(LEAF.rate, input.rate, { value });
}

function applied({ book, law, input }: Case, tax: Term): Term | null {
  const given = input.contributions;
  if (given === undefined) return null;
  const sum = book.fact(LEAF.contributions, given, { value: whole(given.value) });
  const ceiling =
    input.hasEmployees === true
      ? book.step(STEP.ceiling, tax, book.law(law.get('psn.deductible_part')))
      : tax;
  return book.step(STEP.applied, sum, ceiling);
}

/** The last day to pay for a patent that ends then: in the last days of December the 28th. */
function endDay({ law }: Case, to: Day): Day {
  const december = law.find('psn.december_day');
  const isLate =
    december !== undefined && monthOf(to) === 12 && dateOf(to) > Number(december.value);
  return isLate ? dayOf(yearOf(to), 12, Number(december.value)) : to;
}

/** Up to six months all by the end; longer a third in 90 days, the rest by the end (п.2). */
function payments(of: Case, amount: Kopecks): readonly PatentPayment[] {
  const { law, input } = of;
  const { from, to } = input;
  const end = endDay(of, to);
  const last = { nominalDueOn: end, dueOn: shiftDeadline(end) };
  if (to <= addDays(addMonths(from, 6), -1)) return [{ ...last, amountKopecks: amount }];
  const third = multiply(whole(amount), law.get('psn.first_part').fraction);
  const first = toKopecks(roundTo(third, 100));
  const nominalDueOn = addDays(from, Number(law.get('psn.first_days').value));
  return [
    { nominalDueOn, dueOn: shiftDeadline(nominalDueOn), amountKopecks: first },
    { ...last, amountKopecks: subtract(amount, first) },
  ];
}

/**
 * The cost of a patent in whole roubles and its payments; contributions lower the tax before it
 * is split. What-if: the same patent with other days.
 * Refuses: `law.psn_term_wrong`, `law.psn_months_not_whole`, `law.rate_out_of_range`,
 * `law.calendar_unknown`, `law.value_unknown`.
 */
export function patentCost(input: PatentInput): PatentCost {
  checkTerm(input);
  const law = PSN_VALUES.ofYear(input.taxYear);
  const book = new Reckoning(law.on, true);
  const of = { book, law, input };
  const days = daysBetween(input.from, input.to) + 1;
  const daysInYear = isLeapYear(input.taxYear) ? 366 : 365;
  let base = book.fact(LEAF.potential, input.potential, { value: whole(input.potential.value) });
  if (days < daysInYear) {
    book.doubt();
    base = book.step(STEP.partPotential, base, part(of, days, daysInYear));
  }
  const tax = book.round(STEP.tax, book.step(STEP.atRate, base, rateTerm(of)));
  const used = applied(of, tax);
  const root = used === null ? tax : book.round(STEP.payable, book.step(STEP.reduced, tax, used));
  const trace = book.trace('psn.cost', input.taxYear, root);
  return {
    amountKopecks: trace.amountKopecks,
    trace,
    taxKopecks: toKopecks(tax),
    appliedKopecks: used === null ? toKopecks(whole(0)) : toKopecks(used),
    days,
    daysInYear,
    payments: payments(of, trace.amountKopecks),
  };
}
