// The limits of the simplified system: income of the year, staff, fixed assets; and the raised
// rates of 2021–2024 between two limits (НК РФ ст.346.13 п.4, ст.346.20 п.1.1, 2.1).
import { type Day, dayOf } from '#primitives/days';
import { type Kopecks, kopecks, sum } from '#primitives/money';
import { type Fraction, compare, multiply, whole } from '../fraction.ts';
import { LawRefusal } from '../refusal.ts';
import { Reckoning } from '../reckoning.ts';
import type { Fact, Trace } from '../trace.ts';
import type { Edition } from '../values.ts';
import { LEAF, STEP } from './nodes.ts';
import { USN_VALUES } from './values.ts';

export type LimitWarning = 'none' | 'near' | 'reached' | 'exceeded';

export interface UsnLimitInput {
  readonly taxYear: number;
  /** From January on. */
  readonly incomesByMonth: Fact<readonly Kopecks[]>;
  /** Average number of employees. */
  readonly staff?: number;
  readonly assetsKopecks?: Kopecks;
  /** Part of the limit from which to warn: our choice, not the law's. */
  readonly warnAt?: Fraction;
}

export interface UsnLimit {
  /** Income above the limit. */
  readonly amountKopecks: Kopecks;
  readonly trace: Trace;
  readonly limitKopecks: Kopecks;
  readonly leftKopecks: Kopecks;
  readonly warning: LimitWarning;
  /** First day of the quarter of the crossing; from 2025 of its month. */
  readonly rightLostFrom: Day | null;
  readonly raisedAboveKopecks: Kopecks | null;
  /** First day of the quarter from which the raised rate is due. */
  readonly raisedFrom: Day | null;
  readonly isStaffExceeded: boolean;
  readonly areAssetsExceeded: boolean;
}

const WARN_AT: Fraction = { num: 4, den: 5 };

/** The month, from 1, in which the income goes above the sum; null: never. */
function crossedInMonth(incomes: readonly Kopecks[], above: number): number | null {
  let income = 0;
  const place = incomes.findIndex((one) => {
    income += one;
    return income > above;
  });
  return place < 0 ? null : place + 1;
}

function beginOf(taxYear: number, month: number, months: number): Day {
  return dayOf(taxYear, Math.floor((month - 1) / months) * months + 1, 1);
}

function warning(income: Kopecks, limit: number, warnAt: Fraction): LimitWarning {
  if (income > limit) return 'exceeded';
  if (income === limit) return 'reached';
  return compare(whole(income), multiply(whole(limit), warnAt)) > 0 ? 'near' : 'none';
}

/**
 * The raised rate is due from the quarter of the excess. The staff is told for the year, so its
 * quarter is not known: the whole year is taken, and it is not verified.
 */
function raisedFrom(input: UsnLimitInput, law: Edition, book: Reckoning): Day | null {
  const threshold = law.find('usn.raised_from');
  if (threshold === undefined) return null;
  const { taxYear, incomesByMonth, staff } = input;
  const month = crossedInMonth(incomesByMonth.value, Number(threshold.value));
  if (month !== null) return beginOf(taxYear, month, 3);
  const isStaffRaised = staff !== undefined && staff > Number(law.get('usn.raised_staff').value);
  if (!isStaffRaised) return null;
  book.doubt();
  return dayOf(taxYear, 1, 1);
}

/**
 * Whether the limits of the year hold, and from which day the right is lost.
 * Refuses: `law.usn_months_wrong`, `law.value_unknown`.
 */
export function usnLimit(input: UsnLimitInput): UsnLimit {
  const { taxYear, incomesByMonth } = input;
  const count = incomesByMonth.value.length;
  if (count < 1 || count > 12) throw new LawRefusal('law.usn_months_wrong', { months: count });
  const law = USN_VALUES.ofYear(taxYear);
  const book = new Reckoning(law.on, true);
  const record = law.get('usn.limit');
  const limit = Number(record.value);
  const total = sum(incomesByMonth.value);
  const income = book.fact(LEAF.income, incomesByMonth, { value: whole(total) });
  const above = book.step(STEP.aboveLimit, income, book.law(record));
  const excess = book.step(STEP.excess, above, book.law(law.get('usn.nothing')));
  const raised = raisedFrom(input, law, book);
  const trace = book.trace('usn.limit', taxYear, excess);
  const month = crossedInMonth(incomesByMonth.value, limit);
  const months = Number(law.get('usn.loss_months').value);
  const threshold = law.find('usn.raised_from');
  const { staff, assetsKopecks } = input;
  return {
    amountKopecks: trace.amountKopecks,
    trace,
    limitKopecks: kopecks(limit),
    leftKopecks: kopecks(Math.max(0, limit - total)),
    warning: warning(total, limit, input.warnAt ?? WARN_AT),
    rightLostFrom: month === null ? null : beginOf(taxYear, month, months),
    raisedAboveKopecks: threshold === undefined ? null : kopecks(Number(threshold.value)),
    raisedFrom: raised,
    isStaffExceeded: staff !== undefined && staff > Number(law.get('usn.staff').value),
    areAssetsExceeded:
      assetsKopecks !== undefined && assetsKopecks > Number(law.get('usn.assets').value),
  };
}
