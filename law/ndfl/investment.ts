// Investment deductions: ст.219.1 (securities held over three years; ИИС opened before 2024, type
// A) and ст.219.2 from 2024: pension contributions, long-term savings and ИИС-3 under one limit.
import { type Day, addMonths } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import { type Fraction, toKopecks } from '../fraction.ts';
import type { Term } from '../reckoning.ts';
import type { Fact } from '../trace.ts';
import { LEAF, STEP } from './nodes.ts';
import { type RefundSums, refundOf, refundSums } from './refund.ts';
import {
  type Reckoned,
  type Sheet,
  type Sum,
  figure,
  law,
  notBelowZero,
  reckoned,
  sheetOf,
  sum,
} from './sheet.ts';
import { NDFL_VALUES } from './values.ts';

export interface HeldSecurity {
  readonly gain: Sum;
  /** Full years between purchase and sale; more than three. */
  readonly years: Fact<Fraction>;
}

export const LONG_TERM_KINDS = ['pension', 'longTermSavings', 'iis3'] as const;

export interface Savings {
  /** Contributions of the year to an ИИС of type A opened before 2024. */
  readonly iisTypeA?: Sum;
  /** Closed before three years: the deduction is not given, earlier ones are paid back. */
  readonly isClosedEarly?: boolean;
  readonly longTerm: Partial<Readonly<Record<(typeof LONG_TERM_KINDS)[number], Sum>>>;
}

export interface InvestmentParts {
  readonly iis: Term | null;
  readonly longTerm: Term | null;
  readonly deduction: Term;
}

/** Both deductions of contributions; ст.219.2 before 2024 refuses `law.value_unknown`. */
export function investmentDeduction(sheet: Sheet, of: Savings): InvestmentParts {
  const { book } = sheet;
  const isIis = of.iisTypeA !== undefined && of.iisTypeA.value > 0 && of.isClosedEarly !== true;
  const iis = isIis
    ? book.step(
        STEP.withinSaved,
        sum(sheet, of.iisTypeA as Sum, { kind: LEAF.saved, args: { kind: 'iisTypeA' } }),
        law(sheet, 'iis.limit'),
      )
    : null;
  const paid = LONG_TERM_KINDS.flatMap((kind) => {
    const one = of.longTerm[kind];
    return one === undefined || one.value === 0
      ? []
      : [sum(sheet, one, { kind: LEAF.saved, args: { kind } })];
  });
  const [first, ...others] = paid;
  const all =
    first === undefined || others.length === 0 ? first : book.fold(STEP.saved, [first, ...others]);
  const longTerm =
    all === undefined ? null : book.step(STEP.withinSaved, all, law(sheet, 'long_term.limit'));
  // An old ИИС must be turned into the new one first; both in one year is not settled practice.
  if (iis !== null && of.longTerm.iis3 !== undefined && of.longTerm.iis3.value > 0) book.doubt();
  if (iis === null || longTerm === null) {
    return { iis, longTerm, deduction: iis ?? longTerm ?? law(sheet, 'zero') };
  }
  return { iis, longTerm, deduction: book.step(STEP.investment, iis, longTerm) };
}

export interface InvestmentRefund extends Reckoned, RefundSums {
  readonly iisKopecks: Kopecks;
  readonly longTermKopecks: Kopecks;
  readonly deductionKopecks: Kopecks;
}

export interface InvestmentInput extends Savings {
  readonly taxYear: number;
  readonly income: Sum;
  readonly withheld: Sum;
}

export function investmentRefund(input: InvestmentInput): InvestmentRefund {
  const sheet = sheetOf(input.taxYear);
  const income = sum(sheet, input.income, { kind: LEAF.income });
  const withheld = sum(sheet, input.withheld, { kind: LEAF.withheld });
  const { iis, longTerm, deduction } = investmentDeduction(sheet, input);
  const back = refundOf(sheet, { income, deduction, withheld });
  return {
    ...reckoned(sheet, 'ndfl.investment', back.refund),
    ...refundSums(back),
    iisKopecks: iis === null ? (0 as Kopecks) : toKopecks(iis),
    longTermKopecks: longTerm === null ? (0 as Kopecks) : toKopecks(longTerm),
    deductionKopecks: toKopecks(deduction),
  };
}

/** ст.219.1 п.2: 3 million for each year of holding, weighted by the gains. */
export function heldSecuritiesDeduction(
  taxYear: number,
  held: readonly [HeldSecurity, ...HeldSecurity[]],
): Reckoned {
  const sheet = sheetOf(taxYear);
  const { book } = sheet;
  const gains = held.map(({ gain }) => sum(sheet, gain, { kind: LEAF.gain })) as [Term, ...Term[]];
  const weighted = held.map(({ years }, at) =>
    book.step(STEP.gainYears, gains[at] as Term, figure(sheet, years, { kind: LEAF.heldYears })),
  ) as [Term, ...Term[]];
  const all = book.fold(STEP.gains, gains);
  const factor = book.step(STEP.holdingFactor, book.fold(STEP.gainYearsAll, weighted), all);
  const limit = book.step(STEP.holdingLimit, law(sheet, 'securities.year_limit'), factor);
  const within = book.step(STEP.heldLong, all, limit);
  return reckoned(sheet, 'ndfl.investment', book.round(STEP.toKopeck, within));
}

/** The part of the result of an ИИС-3 above 30 million that is taxed at closing. */
export function iisResultTaxed(taxYear: number, result: Sum): Reckoned {
  const sheet = sheetOf(taxYear);
  const above = sheet.book.step(
    STEP.resultAbove,
    sum(sheet, result, { kind: LEAF.iisResult }),
    law(sheet, 'iis.result_limit'),
  );
  return reckoned(sheet, 'ndfl.investment', notBelowZero(sheet, above));
}

/** Years an ИИС must last: 3 when opened before 2024, then 5, growing to 10 (ст.219.2, 58-ФЗ). */
export function iisMinimumYears(openedOn: Day): number {
  return Number(NDFL_VALUES.on(openedOn).get('ndfl.iis.min_years').value);
}

/** The day from which closing an ИИС keeps its deductions. */
export function iisMayCloseOn(openedOn: Day): Day {
  return addMonths(openedOn, iisMinimumYears(openedOn) * 12);
}
