// The whole year of a resident: every deduction in the lawful order, the tax of all bases, and
// what comes back or is still to be paid. Deductions that cannot be carried come first, those of
// a purchase last.
import type { Kopecks } from '#primitives/money';
import { compare, sign, toKopecks } from '../fraction.ts';
import type { StepKind, Term } from '../reckoning.ts';
import { type Savings, investmentDeduction } from './investment.ts';
import { LEAF, STEP } from './nodes.ts';
import { type PassiveBases, type PassiveKind, passiveTerms } from './passive-bases.ts';
import { type ProfessionalWork, professionalDeduction } from './professional.ts';
import { type PurchaseClaim, purchaseAvailable, takenFrom } from './property-purchase.ts';
import { exactTax, scaleTax } from './scale.ts';
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
import { type SocialExpenses, socialDeduction } from './social-deduction.ts';
import { type StandardInput, standardDeduction } from './standard-deduction.ts';

/**
 * What becomes of deductions above the main base: `second_group` (default) lowers the other bases
 * except dividends (ст.210 п.6), until 2024 only sale, gifts and insurance; `lost` does not. Not
 * settled: open question 4.
 */
export type ExcessPolicy = 'second_group' | 'lost';

export interface YearInput {
  readonly taxYear: number;
  /** All main income of the year, professional income included. */
  readonly income: Sum;
  /** Withheld by employers and banks, and paid by oneself. */
  readonly withheld: Sum;
  readonly standard?: Omit<StandardInput, 'taxYear'>;
  readonly social?: SocialExpenses;
  readonly professional?: ProfessionalWork;
  readonly savings?: Savings;
  readonly purchase?: PurchaseClaim;
  /** Bases after their own deductions (sale, deposits above the threshold). */
  readonly passive?: PassiveBases;
  readonly excess?: ExcessPolicy;
}

export interface YearTax extends Reckoned {
  readonly standardKopecks: Kopecks;
  readonly socialKopecks: Kopecks;
  readonly professionalKopecks: Kopecks;
  readonly investmentKopecks: Kopecks;
  readonly purchaseKopecks: Kopecks;
  readonly interestKopecks: Kopecks;
  readonly mainBaseKopecks: Kopecks;
  readonly passiveBaseKopecks: Kopecks;
  readonly taxBeforeKopecks: Kopecks;
  readonly taxAfterKopecks: Kopecks;
  readonly refundKopecks: Kopecks;
  readonly extraChargeKopecks: Kopecks;
  readonly carryPurchaseKopecks: Kopecks;
  readonly carryInterestKopecks: Kopecks;
  /** Deductions that found no income and are not carried. */
  readonly lostKopecks: Kopecks;
}

/** The incomes of a year by what may be lowered and what may not. */
interface Bases {
  readonly main: Term;
  /** Bases the excess may lower; null: none. */
  readonly lowered: Term | null;
  /** Bases nothing lowers. */
  readonly kept: Term | null;
}

function only(bases: PassiveBases, isWanted: (kind: PassiveKind) => boolean): PassiveBases {
  return Object.fromEntries(
    Object.entries(bases).filter(([kind]) => isWanted(kind as PassiveKind)),
  ) as PassiveBases;
}

const APART: readonly PassiveKind[] = ['propertySale', 'gifts', 'insurance'];

function basesOf(sheet: Sheet, input: YearInput): Bases {
  const main = sum(sheet, input.income, { kind: LEAF.income });
  const isGroup = sheet.law.find('ndfl.rate.special.1') !== undefined;
  const isKept = (kind: PassiveKind): boolean =>
    isGroup ? kind === 'dividends' : !APART.includes(kind);
  const of = (bases: PassiveBases): Term | null =>
    Object.keys(bases).length === 0 ? null : passiveTerms(sheet, bases).all;
  const passive = input.passive ?? {};
  return {
    main,
    lowered: of(only(passive, (kind) => !isKept(kind))),
    kept: of(only(passive, isKept)),
  };
}

function joined(sheet: Sheet, left: Term | null, right: Term | null): Term | null {
  if (left === null || right === null) return left ?? right;
  return sheet.book.step(STEP.withBoth, left, right);
}

interface Taxed extends Bases {
  readonly rounding: StepKind;
}

/** The tax of all bases: by groups from 2025, one scale with sale apart before. */
function taxOf(sheet: Sheet, { main, lowered, kept, rounding }: Taxed): Term {
  const isGroup = sheet.law.find('ndfl.rate.special.1') !== undefined;
  const onMain = isGroup ? main : (joined(sheet, main, kept) as Term);
  const other = isGroup ? joined(sheet, lowered, kept) : lowered;
  if (other === null) return scaleTax(sheet, { scale: 'main', base: onMain, rounding });
  const tax = exactTax(sheet, { scale: 'main', base: onMain });
  const extra = exactTax(sheet, { scale: isGroup ? 'passive' : 'sale', base: other });
  return sheet.book.round(rounding, sheet.book.step(STEP.taxes, tax, extra));
}

interface Deductions {
  readonly standard: Term | null;
  readonly social: Term | null;
  readonly professional: Term | null;
  readonly investment: Term | null;
}

function deductionsOf(sheet: Sheet, input: YearInput, income: Term): Deductions {
  const { standard, social, professional, savings, taxYear } = input;
  const work = (of: ProfessionalWork): Term => {
    const own = sum(sheet, of.income, { kind: LEAF.income });
    return professionalDeduction(sheet, of, own).deduction;
  };
  return {
    standard:
      standard === undefined ? null : standardDeduction(sheet, { ...standard, taxYear }).deduction,
    social: social === undefined ? null : socialDeduction(sheet, social, income).deduction,
    professional: professional === undefined ? null : work(professional),
    investment: savings === undefined ? null : investmentDeduction(sheet, savings).deduction,
  };
}

/** Bases after a whole of deductions: the main one first, then those the excess may lower. */
function afterDeductions(sheet: Sheet, bases: Bases, taken: Term | null): Bases {
  const { book } = sheet;
  if (taken === null) return bases;
  const main = notBelowZero(sheet, book.step(STEP.base, bases.main, taken));
  const { lowered } = bases;
  if (lowered === null || compare(taken, bases.main) <= 0) return { ...bases, main };
  book.doubt();
  const beyond = book.step(STEP.beyondMain, taken, bases.main);
  return { ...bases, main, lowered: notBelowZero(sheet, book.step(STEP.base, lowered, beyond)) };
}

function together(sheet: Sheet, terms: readonly (Term | null)[]): Term | null {
  const present = terms.filter((term) => term !== null && sign(term) > 0) as Term[];
  const [first = null, ...others] = present;
  if (first === null || others.length === 0) return first;
  return sheet.book.fold(STEP.allDeductions, [first, ...others]);
}

interface Purchased {
  readonly purchase: Term | null;
  readonly interest: Term | null;
  readonly carryPurchase: Term | null;
  readonly carryInterest: Term | null;
}

const NO_PURCHASE: Purchased = {
  purchase: null,
  interest: null,
  carryPurchase: null,
  carryInterest: null,
};

function amountOf(term: Term | null): Kopecks {
  return term === null ? (0 as Kopecks) : toKopecks(term);
}

/**
 * The year as a declaration shows it; the trace ends in the refund, or in the extra charge.
 * Refuses what the single deductions refuse.
 */
export function yearTax(input: YearInput): YearTax {
  const sheet = sheetOf(input.taxYear);
  const { book } = sheet;
  const whole = basesOf(sheet, input);
  const bases = input.excess === 'lost' ? { ...whole, lowered: null } : whole;
  // Under `lost` nothing lowers the other bases, yet they are taxed all the same.
  const untouched = input.excess === 'lost' ? whole.lowered : null;
  const given = deductionsOf(sheet, input, whole.main);
  const terms = [given.standard, given.social, given.professional, given.investment];
  const first = together(sheet, terms);
  const home = input.purchase === undefined ? null : purchaseAvailable(sheet, input.purchase);
  const left = afterDeductions(sheet, bases, first);
  // The purchase takes what the others have left, of the main base and the lowered ones.
  const pool = joined(sheet, left.main, left.lowered) as Term;
  const used: Purchased = home === null ? NO_PURCHASE : takenFrom(sheet, home, pool);
  // What a purchase carries on does not change the base: it is zero all the same.
  const all = together(sheet, [...terms, home?.purchase ?? null, home?.interest ?? null]);
  const rest = afterDeductions(sheet, bases, all);
  const final = { ...rest, lowered: rest.lowered ?? untouched };
  const before = taxOf(sheet, { ...whole, rounding: STEP.before });
  const after = taxOf(sheet, { ...final, rounding: STEP.after });
  const withheld = sum(sheet, input.withheld, { kind: LEAF.withheld });
  const isRefund = compare(withheld, after) >= 0;
  const root = isRefund
    ? book.step(STEP.toReturn, withheld, after)
    : book.step(STEP.extraCharge, after, withheld);
  const found = reckoned(sheet, 'ndfl.order', root);
  const lost =
    first === null
      ? law(sheet, 'zero')
      : notBelowZero(sheet, book.step(STEP.base, first, joined(sheet, bases.main, bases.lowered)!));
  return {
    ...found,
    standardKopecks: amountOf(given.standard),
    socialKopecks: amountOf(given.social),
    professionalKopecks: amountOf(given.professional),
    investmentKopecks: amountOf(given.investment),
    purchaseKopecks: amountOf(used.purchase),
    interestKopecks: amountOf(used.interest),
    mainBaseKopecks: toKopecks(final.main),
    passiveBaseKopecks: amountOf(joined(sheet, final.lowered, final.kept)),
    taxBeforeKopecks: toKopecks(before),
    taxAfterKopecks: toKopecks(after),
    refundKopecks: isRefund ? found.amountKopecks : (0 as Kopecks),
    extraChargeKopecks: isRefund ? (0 as Kopecks) : found.amountKopecks,
    carryPurchaseKopecks: amountOf(used.carryPurchase),
    carryInterestKopecks: amountOf(used.carryInterest),
    lostKopecks: toKopecks(lost),
  };
}
