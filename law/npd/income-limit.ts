// The limit of income of a year for the tax on professional income, and the receipt crossing it.
import { type Day, addDays } from '#primitives/days';
import { type Kopecks, ZERO, add, kopecks } from '#primitives/money';
import { shiftDeadline } from '../calendar/calendar.ts';
import { type Fraction, compare, multiply, toKopecks, whole } from '../fraction.ts';
import { LawRefusal } from '../refusal.ts';
import { Reckoning } from '../reckoning.ts';
import type { Fact, Trace } from '../trace.ts';
import { LEAF, STEP } from './nodes.ts';
import { type Receipt, ordered, standing } from './receipts.ts';
import { NPD_VALUES } from './values.ts';

/**
 * The law speaks of losing the right from the day (ст.15 ч.6); guidance of the tax service
 * leaves the part up to the limit under the regime. `excessOnly` follows the guidance.
 */
export type CrossingPolicy = 'excessOnly' | 'wholeReceipt';

/** `near`: above the share of the limit asked to warn at; exactly the limit is still lawful. */
export type LimitWarning = 'none' | 'near' | 'reached' | 'exceeded';

export interface LimitInput {
  readonly taxYear: number;
  readonly incomeBefore: Fact<Kopecks>;
  readonly receipts: Fact<readonly Receipt[]>;
  readonly policy?: CrossingPolicy;
  /** Part of the limit from which to warn: our choice, not the law's; 4/5 by default. */
  readonly warnAt?: Fraction;
}

export interface Crossing {
  /** What leaves the regime with the crossing receipt. */
  readonly amountKopecks: Kopecks;
  readonly trace: Trace;
  readonly limitKopecks: Kopecks;
  readonly incomeKopecks: Kopecks;
  readonly leftKopecks: Kopecks;
  readonly warning: LimitWarning;
  /** The part of the last or the crossing receipt that stays under the regime. */
  readonly insideKopecks: Kopecks;
  readonly crossedBy: Receipt | null;
  readonly rightLostFrom: Day | null;
}

const WARN_AT: Fraction = { num: 4, den: 5 };

interface Found {
  readonly before: Kopecks;
  readonly receipt: Receipt | null;
  readonly isCrossed: boolean;
}

function findCrossing(receipts: readonly Receipt[], before: Kopecks, limit: number): Found {
  if (before > limit) throw new LawRefusal('law.npd_right_lost', { before, limit });
  let found: Found = { before, receipt: null, isCrossed: false };
  let income = before;
  for (const receipt of receipts) {
    const after = add(income, receipt.amountKopecks);
    found = { before: income, receipt, isCrossed: after > limit };
    if (found.isCrossed) break;
    income = after;
  }
  return found;
}

function warningOf(income: Kopecks, limit: number, warnAt: Fraction): LimitWarning {
  if (income > limit) return 'exceeded';
  if (income === limit) return 'reached';
  return compare(whole(income), multiply(whole(limit), warnAt)) > 0 ? 'near' : 'none';
}

/**
 * Whether these receipts cross the limit of the year, with which one, and what leaves the regime.
 * Refuses: `law.npd_right_lost`, `law.npd_receipt_repeated`, `law.value_unknown`.
 */
export function npdLimit(input: LimitInput): Crossing {
  const law = NPD_VALUES.ofYear(input.taxYear);
  const book = new Reckoning(law.on, true);
  const record = law.get('npd.limit');
  const limit = Number(record.value);
  const receipts = standing(ordered(input.receipts.value));
  const found = findCrossing(receipts, input.incomeBefore.value, limit);
  const { before, receipt, isCrossed } = found;
  const own = receipt?.amountKopecks ?? ZERO;
  const beforeLeaf = book.fact(LEAF.incomeBefore, input.incomeBefore, { value: whole(before) });
  const ownLeaf = book.fact(LEAF.receipt, input.receipts, {
    value: whole(own),
    args: () => ({ date: receipt?.on ?? input.receipts.on }),
  });
  const income = book.step(STEP.yearIncome, beforeLeaf, ownLeaf);
  const above = book.step(STEP.aboveLimit, income, book.law(record));
  const isWhole = isCrossed && input.policy === 'wholeReceipt';
  const excess = isWhole
    ? ownLeaf
    : book.step(STEP.excess, above, book.law(law.get('npd.nothing')));
  if (isCrossed) book.doubt();
  const trace = book.trace('npd.limit', input.taxYear, excess);
  const incomeKopecks = toKopecks(income);
  return {
    amountKopecks: trace.amountKopecks,
    trace,
    limitKopecks: kopecks(limit),
    incomeKopecks,
    leftKopecks: kopecks(Math.max(0, limit - incomeKopecks)),
    warning: warningOf(incomeKopecks, limit, input.warnAt ?? WARN_AT),
    insideKopecks: kopecks(own - trace.amountKopecks),
    crossedBy: isCrossed ? receipt : null,
    rightLostFrom: isCrossed ? (receipt?.on ?? null) : null,
  };
}

/** The receipts, or parts of them, that stay under the regime, in time order. */
export function withinLimit(receipts: readonly Receipt[], limit: Crossing): readonly Receipt[] {
  const { crossedBy } = limit;
  if (crossedBy === null) return receipts;
  const before = receipts.slice(0, receipts.indexOf(crossedBy));
  if (limit.insideKopecks === 0) return before;
  return [...before, { ...crossedBy, amountKopecks: limit.insideKopecks }];
}

/**
 * A sole proprietor may notify of the simplified system within 20 calendar days of leaving the
 * register (ст.15 ч.6), shifted. Refuses `law.calendar_unknown`.
 */
export function simplifiedNoticeBy(deregisteredOn: Day): Day {
  const days = NPD_VALUES.on(deregisteredOn).get('npd.proprietor_notice_days');
  return shiftDeadline(addDays(deregisteredOn, Number(days.value)));
}
