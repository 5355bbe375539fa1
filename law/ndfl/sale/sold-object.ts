// A sold thing: its income is the price, or 0.7 of the cadastral value when that is more
// (ст.214.10 п.2), and a co-owner has the share of it.
import { type Fraction, WHOLE, compare, sign } from '../../fraction.ts';
import { LawRefusal } from '../../refusal.ts';
import type { Term } from '../../reckoning.ts';
import type { Fact } from '../../trace.ts';
import { LEAF, STEP } from '../nodes.ts';
import { type Sheet, type Sum, figure, law, sum } from '../sheet.ts';
import type { SoldKind } from './term.ts';

/** All sums are of the whole object; the share cuts each of them. */
export interface SoldObject {
  readonly kind: SoldKind;
  readonly price: Sum;
  /** On 1 January of the year the right passes; not for movable things. */
  readonly cadastral?: Sum;
  /** Where the region has lowered 0.7 (ст.214.10 п.6). */
  readonly coefficient?: Fact<Fraction>;
  readonly share?: Fact<Fraction>;
  /** Co-owners sell in one contract: the standard deduction is split (ст.220 п.2 пп.3). */
  readonly isSingleContract?: boolean;
  /** Documented costs of acquiring; zero or absent means none. */
  readonly costs?: Sum;
  /** Held for the minimum term or a family's move: see `sale-term.ts`. */
  readonly isExempt: boolean;
}

/** A sold object with its figures in the book. */
export interface Sold {
  readonly of: SoldObject;
  readonly income: Term;
  readonly costs: Term;
}

function cut(sheet: Sheet, whole: Term, share: Fact<Fraction> | undefined): Term {
  if (share === undefined || compare(share.value, WHOLE) === 0) return whole;
  if (sign(share.value) <= 0) throw new LawRefusal('law.share_wrong');
  if (compare(share.value, WHOLE) > 0) throw new LawRefusal('law.share_above_one');
  return sheet.book.step(STEP.ownIncome, whole, figure(sheet, share, { kind: LEAF.share }));
}

/** Income of the object: the price, or the part of the cadastral value when that is more. */
export function incomeOf(sheet: Sheet, of: SoldObject): Term {
  const price = sum(sheet, of.price, { kind: LEAF.salePrice });
  if (of.cadastral === undefined || of.kind === 'movable') return cut(sheet, price, of.share);
  const value = sum(sheet, of.cadastral, { kind: LEAF.cadastral });
  const { coefficient } = of;
  const part =
    coefficient === undefined
      ? law(sheet, 'sale.floor')
      : figure(sheet, coefficient, { kind: LEAF.floorPart });
  const floor = sheet.book.step(STEP.floor, value, part);
  return cut(sheet, sheet.book.step(STEP.saleIncome, price, floor), of.share);
}

/** The figures of a sold object, each cut to the share. */
export function soldOf(sheet: Sheet, of: SoldObject): Sold {
  const costs =
    of.costs === undefined ? law(sheet, 'zero') : sum(sheet, of.costs, { kind: LEAF.costs });
  return { of, income: incomeOf(sheet, of), costs: cut(sheet, costs, of.share) };
}
