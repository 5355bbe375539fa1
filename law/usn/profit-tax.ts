// Simplified system, object «доходы минус расходы»: advances, the minimum tax of the year and
// what goes to later years (НК РФ ст.346.18, 346.21 п.4, 5).
import { type Kopecks, ZERO, kopecks, subtract } from '#primitives/money';
import { sign, toKopecks, whole } from '../fraction.ts';
import { LawRefusal } from '../refusal.ts';
import { Reckoning, type Term } from '../reckoning.ts';
import type { Fact, Trace } from '../trace.ts';
import { PERIOD_NAMES, type PeriodName } from './income-tax.ts';
import { LEAF, STEP } from './nodes.ts';
import { type Case, raisedFromQuarter, rateTerm, taxOf, toDate } from './tax-at-rate.ts';
import { USN_VALUES } from './values.ts';

export interface UsnProfitInput {
  readonly taxYear: number;
  /** Decimal: `0.15`; `0` in tax holidays, when there is no minimum tax (ст.346.20 п.4). */
  readonly rate: Fact<string>;
  /** One to four quarters, or one sum of the year with `isYear`. */
  readonly incomes: Fact<readonly Kopecks[]>;
  readonly expenses: Fact<readonly Kopecks[]>;
  readonly isYear?: boolean;
  /** Losses of the last ten years; only for the year (ст.346.18 п.7). */
  readonly priorLoss?: Fact<Kopecks>;
  /** Difference to the minimum tax of earlier years: an expense of the year (ст.346.18 п.6). */
  readonly priorDifference?: Fact<Kopecks>;
  /** Own contributions that are payable and not paid: an expense from 2025 only. */
  readonly unpaidContributions?: Fact<Kopecks>;
}

export interface UsnProfitPeriod {
  readonly period: PeriodName;
  readonly incomeKopecks: Kopecks;
  readonly expensesKopecks: Kopecks;
  readonly baseKopecks: Kopecks;
  readonly taxKopecks: Kopecks;
  readonly payableKopecks: Kopecks;
}

export interface UsnProfitYear {
  readonly baseKopecks: Kopecks;
  readonly computedKopecks: Kopecks;
  readonly minimumKopecks: Kopecks;
  /** The larger of both. */
  readonly taxKopecks: Kopecks;
  readonly differenceKopecks: Kopecks;
  /** Loss of this year, and what is left of earlier ones. */
  readonly lossKopecks: Kopecks;
  readonly priorLossLeftKopecks: Kopecks;
}

export interface UsnProfitTax {
  /** Of the year where it is whole, else payable for the last period. */
  readonly amountKopecks: Kopecks;
  readonly trace: Trace;
  readonly periods: readonly UsnProfitPeriod[];
  /** Null before the year is over. */
  readonly year: UsnProfitYear | null;
}

const UNPAID_FROM = 2025;

interface Sums {
  readonly income: Term;
  readonly expenses: Term;
}

function sumsTo(of: Case, input: UsnProfitInput, upTo: number): Sums {
  const { book } = of;
  const income = toDate(book, input.incomes, { leaf: LEAF.income, step: STEP.income, upTo });
  const expenses = toDate(book, input.expenses, {
    leaf: LEAF.expenses,
    step: STEP.expenses,
    upTo,
  });
  return { income, expenses };
}

interface Profit {
  readonly base: Term;
  /** Income less all subtracted: may be negative. */
  readonly profit: Term;
}

function profitTo(of: Case, input: UsnProfitInput, at: { upTo: number; isWhole: boolean }): Profit {
  const { book, law } = of;
  const { income, expenses } = sumsTo(of, input, at.upTo);
  const less: Term[] = [expenses];
  const unpaid = input.unpaidContributions;
  if (unpaid !== undefined) {
    less.push(book.fact(LEAF.unpaid, unpaid, { value: whole(unpaid.value) }));
  }
  const { priorDifference, priorLoss } = input;
  if (at.isWhole && priorDifference !== undefined) {
    less.push(
      book.fact(LEAF.priorDifference, priorDifference, { value: whole(priorDifference.value) }),
    );
  }
  if (at.isWhole && priorLoss !== undefined) {
    less.push(book.fact(LEAF.priorLoss, priorLoss, { value: whole(priorLoss.value) }));
  }
  const profit = book.fold(STEP.profit, [income, ...less]);
  return { profit, base: book.step(STEP.base, profit, book.law(law.get('usn.nothing'))) };
}

function taxTo(of: Case, input: UsnProfitInput, at: { upTo: number; isWhole: boolean }) {
  const { book, law } = of;
  const incomes = input.incomes.value;
  const isYear = input.isYear === true;
  const shown = isYear ? incomes : incomes.slice(0, at.upTo);
  const raised = raisedFromQuarter(of, shown, !isYear);
  const { profit, base } = profitTo(of, input, at);
  const nothing = book.law(law.get('usn.nothing'));
  const isLater = raised !== null && raised > 1;
  const earlier = isLater
    ? profitTo(of, input, { upTo: raised - 1, isWhole: false }).base
    : nothing;
  const rate = rateTerm(of, input.rate);
  const before = raised === null ? null : earlier;
  return { profit, base, rate, tax: book.round(STEP.tax, taxOf(of, { base, rate, before })) };
}

function reckonYear(of: Case, input: UsnProfitInput): { year: UsnProfitYear; root: Term } {
  const { book, law } = of;
  const upTo = input.isYear === true ? 0 : 4;
  const { profit, base, rate, tax } = taxTo(of, input, { upTo, isWhole: true });
  const { income, expenses } = sumsTo(of, input, upTo);
  const atMinimum = book.step(STEP.atMinimum, income, book.law(law.get('usn.minimum.rate')));
  const isHoliday = sign(rate) === 0;
  const nothing = book.law(law.get('usn.nothing'));
  const minimum = isHoliday ? nothing : book.round(STEP.minimum, atMinimum);
  const root = book.step(STEP.larger, tax, minimum);
  const taxKopecks = toKopecks(root);
  const computedKopecks = toKopecks(tax);
  const priorLoss = input.priorLoss?.value ?? ZERO;
  const added = (input.unpaidContributions?.value ?? 0) + (input.priorDifference?.value ?? 0);
  const own = subtract(toKopecks(income), kopecks(toKopecks(expenses) + added));
  const left = Math.min(priorLoss, Math.max(0, -toKopecks(profit)));
  const year = {
    baseKopecks: toKopecks(base),
    computedKopecks,
    minimumKopecks: toKopecks(minimum),
    taxKopecks,
    differenceKopecks: subtract(taxKopecks, computedKopecks),
    lossKopecks: kopecks(Math.max(0, -own)),
    priorLossLeftKopecks: kopecks(left),
  };
  return { year, root };
}

function check(input: UsnProfitInput): void {
  const count = input.incomes.value.length;
  const isWrong = count < 1 || count > 4 || (input.isYear === true && count !== 1);
  if (isWrong || input.expenses.value.length !== count) {
    throw new LawRefusal('law.usn_quarters_wrong', { quarters: count });
  }
  const unpaid = input.unpaidContributions?.value ?? ZERO;
  if (unpaid > ZERO && input.taxYear < UNPAID_FROM) {
    throw new LawRefusal('law.usn_contributions_unpaid', { taxYear: input.taxYear });
  }
}

/**
 * Advances by quarter without the minimum tax, and the year with it.
 * Refuses: `law.rate_out_of_range`, `law.usn_right_lost`, `law.usn_quarters_needed`,
 * `law.usn_quarters_wrong`, `law.usn_contributions_unpaid`, `law.value_unknown`.
 */
export function usnProfitTax(input: UsnProfitInput): UsnProfitTax {
  check(input);
  const law = USN_VALUES.ofYear(input.taxYear);
  const book = new Reckoning(law.on, true);
  const of: Case = { book, law, object: 'profit' };
  const isYear = input.isYear === true;
  const count = isYear ? 0 : Math.min(input.incomes.value.length, 3);
  const taxes: Term[] = [];
  const periods = PERIOD_NAMES.slice(0, count).map((period, place) => {
    const upTo = place + 1;
    const { base, tax } = taxTo(of, input, { upTo, isWhole: false });
    const { income, expenses } = sumsTo(of, input, upTo);
    const before = taxes.at(-1);
    const payable = before === undefined ? tax : book.step(STEP.payable, tax, before);
    taxes.push(tax);
    const shown = {
      period,
      incomeKopecks: toKopecks(income),
      expensesKopecks: toKopecks(expenses),
      baseKopecks: toKopecks(base),
      taxKopecks: toKopecks(tax),
      payableKopecks: toKopecks(payable),
    };
    return { payable, shown };
  });
  const ended = isYear || input.incomes.value.length === 4 ? reckonYear(of, input) : null;
  const root = ended?.root ?? periods.at(-1)!.payable;
  const trace = book.trace('usn.income_minus_expenses', input.taxYear, root);
  return {
    amountKopecks: trace.amountKopecks,
    trace,
    periods: periods.map(({ shown }) => shown),
    year: ended?.year ?? null,
  };
}
