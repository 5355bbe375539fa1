// Simplified system, object «доходы» of a sole proprietor: advances from the beginning of the
// year, less contributions (НК РФ ст.346.21 п.3, 3.1, 5).
import { type Kopecks, ZERO, sum } from '#primitives/money';
import {
  type Contributions,
  fixed,
  onePercent,
  type RegimeIncome,
} from '../contributions/own-contributions.ts';
import { CONTRIBUTION_VALUES } from '../contributions/values.ts';
import { type WorkedTime, workedTime } from '../contributions/worked-time.ts';
import { toKopecks, whole } from '../fraction.ts';
import { LawRefusal } from '../refusal.ts';
import { Reckoning, type Term } from '../reckoning.ts';
import type { Fact, Trace } from '../trace.ts';
import { LEAF, STEP } from './nodes.ts';
import { type Case, raisedFromQuarter, rateTerm, taxOf, toDate } from './tax-at-rate.ts';
import { USN_VALUES } from './values.ts';

/**
 * From 2023 the contributions lower the tax without being paid; whether the whole fixed sum may
 * be used from the first quarter or a quarter of it at a time is a choice (ст.346.21 п.3.1).
 */
export type FixedPolicy = 'fixedFromFirstPeriod' | 'fixedByQuarter';

export interface UsnIncomeInput {
  readonly taxYear: number;
  /** Decimal: `0.06`. */
  readonly rate: Fact<string>;
  readonly hasEmployees: boolean;
  /** One to four quarters, or one sum of the year with `isYear`. */
  readonly incomes: Fact<readonly Kopecks[]>;
  readonly isYear?: boolean;
  readonly time: Fact<WorkedTime>;
  /** Own contributions to subtract where somebody has determined them; else counted here. */
  readonly ownContributions?: Fact<Kopecks>;
  /** 1 % of the year before that its tax did not use: may be used this year, once. */
  readonly previousOnePercent?: Fact<Kopecks>;
  /** Paid for employees, by quarter or of the year, as `incomes`. */
  readonly employeeContributions?: Fact<readonly Kopecks[]>;
  readonly fixedPolicy?: FixedPolicy;
}

export type PeriodName = 'q1' | 'h1' | 'm9' | 'year';
export const PERIOD_NAMES: readonly PeriodName[] = ['q1', 'h1', 'm9', 'year'];

export interface UsnPeriod {
  readonly period: PeriodName;
  readonly incomeKopecks: Kopecks;
  /** Calculated from the beginning of the year, whole roubles. */
  readonly taxKopecks: Kopecks;
  readonly contributionsKopecks: Kopecks;
  readonly ceilingKopecks: Kopecks;
  readonly appliedKopecks: Kopecks;
  /** Tax less contributions from the beginning of the year. */
  readonly netKopecks: Kopecks;
  /** For this period alone; negative lowers what is payable for the year. */
  readonly payableKopecks: Kopecks;
}

export interface UsnIncomeTax {
  /** Payable for the last period; for one sum of the year, the tax of the year. */
  readonly amountKopecks: Kopecks;
  readonly trace: Trace;
  readonly periods: readonly UsnPeriod[];
}

/** From 2023 contributions lower the tax whether paid or not (389-ФЗ). */
const UNPAID_FROM = 2023;

interface Reckoned {
  readonly net: Term;
  readonly shown: Omit<UsnPeriod, 'payableKopecks'>;
}

/** Own contributions that lower the tax of the period: the 1 % as it accrues on income to date. */
function ownPart(of: Case, input: UsnIncomeInput, upTo: number): Term {
  const { book } = of;
  const given = input.ownContributions;
  if (given !== undefined) {
    return book.fact(LEAF.ownContributions, given, { value: whole(given.value) });
  }
  // Until 2022 only what had been paid was subtracted; whether it was is not known here.
  if (input.taxYear < UNPAID_FROM) book.doubt();
  const law = CONTRIBUTION_VALUES.ofYear(input.taxYear);
  const income: Kopecks = sum(input.incomes.value.slice(0, upTo));
  const regime: RegimeIncome = {
    regime: 'usn_income',
    income: { ...input.incomes, value: income },
  };
  const asked = { taxYear: input.taxYear, regimes: [regime], time: input.time };
  const worked: Contributions['worked'] = workedTime(input.taxYear, input.time.value);
  let fixedTerm = fixed({ book, law }, asked, worked);
  if (input.fixedPolicy === 'fixedByQuarter' && input.isYear !== true) {
    const quarters = book.fact(LEAF.quarters, input.incomes, { value: whole(upTo) });
    const all = book.law(of.law.get('usn.quarters_in_year'));
    fixedTerm = book.step(STEP.fixedPart, fixedTerm, book.step(STEP.partOfYear, quarters, all));
  }
  const percent = onePercent({ book, law }, asked);
  return book.fold(STEP.contributions, [fixedTerm, percent]);
}

function allContributions(of: Case, input: UsnIncomeInput, upTo: number): Term {
  const { book } = of;
  const parts = [ownPart(of, input, upTo)];
  const previous = input.previousOnePercent;
  if (previous !== undefined) {
    parts.push(book.fact(LEAF.previousOnePercent, previous, { value: whole(previous.value) }));
  }
  const paid = input.employeeContributions;
  if (paid !== undefined) {
    const value = whole(sum(paid.value.slice(0, upTo)));
    parts.push(book.fact(LEAF.employeeContributions, paid, { value }));
  }
  return parts.length === 1
    ? parts[0]!
    : book.fold(STEP.contributions, [parts[0]!, ...parts.slice(1)]);
}

/** With employees at most half of the tax, without them all of it. */
function applied(of: Case, input: UsnIncomeInput, terms: { tax: Term; all: Term }) {
  const { book, law } = of;
  const ceiling = input.hasEmployees
    ? book.step(STEP.ceiling, terms.tax, book.law(law.get('usn.deductible_part')))
    : terms.tax;
  return { ceiling, applied: book.step(STEP.applied, terms.all, ceiling) };
}

function reckon(of: Case, input: UsnIncomeInput, upTo: number): Reckoned {
  const { book } = of;
  const { incomes } = input;
  const isYear = input.isYear === true;
  const raised = raisedFromQuarter(of, incomes.value.slice(0, upTo), !isYear);
  const kinds = { leaf: LEAF.income, step: STEP.income };
  const base = toDate(book, incomes, { ...kinds, upTo: isYear ? 0 : upTo });
  const hasBefore = raised !== null && raised > 1;
  const nothing = book.law(of.law.get('usn.nothing'));
  const earlier = hasBefore ? toDate(book, incomes, { ...kinds, upTo: raised - 1 }) : nothing;
  const rate = rateTerm(of, input.rate);
  const before = raised === null ? null : earlier;
  const tax = book.round(STEP.tax, taxOf(of, { base, rate, before }));
  const all = allContributions(of, input, upTo);
  const reduced = applied(of, input, { tax, all });
  const net = book.round(STEP.net, book.step(STEP.reduced, tax, reduced.applied));
  return {
    net,
    shown: {
      period: isYear ? 'year' : PERIOD_NAMES[upTo - 1]!,
      incomeKopecks: toKopecks(base),
      taxKopecks: toKopecks(tax),
      contributionsKopecks: toKopecks(all),
      ceilingKopecks: toKopecks(reduced.ceiling),
      appliedKopecks: toKopecks(reduced.applied),
      netKopecks: toKopecks(net),
    },
  };
}

function check(input: UsnIncomeInput): void {
  const { incomes, employeeContributions: paid, hasEmployees } = input;
  const count = incomes.value.length;
  const isWrong = count < 1 || count > 4 || (input.isYear === true && count !== 1);
  if (isWrong || (paid !== undefined && paid.value.length !== count)) {
    throw new LawRefusal('law.usn_quarters_wrong', { quarters: count });
  }
  if (!hasEmployees && paid !== undefined && paid.value.some((one) => one > ZERO)) {
    throw new LawRefusal('law.state_contradictory', { fields: 'employees, employeeContributions' });
  }
}

/**
 * Advances and the tax of a year. What is earlier paid is what was payable for the periods before.
 * Refuses: `law.rate_out_of_range`, `law.usn_right_lost`, `law.usn_quarters_needed`,
 * `law.usn_quarters_wrong`, `law.state_contradictory`, `law.value_unknown`.
 */
export function usnIncomeTax(input: UsnIncomeInput): UsnIncomeTax {
  check(input);
  const law = USN_VALUES.ofYear(input.taxYear);
  const book = new Reckoning(law.on, true);
  const of: Case = { book, law, object: 'income' };
  const reckoned = input.incomes.value.map((_, place) => reckon(of, input, place + 1));
  const periods = reckoned.map(({ net, shown }, place) => {
    const before = reckoned[place - 1];
    const payable = before === undefined ? net : book.step(STEP.payable, net, before.net);
    return { payable, shown: { ...shown, payableKopecks: toKopecks(payable) } };
  });
  const trace = book.trace('usn.income', input.taxYear, periods.at(-1)!.payable);
  return {
    amountKopecks: trace.amountKopecks,
    trace,
    periods: periods.map(({ shown }) => shown),
  };
}
