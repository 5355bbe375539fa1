// Sale of property before the minimum term, ст.214.10, 220 п.1 пп.1, п.2: the income (not below
// 0.7 of the cadastral value), the better of the two deductions, the tax of all objects together.
import type { Kopecks } from '#primitives/money';
import { sign, toKopecks } from '../../fraction.ts';
import { STEP } from '../nodes.ts';
import { type PurchaseClaim, purchaseAvailable } from '../property-purchase.ts';
import type { SoldKind } from './term.ts';
import { type SaleChoice, chooseDeductions } from './choice.ts';
import { type Sold, type SoldObject, incomeOf, soldOf } from './sold-object.ts';
import { scaleTax } from '../scale.ts';
import { type Reckoned, law, reckoned, sheetOf } from '../sheet.ts';

export interface SaleInput {
  readonly taxYear: number;
  readonly objects: readonly SoldObject[];
  /** A home bought in the same year lowers the base too (ст.210 п.6, 220). */
  readonly purchase?: PurchaseClaim;
}

export interface SoldResult {
  readonly incomeKopecks: Kopecks;
  /** Null for an exempt object. */
  readonly deductionKopecks: Kopecks | null;
  readonly deductionKind: 'standard' | 'expenses' | null;
}

export interface SaleTax extends Reckoned {
  readonly objects: readonly SoldResult[];
  readonly incomeKopecks: Kopecks;
  readonly deductionKopecks: Kopecks | null;
  /** Null when nothing is taxed. */
  readonly deductionKind: 'standard' | 'expenses' | 'mixed' | null;
  readonly baseKopecks: Kopecks;
  readonly purchaseUsedKopecks: Kopecks;
}

const GROUPS = [
  { key: 'sale.home', kinds: ['housing', 'land'] },
  { key: 'sale.other_real_estate', kinds: ['otherRealEstate'] },
  { key: 'sale.movable', kinds: ['movable'] },
] as const;

function resultOf(sold: Sold, choices: readonly SaleChoice[]): SoldResult {
  const incomeKopecks = toKopecks(sold.income);
  for (const choice of choices) {
    const at = choice.objects.indexOf(sold);
    if (at < 0) continue;
    const deductionKind = choice.isStandard[at] === true ? 'standard' : 'expenses';
    return { incomeKopecks, deductionKopecks: choice.deductions[at] ?? null, deductionKind };
  }
  return { incomeKopecks, deductionKopecks: null, deductionKind: null };
}

function kindOf(results: readonly SoldResult[]): SaleTax['deductionKind'] {
  const kinds = new Set(results.flatMap(({ deductionKind }) => deductionKind ?? []));
  const [only = null] = kinds;
  return kinds.size > 1 ? 'mixed' : only;
}

function added(amounts: readonly Kopecks[]): Kopecks {
  return amounts.reduce((all, one) => (all + one) as Kopecks, 0 as Kopecks);
}

/**
 * The tax on everything sold in a year. Refuses `law.share_wrong`, `law.share_above_one`,
 * `law.amount_negative`, `law.ndfl_objects_too_many`.
 */
export function saleTax(input: SaleInput): SaleTax {
  const sheet = sheetOf(input.taxYear);
  const { book } = sheet;
  const all = input.objects.map((of) => soldOf(sheet, of));
  const choices = GROUPS.flatMap(({ key, kinds }) => {
    const taxed = all.filter(
      ({ of }) => !of.isExempt && (kinds as readonly SoldKind[]).includes(of.kind),
    );
    return taxed.length === 0 ? [] : [chooseDeductions(sheet, key, taxed)];
  });
  const [first = law(sheet, 'zero'), ...others] = choices.map(({ base }) => base);
  let base = others.length === 0 ? first : book.fold(STEP.salesBase, [first, ...others]);
  let purchaseUsedKopecks = 0 as Kopecks;
  if (input.purchase !== undefined && sign(base) > 0) {
    const { purchase } = purchaseAvailable(sheet, input.purchase);
    const used = book.step(STEP.sameYear, purchase, base);
    purchaseUsedKopecks = toKopecks(used);
    base = book.step(STEP.base, base, used);
  }
  const results = all.map((sold) => resultOf(sold, choices));
  const deductions = results.flatMap(({ deductionKopecks }) => deductionKopecks ?? []);
  return {
    ...reckoned(sheet, 'ndfl.property_sale', scaleTax(sheet, { scale: 'sale', base })),
    objects: results,
    incomeKopecks: added(results.map(({ incomeKopecks }) => incomeKopecks)),
    deductionKopecks: deductions.length === 0 ? null : added(deductions),
    deductionKind: kindOf(results),
    baseKopecks: toKopecks(base),
    purchaseUsedKopecks,
  };
}

/** ст.229 п.4: no return for income within the standard deductions of the year (from 2021). */
export function isDeclared(input: SaleInput): boolean {
  const sheet = sheetOf(input.taxYear);
  const taxed = input.objects.filter(({ isExempt }) => !isExempt);
  const small = sheet.law.get('ndfl.sale.small_undeclared').value === '1';
  if (taxed.length === 0 || !small) return taxed.length > 0;
  return GROUPS.some(({ key, kinds }) => {
    const ofGroup = taxed.filter(({ kind }) => (kinds as readonly SoldKind[]).includes(kind));
    const income = added(ofGroup.map((of) => toKopecks(incomeOf(sheet, of))));
    return income > Number(sheet.law.get(`ndfl.${key}`).value);
  });
}
