// Tax on professional income over several periods: the deduction goes on from one to the next,
// sums under 100 ₽ are carried, and the limit of the year may end the regime inside it.
import { type Day, yearOf } from '#primitives/days';
import { type Kopecks, ZERO, add, kopecks, sum } from '#primitives/money';
import { compare, subtract, toKopecks } from '../fraction.ts';
import { LawRefusal } from '../refusal.ts';
import { Reckoning, type Term } from '../reckoning.ts';
import type { Fact, Trace } from '../trace.ts';
import { type Crossing, type CrossingPolicy, npdLimit, withinLimit } from './income-limit.ts';
import {
  type Case,
  type Incomes,
  type Rounding,
  type Taxed,
  bonusLeft,
  incomesOfPeriod,
  taxed,
  wished,
} from './month-tax.ts';
import { STEP } from './nodes.ts';
import { type Period, type Registration, payDays, periodsFrom } from './periods.ts';
import { type Receipt, ordered, standing } from './receipts.ts';
import { NPD_VALUES } from './values.ts';

export interface PeriodsInput {
  readonly taxYear: number;
  /** Cancelled ones included. */
  readonly receipts: Fact<readonly Receipt[]>;
  readonly bonusLeft: Fact<Kopecks>;
  readonly rounding?: Rounding;
}

/** One period reckoned inside a longer calculation. */
export interface ReckonedPeriod extends Taxed {
  readonly period: Period;
  readonly incomes: Incomes;
  readonly receipts: readonly Receipt[];
}

/**
 * The periods in order; what is left of the deduction is counted from its beginning each time,
 * so that every period can be recomputed from leaves alone.
 */
export function reckonPeriods(
  of: Case,
  input: PeriodsInput,
  periods: readonly Period[],
): { readonly periods: readonly ReckonedPeriod[]; readonly left: Term } {
  const { book, law } = of;
  const receipts = standing(ordered(input.receipts.value));
  const start = bonusLeft(of, input.bonusLeft);
  let left = start;
  const wishes: Term[] = [];
  const reckoned = periods.map((period) => {
    const own = receipts.filter(({ on }) => period.from <= on && on <= period.to);
    const incomes = incomesOfPeriod(book, { ...input.receipts, value: own }, period);
    const rounding = input.rounding ?? 'rouble';
    const result = taxed(of, incomes, { left, rounding });
    const exact = subtract(result.gross, result.used);
    if (rounding === 'rouble' && compare(result.tax, exact) !== 0) book.doubt();
    const wish = wished(of, incomes);
    if (wish !== null) {
      wishes.push(wish);
      const rest = book.fold(STEP.bonusRest, [start, ...wishes]);
      left = book.step(STEP.bonusStill, rest, book.law(law.get('npd.nothing')));
    }
    return { ...result, period, incomes, receipts: own };
  });
  return { periods: reckoned, left };
}

export interface PaidPeriod {
  readonly period: Period;
  readonly taxKopecks: Kopecks;
  readonly grossKopecks: Kopecks;
  readonly bonusUsedKopecks: Kopecks;
  readonly incomeKopecks: Kopecks;
  /** Zero while less than 100 ₽ has come together (422-ФЗ ст.11 ч.2). */
  readonly payableKopecks: Kopecks;
  readonly carriedKopecks: Kopecks;
  /** Null: nothing to pay for this period. */
  readonly dueOn: Day | null;
  readonly nominalDueOn: Day | null;
}

/** What is payable for each period; with de-registration the carried rest is payable too. */
export function paidPeriods(
  reckoned: readonly ReckonedPeriod[],
  carriedBefore: Kopecks,
): readonly PaidPeriod[] {
  let carried = carriedBefore;
  return reckoned.map(({ period, gross, used, tax, receipts }) => {
    const law = NPD_VALUES.on(period.to);
    const together = add(carried, toKopecks(tax));
    const isDue =
      together >= Number(law.get('npd.minimum').value) || (period.isLast && together > 0);
    carried = isDue ? ZERO : together;
    const days = isDue ? payDays(period) : null;
    return {
      period,
      taxKopecks: toKopecks(tax),
      grossKopecks: toKopecks(gross),
      bonusUsedKopecks: toKopecks(used),
      incomeKopecks: sum(receipts.map(({ amountKopecks }) => amountKopecks)),
      payableKopecks: isDue ? together : ZERO,
      carriedKopecks: carried,
      dueOn: days?.dueOn ?? null,
      nominalDueOn: days?.nominalDueOn ?? null,
    };
  });
}

export interface YearInput extends PeriodsInput, Registration {
  readonly carriedBefore?: Kopecks;
  /** How the receipt that crosses the limit is treated: an open question of the law. */
  readonly crossing?: CrossingPolicy;
}

export interface YearTax {
  /** Tax of all periods of the year, whole roubles. */
  readonly amountKopecks: Kopecks;
  readonly trace: Trace;
  readonly periods: readonly PaidPeriod[];
  readonly incomeKopecks: Kopecks;
  readonly bonusUsedKopecks: Kopecks;
  readonly bonusLeftKopecks: Kopecks;
  readonly limit: Crossing;
  /** Income that is taxed under another regime because the limit is crossed. */
  readonly outsideKopecks: Kopecks;
}

function daysOfYear(input: YearInput): { from: Day; to: Day } {
  const { taxYear, registeredOn, deregisteredOn } = input;
  const [first, last] = [`${taxYear}-01-01` as Day, `${taxYear}-12-31` as Day];
  const from = registeredOn !== undefined && registeredOn > first ? registeredOn : first;
  const to = deregisteredOn !== undefined && deregisteredOn < last ? deregisteredOn : last;
  const outside = input.receipts.value.find(({ on }) => on < from || on > to);
  if (outside !== undefined) throw new LawRefusal('law.npd_receipt_outside', { on: outside.on });
  return { from, to };
}

/**
 * The tax of a year from its receipts and their cancellations: the periods add up to it.
 * Refuses: `law.npd_receipt_outside`, `law.npd_registration_wrong` and the codes of a month.
 */
export function npdYearTax(input: YearInput): YearTax {
  const law = NPD_VALUES.ofYear(input.taxYear);
  const book = new Reckoning(law.on, true);
  const { from, to } = daysOfYear(input);
  const all = standing(ordered(input.receipts.value));
  const limit = npdLimit({
    taxYear: input.taxYear,
    receipts: { ...input.receipts, value: all },
    incomeBefore: { ...input.receipts, value: ZERO },
    ...(input.crossing === undefined ? {} : { policy: input.crossing }),
  });
  const within = withinLimit(all, limit);
  // Crossing the limit takes the person off the register that day (422-ФЗ ст.15).
  const end = limit.rightLostFrom ?? input.deregisteredOn;
  const registration: Registration = {
    ...(input.registeredOn === undefined ? {} : { registeredOn: input.registeredOn }),
    ...(end === undefined ? {} : { deregisteredOn: end }),
  };
  if (limit.rightLostFrom !== null) book.doubt();
  const last = end !== undefined && end < to ? end : to;
  const periods = from > last ? [] : periodsFrom(from, last, registration);
  const of = { book, law };
  const receipts = { ...input.receipts, value: within };
  const reckoned = reckonPeriods(of, { ...input, receipts }, periods);
  const [first, ...others] = reckoned.periods
    .filter(({ incomes }) => incomes.size > 0)
    .map(({ tax }) => tax);
  const root = book.fold(STEP.year, [first ?? book.law(law.get('npd.nothing')), ...others]);
  const trace = book.trace('npd.year', input.taxYear, root);
  const incomeKopecks = sum(all.map(({ amountKopecks }) => amountKopecks));
  const inside = sum(within.map(({ amountKopecks }) => amountKopecks));
  return {
    amountKopecks: trace.amountKopecks,
    trace,
    periods: paidPeriods(reckoned.periods, input.carriedBefore ?? ZERO),
    incomeKopecks,
    bonusUsedKopecks: kopecks(input.bonusLeft.value - toKopecks(reckoned.left)),
    bonusLeftKopecks: toKopecks(reckoned.left),
    limit,
    outsideKopecks: kopecks(incomeKopecks - inside),
  };
}

export interface PayableInput extends PeriodsInput {
  /** In order; the last may be ended by de-registration. */
  readonly periods: readonly Period[];
  readonly carriedBefore?: Kopecks;
}

export interface Payable {
  /** What becomes payable for all these periods; what was carried in is not in the trace. */
  readonly amountKopecks: Kopecks;
  readonly trace: Trace;
  readonly periods: readonly PaidPeriod[];
  readonly bonusLeftKopecks: Kopecks;
}

/**
 * Periods in order, of the tax year or a neighbour of it: what is carried goes over New Year.
 * Refuses `law.npd_months_wrong`.
 */
function checkPeriods({ periods, taxYear }: PayableInput): void {
  periods.forEach(({ name, from, to }, place) => {
    const before = periods[place - 1];
    const isWrong = yearOf(to) < taxYear - 1 || yearOf(from) > taxYear + 1;
    if (isWrong || (before !== undefined && (before.to >= from || before.isLast))) {
      throw new LawRefusal('law.npd_months_wrong', { period: name });
    }
  });
}

/**
 * What becomes payable for periods in order, when less than 100 ₽ is carried on.
 * Refuses: `law.npd_months_wrong`, `law.npd_receipt_outside` and the codes of a month.
 */
export function npdPayable(input: PayableInput): Payable {
  checkPeriods(input);
  const { periods } = input;
  for (const { on } of input.receipts.value) {
    if (!periods.some(({ from, to }) => from <= on && on <= to)) {
      throw new LawRefusal('law.npd_receipt_outside', { on });
    }
  }
  const law = NPD_VALUES.ofYear(input.taxYear);
  const book = new Reckoning(law.on, true);
  const reckoned = reckonPeriods({ book, law }, input, periods);
  const paid = paidPeriods(reckoned.periods, input.carriedBefore ?? ZERO);
  if (paid.some(({ period, payableKopecks }) => period.isLast && payableKopecks > 0)) book.doubt();
  const lastDue = paid.findLastIndex(({ dueOn }) => dueOn !== null);
  const due = reckoned.periods.slice(0, lastDue + 1).map(({ tax }) => tax);
  const root = book.fold(STEP.payable, [
    due[0] ?? book.law(law.get('npd.nothing')),
    ...due.slice(1),
  ]);
  const trace = book.trace('npd.min_payment', input.taxYear, root);
  return {
    amountKopecks: trace.amountKopecks,
    trace,
    periods: paid,
    bonusLeftKopecks: toKopecks(reckoned.left),
  };
}
