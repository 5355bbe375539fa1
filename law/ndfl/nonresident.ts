// Non-residents: 30 % without deductions, dividends 15 %; the pay of those whom ст.224 п.3 and 3.1
// name goes by the residents' scale of the year.
import { day } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import { toKopecks } from '../fraction.ts';
import { LEAF, STEP } from './nodes.ts';
import { flatTax, scaleTax } from './scale.ts';
import { type Reckoned, type Sheet, type Sum, reckoned, sheetOf, sum } from './sheet.ts';

/** Each from the day ст.224 п.3 or the treaty of the ЕАЭС (ст.73) names it. */
export const SPECIAL_STATUSES = {
  eaeu_worker: day('2016-01-01'),
  highly_qualified: day('2016-01-01'),
  patent: day('2016-01-01'),
  refugee: day('2016-01-01'),
  resettled_compatriot: day('2016-01-01'),
  ship_crew: day('2016-01-01'),
  // 389-ФЗ: work from abroad for a Russian employer became income from Russia in 2024.
  remote_worker: day('2024-01-01'),
} as const;

export type SpecialStatus = keyof typeof SPECIAL_STATUSES;

export interface NonresidentInput {
  readonly taxYear: number;
  readonly specialStatus: SpecialStatus | null;
  readonly salary: Sum;
  /** From Russian companies. */
  readonly dividends?: Sum;
}

export interface NonresidentTax extends Reckoned {
  readonly salaryKopecks: Kopecks;
  readonly dividendKopecks: Kopecks;
}

function hasScale(sheet: Sheet, status: SpecialStatus | null): boolean {
  return status !== null && SPECIAL_STATUSES[status] <= sheet.law.on;
}

/** Refuses `law.amount_negative`, `law.value_unknown`. */
export function nonresidentTax(input: NonresidentInput): NonresidentTax {
  const sheet = sheetOf(input.taxYear);
  const { book } = sheet;
  const salary = sum(sheet, input.salary, { kind: LEAF.income });
  const salaryTax = hasScale(sheet, input.specialStatus)
    ? scaleTax(sheet, { scale: 'main', base: salary })
    : flatTax(sheet, salary, 'rate.nonresident.general');
  const dividendTax =
    input.dividends === undefined
      ? null
      : flatTax(
          sheet,
          sum(sheet, input.dividends, { kind: LEAF.dividends }),
          'rate.nonresident.dividends',
        );
  const root = dividendTax === null ? salaryTax : book.step(STEP.taxes, salaryTax, dividendTax);
  return {
    ...reckoned(sheet, 'ndfl.nonresident', root),
    salaryKopecks: toKopecks(salaryTax),
    dividendKopecks: dividendTax === null ? (0 as Kopecks) : toKopecks(dividendTax),
  };
}
