// Purchase of a home and interest of its loan, ст.220 п.1 пп.3, 4: limits for life, what is not
// used goes to later years, and with pensioners to three earlier ones (п.10).
import type { Kopecks } from '#primitives/money';
import { sign, toKopecks } from '../fraction.ts';
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
  sheetOfYear,
  sum,
} from './sheet.ts';

export interface PurchaseClaim {
  readonly price: Sum;
  /** Maternity capital, budget or employer's money in the price: gives no deduction (п.5). */
  readonly paidByOthers?: Sum;
  /** Interest paid from the first day of the loan to the end of the year. */
  readonly interestToDate?: Sum;
  readonly usedPurchase?: Sum;
  /** The part of it that was used for this very object. */
  readonly usedForObject?: Sum;
  readonly usedInterest?: Sum;
  /** Interest of loans before 2014 has no limit (212-ФЗ of 23.07.2013). */
  readonly isLoanAfter2014: boolean;
  /** The seller is a relative or the employer (п.5). */
  readonly isSellerRelated?: boolean;
}

export interface YearOfIncome {
  readonly taxYear: number;
  readonly income: Sum;
  readonly withheld: Sum;
}

export interface PurchaseInput extends PurchaseClaim, YearOfIncome {
  /** Only pensioners: the nearest earlier year first. */
  readonly earlierYears?: readonly YearOfIncome[];
}

/** What may be used, before it is held against an income. */
export interface PurchaseAvailable {
  readonly purchase: Term;
  readonly interest: Term;
  /** Left of the limit for other objects. */
  readonly otherObjects: Term;
}

function left(sheet: Sheet, whole: Term, used: Sum | undefined): Term {
  if (used === undefined || used.value === 0) return whole;
  const before = sum(sheet, used, { kind: LEAF.usedBefore });
  const rest = sheet.book.step(STEP.limitLeft, whole, before);
  if (sign(rest) < 0) {
    throw new LawRefusal('law.ndfl_deduction_overused', { usedKopecks: used.value });
  }
  return rest;
}

function interest(sheet: Sheet, claim: PurchaseClaim): Term {
  if (claim.interestToDate === undefined) return law(sheet, 'zero');
  const paid = sum(sheet, claim.interestToDate, { kind: LEAF.interest });
  const within = claim.isLoanAfter2014
    ? sheet.book.step(STEP.interestLimit, paid, law(sheet, 'interest.limit'))
    : paid;
  return left(sheet, within, claim.usedInterest);
}

/**
 * Refuses `law.ndfl_related_seller`, `law.ndfl_deduction_overused`, `law.amount_negative`.
 */
export function purchaseAvailable(sheet: Sheet, claim: PurchaseClaim): PurchaseAvailable {
  const { book } = sheet;
  if (claim.isSellerRelated === true) throw new LawRefusal('law.ndfl_related_seller');
  let cost = sum(sheet, claim.price, { kind: LEAF.price });
  if (claim.paidByOthers !== undefined && claim.paidByOthers.value > 0) {
    const others = sum(sheet, claim.paidByOthers, { kind: LEAF.paidByOthers });
    cost = notBelowZero(sheet, book.step(STEP.ownCost, cost, others));
  }
  cost = left(sheet, cost, claim.usedForObject);
  const limit = left(sheet, law(sheet, 'purchase.limit'), claim.usedPurchase);
  const purchase = book.step(STEP.purchaseLeft, cost, limit);
  const otherObjects = book.step(STEP.carried, limit, purchase);
  return { purchase, interest: interest(sheet, claim), otherObjects };
}

interface Used {
  readonly purchase: Term;
  readonly interest: Term;
  readonly deduction: Term;
  readonly carryPurchase: Term;
  readonly carryInterest: Term;
}

/** Purchase first, then interest, both within the income that is left. */
export function takenFrom(
  sheet: Sheet,
  available: Pick<PurchaseAvailable, 'purchase' | 'interest'>,
  income: Term,
): Used {
  const { book } = sheet;
  const purchase = book.step(STEP.used, available.purchase, income);
  const carryPurchase = book.step(STEP.carried, available.purchase, purchase);
  if (sign(available.interest) === 0) {
    const none = available.interest;
    return { purchase, interest: none, deduction: purchase, carryPurchase, carryInterest: none };
  }
  const rest = book.step(STEP.base, income, purchase);
  const paid = book.step(STEP.used, available.interest, rest);
  return {
    purchase,
    interest: paid,
    deduction: book.step(STEP.sum, purchase, paid),
    carryPurchase,
    carryInterest: book.step(STEP.carried, available.interest, paid),
  };
}

export interface EarlierRefund {
  readonly taxYear: number;
  readonly usedKopecks: Kopecks;
  readonly refundKopecks: Kopecks;
}

export interface PurchaseRefund extends Reckoned, RefundSums {
  readonly purchaseUsedKopecks: Kopecks;
  readonly interestUsedKopecks: Kopecks;
  readonly carryPurchaseKopecks: Kopecks;
  readonly carryInterestKopecks: Kopecks;
  readonly otherObjectsKopecks: Kopecks;
  readonly earlier: readonly EarlierRefund[];
}

/** п.10: at most three years, those directly before, none twice. */
function checkedEarlier(input: PurchaseInput, back: number): readonly YearOfIncome[] {
  const years = input.earlierYears ?? [];
  const isWrong = years.some(({ taxYear }, at) => taxYear !== input.taxYear - at - 1);
  if (isWrong || years.length > back) {
    throw new LawRefusal('law.ndfl_year_too_far', { taxYear: input.taxYear, back });
  }
  return years;
}

/**
 * The refund of the year, and of earlier years for a pensioner, with what is carried on.
 * Refuses `law.ndfl_year_too_far` and what `purchaseAvailable` refuses.
 */
export function purchaseRefund(input: PurchaseInput): PurchaseRefund {
  const sheet = sheetOf(input.taxYear);
  const { book } = sheet;
  const back = Number(sheet.law.get('ndfl.purchase.years_back').value);
  const available = purchaseAvailable(sheet, input);
  const income = sum(sheet, input.income, { kind: LEAF.income });
  const withheld = sum(sheet, input.withheld, { kind: LEAF.withheld });
  let used = takenFrom(sheet, available, income);
  const now = refundOf(sheet, { income, deduction: used.deduction, withheld });
  const { purchase, interest: ofInterest } = used;
  const refunds: [Term, ...Term[]] = [now.refund];
  const earlier = checkedEarlier(input, back).map((year): EarlierRefund => {
    const past = sheetOfYear(sheet, year.taxYear);
    const earned = sum(past, year.income, { kind: LEAF.income });
    const kept = sum(past, year.withheld, { kind: LEAF.withheld });
    used = takenFrom(past, { purchase: used.carryPurchase, interest: used.carryInterest }, earned);
    const claim = { income: earned, deduction: used.deduction, withheld: kept };
    const { refund } = refundOf(past, claim);
    refunds.push(refund);
    const usedKopecks = toKopecks(used.deduction);
    return { taxYear: year.taxYear, usedKopecks, refundKopecks: toKopecks(refund) };
  });
  const root = refunds.length === 1 ? now.refund : book.fold(STEP.refunds, refunds);
  return {
    ...reckoned(sheet, 'ndfl.property_purchase', root),
    ...refundSums(now),
    purchaseUsedKopecks: toKopecks(purchase),
    interestUsedKopecks: toKopecks(ofInterest),
    carryPurchaseKopecks: toKopecks(used.carryPurchase),
    carryInterestKopecks: toKopecks(used.carryInterest),
    otherObjectsKopecks: toKopecks(available.otherObjects),
    earlier,
  };
}
