// Standard deductions, ст.218: for children month by month until the income since 1 January
// exceeds the cap, for oneself every month, and for the badge of ГТО once a year.
import { type Kopecks, kopecks } from '#primitives/money';
import { compare, toKopecks, whole } from '../fraction.ts';
import { LawRefusal } from '../refusal.ts';
import type { Term } from '../reckoning.ts';
import type { Fact } from '../trace.ts';
import { type Child, checkedChildren, countsIn } from './child.ts';
import { LEAF, STEP } from './nodes.ts';
import { scaleTax } from './scale.ts';
import {
  type Reckoned,
  type Sheet,
  type Sum,
  figure,
  holds,
  law,
  notBelowZero,
  reckoned,
  sheetOf,
  sum,
  total,
} from './sheet.ts';

export interface StandardInput {
  readonly taxYear: number;
  /** Main income of each month worked, from January on; at most twelve. */
  readonly months: readonly Sum[];
  /** Other income at the general scale, by the same months: counts for the cap until 2025. */
  readonly otherMonths?: readonly Sum[];
  readonly children: Fact<readonly Child[]>;
  /** A guardian or foster parent: another sum for a disabled child until 2024. */
  readonly isGuardian?: boolean;
  /** The only parent, or the other one has refused (until the month of marriage, inclusive). */
  readonly isDouble?: boolean;
  readonly marriedInMonth?: number;
  /** Only the larger of one's own deductions is given (ст.218 п.2). */
  readonly own?: 'chernobyl' | 'hero';
  /** The badge and the examination it needs: since 2026 a preventive one is enough. */
  readonly gto?: 'full_examination' | 'preventive_examination';
}

export interface StandardIntermediate {
  readonly capKopecks: Kopecks;
  /** For children, in the first month they count for. */
  readonly monthlyKopecks: Kopecks;
  readonly monthsApplied: number;
  readonly deductionKopecks: Kopecks;
  readonly baseKopecks: Kopecks;
}

export interface StandardTax extends Reckoned {
  readonly intermediate: StandardIntermediate;
}

/** Months in a row with the same children and the same doubling. */
interface Run {
  readonly from: number;
  readonly count: number;
  readonly children: readonly Child[];
  readonly isDouble: boolean;
}

/** Whether the income since 1 January is still within the cap, by month. */
function withinCap(sheet: Sheet, input: StandardInput): boolean[] {
  const cap = sheet.law.get('ndfl.child.cap');
  const countsOther = holds(sheet, 'child.cap_counts_other');
  let income = 0;
  return input.months.map(({ value }, month) => {
    const other = countsOther ? (input.otherMonths?.[month]?.value ?? 0) : 0;
    income += value + other;
    return compare(whole(income), cap.fraction) <= 0;
  });
}

function runsOf(sheet: Sheet, input: StandardInput): Run[] {
  const runs: Run[] = [];
  const children = checkedChildren(input.children.value, sheet.taxYear);
  for (const [place, isWithin] of withinCap(sheet, input).entries()) {
    const month = place + 1;
    const counted = children.filter((child) => isWithin && countsIn(child, sheet.taxYear, month));
    const isDouble = input.isDouble === true && month <= (input.marriedInMonth ?? 12);
    const last = runs.at(-1);
    const isSame =
      last !== undefined &&
      last.isDouble === isDouble &&
      last.children.length === counted.length &&
      last.children.every((child, at) => child === counted[at]);
    if (isSame) runs[runs.length - 1] = { ...last, count: last.count + 1 };
    else runs.push({ from: month, count: 1, children: counted, isDouble });
  }
  return runs.filter((run) => run.children.length > 0);
}

/** The sum of a month; that for a disabled child comes on top of the one by order. */
function monthly(sheet: Sheet, input: StandardInput, run: Run): Term {
  const { book } = sheet;
  const who = input.isGuardian === true ? 'guardian' : 'parent';
  const terms = run.children.flatMap((child) => {
    const { order } = child;
    const own = law(sheet, `child.order${Math.min(order, 3)}`, { order });
    return child.isDisabled === true
      ? [own, law(sheet, `child.disabled.${who}`, { order })]
      : [own];
  });
  const [first, ...others] = terms as [Term, ...Term[]];
  const once = others.length === 0 ? first : book.fold(STEP.childAmount, [first, ...others]);
  return run.isDouble ? book.step(STEP.doubled, once, law(sheet, 'child.double')) : once;
}

interface ForChildren {
  readonly terms: readonly Term[];
  readonly monthlyKopecks: Kopecks;
  readonly months: number;
}

function forChildren(sheet: Sheet, input: StandardInput): ForChildren {
  const cap = Number(sheet.law.get('ndfl.child.cap').value);
  const runs = runsOf(sheet, input);
  const sums = runs.map((run) => monthly(sheet, input, run));
  const terms = sums.map((each, at) => {
    const { from, count } = runs[at] as Run;
    const args = { first: from, last: from + count - 1, cap };
    const fact = { ...input.children, value: whole(count) };
    const months = figure(sheet, fact, { kind: LEAF.months, args });
    return sheet.book.step(STEP.forMonths, each, months);
  });
  const [first] = sums;
  return {
    terms,
    monthlyKopecks: first === undefined ? kopecks(0) : toKopecks(first),
    months: runs.reduce((count, run) => count + run.count, 0),
  };
}

function forOneself(sheet: Sheet, input: StandardInput): Term[] {
  const terms: Term[] = [];
  const count = input.months.length;
  if (input.own !== undefined && count > 0) {
    const fact = { ...input.children, value: whole(count) };
    const args = { first: 1, last: count, cap: 0 };
    const months = figure(sheet, fact, { kind: LEAF.months, args });
    terms.push(sheet.book.step(STEP.forMonths, law(sheet, `own.${input.own}`), months));
  }
  const isEnough = input.gto === 'full_examination' || holds(sheet, 'gto_preventive');
  if (input.gto !== undefined && isEnough && holds(sheet, 'gto')) terms.push(law(sheet, 'gto'));
  return terms;
}

function checked(input: StandardInput): StandardInput {
  const months = input.months.length;
  if (months > 12) throw new LawRefusal('law.ndfl_months_too_many', { months });
  const others = input.otherMonths?.length ?? months;
  if (others !== months) throw new LawRefusal('law.ndfl_lists_disagree', { months, others });
  if (input.marriedInMonth !== undefined && input.isDouble !== true) {
    throw new LawRefusal('law.state_contradictory', { field: 'marriedInMonth' });
  }
  return input;
}

export interface StandardDeduction extends Omit<ForChildren, 'terms'> {
  readonly deduction: Term;
}

/** The whole standard deduction of the year as a figure of somebody's calculation. */
export function standardDeduction(sheet: Sheet, input: StandardInput): StandardDeduction {
  const { terms, ...children } = forChildren(sheet, checked(input));
  const [first = law(sheet, 'zero'), ...others] = [...terms, ...forOneself(sheet, input)];
  const deduction =
    others.length === 0 ? first : sheet.book.fold(STEP.standard, [first, ...others]);
  return { ...children, deduction };
}

/** Equal months are told as one product, others one by one. */
function yearIncome(sheet: Sheet, { months, children }: StandardInput): Term {
  const [first] = months;
  if (first === undefined) return law(sheet, 'zero');
  if (months.length > 1 && months.every(({ value }) => value === first.value)) {
    const each = sum(sheet, first, { kind: LEAF.eachMonth });
    const count = { ...children, value: whole(months.length) };
    return sheet.book.step(STEP.ofMonths, each, figure(sheet, count, { kind: LEAF.monthsWorked }));
  }
  const incomes = months.map((one, at) =>
    sum(sheet, one, { kind: LEAF.monthIncome, args: { month: at + 1 } }),
  );
  return total(sheet, incomes);
}

/**
 * The year's tax on wages after standard deductions. Refuses `law.ndfl_months_too_many`,
 * `law.ndfl_lists_disagree`, `law.ndfl_child_order_wrong`, `law.ndfl_child_unborn`,
 * `law.state_contradictory`, `law.value_unknown`.
 */
export function standardTax(input: StandardInput): StandardTax {
  const sheet = sheetOf(input.taxYear);
  const { deduction, monthlyKopecks, months } = standardDeduction(sheet, input);
  const income = yearIncome(sheet, input);
  const base = notBelowZero(sheet, sheet.book.step(STEP.base, income, deduction));
  const tax = scaleTax(sheet, { scale: 'main', base });
  return {
    ...reckoned(sheet, 'ndfl.child_deduction', tax),
    intermediate: {
      capKopecks: toKopecks(sheet.law.get('ndfl.child.cap').fraction),
      monthlyKopecks,
      monthsApplied: months,
      deductionKopecks: toKopecks(deduction),
      baseKopecks: toKopecks(base),
    },
  };
}
