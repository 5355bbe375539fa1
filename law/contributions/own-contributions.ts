// Contributions of a sole proprietor for himself: the fixed sum of the year and 1 % of what is
// above 300 000 ₽ (НК РФ ст.430, 432), in roubles and kopecks.
import { type Day, addDays, dayOf } from '#primitives/days';
import { type Kopecks, ZERO } from '#primitives/money';
import { shiftDeadline } from '../calendar/calendar.ts';
import { toKopecks, whole } from '../fraction.ts';
import { LawRefusal } from '../refusal.ts';
import { Reckoning, type Term } from '../reckoning.ts';
import type { Fact, Trace } from '../trace.ts';
import type { Edition } from '../values.ts';
import { LEAF, STEP } from './nodes.ts';
import { CONTRIBUTION_VALUES } from './values.ts';
import { type WorkedTime, type Worked, earlier, workedTime } from './worked-time.ts';

export type Regime = 'usn_income' | 'usn_income_minus_expenses' | 'psn' | 'osno';

export interface RegimeIncome {
  readonly regime: Regime;
  /** For a patent its potential income for the time of the patent. */
  readonly income: Fact<Kopecks>;
  /**
   * Expenses without own contributions (УСН) or the professional deduction (ОСНО). Losses of
   * earlier years are not subtracted. Not read for other regimes.
   */
  readonly expenses?: Fact<Kopecks>;
}

/**
 * Before 2026 only the courts let УСН «доходы − расходы» subtract expenses; `incomeOnly` is the
 * older wording of ст.430 п.9. From 2026 the law itself says so and the choice has no effect.
 */
export type ExpensesPolicy = 'minusExpenses' | 'incomeOnly';

export interface ContributionsInput {
  readonly taxYear: number;
  readonly regimes: readonly RegimeIncome[];
  readonly time: Fact<WorkedTime>;
  readonly expensesPolicy?: ExpensesPolicy;
}

export interface Contributions {
  /** Fixed and 1 % together. */
  readonly amountKopecks: Kopecks;
  readonly trace: Trace;
  readonly fixedKopecks: Kopecks;
  readonly onePercentKopecks: Kopecks;
  readonly worked: Worked;
}

/** A calculation of any rule that needs own contributions, and their law of the year. */
export interface Case {
  readonly book: Reckoning;
  readonly law: Edition;
}

const EXPENSES_IN_LAW_FROM = 2026;

function regimeBase(of: Case, input: ContributionsInput, one: RegimeIncome): Term {
  const { book, law } = of;
  const income = book.fact(LEAF.income, one.income, {
    value: whole(one.income.value),
    args: () => ({ regime: one.regime }),
  });
  if (one.expenses === undefined || one.regime === 'usn_income' || one.regime === 'psn') {
    return income;
  }
  const isDisputed =
    one.regime === 'usn_income_minus_expenses' && input.taxYear < EXPENSES_IN_LAW_FROM;
  if (isDisputed) {
    book.doubt();
    if (input.expensesPolicy === 'incomeOnly') return income;
  }
  const expenses = book.fact(LEAF.expenses, one.expenses, { value: whole(one.expenses.value) });
  const profit = book.step(STEP.profit, income, expenses);
  return book.step(STEP.regimeBase, profit, book.law(law.get('contributions.nothing')));
}

/** 1 % of what is above 300 000 ₽, as a part of any calculation. */
export function onePercent(of: Case, input: ContributionsInput): Term {
  const { book, law } = of;
  const names = input.regimes.map(({ regime }) => regime);
  if (new Set(names).size < names.length) {
    throw new LawRefusal('law.contributions_regime_repeated', { regimes: names.join(', ') });
  }
  const nothing = book.law(law.get('contributions.nothing'));
  const bases = input.regimes.map((one) => regimeBase(of, input, one));
  // Incomes of several regimes add up (ст.430 п.9 пп.6).
  const base = book.fold(STEP.base, [bases[0] ?? nothing, ...bases.slice(1)]);
  const over = book.step(STEP.over, base, book.law(law.get('contributions.above')));
  const taxed = book.step(STEP.overZero, over, nothing);
  const percent = book.step(STEP.percent, taxed, book.law(law.get('contributions.rate')));
  const most = book.law(law.get('contributions.one_percent_most'));
  return book.round(STEP.onePercent, book.step(STEP.capped, percent, most));
}

/** The fixed sum for the time worked, as a part of any calculation. */
export function fixed(of: Case, input: ContributionsInput, worked: Worked): Term {
  const { book, law } = of;
  const year = book.law(law.get('contributions.fixed'));
  if (worked.fullMonths === 12) return year;
  // Counting the first and the last day is an open question.
  book.doubt();
  const monthly = book.step(STEP.monthly, year, book.law(law.get('contributions.months_in_year')));
  const full = book.fact(LEAF.fullMonths, input.time, { value: whole(worked.fullMonths) });
  const parts = worked.parts.map(({ month, days, daysInMonth }) => {
    const args = () => ({ month });
    const worn = book.fact(LEAF.days, input.time, { value: whole(days), args });
    const length = book.fact(LEAF.daysInMonth, input.time, { value: whole(daysInMonth), args });
    return book.step(STEP.partOfMonth, worn, length);
  });
  const months = book.fold(STEP.months, [full, ...parts]);
  return book.round(STEP.fixed, book.step(STEP.forMonths, monthly, months));
}

/**
 * Contributions of one year. What-if: the same facts with another day of stopping, another
 * income, another regime.
 * Refuses: `law.contributions_days_wrong`, `law.contributions_free_wrong`,
 * `law.contributions_regime_repeated`, `law.value_unknown`.
 */
export function ownContributions(input: ContributionsInput): Contributions {
  const law = CONTRIBUTION_VALUES.ofYear(input.taxYear);
  const book = new Reckoning(law.on, true);
  const worked = workedTime(input.taxYear, input.time.value);
  const of = { book, law };
  const fixedTerm = fixed(of, input, worked);
  const percent = onePercent(of, input);
  const root = book.step(STEP.total, fixedTerm, percent);
  const trace = book.trace('ip.contributions', input.taxYear, root);
  return {
    amountKopecks: trace.amountKopecks,
    trace,
    fixedKopecks: toKopecks(fixedTerm),
    onePercentKopecks: toKopecks(percent),
    worked,
  };
}

export interface DueDays {
  readonly fixedNominal: Day;
  readonly onePercentNominal: Day;
  /** Null: the working days of that year are not approved yet. */
  readonly fixedDueOn: Day | null;
  readonly onePercentDueOn: Day | null;
}

function shifted(nominal: Day): Day | null {
  try {
    return shiftDeadline(nominal);
  } catch (error) {
    if (error instanceof LawRefusal && error.code === 'law.calendar_unknown') return null;
    throw error;
  }
}

/**
 * When the contributions of a year are due: the fixed part on 28 December (31 December before
 * 2025), the 1 % on 1 July of the next year; after stopping both within 15 calendar days.
 */
export function contributionsDueOn(taxYear: number, deregisteredOn: Day | null = null): DueDays {
  const law = CONTRIBUTION_VALUES.on(dayOf(taxYear, 12, 1));
  let fixedNominal = dayOf(taxYear, 12, Number(law.get('contributions.fixed_due_day').value));
  let onePercentNominal = dayOf(taxYear + 1, 7, 1);
  if (deregisteredOn !== null) {
    const stop = addDays(deregisteredOn, Number(law.get('contributions.stop_days').value));
    fixedNominal = earlier(stop, fixedNominal);
    onePercentNominal = earlier(stop, onePercentNominal);
  }
  return {
    fixedNominal,
    onePercentNominal,
    fixedDueOn: shifted(fixedNominal),
    onePercentDueOn: shifted(onePercentNominal),
  };
}

/** Nothing paid for the 1 % has no term. */
export function isOnePercentDue({ onePercentKopecks }: Contributions): boolean {
  return onePercentKopecks > ZERO;
}
