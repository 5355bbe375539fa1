// Professional deductions, ст.221: documented costs, or a part of the income where they cannot be
// documented. Contractors (ГПХ) have only documented costs.
import type { Kopecks } from '#primitives/money';
import { compare, toKopecks } from '../fraction.ts';
import type { Term } from '../reckoning.ts';
import { LEAF, STEP } from './nodes.ts';
import { scaleTax } from './scale.ts';
import { type Reckoned, type Sheet, type Sum, law, reckoned, sheetOf, sum } from './sheet.ts';

export const PROFESSIONS = [
  'entrepreneur',
  'contractor',
  'literature',
  'performance',
  'science',
  'music',
  'graphics',
  'audiovisual',
  'invention',
  'sculpture',
  'stage_music',
] as const;

/** Kinds of authors after the table of ст.221 п.3. */
export type Profession = (typeof PROFESSIONS)[number];

export interface ProfessionalWork {
  readonly profession: Profession;
  readonly income: Sum;
  /** Documented costs; absent or zero means none. */
  readonly costs?: Sum;
}

export interface ProfessionalTax extends Reckoned {
  readonly deductionKopecks: Kopecks;
  readonly deductionKind: 'documented' | 'part' | 'none';
  readonly baseKopecks: Kopecks;
}

export interface ProfessionalDeduction {
  readonly deduction: Term;
  readonly kind: ProfessionalTax['deductionKind'];
}

/** The larger of both where the law leaves a choice; never above the income. */
export function professionalDeduction(
  sheet: Sheet,
  work: ProfessionalWork,
  income: Term,
): ProfessionalDeduction {
  const { book } = sheet;
  const isPaid = work.costs !== undefined && work.costs.value > 0;
  const costs = isPaid
    ? book.step(
        STEP.professional,
        sum(sheet, work.costs as Sum, { kind: LEAF.professionalCosts }),
        income,
      )
    : null;
  if (work.profession === 'contractor') {
    return costs === null
      ? { deduction: law(sheet, 'zero'), kind: 'none' }
      : { deduction: costs, kind: 'documented' };
  }
  const part = book.step(STEP.costsPart, income, law(sheet, `part.${work.profession}`));
  return costs !== null && compare(costs, part) >= 0
    ? { deduction: costs, kind: 'documented' }
    : { deduction: part, kind: 'part' };
}

/** Tax of a year's professional income alone. Refuses `law.amount_negative`. */
export function professionalTax(taxYear: number, work: ProfessionalWork): ProfessionalTax {
  const sheet = sheetOf(taxYear);
  const income = sum(sheet, work.income, { kind: LEAF.income });
  const { deduction, kind } = professionalDeduction(sheet, work, income);
  const base = sheet.book.step(STEP.base, income, deduction);
  return {
    ...reckoned(sheet, 'ndfl.professional', scaleTax(sheet, { scale: 'main', base })),
    deductionKopecks: toKopecks(deduction),
    deductionKind: kind,
    baseKopecks: toKopecks(base),
  };
}
