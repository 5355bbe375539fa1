// Bases of different groups in one year. From 2025 each group has its own scale; until 2024 wages
// and passive bases were counted together for the step of 5 million (ст.224 п.1).
import { type Kopecks, subtract } from '#primitives/money';
import { compare, sign, toKopecks } from '../fraction.ts';
import type { Term } from '../reckoning.ts';
import { LEAF, STEP } from './nodes.ts';
import { scaleTax } from './scale.ts';
import { type Reckoned, type Sheet, type Sum, reckoned, sheetOf, sum } from './sheet.ts';

export interface TwoGroupsInput {
  readonly taxYear: number;
  readonly mainBase: Sum;
  /** Dividends, interest, securities; without sale of property, gifts and insurance. */
  readonly passiveBases: Sum;
}

export interface GroupsTax extends Reckoned {
  /** Tax of the main base by itself. */
  readonly mainKopecks: Kopecks;
  /** What the other group adds to it. */
  readonly otherKopecks: Kopecks;
}

/** Whether the groups of this year have scales of their own. */
function isSeparate(sheet: Sheet): boolean {
  return sheet.law.find('ndfl.rate.special.1') !== undefined;
}

interface Pair {
  readonly rule: string;
  readonly scale: 'passive' | 'special';
  readonly main: Term;
  readonly other: Term;
}

/** One scale for each group, or one for both where the year knows no groups. */
function pairTax(sheet: Sheet, { rule, scale, main, other }: Pair): GroupsTax {
  const { book } = sheet;
  const mainTax = scaleTax(sheet, { scale: 'main', base: main });
  const root = isSeparate(sheet)
    ? book.step(STEP.taxes, mainTax, scaleTax(sheet, { scale, base: other }))
    : scaleTax(sheet, { scale: 'main', base: book.step(STEP.together, main, other) });
  const found = reckoned(sheet, rule, root);
  const mainKopecks = toKopecks(mainTax);
  return { ...found, mainKopecks, otherKopecks: subtract(found.amountKopecks, mainKopecks) };
}

/** Tax on wages and passive income of one year, whole roubles. */
export function twoGroupsTax(input: TwoGroupsInput): GroupsTax {
  const sheet = sheetOf(input.taxYear);
  const main = sum(sheet, input.mainBase, { kind: LEAF.base });
  const args = { kind: 'all' };
  const other = sum(sheet, input.passiveBases, { kind: LEAF.passive, args });
  return pairTax(sheet, { rule: 'ndfl.two_groups', scale: 'passive', main, other });
}

export interface ThirdGroupInput {
  readonly taxYear: number;
  readonly mainBase: Sum;
  /** Pay of those who take part in СВО and of the listed services (ст.210 п.6.1). */
  readonly servicePay?: Sum;
  /** Northern allowances and regional coefficients (п.6.2), without the pay itself. */
  readonly northernPay?: Sum;
}

/**
 * Tax with the third group of ст.224 п.1.2 from 2025; before, everything stood in the main base.
 * Both kinds of the group are counted on one sum: unverified where that decides.
 */
export function thirdGroupTax(input: ThirdGroupInput): GroupsTax {
  const sheet = sheetOf(input.taxYear);
  const { book } = sheet;
  const main = sum(sheet, input.mainBase, { kind: LEAF.base });
  const kinds = { servicePay: input.servicePay, northernPay: input.northernPay };
  const parts = Object.entries(kinds).flatMap(([kind, pay]) =>
    pay === undefined ? [] : [sum(sheet, pay, { kind: LEAF.special, args: { kind } })],
  );
  const [first = book.law(sheet.law.get('ndfl.zero')), ...others] = parts;
  const other = others.length === 0 ? first : book.fold(STEP.allBases, [first, ...others]);
  const edge = sheet.law.find('ndfl.step_from.special.2');
  const isDecisive = edge !== undefined && compare(other, edge.fraction) > 0;
  if (isDecisive && parts.every((one) => sign(one) > 0) && parts.length > 1) book.doubt();
  return pairTax(sheet, { rule: 'ndfl.third_group', scale: 'special', main, other });
}
