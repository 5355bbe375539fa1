// Social deductions, ст.219: one common limit, education of each child by itself, expensive
// treatment without a limit, charity as a part of the income. What is not used is lost.
import type { Kopecks } from '#primitives/money';
import { toKopecks } from '../fraction.ts';
import { LawRefusal } from '../refusal.ts';
import type { Term } from '../reckoning.ts';
import { LEAF, STEP } from './nodes.ts';
import { type RefundSums, refundOf, refundSums } from './refund.ts';
import {
  type Reckoned,
  type Sheet,
  type Sum,
  law,
  notBelowZero,
  reckoned,
  sheetOf,
  sum,
  total,
} from './sheet.ts';

/** Expenses under the common limit; `ownPension` is the funded pension paid by oneself. */
export const LIMITED_KINDS = [
  'treatment',
  'medicines',
  'dms',
  'fitness',
  'fitnessForRelatives',
  'ownEducation',
  'lifeInsurance',
  'ownPension',
  'qualification',
] as const;

export type LimitedKind = (typeof LIMITED_KINDS)[number];

export interface SocialExpenses {
  readonly limited: Partial<Readonly<Record<LimitedKind, Sum>>>;
  /** One for each child. */
  readonly childEducation: readonly Sum[];
  /** What the other parent has already deducted for the same children. */
  readonly childEducationByOther?: readonly Sum[];
  readonly expensiveTreatment?: Sum;
  readonly charity?: Sum;
  /** Gifts to culture where the law of the region raises the part to 30 %. */
  readonly isCultureCharity?: boolean;
}

export interface SocialInput {
  readonly taxYear: number;
  readonly income: Sum;
  readonly withheld: Sum;
  readonly expenses: SocialExpenses;
}

export interface SocialParts {
  readonly limited: Term;
  readonly childEducation: Term;
  readonly expensive: Term;
  readonly charity: Term | null;
  readonly deduction: Term;
}

/** Fitness joined the deduction in 2022, that of parents and other relatives in 2026. */
const SINCE: Partial<Record<LimitedKind, string>> = {
  fitness: 'social.fitness',
  fitnessForRelatives: 'social.fitness_relatives',
};

function limitedGroup(sheet: Sheet, of: SocialExpenses): Term {
  const { book } = sheet;
  const terms = LIMITED_KINDS.flatMap((kind) => {
    const expense = of.limited[kind];
    if (expense === undefined) return [];
    const paid = sum(sheet, expense, { kind: LEAF.expense, args: { kind } });
    const since = SINCE[kind];
    if (since === undefined || sheet.law.get(`ndfl.${since}`).value === '1') return [paid];
    return [book.step(STEP.notCounted, paid, law(sheet, since))];
  });
  const [first, ...others] = terms;
  if (first === undefined) return law(sheet, 'zero');
  const all = others.length === 0 ? first : book.fold(STEP.limitedSum, [first, ...others]);
  return book.step(STEP.withinLimit, all, law(sheet, 'social.limit'));
}

function childEducation(sheet: Sheet, of: SocialExpenses): Term {
  const { book } = sheet;
  const byOther = of.childEducationByOther ?? [];
  if (byOther.length > 0 && byOther.length !== of.childEducation.length) {
    const children = of.childEducation.length;
    throw new LawRefusal('law.ndfl_lists_disagree', { children, byOther: byOther.length });
  }
  const terms = of.childEducation.map((expense, at) => {
    const args = { kind: 'childEducation', child: at + 1 };
    const paid = sum(sheet, expense, { kind: LEAF.expense, args });
    const other = byOther[at];
    let limit = law(sheet, 'social.child_education');
    if (other !== undefined && other.value > 0) {
      const used = sum(sheet, other, { kind: LEAF.usedByOther, args: { child: at + 1 } });
      limit = notBelowZero(sheet, book.step(STEP.limitLeft, limit, used));
    }
    return book.step(STEP.perChild, paid, limit);
  });
  return total(sheet, terms);
}

function charity(sheet: Sheet, of: SocialExpenses, income: Term): Term | null {
  const { book } = sheet;
  if (of.charity === undefined) return null;
  const given = sum(sheet, of.charity, { kind: LEAF.expense, args: { kind: 'charity' } });
  const part = of.isCultureCharity === true ? 'charity_part_culture' : 'charity_part';
  const limit = book.step(STEP.charityLimit, income, law(sheet, `social.${part}`));
  return book.step(STEP.charity, given, limit);
}

/** The whole social deduction as figures of somebody's calculation. */
export function socialDeduction(sheet: Sheet, of: SocialExpenses, income: Term): SocialParts {
  const limited = limitedGroup(sheet, of);
  const children = childEducation(sheet, of);
  const args = { kind: 'expensiveTreatment' };
  const expensive =
    of.expensiveTreatment === undefined
      ? law(sheet, 'zero')
      : sum(sheet, of.expensiveTreatment, { kind: LEAF.expense, args });
  const gifts = charity(sheet, of, income);
  const present = [limited, children, expensive].filter((term) => toKopecks(term) > 0);
  const [first = limited, ...others] = gifts === null ? present : [...present, gifts];
  const deduction = others.length === 0 ? first : sheet.book.fold(STEP.social, [first, ...others]);
  return { limited, childEducation: children, expensive, charity: gifts, deduction };
}

export interface SocialRefund extends Reckoned, RefundSums {
  readonly limitedKopecks: Kopecks;
  readonly childEducationKopecks: Kopecks;
  readonly expensiveKopecks: Kopecks;
  readonly charityKopecks: Kopecks | null;
  readonly deductionKopecks: Kopecks;
}

/** What social deductions give back. Refuses `law.amount_negative`, `law.ndfl_lists_disagree`. */
export function socialRefund(input: SocialInput): SocialRefund {
  const sheet = sheetOf(input.taxYear);
  const income = sum(sheet, input.income, { kind: LEAF.income });
  const withheld = sum(sheet, input.withheld, { kind: LEAF.withheld });
  const parts = socialDeduction(sheet, input.expenses, income);
  const back = refundOf(sheet, { income, deduction: parts.deduction, withheld });
  return {
    ...reckoned(sheet, 'ndfl.social_deduction', back.refund),
    ...refundSums(back),
    limitedKopecks: toKopecks(parts.limited),
    childEducationKopecks: toKopecks(parts.childEducation),
    expensiveKopecks: toKopecks(parts.expensive),
    charityKopecks: parts.charity === null ? null : toKopecks(parts.charity),
    deductionKopecks: toKopecks(parts.deduction),
  };
}
