// What an employer withholds: tax on everything since 1 January less what was withheld before,
// in whole roubles each time (ст.226 п.3). Too much withheld stays until the year makes up for it.
import { type Kopecks, subtract } from '#primitives/money';
import { sign, toKopecks } from '../fraction.ts';
import { LawRefusal } from '../refusal.ts';
import type { Term } from '../reckoning.ts';
import { LEAF, STEP } from './nodes.ts';
import { scaleTax } from './scale.ts';
import {
  type Reckoned,
  type Sheet,
  type Sum,
  law,
  notBelowZero,
  reckoned,
  sheetOf,
  sum,
} from './sheet.ts';

export interface AgentInput {
  readonly taxYear: number;
  /** Main income of each month from January on, at most twelve. */
  readonly months: readonly Sum[];
  /** Deductions the employer gives in each of the same months. */
  readonly deductions?: readonly Sum[];
}

export interface AgentTax extends Reckoned {
  /** Tax from 1 January to the end of each month. */
  readonly cumulativeKopecks: readonly Kopecks[];
  readonly withheldKopecks: readonly Kopecks[];
  /** Withheld above the tax of the months given; returned by the employer (ст.231). */
  readonly overwithheldKopecks: Kopecks;
}

/** Tax from 1 January to the end of the month counted from one. */
function taxThrough(sheet: Sheet, input: AgentInput, month: number): Term {
  const { book } = sheet;
  const months = (sums: readonly Sum[], kind: (typeof LEAF)['monthIncome']): Term[] =>
    sums.slice(0, month).map((one, place) => sum(sheet, one, { kind, args: { month: place + 1 } }));
  const [first, ...others] = months(input.months, LEAF.monthIncome) as [Term, ...Term[]];
  let base = others.length === 0 ? first : book.fold(STEP.fromYearStart, [first, ...others]);
  const deducted = months(input.deductions ?? [], LEAF.monthDeduction).filter((one) => sign(one));
  const [one, ...more] = deducted;
  if (one !== undefined) {
    const all = more.length === 0 ? one : book.fold(STEP.deductedFromStart, [one, ...more]);
    base = notBelowZero(sheet, book.step(STEP.base, base, all));
  }
  return scaleTax(sheet, { scale: 'main', base });
}

function checked(input: AgentInput): void {
  const count = input.months.length;
  if (count > 12) throw new LawRefusal('law.ndfl_months_too_many', { months: count });
  const deductions = input.deductions?.length ?? count;
  if (deductions !== count) {
    throw new LawRefusal('law.ndfl_lists_disagree', { months: count, deductions });
  }
}

/**
 * Refuses `law.ndfl_months_too_many`, `law.ndfl_lists_disagree`, `law.amount_negative`.
 */
export function agentTax(input: AgentInput): AgentTax {
  checked(input);
  const sheet = sheetOf(input.taxYear);
  const { book } = sheet;
  const taxes = input.months.map((_, place) => taxThrough(sheet, input, place + 1));
  const held: Term[] = [];
  const parts = taxes.map((tax, place) => {
    const before = held[place - 1];
    const now = before === undefined ? tax : higher(sheet, before, tax);
    held.push(now);
    return before === undefined ? now : book.step(STEP.withheldInMonth, now, before);
  });
  const [first = law(sheet, 'zero'), ...others] = parts;
  const root = others.length === 0 ? first : book.fold(STEP.withheldInYear, [first, ...others]);
  const found = reckoned(sheet, 'ndfl.agent_cumulative', root);
  const cumulativeKopecks = taxes.map(toKopecks);
  const last = cumulativeKopecks.at(-1) ?? found.amountKopecks;
  return {
    ...found,
    cumulativeKopecks,
    withheldKopecks: parts.map(toKopecks),
    overwithheldKopecks: subtract(found.amountKopecks, last),
  };
}

/** What is withheld by the end of a month never falls below what was withheld before it. */
function higher(sheet: Sheet, before: Term, tax: Term): Term {
  return toKopecks(tax) >= toKopecks(before) ? tax : sheet.book.step(STEP.withheldBy, before, tax);
}
